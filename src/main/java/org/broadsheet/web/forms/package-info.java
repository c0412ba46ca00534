/**
 * Forms as people fill them in: what stands in their fields becomes values, or a sentence at its field that says what to mend.
 *
 * <pre>{@code
 * Mistakes problems = new Mistakes();
 * Optional<HourFields> hour = HourFields.read("7:30", "berlin", usual, problems, language);
 * }</pre>
 */
package org.broadsheet.web.forms;

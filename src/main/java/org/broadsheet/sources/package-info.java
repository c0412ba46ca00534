/**
 * Fetches new papers from everywhere, politely, each once, and knows when some are missing. The door holds what all sources share: the
 * client and its pace, the body with its budget, counts, the jobs; each provider or kind has an inner room.
 *
 * <pre>{@code
 * List<URI> ask = source.questions(days);      // what to ask; IntakeRun asks, a Format reads the answer
 * }</pre>
 *
 * <p>To add a source, see "Where do I add" in the architecture page. A reader of outside bytes is linear and bounded, and has a growth test.
 */
package org.broadsheet.sources;

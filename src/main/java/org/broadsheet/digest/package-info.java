/**
 * One reader's selection for one date, put into words.
 *
 * <pre>{@code
 * DigestRun.Counts made = digestRun.run();             // for all whose hour has passed
 * Letter letter = digestMail.letter(reader, digest);   // HTML and text, rendered when it is sent
 * }</pre>
 *
 * <p>{@link org.broadsheet.digest.Editor} is pure: it picks, orders, drops near-duplicates and what was sent before. A digest and its message are
 * published in one transaction or not at all.
 */
package org.broadsheet.digest;

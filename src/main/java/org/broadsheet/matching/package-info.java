/**
 * The door of matching: which paper fits which profile, how well, and why.
 *
 * <pre>{@code
 * MatchRun.Counts counts = matchRun.run();              // every reader, what is not yet matched
 * List<Fit> first = firstLook.at(papers, profile, 10);  // a preview, nothing stored
 * }</pre>
 *
 * <p>Inside: {@code text} turns papers into vectors of words and scores them, {@code meaning} holds the model's vectors, {@code query} reads
 * questions and rules, {@code search} keeps the index. A change of a signal or a weight needs {@code broadsheet evaluate} before and after.
 */
package org.broadsheet.matching;

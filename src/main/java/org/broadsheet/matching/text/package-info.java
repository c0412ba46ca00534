/**
 * Terms, statistics, vectors of words, and the kernel that scores a day's papers.
 *
 * <pre>{@code
 * Postings day = Postings.of(vectors);        // one batch of papers
 * float[] scores = day.score(profileVector);  // one score a paper
 * }</pre>
 *
 * <p>Papers are ints and terms are ints here; nothing knows a reader. Scores must stay equal to Lucene's BM25 where a test compares them.
 */
package org.broadsheet.matching.text;

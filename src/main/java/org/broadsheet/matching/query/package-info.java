/**
 * The language in which people ask for papers: on the search page, on the command line, and in {@code always:} and
 * {@code only:} of a profile. One reader, one tree; it knows no index and no paper.
 *
 * <pre>{@code
 * Question asked = QuestionReader.read("title:retrieval author:\"Jimmy Lin\" from:2025-09 NOT survey");
 * }</pre>
 *
 * <p>Reading never fails and never takes longer than the text is long. A new field is one line in {@code QuestionReader}, and
 * the compiler then names every place that must answer it.
 */
package org.broadsheet.matching.query;

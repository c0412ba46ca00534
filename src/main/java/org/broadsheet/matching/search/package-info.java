/**
 * Finds papers: by what a person types, and by what is like a paper. Lucene's index lives here.
 *
 * <pre>{@code
 * try (Archive archive = Archive.open(folder, library)) {
 *     for (Archive.Found found : archive.search("sparse retrieval", 10)) {
 *         library.byNumber(List.of(found.number()));
 *     }
 * }
 * }</pre>
 *
 * <p>The index can always be made anew from the library, so nothing is kept in it that is not in the tables, and a change of
 * what is written only needs another {@code PaperDocument.FORM}. There is one writer at a time,
 * whatever the process: {@code Indexer} reads how far the index is only while it holds the lock.
 */
package org.broadsheet.matching.search;

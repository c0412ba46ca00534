/**
 * A reader's own library, as reference managers save it: BibTeX, RIS, EndNote, PubMed, JSON, XML, YAML, tables, bookmarks, lists of
 * numbers.
 *
 * <pre>{@code
 * switch (LibraryFile.read(bytes)) {
 *     case LibraryFile.Reading.Papers papers -> … papers.entries() … papers.leftOut() …
 *     case LibraryFile.Reading.NotALibrary(String reason) -> …
 * }
 * }</pre>
 *
 * <p>One class reads one format. Each takes time in proportion to the file, keeps to a budget whatever the file makes it expand, and
 * tells an {@link org.broadsheet.libraries.EntryBasket} of every entry: found, or left out and why. Whoever adds a format adds its class, a
 * line in {@code LibraryFile}, and its marks to {@code LibraryGrowthTest}.
 */
package org.broadsheet.libraries;

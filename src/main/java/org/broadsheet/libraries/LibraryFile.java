package org.broadsheet.libraries;

import java.util.List;
import org.broadsheet.text.Clean;
import org.broadsheet.text.Decoding;

/**
 * A file from a reference manager. Which format it has is read from its text, not from its name. Entries that are broken or no
 * papers are counted and left out; the rest is kept.
 */
public final class LibraryFile {

    /** Bigger ones are not read. */
    public static final int MOST_BYTES = 5_000_000;

    /** What a file turned out to hold. */
    public sealed interface Reading {

        /**
         * @param entries no two alike, in the file's order; at most 5,000
         * @param leftOut the others, by reason
         */
        record Papers(List<LibraryEntry> entries, List<LeftOut> leftOut) implements Reading {
            public Papers {
                entries = List.copyOf(entries);
                leftOut = List.copyOf(leftOut);
            }
        }

        /** No library of any of these forms; the reason ends the reader's search. */
        record NotALibrary(String reason) implements Reading {}
    }

    /**
     * So many entries were left out for this reason.
     *
     * @param which the first of them, counted from 1 among all entries of the file
     */
    public record LeftOut(Lack reason, int count, List<Integer> which) {
        public LeftOut {
            which = List.copyOf(which);
        }
    }

    private LibraryFile() {}

    /** Reads a file from wherever it came. Never throws, whatever the bytes. */
    public static Reading read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return new Reading.NotALibrary(
                    "The file has %,d bytes; at most %,d are read.".formatted(bytes.length, MOST_BYTES));
        }
        String text = Clean.lines(Decoding.text(bytes));
        EntryBasket basket = new EntryBasket();
        boolean known = Json.read(text, basket)
                || PubMed.read(text, basket)
                || EndNote.read(text, basket)
                || (!BibTex.isIn(text) && (XmlRecords.read(text, basket) || LinkedPage.read(text, basket)))
                || PlainTags.read(text, basket)
                || Ris.read(text, basket)
                || LatexItems.read(text, basket)
                || (!BibTex.isIn(text) && KeyedLines.read(text, basket))
                || CsvTable.read(text, basket)
                || BibTex.read(text, basket)
                || NumberList.read(text, basket);
        return known
                ? basket.papers()
                : new Reading.NotALibrary(
                        "The file is neither BibTeX (.bib), RIS (.ris), EndNote (.enw), Web of Science, RefWorks, PubMed (.nbib), Zotero's, CSL's or a browser's JSON, XML (EndNote, PubMed, MODS, RDF), a citation file (.cff), a page of bookmarks, a CSV table with a column \"Title\", nor a list of DOIs or arXiv numbers. Export your library in one of these.");
    }
}

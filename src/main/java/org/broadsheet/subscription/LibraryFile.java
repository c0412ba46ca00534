package org.broadsheet.subscription;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.PaperId;

/**
 * A reader's own library, as their reference manager saves it: BibTeX, RIS, or JSON of Zotero (its API's form, its
 * export's, or CSL). Which one it is, is read from the text, not from the file's name. Broken entries are counted and left
 * out; the rest is kept.
 */
public final class LibraryFile {

    /** More is no personal library, and costs more than it tells. */
    public static final int MOST_BYTES = 5_000_000;

    private static final int MOST_ENTRIES = 5_000;
    private static final int LONGEST_TITLE = 1_000;

    /** What a file turned out to hold. */
    public sealed interface Reading {

        /**
         * @param papers what each entry is known by: an arXiv identifier or else a DOI, and its title; no two alike
         * @param leftOut how many entries were broken, or had neither number nor title
         */
        record Papers(List<LikedPaper> papers, int leftOut) implements Reading {
            public Papers {
                papers = List.copyOf(papers);
            }
        }

        /** No library of any of these forms; the reason ends the reader's search. */
        record NotALibrary(String reason) implements Reading {}
    }

    /** What an entry of any form says of its paper; any of the texts may be empty. */
    record Entry(String title, List<String> numbers) {}

    /** The entries of a file, and how many more could not be read. */
    record Entries(List<Entry> read, int broken) {}

    private LibraryFile() {}

    /** Reads a file from wherever it came. Never throws, whatever the bytes. */
    public static Reading read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return new Reading.NotALibrary(
                    "The file has %,d bytes; at most %,d are read.".formatted(bytes.length, MOST_BYTES));
        }
        String text = decode(bytes).replace("\uFEFF", "");
        String start = text.stripLeading();
        Optional<Entries> entries = Optional.empty();
        if (start.startsWith("[") || start.startsWith("{")) {
            entries = ZoteroJson.read(text);
        } else if (Ris.looksLike(text)) {
            entries = Optional.of(Ris.read(text));
        } else if (BibTex.looksLike(text)) {
            entries = Optional.of(BibTex.read(text));
        }
        return entries.map(LibraryFile::papers)
                .orElseGet(
                        () -> new Reading.NotALibrary(
                                "The file is neither BibTeX (.bib), RIS (.ris) nor Zotero's JSON. Export your library in one of these."));
    }

    private static Reading papers(Entries entries) {
        List<LikedPaper> papers = new ArrayList<>();
        int leftOut = entries.broken();
        for (Entry entry : entries.read()) {
            Optional<LikedPaper> paper = paper(entry);
            if (paper.isEmpty() || papers.size() == MOST_ENTRIES) {
                leftOut++;
            } else {
                papers.add(paper.get());
            }
        }
        return new Reading.Papers(papers.stream().distinct().toList(), leftOut);
    }

    private static Optional<LikedPaper> paper(Entry entry) {
        Optional<PaperId> arxiv = entry.numbers().stream()
                .flatMap(number -> ArxivId.find(number).stream())
                .findFirst()
                .map(PaperId::of);
        Optional<PaperId> doi = entry.numbers().stream()
                .flatMap(number -> Doi.find(number).stream())
                .findFirst()
                .map(LibraryFile::arxivBehind);
        String stripped = entry.title().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String title = stripped.length() > LONGEST_TITLE ? "" : stripped;
        Optional<PaperId> id = arxiv.or(() -> doi);
        return id.isEmpty() && title.isEmpty() ? Optional.empty() : Optional.of(new LikedPaper(id, title));
    }

    /** arXiv's own DOIs, {@code 10.48550/arXiv.2408.01234}, are arXiv identifiers in another coat. */
    private static PaperId arxivBehind(Doi doi) {
        String prefix = "10.48550/arxiv.";
        return doi.value().startsWith(prefix)
                ? ArxivId.find(doi.value().substring(prefix.length()))
                        .map(PaperId::of)
                        .orElseGet(() -> PaperId.of(doi))
                : PaperId.of(doi);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}

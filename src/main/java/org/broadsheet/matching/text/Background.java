package org.broadsheet.matching.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * How common words are in abstracts of papers, for an archive that is too small to tell. Counts only, no text; made by
 * {@code BackgroundMaker} in {@code src/bench}.
 */
public final class Background {

    /** An archive of this size needs no help. */
    private static final int ENOUGH = 2_000;

    private static final String RESOURCE = "background.txt.gz";

    private final int papers;
    private final double meanLength;
    private final int[] terms;
    private final int[] counts;

    private Background(int papers, double meanLength, int[] terms, int[] counts) {
        this.papers = papers;
        this.meanLength = meanLength;
        this.terms = terms;
        this.counts = counts;
    }

    /** The shipped counts. Its first line gives the number of papers and their mean length in words, then come stem and count. */
    public static Background shipped() {
        try (InputStream packed = Objects.requireNonNull(Background.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            String[] head = lines.readLine().split(" ", -1);
            var rows = lines.lines().map(line -> line.split(" ", -1)).toList();
            return new Background(
                    Integer.parseInt(head[0]),
                    Double.parseDouble(head[1]),
                    rows.stream().mapToInt(row -> Terms.of(row[0])).toArray(),
                    rows.stream().mapToInt(row -> Integer.parseInt(row[1])).toArray());
        } catch (IOException damaged) {
            throw new UncheckedIOException(
                    "The shipped " + RESOURCE + " cannot be read; build the program anew.", damaged);
        }
    }

    /** For measuring without help. */
    public static Background none() {
        return new Background(1, 0, new int[0], new int[0]);
    }

    double meanLength() {
        return meanLength;
    }

    /** Adds as many papers' worth of counts as an archive of {@code size} papers lacks, and returns how many that was. */
    int addTo(IntIntMap holding, int size) {
        int lent = terms.length == 0 ? 0 : Math.max(0, ENOUGH - size);
        for (int i = 0; lent > 0 && i < terms.length; i++) {
            int count = (int) Math.round((double) counts[i] * lent / papers);
            if (count > 0) {
                holding.add(terms[i], count);
            }
        }
        return lent;
    }
}

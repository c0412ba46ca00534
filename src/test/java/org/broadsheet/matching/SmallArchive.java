package org.broadsheet.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.Papers;

/** An archive of made-up papers in six fields, the same at every run, for tests that need words to be common or rare. */
public final class SmallArchive {

    private static final String COMMON =
            "method results approach study propose novel show based large data analysis model";

    private static final List<String> FIELDS = List.of(
            "sparse retrieval query index ranking passage inverted term weights search engine relevance dense lexical",
            "galaxy rotation halo stellar survey redshift telescope dust cluster luminosity spectra dwarf merger",
            "bird migration wetland flock nesting season songbird tracking stopover climate wing feather plumage",
            "compiler register allocation loop vectorization instruction scheduling inlining bytecode optimization pass",
            "protein folding residue binding enzyme ligand structure mutation sequence helix membrane receptor",
            "traffic congestion signal intersection vehicle route commuter bus transit demand toll lane ramp");

    private static final String[] CATEGORIES = {"cs.IR", "astro-ph.GA", "q-bio.PE", "cs.PL", "q-bio.BM", "eess.SY"};

    private SmallArchive() {}

    /** {@code perField} papers of each field, numbered from 1. */
    public static List<ShelvedPaper> of(int perField) {
        Random random = new Random(7);
        List<ShelvedPaper> papers = new ArrayList<>();
        for (int i = 0; i < perField; i++) {
            for (int field = 0; field < FIELDS.size(); field++) {
                Paper paper = Papers.titled(words(random, field, 5) + " " + papers.size())
                        .text(words(random, field, 40))
                        .by("Author Number" + letters(papers.size()), CATEGORIES[field])
                        .paper();
                papers.add(shelved(papers.size() + 1L, paper));
            }
        }
        return papers;
    }

    /** The field that most words of a text are of; empty if it has no word of any. */
    static OptionalInt field(String text) {
        Set<String> words =
                Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)).collect(Collectors.toSet());
        return IntStream.range(0, FIELDS.size())
                .filter(field -> shared(words, field) > 0)
                .reduce((one, other) -> shared(words, one) >= shared(words, other) ? one : other);
    }

    private static long shared(Set<String> words, int field) {
        return Stream.of(FIELDS.get(field).split(" ", -1))
                .filter(words::contains)
                .count();
    }

    static ShelvedPaper shelved(long number, Paper paper) {
        return new ShelvedPaper(number, Instant.EPOCH, paper);
    }

    private static String words(Random random, int field, int count) {
        String[] own = FIELDS.get(field).split(" ", -1);
        String[] common = COMMON.split(" ", -1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String[] from = random.nextInt(3) == 0 ? common : own;
            text.append(i == 0 ? "" : " ").append(from[random.nextInt(from.length)]);
        }
        return text.toString();
    }

    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .collect(
                        StringBuilder::new,
                        (text, digit) -> text.append((char) ('a' + Character.digit(digit, 26))),
                        StringBuilder::append)
                .toString();
    }
}

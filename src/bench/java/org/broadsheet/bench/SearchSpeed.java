package org.broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.broadsheet.Scratch;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.meaning.VectorStore;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.database.Database;

/** Searches an archive of so many papers by words and by papers, one after the other, and tells the median of each. */
final class SearchSpeed {

    private static final int QUESTIONS = 1_000;
    private static final int TOP = 20;

    private static final int DIMENSIONS = 384;
    private static final int CLUSTERS = 300;
    private static final String MODEL = "pretended";

    /** Milliseconds of one question, the median and the 95th of a hundred. */
    record Each(double median, double late) {}

    /**
     * @param rebuild seconds for making the index
     * @param words three words of a title
     * @param meant the same, where there is a model: its vectors are pretended ones and come at once, so that the index is
     *     measured and not the model
     * @param names an author's name
     * @param slips two words of a title, one of them with two letters swapped
     */
    record Figures(int papers, double rebuild, Each words, Each meant, Each names, Each slips, Each similar) {}

    private SearchSpeed() {}

    /** Prints the figures for so many papers, by default 100,000. */
    public static void main(String[] papers) throws IOException {
        System.out.println(measure(papers.length == 0 ? 100_000 : Integer.parseInt(papers[0])));
    }

    /** Vectors around a few hundred centres, the same ones for the same seed. */
    private static float[] vector(long seed) {
        Random own = new Random(seed * 0x9E3779B97F4A7C15L);
        Random centre = new Random(Math.floorMod(own.nextInt(), CLUSTERS));
        float[] vector = new float[DIMENSIONS];
        double length = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (centre.nextGaussian() + own.nextGaussian());
            length += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    /** A model that has read everything and answers at once. */
    private static Meanings pretended(Library library) {
        Embedder embedder = new Embedder() {
            @Override
            public String model() {
                return MODEL;
            }

            @Override
            public Answer embed(List<String> texts) {
                return new Answer.Vectors(
                        texts.stream().map(text -> vector(text.hashCode())).toList());
            }

            @Override
            public void close() {}
        };
        VectorStore store = new VectorStore() {
            @Override
            public Map<Long, float[]> find(Collection<Long> papers, String model) {
                return papers.stream().collect(Collectors.toMap(number -> number, SearchSpeed::vector));
            }

            @Override
            public long through(String model) {
                return library.newestNumber();
            }

            @Override
            public long ahead(String model) {
                return library.newestNumber();
            }

            @Override
            public long revised(String model) {
                return library.newestRevision();
            }

            @Override
            public Optional<String> trouble(String model) {
                return Optional.empty();
            }

            @Override
            public void keep(String model, long through, Map<Long, float[]> vectors) {}

            @Override
            public void keepAhead(String model, long ahead, Map<Long, float[]> vectors) {}

            @Override
            public void replace(String model, long revised, Map<Long, float[]> vectors) {}

            @Override
            public void troubled(String model, String reason) {}

            @Override
            public int forgetOthers(String model) {
                return 0;
            }
        };
        return Meanings.of(embedder, store, 1);
    }

    static Figures measure(int papers) throws IOException {
        Path folder = Files.createTempDirectory("broadsheet-search");
        try (Database database = Database.open(Database.embedded(folder))) {
            SyntheticText text = new SyntheticText(11);
            for (int from = 0; from < papers; from += 1_000) {
                List<Paper> some = new ArrayList<>();
                for (int i = 0; i < Math.min(1_000, papers - from); i++) {
                    some.add(text.paper(LocalDate.parse("2026-03-02")));
                }
                new JdbcPaperShelf(database)
                        .put(
                                new PaperShelf.Batch("synthetic", some, List.of(), Optional.empty()),
                                Instant.parse("2026-03-02T06:00:00Z"));
            }
            Library library = new JdbcLibrary(database);
            List<ShelvedPaper> asked = library.since(papers / 2, QUESTIONS);
            IntFunction<Paper> paper = i -> asked.get(i).paper();
            Each byWords;
            Each byName;
            Each slips;
            try (Archive archive = Archive.anew(folder.resolve("words"), library, Meanings.NONE, ignored -> {})) {
                byWords = each(i -> archive.search(words(paper.apply(i)), TOP), asked.size());
                byName = each(
                        i -> archive.search(paper.apply(i).authors().getFirst().name(), TOP), asked.size());
                slips = each(i -> archive.search(slip(paper.apply(i)), TOP), asked.size());
            }
            long begin = System.nanoTime();
            try (Archive archive = Archive.anew(folder.resolve("index"), library, pretended(library), ignored -> {})) {
                double rebuild = (System.nanoTime() - begin) / 1e9;
                Each meant = each(i -> archive.search(words(paper.apply(i)), TOP), asked.size());
                Each similar = each(i -> archive.similar(asked.get(i), TOP).found(), asked.size());
                return new Figures(papers, rebuild, byWords, meant, byName, slips, similar);
            }
        } finally {
            Scratch.delete(folder);
        }
    }

    /** What somebody types: three words of a title. */
    private static String words(Paper paper) {
        String[] title = paper.title().split(" ", -1);
        return String.join(" ", Arrays.copyOf(title, 3));
    }

    /** Somebody's two words in a hurry. */
    private static String slip(Paper paper) {
        String[] title = paper.title().split(" ", -1);
        String word = title[0];
        int middle = word.length() / 2;
        return word.length() < 4
                ? paper.title()
                : word.substring(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1)
                        + word.substring(middle + 1) + " " + title[1];
    }

    private static Each each(IntFunction<List<Archive.Found>> question, int times) {
        milliseconds(question, Math.min(times, 300));
        double[] each = milliseconds(question, times);
        return new Each(each[each.length / 2], each[each.length * 95 / 100]);
    }

    /** Counted so that no answer is work for nothing. */
    private static long answers;

    private static double[] milliseconds(IntFunction<List<Archive.Found>> question, int times) {
        double[] each = new double[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            answers += question.apply(i).size();
            each[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(each);
        return each;
    }
}

package org.broadsheet.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

    /**
     * Milliseconds of one question, the median and the 95th of a hundred.
     *
     * @param busy the median of the processor's time, which other work on the machine does not stretch
     */
    record Each(double median, double late, double busy) {}

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

    /**
     * Prints the figures for so many papers, by default 100,000; those by words alone as soon as they are there. With a folder, which
     * stays, it goes on with what an earlier run made there, and measures words alone.
     */
    public static void main(String[] args) throws IOException {
        int papers = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        if (args.length < 2) {
            System.out.println(measure(papers));
            return;
        }
        Path folder = Files.createDirectories(Path.of(args[1]));
        try (Database database = Database.open(Database.embedded(folder))) {
            Library library = new JdbcLibrary(database);
            if (library.count() < papers) {
                fill(database, papers);
            }
            try (Archive archive = Archive.open(folder.resolve("words"), library)) {
                System.out.println(ByWords.of(archive, library.since(papers / 2, QUESTIONS)));
            }
        }
    }

    /** What needs no model. */
    private record ByWords(Each few, Each names, Each slips) {

        static ByWords of(Archive archive, List<ShelvedPaper> asked) {
            return new ByWords(
                    each(i -> archive.search(SearchSpeed.words(asked.get(i).paper()), TOP), asked.size()),
                    each(
                            i -> archive.search(
                                    asked.get(i).paper().authors().getFirst().name(), TOP),
                            asked.size()),
                    each(i -> archive.search(slip(asked.get(i).paper()), TOP), asked.size()));
        }
    }

    private static void fill(Database database, int papers) {
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
            fill(database, papers);
            Library library = new JdbcLibrary(database);
            List<ShelvedPaper> asked = library.since(papers / 2, QUESTIONS);
            ByWords byWords;
            try (Archive archive = Archive.anew(folder.resolve("words"), library, Meanings.NONE, ignored -> {})) {
                byWords = ByWords.of(archive, asked);
                System.out.println(byWords);
            }
            long begin = System.nanoTime();
            try (Archive archive = Archive.anew(folder.resolve("index"), library, pretended(library), ignored -> {})) {
                double rebuild = (System.nanoTime() - begin) / 1e9;
                Each meant =
                        each(i -> archive.search(SearchSpeed.words(asked.get(i).paper()), TOP), asked.size());
                Each similar = each(i -> archive.similar(asked.get(i), TOP).found(), asked.size());
                return new Figures(papers, rebuild, byWords.few(), meant, byWords.names(), byWords.slips(), similar);
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
        double[][] each = milliseconds(question, times);
        return new Each(each[0][times / 2], each[0][times * 95 / 100], each[1][times / 2]);
    }

    /** Counted so that no answer is work for nothing. */
    private static long answers;

    /** By the clock, and of the processor; each in order. */
    private static double[][] milliseconds(IntFunction<List<Archive.Found>> question, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[][] each = new double[2][times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            long busy = threads.getCurrentThreadCpuTime();
            answers += question.apply(i).size();
            each[0][i] = (System.nanoTime() - begin) / 1e6;
            each[1][i] = (threads.getCurrentThreadCpuTime() - busy) / 1e6;
        }
        Arrays.sort(each[0]);
        Arrays.sort(each[1]);
        return each;
    }
}

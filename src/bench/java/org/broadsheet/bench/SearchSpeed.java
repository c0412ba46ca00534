package org.broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.broadsheet.Scratch;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.Database;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;

/** Searches an archive of so many papers by words and by papers, one after the other, and tells the median of each. */
final class SearchSpeed {

    private static final int QUESTIONS = 1_000;
    private static final int TOP = 20;

    /** Milliseconds of one question, the median and the 95th of a hundred; and seconds for making the index. */
    record Figures(int papers, double rebuild, double words, double words95, double similar, double similar95) {}

    private SearchSpeed() {}

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
            long begin = System.nanoTime();
            try (Archive archive = Archive.anew(folder.resolve("index"), library, Meanings.NONE, ignored -> {})) {
                double rebuild = (System.nanoTime() - begin) / 1e9;
                List<ShelvedPaper> asked = library.since(papers / 2, QUESTIONS);
                IntFunction<List<Archive.Found>> words =
                        i -> archive.search(words(asked.get(i).paper()), TOP);
                IntFunction<List<Archive.Found>> similar = i -> archive.similar(asked.get(i), TOP);
                milliseconds(words, 300);
                milliseconds(similar, 300);
                double[] ofWords = milliseconds(words, asked.size());
                double[] ofSimilar = milliseconds(similar, asked.size());
                return new Figures(
                        papers,
                        rebuild,
                        ofWords[ofWords.length / 2],
                        ofWords[ofWords.length * 95 / 100],
                        ofSimilar[ofSimilar.length / 2],
                        ofSimilar[ofSimilar.length * 95 / 100]);
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

    private static double[] milliseconds(IntFunction<List<Archive.Found>> question, int times) {
        double[] each = new double[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            if (question.apply(i).isEmpty()) {
                throw new IllegalStateException("Question " + i + " found nothing.");
            }
            each[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(each);
        return each;
    }
}

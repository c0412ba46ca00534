package org.broadsheet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.evaluation.Evaluation.Half;
import org.broadsheet.evaluation.Evaluation.Method;
import org.broadsheet.evaluation.Evaluation.Profiles;
import org.broadsheet.evaluation.Evaluation.Result;
import org.broadsheet.matching.SmallArchive;
import org.broadsheet.papers.ShelvedPaper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    @TempDir
    private Path folder;

    @Test
    void everyMethodIsTriedOnBothHalvesAndAll() throws IOException {
        Evaluation evaluation = new Evaluation(trial(true), new Profiles(0, false, false));

        for (Method method : List.of(Method.OURS, Method.MLT, Method.BM25, Method.CENTROID)) {
            List<Result> results = evaluation.run(method, done -> {});
            assertThat(results).extracting(Result::half).containsExactly(Half.EVEN, Half.ODD, Half.ALL);
            assertThat(results).extracting(Result::cases).containsExactly(3, 3, 6);
            assertThat(results.getLast()).satisfies(all -> {
                assertThat(all.ndcgAt10()).as("%s", method).isGreaterThan(0.5);
                assertThat(all.low()).isLessThanOrEqualTo(all.ndcgAt10());
                assertThat(all.high()).isGreaterThanOrEqualTo(all.ndcgAt10());
            });
        }
    }

    @Test
    void profilesOfOneLikeOfTitlesAndOfFreeTextAreTriedToo() throws IOException {
        for (Profiles profiles :
                List.of(new Profiles(1, false, false), new Profiles(0, true, false), new Profiles(0, false, true))) {
            Result all = new Evaluation(trial(false), profiles)
                    .run(Method.OURS, done -> {})
                    .getLast();

            assertThat(all.ndcgAt10()).as("%s", profiles).isGreaterThan(0.5);
        }
    }

    @Test
    void readersOfAnyNameFallIntoOneHalfOrTheOther() {
        assertThat(Evaluation.half("r00012")).isEqualTo(Half.EVEN);
        assertThat(Evaluation.half("r00013")).isEqualTo(Half.ODD);
        assertThat(Evaluation.half("ada")).isEqualTo(Evaluation.half("ada"));
    }

    @Test
    void aLineThatIsNoPaperIsNamedWithItsPlace() throws IOException {
        Path papers = folder.resolve("papers.jsonl");
        Files.writeString(papers, "{\"id\": \"a\", \"title\": \"A\"}\n{\"title\": \"B\"}\n");

        assertThatThrownBy(() -> Trial.read(papers, papers, papers))
                .isInstanceOf(Trial.Unreadable.class)
                .hasMessage(papers + ":2: no \"id\". Expected a text or a number.");
    }

    /** Six readers, each of one field of {@link SmallArchive}, on one day of 36 papers. */
    private Trial trial(boolean categories) throws IOException {
        List<ShelvedPaper> papers = SmallArchive.of(26);
        StringBuilder history = new StringBuilder();
        StringBuilder window = new StringBuilder();
        for (ShelvedPaper paper : papers) {
            (paper.number() <= 120 ? history : window).append(row(paper, categories));
        }
        StringBuilder readers = new StringBuilder();
        for (int field = 1; field <= 6; field++) {
            readers.append(
                    "{\"reader\": \"r%d\", \"likes\": [\"p/%d\", \"p/%d\", \"p/%d\"], \"relevant\": [\"p/%d\", \"p/%d\"]}%n"
                            .formatted(field, field, field + 6, field + 12, field + 120, field + 132));
        }
        return Trial.read(packed("history", history), packed("window", window), packed("readers", readers));
    }

    private static String row(ShelvedPaper paper, boolean categories) {
        return "{\"id\": \"p/%d\", \"title\": \"%s\", \"abstract\": \"%s\"%s, \"update_date\": \"2026-03-02\"}%n"
                .formatted(
                        paper.number(),
                        paper.paper().title(),
                        paper.paper().abstractText(),
                        categories
                                ? ", \"categories\": \""
                                        + paper.paper().categories().getFirst() + "\""
                                : "");
    }

    private Path packed(String name, CharSequence text) throws IOException {
        Path file = folder.resolve(name + ".jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}

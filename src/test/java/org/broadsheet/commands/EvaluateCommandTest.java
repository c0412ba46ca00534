package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.app.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theAnswerForProgramsHasARowForEachMethodAndHalf() throws IOException {
        files(30, "[\"h1\"]", "[\"w3\"]");

        Ran ran = evaluate("--json");

        JsonNode rows = JsonMapper.shared().readTree(ran.out()).get("methods");
        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(rows.size()).isEqualTo(12);
        assertThat(rows.get(0).propertyNames())
                .containsExactly("name", "half", "rAt5", "rAt10", "ndcgAt10", "mrr", "low", "high", "cases");
        assertThat(ran.err()).doesNotContain("take no part");
    }

    @Test
    void filesThatGiveNothingToMeasureAreAnEditWithTheReason() throws IOException {
        files(29, "[\"h1\",\"h99\"]", "[\"w3\",\"w99\",\"w98\"]");

        Ran ran = evaluate();

        assertThat(ran.code()).isEqualTo(ExitCode.NEEDS_EDIT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("1 of 2 likes are not in ", "2 of 3 relevant papers are not in ")
                .contains("The fullest day of ", " has 29 papers.")
                .contains("There is nothing to measure: ", "at least 30 papers.");
    }

    @Test
    void foldersOfReadersAndOfLinesAreMeasuredByOneCommand() throws IOException {
        Path readers = readers();
        Path lines = lines();

        Ran ran = evaluateFolders("--json", "--method", "ours", readers.toString(), lines.toString());

        JsonNode answer = JsonMapper.shared().readTree(ran.out());
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(answer.get("sets"))
                .extracting(set -> set.get("profiles").asString())
                .containsExactly("likes", "3-likes", "1-like", "1-line");
        JsonNode line = answer.get("topics").get(0).get("lines").get(0);
        assertThat(line.get("name").asString()).isEqualTo("t1");
        assertThat(line.get("ndcgAt10").asDouble()).isEqualTo(1);
        assertThat(answer.get("reliability")
                        .get(0)
                        .get("expectedCalibrationError")
                        .asDouble())
                .isBetween(0.0, 1.0);
    }

    @Test
    void rankingsThatWereWrittenMeasureTheSameWhenTheyAreRead() throws IOException {
        String readers = readers().toString();
        Path run = folder.resolve("run");
        evaluateFolders("--method", "ours", "--run", run.toString(), readers);

        Ran ran = evaluateFolders("--json", "--method", "ours", "--scores", run.toString(), readers);

        JsonNode sets = JsonMapper.shared().readTree(ran.out()).get("sets");
        for (JsonNode set : sets) {
            JsonNode methods = set.get("methods");
            assertThat(methods.size()).isEqualTo(6);
            assertThat(methods.get(5).get("name").asString()).isEqualTo("given");
            assertThat(methods.get(5).get("ndcgAt10")).isEqualTo(methods.get(2).get("ndcgAt10"));
        }
    }

    @Test
    void eachSignalIsLeftOutInTurnToSayWhatItIsWorth() throws IOException {
        Ran ran = evaluateFolders("--json", "--ablate", readers().toString());

        JsonNode ablation = JsonMapper.shared().readTree(ran.out()).get("ablation");
        assertThat(ablation)
                .extracting(row -> row.get("profiles").asString())
                .containsExactly("likes", "3-likes", "1-like", "1-line", "no-categories");
        assertThat(ablation.get(0).get("without").propertyNames())
                .containsExactly("WORDS", "COVERAGE", "LIKENESS", "MEANING", "CATEGORIES");
    }

    @Test
    void foldersAndFilesAreNotMixed() {
        Ran ran = evaluateFolders("--history", folder.resolve("h").toString(), folder.toString());

        assertThat(ran.code()).isEqualTo(ExitCode.NEEDS_EDIT);
        assertThat(ran.err()).contains("Give either folders, or --history, --window and --readers");
    }

    private Path readers() throws IOException {
        Path readers = Files.createDirectories(folder.resolve("readers-folder"));
        Files.writeString(readers.resolve("history.jsonl.gz"), rows("h", 40));
        Files.writeString(readers.resolve("window.jsonl.gz"), rows("w", 30));
        Files.writeString(
                readers.resolve("readers.jsonl.gz"),
                "{\"reader\":\"r1\",\"likes\":[\"h1\",\"h6\"],\"relevant\":[\"w1\",\"w3\"]}");
        return readers;
    }

    private Path lines() throws IOException {
        Path lines = Files.createDirectories(folder.resolve("lines-folder"));
        Files.writeString(lines.resolve("archive.jsonl.gz"), rows("h", 40));
        Files.writeString(
                lines.resolve("papers.jsonl.gz"),
                rows("w", 30)
                        + "\n{\"id\":\"fit\",\"title\":\"Moulting of owls\",\"abstract\":\"Owls moult.\",\"update_date\":\"2026-03-02\"}");
        Files.writeString(lines.resolve("topics.tsv"), "t1\tmoulting owls\n");
        Files.writeString(lines.resolve("qrels.txt"), "t1 0 fit 2\nt1 0 w1 0\nt1 0 w2 0\n");
        return lines;
    }

    private static Ran evaluateFolders(String... arguments) {
        return Ran.of(Stream.concat(Stream.of("evaluate", "--embedder", "none"), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    private void files(int papers, String likes, String relevant) throws IOException {
        Files.writeString(folder.resolve("history"), rows("h", 40));
        Files.writeString(folder.resolve("window"), rows("w", papers));
        Files.writeString(
                folder.resolve("readers"),
                "{\"reader\":\"r1\",\"likes\":%s,\"relevant\":%s}".formatted(likes, relevant));
    }

    private static String rows(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"id\":\"%s%d\",\"title\":\"Songbird %s\",\"abstract\":\"Wetland %d\",\"update_date\":\"2026-03-02\"}"
                                .formatted(prefix, i, "migration ".repeat(1 + i % 5), i % 7))
                .collect(Collectors.joining("\n"));
    }

    private Ran evaluate(String... options) {
        return Ran.of(Stream.concat(
                        Stream.of(
                                "evaluate",
                                "--history",
                                folder.resolve("history").toString(),
                                "--window",
                                folder.resolve("window").toString(),
                                "--readers",
                                folder.resolve("readers").toString()),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }
}

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

package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.broadsheet.app.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayCommandTest {

    /** So many that no two papers are alike. */
    private static final List<String> WORDS =
            IntStream.range(0, 120).mapToObj(ReplayCommandTest::word).toList();

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path folder;

    private final Random random = new Random(11);
    private final List<String> papers = new ArrayList<>();

    @BeforeEach
    void anArchiveThreeDaysAndTwoReaders() throws IOException {
        for (int i = 0; i < 2_100; i++) {
            paper(LocalDate.of(2026, 2, 2), WORDS);
        }
        for (int day = 0; day < 3; day++) {
            for (int i = 0; i < 5; i++) {
                paper(MONDAY.plusDays(day), WORDS);
            }
            paper(MONDAY.plusDays(day), WORDS.subList(10 * day, 10 * day + 40));
        }
        Files.write(folder.resolve("papers.jsonl"), papers);
        reader("ada", String.join(" ", WORDS.subList(0, 60)));
        reader("bob", "qubits, stabiliser decoders, surface syndromes");
    }

    private void paper(LocalDate date, List<String> about) {
        papers.add("""
                {"id":"%s.%05d","title":"%s","abstract":"We study %s.","categories":"q-bio.PE","authors":"Ada Novak",\
                "update_date":"%s"}""".formatted(
                        "%02d%02d".formatted(date.getYear() % 100, date.getMonthValue()),
                        papers.size(),
                        words(6, about),
                        words(30, about),
                        date));
    }

    private static String word(int number) {
        return "" + (char) ('b' + number % 5) + "aeiou".charAt(number / 5 % 5) + "lmnrst".charAt(number / 25) + "on";
    }

    private String words(int count, List<String> about) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(about.get(random.nextInt(about.size())));
        }
        return String.join(" ", words);
    }

    private void reader(String name, String about) throws IOException {
        Path profiles = Files.createDirectories(folder.resolve("config/profiles"));
        Files.writeString(profiles.resolve(name + ".yaml"), """
                email: %s@example.org
                floor: 1
                interests:
                  - name: Field
                    about: %s
                """.formatted(name, about));
    }

    private Ran replay(String... options) {
        List<String> command = new ArrayList<>(List.of(
                "replay",
                "--from",
                "2026-03-02",
                "--to",
                "2026-03-04",
                "--papers",
                folder.resolve("papers.jsonl").toString(),
                "--out",
                folder.resolve("out" + options.length).toString()));
        command.addAll(List.of(options));
        return Ran.in(folder, command.toArray(String[]::new));
    }

    @Test
    void everyReaderAndDayIsADigestOrIsCountedAsOneWithoutPapers() {
        Ran ran = replay("--json");

        JsonNode said = JsonMapper.shared().readTree(ran.out());
        assertThat(ran.code()).isZero();
        assertThat(said.get("papers").asInt()).isEqualTo(2_118);
        assertThat(said.get("digests").asInt()).isEqualTo(3);
        assertThat(said.get("withoutPapers").asInt()).isEqualTo(3);
        assertThat(said.get("repeats").asInt()).isZero();
        assertThat(said.get("papersSent").asInt()).isBetween(3, 18);
    }

    @Test
    void aReaderWhoseFieldDoesNotComeInIsNamedWithTheReason() {
        assertThat(replay().out())
                .containsPattern("s\\d+, \"Field\": hardly anything that came in is like it, so its scores count \\d %")
                .containsOnlyOnce("hardly anything");
    }

    @Test
    void daysThatRunBackwardsAreAnEdit() {
        Ran ran = Ran.in(folder, "replay", "--from", "2026-03-04", "--to", "2026-03-02", "--papers", folder.toString());

        assertThat(ran.code()).isEqualTo(ExitCode.NEEDS_EDIT);
        assertThat(ran.err()).contains("--to 2026-03-02 is before --from 2026-03-04. Swap them.");
    }

    @Test
    void aReplayOfNothingOrForNobodySaysWhy() {
        Ran noDay = replayOf(
                "2024-01-01",
                "2024-01-05",
                "--papers",
                folder.resolve("papers.jsonl").toString());
        Ran noFile = replayOf(
                "2026-03-02", "2026-03-04", "--papers", folder.resolve("none").toString());
        Ran nobody = replayOf(
                "2026-03-02",
                "2026-03-04",
                "--papers",
                folder.resolve("papers.jsonl").toString(),
                "--profiles",
                folder.resolve("none").toString());

        assertThat(noDay.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(noDay.err())
                .contains(
                        "No paper was announced from 2024-01-01 to 2024-01-05: those that were read are from 2026-02-02 to 2026-03-04.");
        assertThat(noFile.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(noFile.err())
                .contains("none: There is no such file or folder.", "No paper was announced from 2026-03-02");
        assertThat(nobody.code()).isEqualTo(ExitCode.NEEDS_EDIT);
        assertThat(nobody.err()).contains("There is no folder ", "--profiles");
    }

    private Ran replayOf(String from, String to, String... more) {
        List<String> all = new ArrayList<>(List.of("replay", "--from", from, "--to", to));
        all.addAll(List.of(more));
        all.addAll(List.of("--out", folder.resolve("out-" + from + more.length).toString()));
        return Ran.in(folder, all.toArray(String[]::new));
    }
}

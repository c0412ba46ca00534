package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.broadsheet.app.Typed;
import org.broadsheet.links.KeyFile;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.simulation.SampleFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README's first command, on the shipped sample day and the shipped readers. */
class TryCommandTest {

    private static final List<String> SPARSE_RETRIEVAL =
            List.of("2603.90001", "2603.90009", "2603.90017", "2603.90025", "2603.90033");

    @TempDir
    private Path folder;

    @Test
    void everySampleReaderGetsTheDigestTheySay() throws Exception {
        JsonNode answer = tryIt(folder.resolve("data"));

        assertThat(answer.get("day").asString()).isEqualTo("2026-03-03");
        assertThat(answer.get("papers").asInt()).isEqualTo(133);
        assertThat(picked(answer, "ilse@example.org", "Sparse retrieval"))
                .as("the papers on the subject")
                .filteredOn(SPARSE_RETRIEVAL::contains)
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(picked(answer, "ilse@example.org", "Sparse retrieval"))
                .as("an author she follows, far from the subject")
                .contains("2603.90105")
                .as("says retrieval-augmented, which she keeps out")
                .doesNotContain("2603.90057");
        assertThat(picked(answer, "beatriz@example.org", "Streams and dark subhalos"))
                .contains("2603.90044", "2603.90052")
                .doesNotContain("2603.90068");
        assertThat(picked(answer, "beatriz@example.org", "Sub-Neptune atmospheres"))
                .as("one work announced twice takes one place")
                .filteredOn(List.of("2603.90020", "2603.90130")::contains)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(picked(answer, "kenzo@example.org", "Today's papers"))
                .containsExactly("2603.90034", "2603.90026", "2603.90040", "2603.90041", "2603.90074");
        for (JsonNode reader : answer.get("readers")) {
            assertThat(Path.of(reader.get("eml").asString())).exists();
            assertThat(Path.of(reader.get("html").asString())).exists();
        }
        assertThatTheLinksCanBeFollowedToday(folder.resolve("data"), answer);
    }

    /** The sample day lies long behind: whoever serves the folder and clicks is not told that the letter is too old. */
    private static void assertThatTheLinksCanBeFollowedToday(Path data, JsonNode answer) throws Exception {
        SignedLinks links = new SignedLinks(
                new KeyFile(data.resolve("keys"), InstantSource.system()).keys(), InstantSource.system());
        String html = Files.readString(
                Path.of(answer.get("readers").get(0).get("html").asString()));
        for (Map.Entry<String, Purpose> page : Map.of(
                        "like", Purpose.LIKE,
                        "dislike", Purpose.DISLIKE,
                        "preferences", Purpose.PREFERENCES,
                        "digest", Purpose.DIGEST,
                        "me", Purpose.READER,
                        "unsubscribe", Purpose.UNSUBSCRIBE)
                .entrySet()) {
            Matcher token = Pattern.compile("/" + page.getKey() + "/([\\w.-]+)").matcher(html);
            assertThat(token.find()).as(page.getKey()).isTrue();
            assertThat(links.read(page.getValue(), token.group(1)))
                    .as(page.getKey())
                    .isInstanceOf(Reading.Valid.class);
        }
    }

    @Test
    void tryingAgainBeginsAfreshButNeverDeletesWhatADaemonKeeps() throws Exception {
        Path data = folder.resolve("data");
        tryItByWordsAlone(data);
        tryItByWordsAlone(data);
        SampleFolder.keep(data);
        Files.writeString(data.resolve("mail/somebodys.eml"), "kept");

        JsonNode third = tryItByWordsAlone(data);

        assertThat(data.resolve("mail/somebodys.eml")).hasContent("kept");
        assertThat(third.get("readers").get(0).get("eml").asString())
                .startsWith(data.resolve("try").toString());
    }

    @Test
    void aTerminalShowsTexAsPeopleReadIt() throws Exception {
        String data = folder.resolve("data").toString();

        assertThat(run("try", "--data", data, "--config", wordsAlone()))
                .contains("133 papers, matched by words alone")
                .contains("ℋ₀ Without a Ladder")
                .doesNotContain("\\mathcal", "$");
        assertThat(run("search", "Dipolar Ice", "--data", data))
                .contains("Ce₂Hf₂O₇")
                .doesNotContain("$");
    }

    @Test
    void aReaderOfWeekdaysGetsASaturdaysPapersOnMonday() throws Exception {
        Path papers = folder.resolve("saturday.jsonl");
        Files.writeString(papers, """
                {"id": "2603.00001", "title": "Learned sparse retrieval over inverted indexes", "update_date": "2026-03-07", \
                "abstract": "Term weights from neural encoders, document expansion and posting lists.", "categories": "cs.IR"}
                """);

        JsonNode answer = JsonMapper.shared()
                .readTree(run(
                        "try",
                        "--json",
                        "--papers",
                        papers.toString(),
                        "--data",
                        folder.resolve("data").toString()));

        assertThat(answer.get("day").asString()).isEqualTo("2026-03-07");
        assertThat(picked(answer, "kenzo@example.org", "Today's papers")).containsExactly("2603.00001");
        assertThat(elements(answer.get("readers"))
                        .filter(reader -> reader.get("email").asString().equals("kenzo@example.org"))
                        .map(reader -> reader.get("eml").asString()))
                .singleElement()
                .asString()
                .endsWith("2026-03-09.eml");
    }

    private static JsonNode tryIt(Path data) {
        return JsonMapper.shared().readTree(run("try", "--json", "--data", data.toString()));
    }

    /** Without the model, whose reading of the sample day takes most of the time. */
    private JsonNode tryItByWordsAlone(Path data) throws Exception {
        return JsonMapper.shared().readTree(run("try", "--json", "--data", data.toString(), "--config", wordsAlone()));
    }

    private String wordsAlone() throws Exception {
        Path config = folder.resolve("config");
        Path profiles = Files.createDirectories(config.resolve("profiles"));
        for (String reader : List.of("ilse.yaml", "beatriz.yaml", "kenzo.yaml")) {
            Files.copy(
                    Path.of("config/profiles", reader), profiles.resolve(reader), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(config.resolve("broadsheet.yaml"), "matching: {embedder: none}\n");
        return config.toString();
    }

    private static String run(String... arguments) {
        PrintStream screen = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Typed.run(arguments)).isZero();
        } finally {
            System.setOut(screen);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static List<String> picked(JsonNode answer, String email, String section) {
        return elements(answer.get("readers"))
                .filter(reader -> reader.get("email").asString().equals(email))
                .flatMap(reader -> elements(reader.get("papers")))
                .filter(paper -> paper.get("section").asString().equals(section))
                .map(paper -> paper.get("id").asString())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.app.Instance;
import org.broadsheet.app.InstanceFolder;
import org.broadsheet.app.Ran;
import org.broadsheet.feedback.Judgement;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcFeedback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator does for readers, by command. */
class ReadersCommandTest {

    private static final String CSV = """
            email,name,about,at,timezone
            ada@example.org,"Lovelace, Ada","Sparse ""retrieval"",
            and its indexes",06:30,Europe/Berlin
            ben@example.org,,,,
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void aFolderOfSettings() throws IOException {
        Files.createDirectory(folder.resolve("config"));
    }

    private Ran run(String... command) {
        return Ran.in(folder, command);
    }

    private Optional<Subscriber> reader(String address) {
        try (Instance instance = open()) {
            return instance.subscribers().find(new EmailAddress(address));
        }
    }

    private Instance open() {
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = folder.resolve("config");
        return InstanceFolder.make(common, InstantSource.system());
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aTableIsImportedWithConsentAndExportedAsItCame() throws Exception {
        assertThat(run("readers", "import", file("group.csv", CSV), "--consent", "the group meeting")
                        .out())
                .contains("2 added, 0 asked to confirm, 0 not added");

        Subscriber ada = reader("ada@example.org").orElseThrow();
        assertThat(ada.name()).isEqualTo("Lovelace, Ada");
        assertThat(ada.time().at()).hasToString("06:30");
        assertThat(ada.profile().interests()).hasSize(1);
        String exported = run("readers", "export").out();
        assertThat(exported)
                .contains("ada@example.org,\"Lovelace, Ada\",\"Sparse \"\"retrieval\"\",")
                .contains("ben@example.org,,,07:00,UTC,mon tue wed thu fri");

        run("readers", "remove", "ada@example.org", "--erase");
        run("readers", "remove", "ben@example.org");
        Ran again = run("readers", "import", file("exported.csv", exported), "--consent", "the same");
        assertThat(again.out())
                .as("whoever had everything deleted must ask themselves")
                .contains("1 added", "1 not added");
        assertThat(again.code()).isEqualTo(ExitCode.NOT_DONE);
    }

    @Test
    void jsonIsImportedAndExportedToo() throws Exception {
        String json =
                "[{\"email\": \"ada@example.org\", \"about\": \"owls\"}, {\"email\": \"ben@example.org\", \"at\": \"05:00\"}]";
        assertThat(run("readers", "import", file("group.json", json), "--consent", "a form", "--json")
                        .out())
                .contains("\"added\":2");

        JsonNode exported =
                JsonMapper.shared().readTree(run("readers", "export", "--json").out());
        assertThat(exported.path("readers")).hasSize(2);
        assertThat(exported.path("readers").path(0).path("about").stringValue()).isEqualTo("owls");
        String back = file("back.json", exported.path("readers").toString());
        assertThat(run("readers", "import", back, "--consent", "x").out()).contains("0 added", "2 not added");
        assertThat(run("readers", "import", file("whole.json", exported.toString()), "--consent", "x")
                        .out())
                .as("export --json as it is printed")
                .contains("0 added", "2 not added");
    }

    @Test
    void aTableChangesThoseWhoReadAlreadyAndSaysWhatBecameOfEachRecord() throws Exception {
        run("readers", "import", file("group.csv", CSV), "--consent", "the group meeting");
        String later = file(
                "later.csv",
                "email,name,about,at,days\nada@example.org,,,05:45,mon wed\nben@example.org,,,,\neve@example.org,Eve,owls,,\n");

        Ran ran = run("readers", "import", later, "--update", "--consent", "the second meeting");

        assertThat(ran.out().lines())
                .containsExactly(
                        "record 1: changed",
                        "record 2: as they were",
                        "record 3: added",
                        "1 added, 0 asked to confirm, 0 not added, 1 changed, 1 as they were.");
        Subscriber ada = reader("ada@example.org").orElseThrow();
        assertThat(ada.name()).as("empty fields change nothing").isEqualTo("Lovelace, Ada");
        assertThat(ada.time().at()).hasToString("05:45");
        assertThat(ada.time().zone()).hasToString("Europe/Berlin");
        assertThat(ada.time().days()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
        assertThat(ada.profile().interests()).hasSize(1);
    }

    @Test
    void aReaderIsChangedByOptionsAndTheRestStays() {
        run("readers", "add", "ada@example.org", "--consent", "she asked", "--about", "owls", "--name", "Ada");

        assertThat(run("readers", "set", "ada@example.org", "--at", "06:30", "--days", "sat, sunday")
                        .out())
                .contains("s1 is changed.");
        assertThat(run("readers", "set", "s1", "--about", "bats at night").out())
                .contains("s1 is changed.");

        Subscriber ada = reader("ada@example.org").orElseThrow();
        assertThat(ada.name()).isEqualTo("Ada");
        assertThat(ada.time().at()).hasToString("06:30");
        assertThat(ada.time().days()).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(run("readers", "export").out()).contains("bats at night").doesNotContain("owls");
        assertThat(run("readers", "set", "s1", "--days", "someday").err()).contains("days = someday must be days like");
        assertThat(run("readers", "set", "s1").out()).contains("s1 is as they were.");
    }

    @Test
    void whatIsExportedAsJsonAndImportedElsewhereIsTheSameReader() throws Exception {
        run("readers", "import", file("group.csv", CSV), "--consent", "the group meeting");
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        PaperShelf.Batch papers = new PaperShelf.Batch(
                "test", List.of(Papers.arxiv("2603.00001", "On owls").paper()), List.of(), Optional.empty());
        ReaderId ada = reader("ada@example.org").orElseThrow().id();
        try (Instance instance = open()) {
            instance.shelf().put(papers, now);
            Subscriber before = instance.subscribers().written(ada).orElseThrow();
            Profile rich = new Profile(
                    List.of(new NamedInterest(
                            "Owls",
                            List.of(
                                    new Interest.About("owls at night"),
                                    new Interest.LikePaper(new PaperReference.ById(new PaperId("2603.00001"))),
                                    new Interest.Without("parrots")),
                            OptionalInt.of(4))),
                    2,
                    7,
                    20,
                    0.25,
                    Profile.WhenEmpty.A_LINE);
            DigestTime time = new DigestTime(before.time().at(), before.time().zone(), Set.of(DayOfWeek.TUESDAY));
            instance.subscribers().change(ada, before.edition(), before.name(), time, rich, now);
            instance.subscribers().pause(ada, Optional.of(Instant.parse("2030-01-01T00:00:00Z")));
            new JdbcFeedback(instance.database())
                    .record(new Judgement(ada, 1, Verdict.DISLIKE, Optional.of("Owls"), now));
        }
        String exported = run("readers", "export", "--json").out();

        folder = Files.createDirectory(folder.resolve("elsewhere"));
        aFolderOfSettings();
        run("readers", "list");
        try (Instance instance = open()) {
            instance.shelf().put(papers, now);
        }
        assertThat(run("readers", "import", file("all.json", exported), "--consent", "moved")
                        .out())
                .contains("2 added");

        assertThat(run("readers", "export", "--json").out()).isEqualTo(exported);
        assertThat(run("readers", "import", file("again.json", exported), "--consent", "moved", "--update")
                        .out())
                .contains("0 changed, 2 as they were");
    }

    @Test
    void askingSendsAConfirmationAndAddsNobody() throws Exception {
        assertThat(run("readers", "import", file("group.csv", CSV), "--ask").out())
                .contains("0 added, 2 asked to confirm");
        assertThat(reader("ada@example.org")).isEmpty();
        try (Instance instance = open()) {
            assertThat(instance.courier().deliverDue().sent()).isEqualTo(2);
        }
        try (Stream<Path> files = Files.walk(folder.resolve("data/mail"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".eml"))).hasSize(2);
        }
    }

    @Test
    void aTableWithMistakesAddsNobodyAndNamesEveryEdit() throws Exception {
        Ran ran = run(
                "readers",
                "import",
                file(
                        "bad.csv",
                        "email,at,timezone\nada@example.org,noon,UTC\nben,07:00,UTC\neve@example.org,07:00,Mars\n"),
                "--consent",
                "x");

        assertThat(ran.code()).isEqualTo(ExitCode.NEEDS_EDIT);
        assertThat(ran.err().lines()).hasSize(3);
        assertThat(ran.err())
                .contains("record 1: at = noon must be a time like 07:30", "record 2:", "record 3: timezone = Mars");
        assertThat(run("readers", "list").out()).contains("There are no readers.");
        assertThat(run("readers", "import", file("worse.csv", "mail\nx\n"), "--ask")
                        .code())
                .isEqualTo(ExitCode.NEEDS_EDIT);
        assertThat(run("readers", "import", file("worse.json", "[{"), "--ask").err())
                .contains("This is no JSON");
        assertThat(run("readers", "import", file("number.json", "[1]"), "--ask").code())
                .isEqualTo(ExitCode.NEEDS_EDIT);
        assertThat(run("readers", "import", folder.resolve("none.csv").toString(), "--ask")
                        .err())
                .contains("none.csv")
                .doesNotContain("at org.broadsheet");
    }

    @Test
    void aReaderIsPausedResumedAndRemovedByAddressOrNumber() {
        assertThat(run("readers", "add", "ada@example.org", "--consent", "she asked me", "--about", "owls")
                        .code())
                .isZero();
        String number = reader("ada@example.org").orElseThrow().id().toString();

        assertThat(run("readers", "pause", "ada@example.org", "--days", "3").out())
                .contains(number + " is paused");
        assertThat(reader("ada@example.org").orElseThrow().pausedUntil().orElseThrow())
                .isAfter(Instant.now().plusSeconds(2 * 86_400))
                .isBefore(Instant.now().plusSeconds(4 * 86_400));
        assertThat(run("readers", "list").out())
                .contains("a***@example.org", "paused until")
                .doesNotContain("ada@");
        run("readers", "resume", number);
        assertThat(reader("ada@example.org").orElseThrow().pausedUntil()).isEmpty();
        assertThat(run("readers", "remove", number).code()).isZero();
        assertThat(reader("ada@example.org")).isEmpty();
        assertThat(run("readers", "remove", "nobody@example.org").err())
                .contains("There is no reader n***@example.org");
    }

    @Test
    void addingNeedsEitherAConfirmationOrAConsent() {
        assertThat(run("readers", "add", "ada@example.org").code()).isNotZero();
        assertThat(run("readers", "add", "ada@example.org", "--ask", "--consent", "x")
                        .code())
                .isNotZero();
        assertThat(run("readers", "list").out()).contains("There are no readers.");
    }
}

package org.broadsheet.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.commands.Common;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceStanding;
import org.broadsheet.sources.StubProviders;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.web.http.WebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of source, each with one paper of its own, on the whole path: taken in, matched, sent, and on the page. */
class EverySourceTest {

    private static final String DAY = "2026-03-03";

    @TempDir
    private Path folder;

    /** Each look at the clock takes four seconds, so that nobody waits for a provider's pace. */
    private final AtomicLong moment =
            new AtomicLong(Instant.parse("2026-03-03T05:00:00Z").getEpochSecond());

    private Instant now() {
        return Instant.ofEpochSecond(moment.getAndAdd(4));
    }

    @Test
    void eachDrivesIntakeDigestAndPage() throws Exception {
        try (StubProviders stub = new StubProviders(DAY)) {
            Common common = settings(stub);
            Path inbox = Files.createDirectories(common.data.resolve("inbox"));
            files(inbox);
            try (Instance instance = InstanceFolder.make(common, this::now)) {
                instance.profileFiles().takeOver();

                instance.intakeRun().runNow();
                instance.intakeRun().runNow();

                assertThat(AllSources.KINDS)
                        .as("kinds of source that the stub answers")
                        .extracting(SourceKind::name)
                        .containsExactlyInAnyOrderElementsOf(StubProviders.COVERED);
                for (Source source : instance.intakeRun().sources()) {
                    assertThat(instance.intakeRun().standing(source).map(SourceStanding::condition))
                            .as(source.name())
                            .hasValueSatisfying(condition -> assertThat(condition.isWell())
                                    .as(source.name())
                                    .isTrue());
                }
                List<String> titles = Stream.concat(stub.titles().stream(), Stream.of("Glaciers", "Harbours"))
                        .toList();
                assertThat(instance.library().since(0, 100))
                        .extracting(paper -> paper.paper().title().split(" ", 2)[0])
                        .containsExactlyInAnyOrderElementsOf(titles);

                assertThat(instance.completionRun().orElseThrow().run())
                        .extracting(Taken::counts)
                        .containsExactly(new Counts(0, 1, 0));
                assertThat(instance.library()
                                .find(new PaperId("10.7554/elife.1"))
                                .orElseThrow()
                                .paper())
                        .as("completed by its DOI")
                        .satisfies(paper -> {
                            assertThat(paper.abstractText()).isEqualTo("On islands alone.");
                            assertThat(paper.details().affiliations()).containsExactly("University of Islands");
                            assertThat(paper.details().venue()).isEqualTo("Journal of islands");
                            assertThat(paper.details().licenceName()).isEqualTo("CC BY 4.0");
                        });

                moment.set(Instant.parse("2026-03-03T07:30:00Z").getEpochSecond());
                instance.matchRun().run();
                instance.digestRun().run();
                instance.courier().deliverDue();

                String letter = letter(common.data.resolve("mail"));
                String page = page(instance);
                for (String title : titles) {
                    assertThat(letter).as("the letter").contains(">" + title + " ");
                    assertThat(page).as("the page").contains(">" + title + " ");
                }
                // What the preprint server says of itself tells two apart that share a prefix.
                assertThat(instance.library()
                                .find(new PaperId("10.1101/2026.03.03.000002"))
                                .orElseThrow()
                                .paper())
                        .satisfies(paper -> {
                            assertThat(paper.details().server()).isEqualTo("medrxiv");
                            assertThat(paper.categories()).containsExactly(new Category("epidemiology"));
                        });
            }
        }
    }

    private Common settings(StubProviders stub) throws IOException {
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = folder.resolve("config");
        Files.createDirectories(common.config.resolve("profiles"));
        Files.writeString(
                common.config.resolve("broadsheet.yaml"),
                stub.settings()
                        + "web: {port: 0}\nmonitor: {port: 0}\ndigest: {wait: 0s}\nmatching: {embedder: none}\n");
        Files.writeString(common.config.resolve("profiles/ada.yaml"), """
                email: ada@example.org
                days: [all]
                interests:
                  - name: Hers
                    authors: [Ada Novák]
                floor: 0
                variety: 0
                at-most: 100
                """);
        return common;
    }

    /** The bulk file, plain and packed. */
    private static void files(Path inbox) throws IOException {
        String row =
                "{\"id\":\"2603.0000%d\",\"title\":\"%s of the north\",\"abstract\":\"On %s alone.\",\"authors\":\"Ada Novák\",\"categories\":\"cs.IR\",\"versions\":[{\"version\":\"v1\",\"created\":\"Mon, 2 Mar 2026 10:00:00 GMT\"}],\"update_date\":\"2026-03-03\"}\n";
        Files.writeString(inbox.resolve("bulk.jsonl"), row.formatted(8, "Glaciers", "glaciers"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(inbox.resolve("more.jsonl.gz")))) {
            out.write(row.formatted(9, "Harbours", "harbours").getBytes(UTF_8));
        }
        try (Stream<Path> all = Files.list(inbox)) {
            for (Path file : all.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-03T04:00:00Z")));
            }
        }
    }

    private static String letter(Path mail) throws IOException {
        try (Stream<Path> files = Files.list(mail)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException unreadable) {
                            throw new IllegalStateException(unreadable);
                        }
                    })
                    .collect(Collectors.joining());
        }
    }

    private String page(Instance instance) throws IOException, InterruptedException {
        try (WebServer web = WebServer.start(
                        instance.config().web(),
                        instance.site(URI.create("http://127.0.0.1")),
                        () -> Instant.parse("2026-03-03T08:00:00Z"));
                HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(web.address().resolve("/" + DAY))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(UTF_8))
                    .body();
        }
    }
}

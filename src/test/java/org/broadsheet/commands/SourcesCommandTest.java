package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.broadsheet.app.Ran;
import org.broadsheet.sources.StubProviders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sources by command, against providers on this machine: PubMed, since it lets us ask most often. */
class SourcesCommandTest {

    private static final String DAY = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    private static final String ONLY_PUBMED = """
            sources:
              arxiv: []
              huggingface: {server: ""}
              look-back-days: 0
              pubmed: {queries: [gardens], server: "%s"}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void config() throws IOException {
        Files.createDirectories(folder.resolve("config"));
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(folder.resolve("config/broadsheet.yaml"), yaml);
    }

    private static JsonNode json(Ran ran) {
        return JsonMapper.shared().readTree(ran.out());
    }

    @Test
    void withoutANetworkEachSourceSaysInALineWhatItCouldNotReach() throws IOException {
        settings("""
                sources:
                  arxiv: [cs.IR]
                  preprints: {biorxiv: [all]}
                  pubmed: {queries: [asthma], server: "http://127.0.0.1:1"}
                  feeds: {addresses: ["https://example.org/toc.rss"]}
                """);

        Ran ran = Ran.in(folder, "sources", "check");

        assertThat(ran.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(ran.out().lines())
                .containsExactlyInAnyOrder(
                        "! pubmed: asthma: 127.0.0.1: no connection",
                        "! arxiv: not asked, since BROADSHEET_OFFLINE=true says that there is no network",
                        "! arxiv-oai: not asked, since BROADSHEET_OFFLINE=true says that there is no network",
                        "! arxiv-api: not asked, since BROADSHEET_OFFLINE=true says that there is no network",
                        "! huggingface: not asked, since BROADSHEET_OFFLINE=true says that there is no network",
                        "! biorxiv: not asked, since BROADSHEET_OFFLINE=true says that there is no network",
                        "! feed https://example.org/toc.rss: not asked, since BROADSHEET_OFFLINE=true says that there is no network");
        assertThat(Ran.in(folder, "sources", "list").out())
                .contains("pubmed: asthma: never asked yet", "! huggingface: not asked");
    }

    @Test
    void whatCameIsShownAuditedAndPastDaysAreFetchedOnce() throws IOException {
        try (StubProviders stub = new StubProviders(DAY)) {
            settings(ONLY_PUBMED.formatted(stub.base()));

            assertThat(Ran.in(folder, "sources", "check").out())
                    .isEqualTo("  pubmed: gardens: answers with 0 papers\n");
            Ran fetched =
                    Ran.in(folder, "backfill", "--source", "pubmed: gardens", "--from", DAY, "--to", DAY, "--json");
            int questions = stub.asked().size();
            Ran again = Ran.in(folder, "backfill", "--source", "pubmed: gardens", "--from", DAY, "--to", DAY, "--json");

            assertThat(fetched.code()).as(fetched.err()).isEqualTo(ExitCode.DONE);
            assertThat(json(fetched).path("new").asInt()).isEqualTo(1);
            assertThat(json(again).path("new").asInt()).isZero();
            // Yesterday is asked about again, since PubMed may still add to it; a day long past is not.
            assertThat(stub.asked().size()).isGreaterThan(questions);

            Ran run = Ran.in(folder, "sources", "run", "pubmed: gardens");
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).contains("new", "known", "set aside");

            JsonNode shown = json(Ran.in(folder, "sources", "show", "pubmed: gardens", "--json"));
            assertThat(shown.path("condition").asString()).isIn("fresh", "quiet");
            assertThat(shown.path("questions").get(0).asString()).contains("term=gardens");
            assertThat(shown.path("days").propertyNames()).isNotEmpty();

            Ran audited = Ran.in(folder, "sources", "audit", "--from", DAY, "--to", DAY, "--json");
            assertThat(audited.code()).isEqualTo(ExitCode.DONE);
            JsonNode day = json(audited).path("days").get(0);
            assertThat(day.path("announced").asInt()).isEqualTo(1);
            assertThat(day.path("here").asInt()).isEqualTo(1);
            assertThat(json(audited).path("missing").asInt()).isZero();
        }
    }

    @Test
    void aDayLongPastIsFetchedOnceHoweverOftenItIsAskedFor() throws IOException {
        String longPast = LocalDate.now(ZoneOffset.UTC).minusDays(500).toString();
        try (StubProviders stub = new StubProviders(longPast)) {
            settings(ONLY_PUBMED.formatted(stub.base()));
            String[] command = {"backfill", "--source", "pubmed: gardens", "--from", longPast, "--to", longPast};

            assertThat(Ran.in(folder, command).out()).startsWith("1 records read: 1 new");
            int questions = stub.asked().size();
            assertThat(Ran.in(folder, command).out()).startsWith("0 records read");

            assertThat(stub.asked()).hasSize(questions);
        }
    }

    @Test
    void whatCannotBeUsedIsSaidInWords() throws IOException {
        settings(ONLY_PUBMED.formatted("http://127.0.0.1:1"));

        assertThat(Ran.in(folder, "sources", "run", "arxiv").err())
                .contains("No source \"arxiv\" is on. See: broadsheet sources list");
        assertThat(Ran.in(folder, "backfill", "--source", "x", "--from", "2026-03-02", "--to", "2026-03-03")
                        .err())
                .contains("There are: pubmed: gardens.");
        assertThat(Ran.in(folder, "sources", "audit", "--from", "2026-03-04", "--to", "2026-03-03")
                        .err())
                .contains("--from 2026-03-04 is after --to 2026-03-03.");
        assertThat(Ran.in(folder, "sources", "audit").out()).startsWith("Nothing is noted about these days.");
    }

    @Test
    void listsThatReadersKeepElsewhereAreShownWithWhetherTheyCanBeRead() throws IOException {
        settings("sources: {arxiv: []}\nmatching: {embedder: none}\n");
        Ran none = Ran.in(folder, "sources", "lists");
        Files.createDirectories(folder.resolve("config/profiles"));
        Files.writeString(
                folder.resolve("config/profiles/ada.yaml"),
                "email: ada@example.org\ninterests: [{name: Mine, papers: [\"orcid:0000-0002-1825-0097\"]}]\n");

        Ran named = Ran.in(folder, "sources", "lists");
        Ran asJson = Ran.in(folder, "sources", "lists", "--json");

        assertThat(none.out()).isEqualTo("No reader names a list.\n");
        assertThat(named.code()).as(named.err()).isEqualTo(ExitCode.DONE);
        assertThat(named.out()).isEqualTo("  orcid:0000-0002-1825-0097: 0 papers for 1 reader, not read yet\n");
        assertThat(json(asJson).path("lists").path(0).path("list").asString()).isEqualTo("orcid:0000-0002-1825-0097");
    }
}

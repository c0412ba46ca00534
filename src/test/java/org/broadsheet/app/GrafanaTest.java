package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.commands.Common;
import org.broadsheet.daemon.Monitor;
import org.broadsheet.daemon.StatusReport;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.SourceStanding;
import org.broadsheet.wellbeing.JobBook;
import org.broadsheet.wellbeing.Wellbeing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard and the alert rules ask for what the daemon says. */
class GrafanaTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Pattern METRIC = Pattern.compile("\\b(?:broadsheet|jvm)_\\w+");
    private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "src/main/dist/grafana");

    @TempDir
    private Path folder;

    @Test
    void everyMetricOfTheDashboardAndTheAlertsIsThere() throws Exception {
        Set<String> said = said();

        assertThat(asked("alerts.yaml")).isNotEmpty().isSubsetOf(said);
        assertThat(asked("dashboard.json")).hasSizeGreaterThan(8).isSubsetOf(said);
    }

    @Test
    void everyPanelOfTheDashboardAsksForSomething() throws Exception {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(FOLDER.resolve("dashboard.json")));

        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asString("")).isNotBlank();
            assertThat(panel.path("targets"))
                    .isNotEmpty()
                    .allSatisfy(target ->
                            assertThat(target.path("expr").asString("")).containsPattern(METRIC));
        });
    }

    private static Set<String> asked(String file) throws Exception {
        return METRIC.matcher(Files.readString(FOLDER.resolve(file)))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> said() throws Exception {
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = Files.createDirectory(folder.resolve("config"));
        try (Instance instance = InstanceFolder.make(common, InstantSource.fixed(NOW));
                Monitor monitor = Monitor.open(
                        0, instance.courier(), new Monitor.Asked(GrafanaTest::busy, List::of, () -> false));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://localhost:" + monitor.port() + "/metrics"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(metrics, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceFirst("[{ ].*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Somebody reads, a job ran, a source brought something: everything that is counted is there. */
    private static StatusReport busy() {
        return new StatusReport(
                NOW,
                new Wellbeing.Report(NOW, List.of()),
                Map.of(OutboxBook.Kind.SENT, 3L),
                0,
                0,
                0,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new JobBook.Node("here", "1", NOW, NOW, Optional.empty(), 40, OptionalLong.of(1))),
                List.of(new JobBook.JobRun(
                        "here",
                        "digest",
                        Duration.ofSeconds(10),
                        Duration.ofHours(2),
                        Optional.of(NOW),
                        Optional.of(NOW),
                        "",
                        false,
                        Optional.of(NOW),
                        Optional.empty(),
                        NOW)),
                List.of(new SourceStanding(
                        "arxiv:cs.IR",
                        SourceStanding.Condition.FRESH,
                        "",
                        NOW,
                        NOW,
                        Optional.of(NOW),
                        Optional.of(NOW),
                        Optional.empty(),
                        NOW,
                        0,
                        Counts.NONE)),
                new StatusReport.Totals(1, 1, 1),
                Map.of("arxiv:cs.IR", 1L),
                1);
    }
}

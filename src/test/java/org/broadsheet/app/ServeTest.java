package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.broadsheet.commands.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process of its own. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeTest {

    private static final Pattern PAGE = Pattern.compile("The page is at (http://127\\.0\\.0\\.1:\\d+/)");

    @TempDir
    Path folder;

    @BeforeEach
    void settings() throws IOException {
        Files.createDirectories(folder.resolve("config/profiles"));
        Files.writeString(folder.resolve("config/broadsheet.yaml"), "web:\n  port: 0\nmonitor:\n  port: 0\n");
    }

    @Test
    void itServesThePageSendsASecondDaemonAwayAndClosesWhenTold() throws Exception {
        Process daemon = serve();
        try (BufferedReader said = daemon.inputReader(StandardCharsets.UTF_8);
                HttpClient browser = HttpClient.newHttpClient()) {
            URI page = page(said);
            HttpResponse<String> answer =
                    browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);

            Process second = serve();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(ExitCode.ALREADY_RUNNING).isEqualTo(3);
            assertThat(second.inputReader(StandardCharsets.UTF_8).lines())
                    .anySatisfy(line -> assertThat(line).contains("is running already", "--data"));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Ran.in(folder, "status").out())
                            .contains("deliver ", "profiles ", "nothing to do"));

            // SIGTERM, which leaves the daemon its ten seconds.
            daemon.toHandle().destroy();
            assertThat(daemon.waitFor(12, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.resolve("data/daemon.address")).doesNotExist();
        } finally {
            daemon.destroyForcibly();
        }
    }

    @Test
    void aMistakeInATemplateEndsTheStartWithItsLineBeforeThereIsAPage() throws Exception {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(
                folder.resolve("templates/digest.txt"), "[# th:if=\"${part == 'page'}\"]\n[(${mastheat})]\n[/]");

        Process daemon = serve("--templates=" + folder.resolve("templates"));
        List<String> said = daemon.inputReader(StandardCharsets.UTF_8).lines().toList();

        assertThat(daemon.waitFor()).isEqualTo(ExitCode.NEEDS_EDIT).isEqualTo(2);
        assertThat(said)
                .anySatisfy(line -> assertThat(line).contains("digest.txt:2: ", "mastheat"))
                .noneMatch(line -> PAGE.matcher(line).find() || line.contains("ready"));
    }

    private Process serve(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.broadsheet.app.Main",
                "serve",
                "--data=" + folder.resolve("data"),
                "--config=" + folder.resolve("config")));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static URI page(BufferedReader said) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            Matcher address = PAGE.matcher(line);
            if (address.find()) {
                return URI.create(address.group(1));
            }
        }
        throw new AssertionError("It ended before it was ready:\n" + all);
    }
}

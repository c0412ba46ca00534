package org.broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of several {@code serve} processes on one database, with folders of its own and the keys that all have. */
final class NodeProcess {

    private final Path work;
    private final Path data;
    private final Path config;
    private final Path log;
    private Process process;
    private boolean toLive;

    /** @param port of the mail server that all send to */
    NodeProcess(Path work, String name, String database, int port) throws IOException {
        this.work = work;
        this.data = Files.createDirectories(work.resolve(name).resolve("data"));
        this.config = Files.createDirectories(work.resolve(name).resolve("config"));
        this.log = work.resolve(name + ".log");
        Files.writeString(config.resolve("broadsheet.yaml"), """
                from: papers@broadsheet.example
                public-url: https://broadsheet.example
                web: {port: 0}
                monitor: {port: 0}
                sources: {arxiv: [], arxiv-lookups: ""}
                matching: {embedder: none}
                database: {address: "%s"}
                mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none}}
                """.formatted(database, port));
    }

    /** The first node makes the keys; the others get copies before they start. */
    void start(Instant now) throws IOException, InterruptedException {
        for (String key : List.of("keys", "address-key")) {
            Path first = work.resolve("node1").resolve("data").resolve(key);
            if (Files.exists(first) && !data.startsWith(work.resolve("node1"))) {
                Files.copy(first, data.resolve(key), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.broadsheet.app.Main",
                        "serve",
                        "--data=" + data,
                        "--config=" + config,
                        "--clock=" + now + "@1")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        toLive = true;
        while (!Files.exists(data.resolve("address-key"))) {
            mustLive();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    void mustLive() throws IOException {
        if (toLive && process != null && !process.isAlive()) {
            throw new IllegalStateException("A node ended by itself:\n" + Files.readString(log));
        }
    }

    void kill() {
        toLive = false;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    void end() throws InterruptedException {
        toLive = false;
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A node did not end within 20 s of SIGTERM.");
        }
    }

    /** What the node's log says of a count, over all its runs. A run that was killed has said nothing. */
    long sum(String event, String count) {
        Pattern fact = Pattern.compile(count + "=\"?(\\d+)");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(event))
                    .map(fact::matcher)
                    .filter(Matcher::find)
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}

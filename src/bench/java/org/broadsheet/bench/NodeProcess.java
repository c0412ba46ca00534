package org.broadsheet.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of several {@code serve} processes on one database, with folders of its own and the keys that all have. */
public final class NodeProcess {

    private static final Pattern PAGE = Pattern.compile("The page is at (http://\\S+)/");

    private final Path data;
    private final Path config;
    private final Path log;
    private Process process;
    private boolean toLive;

    /** @param settings of the node: its broadsheet.yaml */
    public NodeProcess(Path work, String name, String settings) throws IOException {
        this.data = Files.createDirectories(work.resolve(name).resolve("data"));
        this.config = Files.createDirectories(work.resolve(name).resolve("config"));
        this.log = work.resolve(name + ".log");
        Files.writeString(config.resolve("broadsheet.yaml"), settings);
    }

    /** Keys are made by whoever starts first; the others need copies before they start. */
    public void takeKeysOf(NodeProcess first) throws IOException, InterruptedException {
        for (String key : List.of("keys", "address-key")) {
            Path made = first.data.resolve(key);
            while (!Files.exists(made)) {
                first.mustLive();
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Files.copy(made, data.resolve(key), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void start(Instant now) throws IOException {
        start("--clock=" + now + "@1");
    }

    /** @param options of {@code serve}, and for the virtual machine where they begin with a single hyphen */
    public void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml"));
        Stream.of(options).filter(option -> !option.startsWith("--")).forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "org.broadsheet.app.Main",
                "serve",
                "--data=" + data,
                "--config=" + config));
        Stream.of(options).filter(option -> option.startsWith("--")).forEach(command::add);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        toLive = true;
    }

    /** Where the node's page is, once it is ready. */
    public URI page() throws IOException, InterruptedException {
        while (true) {
            Matcher found = PAGE.matcher(log());
            if (found.find()) {
                return URI.create(found.group(1));
            }
            mustLive();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** All it said so far, in all its lives. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** The folder above its data and settings. */
    public Path folder() {
        return data.getParent();
    }

    /** Waits until it ends by itself. */
    public int exitCode() throws InterruptedException {
        toLive = false;
        return process.waitFor();
    }

    void mustLive() throws IOException {
        if (toLive && process != null && !process.isAlive()) {
            throw new IllegalStateException("A node ended by itself:\n" + Files.readString(log));
        }
    }

    public void kill() {
        toLive = false;
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Sends SIGTERM and returns how long it took to end. */
    public Duration end() throws InterruptedException {
        toLive = false;
        long told = System.nanoTime();
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A node did not end within 20 s of SIGTERM.");
        }
        return Duration.ofNanos(System.nanoTime() - told);
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

package org.broadsheet.mail;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.FreePort;
import org.broadsheet.Scratch;

/**
 * Postfix's {@code smtp-sink}: a mail server that nobody here wrote. It takes messages and writes each to a file, counts them,
 * or fails where its options say so; see {@code man smtp-sink}.
 */
public final class SmtpSink implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/smtp-sink");
    private static final Pattern COUNTER = Pattern.compile("mesg=(\\d+)");

    private final Path folder;
    private final int port;
    private final Process process;

    private SmtpSink(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts one that writes each message to a file; skips the test where there is none. */
    static SmtpSink dumpingOrSkip(String... options) throws IOException {
        assumeTrue(
                isInstalled(),
                "skipped: smtp-sink is not here; src/test/ci/install-test-tools.sh installs it with Postfix");
        Path folder = folder();
        List<String> all = new ArrayList<>(List.of("-d", folder.resolve("m.").toString()));
        all.addAll(List.of(options));
        return start(folder, all);
    }

    /** Starts one that counts messages and throws them away. */
    public static SmtpSink counting() throws IOException {
        return start(folder(), List.of("-c"));
    }

    private static Path folder() throws IOException {
        // Not a test's @TempDir: that is readable for its owner only, and the sink gives up being root.
        Path folder = Files.createTempDirectory("smtp-sink");
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        folder.toFile().setWritable(true, false);
        return folder;
    }

    private static SmtpSink start(Path folder, List<String> options) throws IOException {
        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(options);
        command.addAll(List.of("127.0.0.1:" + port, "200"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        SmtpSink sink = new SmtpSink(folder, port, process);
        // Without the tests' libraries, since benchmarks run without them.
        for (int tries = 0; tries < 100 && process.isAlive(); tries++) {
            if (sink.listens()) {
                return sink;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        String log = text(folder.resolve("log"));
        sink.close();
        throw new IOException("smtp-sink does not listen on port %d: %s".formatted(port, log));
    }

    private boolean listens() {
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return open.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** How many messages it has taken, by its own count. */
    public long counted() {
        Matcher counter = COUNTER.matcher(text(folder.resolve("log")));
        long last = 0;
        while (counter.find()) {
            last = Long.parseLong(counter.group(1));
        }
        return last;
    }

    /** Each message as it wrote it: its own headers, then ours as they came, lines ending in a line feed. */
    List<String> dumps() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("m."))
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(SmtpSink::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Scratch.delete(folder);
    }
}

package org.broadsheet.mail;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.broadsheet.FreePort;
import org.broadsheet.Scratch;

/** A Postfix of its own for a test; see {@code src/test/ci/postfix-instance.sh} for what it does with which address. */
public final class RealPostfix implements AutoCloseable {

    private static final String SCRIPT = "src/test/ci/postfix-instance.sh";

    private final Path folder;
    private final int port;

    private RealPostfix(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts one; skips the test where Postfix is not installed or we are not root. */
    public static RealPostfix startOrSkip() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/sbin/postfix")) && Files.exists(Path.of("/usr/bin/openssl")),
                "skipped: Postfix is not here; src/test/ci/install-test-tools.sh installs it");
        assumeTrue("root".equals(System.getProperty("user.name")), "skipped: Postfix needs root to start");
        // Not below /tmp/junit…: Postfix wants folders that others may enter.
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "broadsheet-postfix");
        int port = FreePort.find();
        run(folder, "start", folder.toString(), Integer.toString(port));
        return new RealPostfix(folder, port);
    }

    private static void run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("sh", SCRIPT), Stream.of(arguments)).toList();
        Path log = folder.resolve("script.log");
        Process script = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!script.waitFor(60, TimeUnit.SECONDS) || script.exitValue() != 0) {
            throw new IOException(command + " did not work: " + Files.readString(log));
        }
    }

    public int port() {
        return port;
    }

    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** What has arrived in the mailbox so far. */
    List<byte[]> arrived() throws IOException {
        Path inbox = folder.resolve("mail/inbox/new");
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inbox)) {
            return files.sorted().map(RealPostfix::bytes).toList();
        }
    }

    /** The letter in the mailbox whose headers hold this text. */
    Optional<byte[]> arrivedWith(String text) throws IOException {
        return arrived().stream()
                .filter(letter -> new String(letter, StandardCharsets.UTF_8).contains(text))
                .findFirst();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(folder, "stop", folder.toString());
        Scratch.delete(folder);
    }
}

package org.broadsheet.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.broadsheet.FreePort;
import org.broadsheet.Scratch;

/** A real Postfix and a real Dovecot with a mail program (swaks), where they are installed and the test runs as root. */
final class MailTown implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src/test/ci/mail-town.sh");

    final int smtp;
    final int imap;
    final int imaps;
    private final Path folder;

    private MailTown(Path folder, int smtp, int imap, int imaps) {
        this.folder = folder;
        this.smtp = smtp;
        this.imap = imap;
        this.imaps = imaps;
    }

    static MailTown orSkip() throws IOException {
        for (String program : List.of("postfix", "dovecot", "swaks")) {
            assumeTrue(
                    Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin")
                            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                    () -> "skipped: " + program
                            + " is not installed here; src/test/ci/install-test-tools.sh does that");
        }
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "skipped: a Postfix of its own needs root, as Postfix does");
        // Not @TempDir: that is readable for its owner only, and the servers have users of their own.
        Path folder = Files.createTempDirectory("mail-town");
        MailTown town = new MailTown(folder, FreePort.find(), FreePort.find(), FreePort.find());
        town.run(
                "sh",
                SCRIPT.toString(),
                "start",
                folder.toString(),
                Integer.toString(town.smtp),
                Integer.toString(town.imap),
                Integer.toString(town.imaps));
        return town;
    }

    /** The certificate that Dovecot shows: for 127.0.0.1, signed by nobody else. */
    Path certificate() {
        return folder.resolve("cert.pem");
    }

    /** Sends a letter as a mail program does, with further options of swaks. */
    void send(String from, String to, String subject, String body, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "swaks",
                "--silent",
                "2",
                "--server",
                "127.0.0.1:" + smtp,
                "--from",
                from,
                "--to",
                to,
                "--header",
                "Subject: " + subject,
                "--body",
                body));
        command.addAll(List.of(options));
        run(command.toArray(String[]::new));
    }

    /** How many letters a mailbox holds, read or not. */
    int count(String name) throws IOException {
        int count = 0;
        for (String place : List.of("new", "cur")) {
            Path mail = folder.resolve("mail").resolve(name).resolve(place);
            if (Files.isDirectory(mail)) {
                try (Stream<Path> files = Files.list(mail)) {
                    count += (int) files.count();
                }
            }
        }
        return count;
    }

    /** Waits for the letter with that number, from 1, in order of arrival. */
    MimeMessage letter(String name, int number) throws IOException, MessagingException {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count(name) >= number);
        List<Path> files = new ArrayList<>();
        for (String place : List.of("new", "cur")) {
            try (Stream<Path> found =
                    Files.list(folder.resolve("mail").resolve(name).resolve(place))) {
                found.forEach(files::add);
            }
        }
        // Not by name: Postfix puts the inode before the microseconds.
        files.sort(Comparator.comparing(MailTown::written));
        try (InputStream in = Files.newInputStream(files.get(number - 1))) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String text(MimeMessage letter) throws IOException, MessagingException {
        return (String) ((Multipart) letter.getContent()).getBodyPart(0).getContent();
    }

    private void run(String... command) throws IOException {
        Path log = folder.resolve("run.log");
        // swaks asks on standard input for what it is not told.
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " did not end within 60 s.");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "%s ended with %d: %s".formatted(command[0], process.exitValue(), Files.readString(log)));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() throws IOException {
        run("sh", SCRIPT.toString(), "stop", folder.toString());
        Scratch.delete(folder);
    }
}

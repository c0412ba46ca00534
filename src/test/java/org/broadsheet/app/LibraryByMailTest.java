package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader's library comes attached to a letter; letters lie in a Maildir and answers in a folder, as whole MIME. */
class LibraryByMailTest {

    private static final Path LETTERS = Path.of("src/test/resources/letters");

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T05:00:00Z"));

    @TempDir
    private Path folder;

    private Instance instance;
    private int letters;
    private final List<Path> seen = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                common.config.resolve("broadsheet.yaml"),
                "from: papers@example.org\nmailbox: {route: maildir}\nmonitor: {port: 0}\n");
        instance = Instance.openAlone(common, time);
        instance.intake().takeFile(Path.of("src/main/resources/sample/day.jsonl"), Optional.empty(), read -> {});
    }

    @AfterEach
    void close() {
        instance.close();
    }

    @Test
    void aRisFileBecomesLikedPapersAndTheAnswerSaysWhichWereFound() throws Exception {
        MimeMessage confirmation =
                send("papers@example.org", "subscribe", "", "library.ris", "application/x-research-info-systems");

        assertThat(words(confirmation))
                .contains("3 papers you like: 2 found in our archive, 1 known by the title only")
                .contains("Starspots Masquerading as Water")
                .contains("Filters First or Vectors First?")
                .as("nobody chooses by form what we write to somebody else")
                .doesNotContain("A paper that nobody has");
        assertThat(words(reply(confirmation, "yes", "", ""))).contains("Starspots Masquerading as Water");
        assertThat(liked()).isEqualTo(3);
    }

    @Test
    void zoterosJsonBecomesLikedPapersAndTheAnswerSaysWhichWereFound() throws Exception {
        MimeMessage confirmation = send("papers@example.org", "subscribe", "", "zotero.json", "application/json");

        assertThat(words(confirmation))
                .contains("3 papers you like: 2 found in our archive, 1 known by the title only")
                .contains("Posting Lists on a Diet", "Forgetting Curves of Vision Transformers");
        reply(confirmation, "yes", "", "");
        assertThat(liked()).isEqualTo(3);
    }

    @Test
    void aReaderAddsALibraryByAnsweringAndIsToldOfEveryPaper() throws Exception {
        MimeMessage welcome = reply(send("papers@example.org", "subscribe", "", "", ""), "yes", "", "");

        MimeMessage answer = reply(welcome, "", "library.ris", "application/octet-stream");

        assertThat(words(answer))
                .contains("2 of your papers are in our archive and count with title and abstract:")
                .contains("- Starspots Masquerading as Water")
                .contains("1 is not in our archive and counts by the words of the title only:")
                .contains("- A paper that nobody has");
        assertThat(liked()).isEqualTo(3);
    }

    private long liked() {
        return instance
                .subscribers()
                .find(new EmailAddress("ada@example.com"))
                .orElseThrow()
                .profile()
                .interests()
                .stream()
                .mapToLong(interest -> interest.all(Interest.LikePaper.class).size())
                .sum();
    }

    private MimeMessage reply(MimeMessage to, String words, String file, String type) throws Exception {
        return send(((InternetAddress) to.getReplyTo()[0]).getAddress(), "Re: " + to.getSubject(), words, file, type);
    }

    /** Puts a letter into the mailbox, has it read, and gives the one that answers it. */
    private MimeMessage send(String to, String subject, String words, String file, String type) throws Exception {
        MimeMessage letter = new MimeMessage(Session.getInstance(new Properties()));
        letter.setFrom("Ada <ada@example.com>");
        letter.setRecipients(jakarta.mail.Message.RecipientType.TO, to);
        letter.setSubject(subject);
        MimeBodyPart text = new MimeBodyPart();
        text.setText(words);
        MimeMultipart parts = new MimeMultipart(text);
        if (!file.isEmpty()) {
            MimeBodyPart attached = new MimeBodyPart();
            attached.attachFile(LETTERS.resolve(file).toFile(), type, "base64");
            parts.addBodyPart(attached);
        }
        letter.setContent(parts);
        Path unread = Files.createDirectories(folder.resolve("data/letters/new"));
        try (OutputStream out = Files.newOutputStream(unread.resolve(++letters + ".letter"))) {
            letter.writeTo(out);
        }
        assertThat(instance.desk().mailIn().orElseThrow().run().requests()).isPositive();
        assertThat(instance.courier().deliverDue().sent()).isEqualTo(1);
        return newest();
    }

    private MimeMessage newest() throws Exception {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder.resolve("data/mail"))) {
            all = files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(file -> !seen.contains(file))
                    .toList();
        }
        assertThat(all).hasSize(1);
        seen.addAll(all);
        try (InputStream in = Files.newInputStream(all.getFirst())) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static String words(MimeMessage letter) throws Exception {
        return ((String) ((Multipart) letter.getContent()).getBodyPart(0).getContent()).replaceAll("\\s+", " ");
    }
}

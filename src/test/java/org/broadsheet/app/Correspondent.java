package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.broadsheet.commands.Common;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.simulation.SimulatedTime;

/** Ada, who writes to an instance by letters that lie in a Maildir, and reads its answers in a folder, all of it whole MIME. */
final class Correspondent implements AutoCloseable {

    static final EmailAddress ADA = new EmailAddress("ada@example.com");
    private static final Path LETTERS = Path.of("src/test/resources/letters");

    final SimulatedTime time;
    final Instance instance;
    private final Path folder;
    private final List<Path> seen = new ArrayList<>();
    private int letters;

    private Correspondent(Path folder, Instance instance, SimulatedTime time) {
        this.folder = folder;
        this.instance = instance;
        this.time = time;
    }

    /** An instance with the papers of the sample day. */
    static Correspondent of(Path folder, SimulatedTime time) throws IOException {
        return of(folder, time, "");
    }

    /** @param settings more lines of broadsheet.yaml */
    static Correspondent of(Path folder, SimulatedTime time, String settings) throws IOException {
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                common.config.resolve("broadsheet.yaml"),
                "from: papers@example.org\nmailbox: {route: maildir}\nmonitor: {port: 0}\nmatching: {embedder: none}\n"
                        + settings);
        Instance instance = InstanceFolder.openAlone(common, time);
        instance.intake().takeFile(Path.of("src/main/resources/sample/day.jsonl"), Optional.empty(), read -> {});
        return new Correspondent(folder, instance, time);
    }

    MimeMessage reply(MimeMessage to, String words) throws Exception {
        return reply(to, words, "", "");
    }

    MimeMessage reply(MimeMessage to, String words, String file, String type) throws Exception {
        return send(((InternetAddress) to.getReplyTo()[0]).getAddress(), "Re: " + to.getSubject(), words, file, type);
    }

    /**
     * Writes a letter, has it read, and gives the one that answers it.
     *
     * @param file a file of the tests that comes with it; empty for none
     */
    MimeMessage send(String to, String subject, String words, String file, String type) throws Exception {
        MimeMessage letter = new MimeMessage(Session.getInstance(new Properties()));
        letter.setFrom("Ada <" + ADA.value() + ">");
        letter.setRecipients(RecipientType.TO, to);
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
        return delivered();
    }

    /** The one letter that is due. */
    MimeMessage delivered() throws Exception {
        assertThat(instance.courier().deliverDue().sent()).isEqualTo(1);
        List<Path> fresh;
        try (Stream<Path> files = Files.walk(folder.resolve("data/mail"))) {
            fresh = files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(file -> !seen.contains(file))
                    .toList();
        }
        assertThat(fresh).hasSize(1);
        seen.addAll(fresh);
        try (InputStream in = Files.newInputStream(fresh.getFirst())) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    Optional<Subscriber> reader() {
        return instance.subscribers().find(ADA);
    }

    /** The letter's text on one line. */
    static String words(MimeMessage letter) throws Exception {
        return ((String) ((Multipart) letter.getContent()).getBodyPart(0).getContent()).replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        instance.close();
    }
}

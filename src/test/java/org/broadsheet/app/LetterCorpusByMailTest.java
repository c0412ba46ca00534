package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.broadsheet.commands.Common;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.letters.Corpus;
import org.broadsheet.letters.MailPrograms;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.subscription.Asker;
import org.broadsheet.subscription.MailIn;
import org.broadsheet.subscription.Pending;
import org.broadsheet.subscription.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The corpus of letters through a real Postfix into a real Dovecot and from there by IMAP to the desk: what became of each person
 * is looked up in the database. Every program answers once; {@code -Dletters=all} sends all words with all programs.
 */
class LetterCorpusByMailTest {

    private static final double ASKED = 0.97;
    private static final int AT_ONCE = 250;

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T05:00:00Z"));
    private final Map<String, int[]> reached = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @TempDir
    private Path folder;

    private MailTown town;
    private Instance instance;

    /** A letter that was sent, and how to tell whether it was understood. */
    private record Sent(String part, String what, String address, Predicate<String> understood) {}

    @BeforeEach
    void open() throws IOException {
        town = MailTown.orSkip();
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("imap-password"), "secret\n");
        Files.writeString(config.resolve("broadsheet.yaml"), """
                from: papers@town.test
                mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none}}
                mailbox:
                  route: imap
                  imap: {host: 127.0.0.1, port: %d, tls: none, user: papers, password-file: imap-password}
                matching: {embedder: none}
                """.formatted(town.smtp, town.imap));
        Common common = new Common();
        common.data = Files.createDirectories(folder.resolve("data"));
        common.config = config;
        instance = InstanceFolder.openAlone(common, time);
    }

    @AfterEach
    void close() throws IOException {
        if (instance != null) {
            instance.close();
        }
        if (town != null) {
            town.close();
        }
    }

    @Test
    void everyProgramsLettersHaveTheEffectThatTheyAskForAndNothingThatMustNotHappenDoes() throws Exception {
        List<MailPrograms.Program> programs = MailPrograms.all();
        boolean all = System.getProperty("letters", "").equals("all");
        int rounds = all ? Corpus.STOP.size() : 1;
        int turn = 0;
        for (int round = 0; round < rounds; round++) {
            List<Sent> sent = new ArrayList<>();
            try (Transport smtp = smtp()) {
                for (MailPrograms.Program program : programs) {
                    sent.add(letter(smtp, program, turn++));
                    if (sent.size() == AT_ONCE) {
                        read(sent);
                    }
                }
                if (round == 0) {
                    for (String words : Corpus.UNCLEAR) {
                        sent.add(answer(
                                smtp, programs.get(turn % programs.size()), turn++, "must not", words, this::waits));
                    }
                    sent.add(answer(
                            smtp,
                            programs.get(1),
                            turn++,
                            "must not",
                            "Yes, but I never asked for this, remove me",
                            this::isGone));
                    sent.add(answer(
                            smtp, programs.get(2), turn++, "must not", "No problem, please sign me up!", this::reads));
                    for (String words : Corpus.NO_STOP) {
                        sent.add(ofReader(
                                smtp, programs.get(turn % programs.size()), turn++, "must not", words, this::reads));
                    }
                }
            }
            read(sent);
        }

        reached.forEach(
                (part, counts) -> System.out.printf(Locale.ROOT, "%s: %d of %d by mail%n", part, counts[0], counts[1]));
        assertThat(reached.keySet()).containsExactlyInAnyOrder("yes", "no", "own words", "stop", "must not");
        reached.forEach((part, counts) -> assertThat(1.0 * counts[0] / counts[1])
                .as("%s: %s", part, String.join("\n", wrong))
                .isGreaterThanOrEqualTo(part.equals("must not") ? 1 : ASKED));
    }

    /** One answer of that program: to a confirmation with a yes or a no, to a digest with a stop or with words of one's own. */
    private Sent letter(Transport smtp, MailPrograms.Program program, int turn) throws Exception {
        String signature = turn % 3 == 0 ? "\n\n" + Corpus.broken(of(Corpus.SIGNATURES, turn)) : "";
        return switch (turn % 5) {
            case 0 ->
                answer(smtp, program, turn, "yes", Corpus.broken(of(Corpus.YES, turn / 5)) + signature, this::reads);
            case 1 ->
                answer(smtp, program, turn, "no", Corpus.broken(of(Corpus.NO, turn / 5)) + signature, this::isGone);
            case 2 ->
                ofReader(
                        smtp,
                        program,
                        turn,
                        "stop",
                        Corpus.broken(of(Corpus.STOP, turn / 5)) + signature,
                        this::isGone);
            default -> {
                String own = Corpus.broken(of(Corpus.INTERESTS, turn / 5));
                yield ofReader(
                        smtp, program, turn, "own words", "add: " + own + signature, address -> about(address, own));
            }
        };
    }

    private Sent answer(
            Transport smtp,
            MailPrograms.Program program,
            int turn,
            String part,
            String words,
            Predicate<String> understood)
            throws Exception {
        String address = "r@d%d.example".formatted(turn);
        instance.desk()
                .subscriptionDesk()
                .handle(
                        new Request.Subscribe(new EmailAddress(address), "", Wish.OPEN),
                        new Proof.None(new Asker.House()),
                        time.instant());
        Pending pending = instance.desk()
                .conversations()
                .waiting(new EmailAddress(address), time.instant())
                .orElseThrow();
        MessageKey key = new MessageKey("confirm/" + pending.id());
        send(smtp, address, turn, key, pending.expires(), program.top(words, Corpus.CONFIRM), Corpus.CONFIRM.subject());
        return new Sent(part, program.name() + ": " + words, address, understood);
    }

    private Sent ofReader(
            Transport smtp,
            MailPrograms.Program program,
            int turn,
            String part,
            String words,
            Predicate<String> understood)
            throws Exception {
        String address = "r@d%d.example".formatted(turn);
        instance.desk()
                .subscriptionDesk()
                .handle(
                        new Request.Enrol(new EmailAddress(address), "", Wish.OPEN, "a test"),
                        new Proof.Operator(Optional.empty()),
                        time.instant());
        Subscriber reader = reader(address).orElseThrow();
        MessageKey key = new MessageKey("digest/" + reader.id() + "/2026-03-02");
        send(
                smtp,
                address,
                turn,
                key,
                time.instant().plus(Duration.ofDays(1)),
                program.top(words, Corpus.DIGEST),
                Corpus.DIGEST.subject());
        return new Sent(part, program.name() + ": " + words, address, understood);
    }

    /** Every second letter names what it answers in its address, the others only in their headers, as without plus addresses. */
    private void send(
            Transport smtp, String from, int turn, MessageKey key, Instant expires, String body, String subject)
            throws MessagingException {
        MimeMessage letter = new MimeMessage(Session.getInstance(new Properties()));
        String token = instance.desk().tokens().of(key, time.instant(), expires).orElseThrow();
        String to = turn % 2 == 0 ? "papers+" + token + "@town.test" : "papers@town.test";
        letter.setFrom(new InternetAddress(from));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        letter.setSubject("Re: " + subject, "UTF-8");
        letter.setHeader("In-Reply-To", instance.desk().tokens().messageId(key, time.instant(), expires));
        letter.setText(body.replace("papers@example.org", "papers@town.test"), "UTF-8");
        letter.setHeader(
                "Content-Transfer-Encoding",
                List.of("8bit", "quoted-printable", "base64").get(turn % 3));
        letter.saveChanges();
        smtp.sendMessage(letter, letter.getAllRecipients());
    }

    private Transport smtp() throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(town.smtp));
        properties.put("mail.smtp.allow8bitmime", "true");
        Transport smtp = Session.getInstance(properties).getTransport("smtp");
        smtp.connect();
        return smtp;
    }

    /** Lets the desk read what has come, and looks what became of everybody. */
    private void read(List<Sent> sent) {
        MailIn mailIn = instance.desk().mailIn().orElseThrow();
        int[] letters = {0};
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> {
            letters[0] += mailIn.run().letters();
            return letters[0] >= sent.size();
        });
        for (Sent one : sent) {
            int[] counts = reached.computeIfAbsent(one.part(), unused -> new int[2]);
            counts[1]++;
            if (one.understood().test(one.address())) {
                counts[0]++;
            } else {
                wrong.add(one.part() + " / " + one.what());
            }
        }
        sent.clear();
        time.moveTo(time.instant().plus(Duration.ofHours(2)));
    }

    private Optional<Subscriber> reader(String address) {
        return instance.subscribers().find(new EmailAddress(address));
    }

    private boolean reads(String address) {
        return reader(address).isPresent();
    }

    private boolean waits(String address) {
        return reader(address).isEmpty()
                && instance.desk()
                        .conversations()
                        .waiting(new EmailAddress(address), time.instant())
                        .isPresent();
    }

    private boolean isGone(String address) {
        return reader(address).isEmpty() && !waits(address);
    }

    private boolean about(String address, String own) {
        List<String> texts = reader(address).orElseThrow().profile().interests().stream()
                .flatMap(interest -> interest.all(Interest.About.class).stream())
                .map(Interest.About::text)
                .toList();
        return texts.equals(List.of(own));
    }

    private static String of(List<String> table, int turn) {
        return table.get(turn % table.size());
    }
}

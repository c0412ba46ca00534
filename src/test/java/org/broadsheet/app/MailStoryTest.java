package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.broadsheet.commands.Common;
import org.broadsheet.digest.Digest;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.subscription.MailIn;
import org.broadsheet.subscription.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's whole story by mail program alone, with a real Postfix and a real Dovecot. */
class MailStoryTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T05:00:00Z");
    private static final String ABOUT = "Learned sparse retrieval and pruning of inverted indexes for neural search.";

    private final SimulatedTime time = new SimulatedTime(MONDAY);

    @TempDir
    private Path folder;

    private MailTown town;
    private Instance instance;

    @BeforeEach
    void open() throws IOException {
        town = MailTown.orSkip();
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("imap-password"), "secret\n");
        Files.writeString(config.resolve("broadsheet.yaml"), """
                from: papers@town.test
                matching: {embedder: none}
                mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none}}
                mailbox:
                  route: imap
                  imap: {host: 127.0.0.1, port: %d, tls: none, user: papers, password-file: imap-password}
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
    void subscribeConfirmReadJudgePauseAndLeave() throws Exception {
        Path library = Files.writeString(
                folder.resolve("lib.bib"),
                "@misc{a, title={Posting Lists on a Diet: Query-Aware Static Pruning for Learned Sparse Indexes}, eprint={2603.90001}}\n@misc{b, title={A paper that nobody has}}\n");
        papers("day.jsonl", 0, 70);

        town.send(
                "ada@town.test",
                "papers@town.test",
                "subscribe",
                ABOUT,
                "--attach-type",
                "application/x-bibtex",
                "--attach-name",
                "lib.bib",
                "--attach",
                "@" + library);
        readLetters(1);
        MimeMessage confirmation = town.letter("ada", 1);
        assertThat(words(confirmation)).contains("Learned sparse retrieval", "2 papers you like");
        assertThat(confirmation.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(confirmation.getHeader("Return-Path")).containsExactly("<>");

        reply(confirmation, "yes");
        MimeMessage welcome = town.letter("ada", 2);
        assertThat(words(welcome)).contains("Your first digest comes on Monday 2 March at 07:00");

        // Bob is Ada's twin in all but the verdict, so that whatever is different is the verdict's doing.
        enrol("bob@town.test", "2603.90001", "A paper that nobody has");
        time.moveTo(Instant.parse("2026-03-02T07:00:30Z"));
        digests();
        MimeMessage digest = town.letter("ada", 3);
        assertThat(words(digest)).contains("Posting Lists on a Diet");
        LocalDate monday = LocalDate.parse("2026-03-02");
        assertThat(digest("ada@town.test", monday).sections())
                .isEqualTo(digest("bob@town.test", monday).sections());

        reply(digest, "like 2");
        MimeMessage changed = town.letter("ada", 4);
        assertThat(words(changed)).contains("More like:");
        assertThat(changed.getSubject()).isEqualTo("Re: " + digest.getSubject());
        assertThat(String.join(" ", changed.getHeader("References"))).contains(digest.getMessageID());
        assertThat(changed.getHeader("In-Reply-To")).hasSize(1);
        assertThat(changed.getHeader("Return-Path")).containsExactly("<>");

        time.moveTo(Instant.parse("2026-03-03T06:00:00Z"));
        papers("day.jsonl", 70, 133);
        time.moveTo(Instant.parse("2026-03-03T07:00:30Z"));
        digests();
        MimeMessage second = town.letter("ada", 5);
        LocalDate tuesday = LocalDate.parse("2026-03-03");
        assertThat(ranking("ada@town.test", tuesday)).isNotEqualTo(ranking("bob@town.test", tuesday));

        reply(second, "pause 2 weeks");
        assertThat(words(town.letter("ada", 6))).contains("rests until 17 March 2026");
        time.moveTo(Instant.parse("2026-03-04T06:00:00Z"));
        papers("archive.jsonl", 0, 60);
        time.moveTo(Instant.parse("2026-03-04T07:00:30Z"));
        digests();
        assertThat(instance.digests().find(reader("ada@town.test").id(), LocalDate.parse("2026-03-04")))
                .isEmpty();

        String leave =
                String.join(" ", welcome.getHeader("List-Unsubscribe")).replaceAll("(?s).*<mailto:([^?>]+).*", "$1");
        town.send("ada@town.test", leave, "unsubscribe", "unsubscribe");
        readLetters(1);
        assertThat(instance.subscribers().find(new EmailAddress("ada@town.test")))
                .isEmpty();
        assertThat(town.count("ada")).isEqualTo(6);
    }

    @Test
    void aRealVacationProgramStaysSilentAndIsNeverAnswered() throws Exception {
        papers("day.jsonl", 0, 70);
        enrol("away@town.test");
        time.moveTo(Instant.parse("2026-03-02T07:00:30Z"));
        digests();
        MimeMessage digest = town.letter("away", 1);

        town.send("papers@town.test", "away@town.test", "A letter of a person", "Hello.");
        town.letter("away", 2);
        MailIn.Counts counts = readLetters(1);

        assertThat(digest.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(counts).isEqualTo(new MailIn.Counts(1, 0, 1, 0, 0, 0));
        assertThat(instance.courier().deliverDue().sent()).isZero();
    }

    @Test
    void anAnswerToSomebodyWhoseVacationProgramIsOnEndsTheExchange() throws Exception {
        town.send("away@town.test", "papers@town.test", "help", "help");
        readLetters(1);
        MimeMessage answer = town.letter("away", 1);
        assertThat(answer.getHeader("Auto-Submitted")).containsExactly("auto-replied");

        // The program answers people, so it is on; what it says to a person's letter is all that comes.
        town.send("papers@town.test", "away@town.test", "A letter of a person", "Hello.");
        town.letter("away", 2);
        MailIn.Counts counts = readLetters(1);

        assertThat(counts).isEqualTo(new MailIn.Counts(1, 0, 1, 0, 0, 0));
        assertThat(instance.courier().deliverDue().sent()).isZero();
        assertThat(town.count("away")).isEqualTo(2);
    }

    @Test
    void aComplaintEndsTheSubscriptionWithoutAWordAndAForgedOneDoesNot() throws Exception {
        papers("day.jsonl", 0, 70);
        enrol("ada@town.test");
        enrol("bob@town.test");
        time.moveTo(Instant.parse("2026-03-02T07:00:30Z"));
        digests();
        String returnPath = town.letter("ada", 1).getHeader("Return-Path")[0].replaceAll("[<>]", "");
        String forged = returnPath.substring(0, returnPath.indexOf('-') + 1) + "0".repeat(20) + "@town.test";

        town.send("feedback@provider.test", forged, "complaint", "see data", "--data", "@" + complaint(forged));
        MailIn.Counts first = readLetters(1);
        assertThat(instance.subscribers().find(new EmailAddress("ada@town.test")))
                .isPresent();
        town.send(
                "feedback@provider.test",
                "papers@town.test",
                "complaint",
                "see data",
                "--data",
                "@" + complaint(returnPath));
        MailIn.Counts second = readLetters(1);

        assertThat(first.reports()).isZero();
        assertThat(second.reports()).isEqualTo(1);
        assertThat(instance.subscribers().find(new EmailAddress("ada@town.test")))
                .isEmpty();
        assertThat(instance.subscribers().find(new EmailAddress("bob@town.test")))
                .isPresent();
        assertThat(instance.courier().deliverDue().sent()).isZero();
    }

    @Test
    void forgedReportsOfAPolicyRefusalHoldBackNobodyElsesMail() throws Exception {
        papers("day.jsonl", 0, 70);
        enrol("ada@town.test");
        time.moveTo(Instant.parse("2026-03-02T07:00:30Z"));
        digests();
        String returnPath = town.letter("ada", 1).getHeader("Return-Path")[0].replaceAll("[<>]", "");

        town.send(
                "mailer-daemon@town.test",
                returnPath,
                "refused",
                "see data",
                "--data",
                "@" + refusal(returnPath, "5.7.1"));
        MailIn.Counts read = readLetters(1);
        enrol("bob@town.test");
        time.moveTo(Instant.parse("2026-03-03T07:00:30Z"));
        digests();

        assertThat(read.reports()).isEqualTo(1);
        assertThat(new JdbcRests(instance.database()).all()).isEmpty();
        assertThat(town.letter("bob", 1).getSubject()).isNotBlank();
    }

    /** As RFC 3464 wants it, about the message with this return address. */
    private Path refusal(String returnPath, String status) throws IOException {
        return Files.writeString(folder.resolve("refusal.eml"), """
                From: <mailer-daemon@town.test>
                To: <%s>
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="r"

                --r
                Content-Type: text/plain

                Your message was refused.
                --r
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.town.test

                Final-Recipient: rfc822; ada@town.test
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; 550 %s we do not like you

                --r--
                """.formatted(returnPath, status, status));
    }

    /** As RFC 5965 wants it, about the message with this return address. */
    private Path complaint(String returnPath) throws IOException {
        return Files.writeString(folder.resolve("complaint.eml"), """
                From: <feedback@provider.test>
                To: <papers@town.test>
                Subject: complaint
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="r"

                --r
                Content-Type: text/plain

                A reader called this unwanted.
                --r
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: Provider/1.0
                Version: 1
                Original-Mail-From: <%s>

                --r
                Content-Type: text/rfc822-headers

                Subject: the digest

                --r--
                """.formatted(returnPath));
    }

    /** The letter's text on one line. */
    private static String words(MimeMessage letter) throws Exception {
        return MailTown.text(letter).replaceAll("\\s+", " ");
    }

    /** A reply as mail programs write it, and what we make of it. */
    private void reply(MimeMessage to, String words) throws Exception {
        String quoted =
                MailTown.text(to).lines().map(line -> "> " + line + "\n").reduce("", String::concat);
        town.send(
                "ada@town.test",
                ((jakarta.mail.internet.InternetAddress) to.getReplyTo()[0]).getAddress(),
                "Re: " + to.getSubject(),
                words + "\n\nOn Monday, Broadsheet <papers@town.test> wrote:\n" + quoted,
                "--header",
                "In-Reply-To: " + to.getMessageID());
        readLetters(1);
    }

    private MailIn.Counts readLetters(int count) {
        MailIn mailIn = instance.desk().mailIn().orElseThrow();
        MailIn.Counts counts =
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(mailIn::run, run -> run.letters() == count);
        instance.courier().deliverDue();
        return counts;
    }

    private void digests() {
        instance.matchRun().run();
        instance.digestRun().run();
        instance.courier().deliverDue();
    }

    private void papers(String sample, int from, int to) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/sample", sample));
        Path part = Files.write(folder.resolve(from + "-" + sample), lines.subList(from, Math.min(to, lines.size())));
        instance.intake().takeFile(part, Optional.empty(), read -> {});
    }

    private void enrol(String address, String... likes) {
        List<LikedPaper> papers = Stream.of(likes)
                .flatMap(like -> LikedPaper.parse(like).stream())
                .toList();
        instance.desk()
                .subscriptionDesk()
                .handle(
                        new Request.Enrol(
                                new EmailAddress(address), "", new Wish(ABOUT, papers, Optional.empty()), "a test"),
                        new Proof.Operator(Optional.empty()),
                        time.instant());
    }

    private Subscriber reader(String address) {
        return instance.subscribers().find(new EmailAddress(address)).orElseThrow();
    }

    /** Which papers, in which order, how well they fit. */
    private List<String> ranking(String address, LocalDate date) {
        return digest(address, date).entries().stream()
                .map(entry -> entry.paper() + " " + entry.score())
                .toList();
    }

    private Digest digest(String address, LocalDate date) {
        return instance.digests().find(reader(address).id(), date).orElseThrow();
    }
}

package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.broadsheet.ForAll;
import org.broadsheet.Growth;
import org.broadsheet.Shared;
import org.broadsheet.delivery.Report;
import org.broadsheet.delivery.Reports.Reading;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files in {@code reports/} came back from a Postfix of our own; the others are written here, to be awkward. */
class ReportReaderTest {

    static final ReturnPath RETURN_PATH = new ReturnPath(
            new EmailAddress("b@inbox.test"), List.of("the key of the corpus".getBytes(StandardCharsets.UTF_8)));

    static final Sender SENDER = new Sender(
            new EmailAddress("digest@inbox.test"),
            "Broadsheet",
            "digest.inbox.test",
            URI.create("https://inbox.test/help"),
            URI.create("mailto:owner@inbox.test"),
            new EmailAddress("b@inbox.test"));

    private static final ReportReader READER = new ReportReader(RETURN_PATH);
    private static final String OURS = RETURN_PATH.of(42).value();

    private static byte[] corpus(String name) throws IOException {
        try (InputStream in = ReportReaderTest.class.getResourceAsStream("/reports/" + name + ".eml")) {
            return in.readAllBytes();
        }
    }

    private static Reading read(String letter) {
        return READER.read(letter.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "");
    }

    private static String report(String to, String status) {
        return """
                From: MAILER-DAEMON@mx.example
                To: <%s>
                Subject: Undelivered
                Content-Type: multipart/report; report-type=delivery-status; boundary="r"
                MIME-Version: 1.0

                --r
                Content-Type: text/plain

                It did not work.
                --r
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                %s
                --r--
                """.formatted(to, status);
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-user, 11, Hard, 5.1.1",
        "mailbox-full, 12, Soft, 5.2.2",
        "host-not-found, 13, Soft, 5.4.4",
        "policy, 14, Policy, 5.7.1"
    })
    void whatARealServerSentBackIsUnderstood(String file, long number, String kind, String status) throws IOException {
        assertThat(READER.read(corpus(file), "")).isInstanceOfSatisfying(Reading.About.class, about -> {
            assertThat(about.number()).isEqualTo(number);
            assertThat(about.report().getClass().getSimpleName()).isEqualTo(kind);
            assertThat(about.report().toString()).contains(status);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failed | 5.1.1 | smtp; 550 no such user | Hard",
                "FAILED | 5.1.2 | smtp; 550 bad domain | Hard",
                "failed | 5.2.1 | smtp; 550 disabled | Hard",
                "failed | 5.2.2 | smtp; 552 full | Soft",
                "failed | 4.4.7 | smtp; 451 gave up | Soft",
                "failed | 5.0.0 | smtp; 554 listed at a blocklist | Policy",
                "failed | 5.7.26 | smtp; 550 unauthenticated | Policy",
                "failed | 5.1.8 | smtp; 553 sender domain | Policy",
                "delayed | 4.4.1 | smtp; 451 later | NoFailure",
                "delivered | 2.1.5 | smtp; 250 | NoFailure",
                "relayed | 2.1.5 | smtp; 250 | NoFailure",
                "expanded | 2.1.5 | smtp; 250 | NoFailure"
            })
    void actionAndStatusDecide(String action, String status, String diagnostic, String kind) {
        assertThat(Report.of(action, status, diagnostic).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void whateverBecameOfAReportOnItsWayItIsReadOrPutAsideButNeverInTheWay() throws IOException {
        List<byte[]> letters = List.of(
                corpus("unknown-user"),
                report(OURS, "5.1.1").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        ForAll.cases(2_000, random -> {
            byte[] letter = letters.get(random.nextInt(letters.size())).clone();
            for (int spoilt = random.nextInt(12); spoilt >= 0; spoilt--) {
                int from = random.nextInt(letter.length);
                int to = random.nextInt(letter.length);
                int octets = Math.min(1 + random.nextInt(40), letter.length - Math.max(from, to));
                System.arraycopy(letter, from, letter, to, octets);
                letter[random.nextInt(letter.length)] = (byte) random.nextInt(256);
            }

            assertThat(READER.read(letter, OURS)).isNotNull();
        });
    }

    @Test
    void aReportToAnAddressThatWeDidNotMakeSaysNothing() {
        String forged = OURS.replace(OURS.substring(OURS.indexOf('-') + 1, OURS.indexOf('@')), "0".repeat(20));

        assertThat(read(report(forged, "Action: failed\nStatus: 5.1.1"))).isInstanceOf(Reading.NotOurs.class);
        assertThat(read(report("digest@inbox.test", "Action: failed\nStatus: 5.1.1")))
                .isInstanceOf(Reading.NotOurs.class);
    }

    @Test
    void theAddressThatTheServerNamesCountsToo() {
        assertThat(READER.read(
                        report("someone@else.example", "Action: failed\nStatus: 5.1.1")
                                .getBytes(StandardCharsets.UTF_8),
                        OURS))
                .isEqualTo(new Reading.About(42, new Report.Hard("5.1.1")));
    }

    @Test
    void aReportInADaemonsOwnWordsIsASoftOneByItsReturnAddressAlone() {
        assertThat(read("From: MAILER-DAEMON@old.example\nTo: " + OURS + "\nSubject: failure notice\n\nSorry.\n"))
                .isInstanceOfSatisfying(
                        Reading.About.class, about -> assertThat(about.report()).isInstanceOf(Report.Soft.class));
        assertThat(read("From: x@old.example\nX-Failed-Recipients: a@b.example\nTo: " + OURS + "\n\nSorry.\n"))
                .isInstanceOfSatisfying(
                        Reading.About.class, about -> assertThat(about.report()).isInstanceOf(Report.Soft.class));
    }

    @Test
    void aVacationNoticeIsNoFailure() {
        assertThat(read("From: ada@example.org\nTo: " + OURS
                        + "\nAuto-Submitted: auto-replied\nSubject: away\n\nBack soon.\n"))
                .isInstanceOfSatisfying(
                        Reading.About.class, about -> assertThat(about.report()).isInstanceOf(Report.NoFailure.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a blank line first | ¶¶Reporting-MTA: dns; mx¶¶Action: failed¶Status: 5.1.1 | Hard",
                "three blank lines between | Reporting-MTA: dns; mx¶¶¶¶Action: failed¶Status: 5.1.1 | Hard",
                "a relayed recipient first | Reporting-MTA: dns; mx¶¶Action: relayed¶Status: 2.1.9¶¶Action: failed¶Status: 5.1.1 | Hard",
                "a delayed recipient first | Reporting-MTA: dns; mx¶¶Action: delayed¶Status: 4.4.1¶¶Action: failed¶Status: 5.1.1 | Hard",
                "the failure first | Reporting-MTA: dns; mx¶¶Action: failed¶Status: 5.1.1¶¶Action: relayed¶Status: 2.0.0 | Hard",
                "no group of the message | Action: failed¶Status: 5.1.1 | Hard",
                "one group of all | Reporting-MTA: dns; mx¶Final-Recipient: rfc822; a@b.example¶Action: failed¶Status: 5.1.1 | Hard",
                "no action | Reporting-MTA: dns; mx¶¶Final-Recipient: rfc822; a@b.example¶Status: 5.1.1 | Hard",
                "the code in words | Reporting-MTA: dns; mx¶¶Action: failed¶Status: 5.1.1 (bad mailbox) | Hard",
                "the code in the diagnostic | Reporting-MTA: dns; mx¶¶Action: failed¶Diagnostic-Code: smtp; 550-5.1.1 no such user | Hard",
                "folded fields | Reporting-MTA: dns; mx¶¶Action:¶ failed¶Status:¶ 5.1.1 | Hard",
                "a comment | Reporting-MTA: dns; mx¶¶Action: failed (bounced)¶Status: 5.1.1 | Hard",
                "late | Reporting-MTA: dns; mx¶¶Action: delayed¶Status: 4.4.1¶Will-Retry-Until: Fri, 27 Nov 2026 07:00:00 +0000 | NoFailure",
                "late without an action | Reporting-MTA: dns; mx¶¶Status: 4.4.1 | NoFailure",
            })
    void reportsAreReadAsServersWriteThem(String what, String written, String kind) {
        String status = written.replace('¶', '\n');
        for (String type : List.of("message/delivery-status", "Message/Global-Delivery-Status; charset=utf-8")) {
            String letter = report(OURS, "@")
                    .replace("message/delivery-status", type)
                    .replace("Reporting-MTA: dns; mx.example\n\n@", status);
            String encoded = Base64.getMimeEncoder().encodeToString(status.getBytes(StandardCharsets.UTF_8));
            String base64 =
                    letter.replace(type + "\n\n" + status, type + "\nContent-Transfer-Encoding: base64\n\n" + encoded);
            assertThat(base64).as(what).isNotEqualTo(letter);
            assertThat(kind(read(letter))).as(what).isEqualTo(kind);
            assertThat(kind(read(base64))).as(what + ", in base64").isEqualTo(kind);
        }
    }

    private static String kind(Reading reading) {
        return reading instanceof Reading.About(long number, Report report)
                ? report.getClass().getSimpleName()
                : reading.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Warning: message 1abcDE-000123-4f delayed 24 hours | Delivery attempts will continue. | NoFailure",
                "Delivery Status Notification (Delay) | x | NoFailure",
                "Delayed Mail (still being retried) | x | NoFailure",
                "Warning: could not send message for past 4 hours | x | NoFailure",
                "Mail delivery | Your message has not yet been delivered. You do not need to resend it. | NoFailure",
                "Mail delivery failed: returning message to sender | could not be delivered | Soft",
                "Undelivered Mail Returned to Sender | it was delayed and could not be delivered | Soft",
                "failure notice | Sorry. | Soft",
            })
    void aDelayInADaemonsOwnWordsCountsForNothingAndAFailureDoes(String subject, String text, String kind) {
        assertThat(kind(read("From: Mail Delivery System <Mailer-Daemon@exim.example>\nTo: " + OURS + "\nSubject: "
                        + subject + "\n\n" + text)))
                .isEqualTo(kind);
    }

    @Test
    void recordedReportsAreUnderstood() throws IOException {
        var folder = Shared.orSkip("cases/bounces");
        for (var each : Map.of("12_global", "Hard", "13_leading_blank", "Hard", "32_exim_delay_warning", "NoFailure")
                .entrySet()) {
            String letter =
                    Files.readString(folder.resolve(each.getKey() + ".eml")).replace("@RP@", OURS);

            assertThat(kind(READER.read(letter.getBytes(StandardCharsets.UTF_8), "")))
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
    }

    @Test
    void timeAndMemoryGrowWithTheReportAlone() {
        String start = "From: MAILER-DAEMON@mx.example\r\nTo: " + OURS
                + "\r\nContent-Type: multipart/report; boundary=r\r\n\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\n";
        for (String before : List.of("", start)) {
            Growth.of(text -> READER.read((before + text).getBytes(StandardCharsets.UTF_8), ""))
                    .upTo(60_000)
                    .marks(
                            "Action: failed\r\n",
                            "\r\n\r\n",
                            "--r\r\n",
                            "Status: 5.1.1",
                            "a@",
                            "Content-Type: message/rfc822\r\n\r\n")
                    .check();
        }
    }

    private static String complaint(String kind) {
        return """
                From: feedback@provider.example
                To: abuse@inbox.test
                Subject: complaint
                Content-Type: multipart/report; report-type=feedback-report; boundary="r"
                MIME-Version: 1.0

                --r
                Content-Type: text/plain

                A reader called this unwanted.
                --r
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Provider/1.0
                Version: 1
                Original-Mail-From: <%s>

                --r
                Content-Type: message/rfc822

                Return-Path: <%s>
                Subject: the digest

                text
                --r--
                """.formatted(kind, OURS, OURS);
    }

    @Test
    void aComplaintIsOneAndTakingItBackIsNot() {
        assertThat(read(complaint("abuse"))).isEqualTo(new Reading.About(42, new Report.Complaint("abuse")));
        assertThat(read(complaint("not-spam"))).isEqualTo(new Reading.About(42, new Report.NoFailure("not-spam")));
    }

    @Test
    void aComplaintThatOnlyReturnsTheMessageIsFoundByItsReturnPath() {
        assertThat(read(complaint("abuse").replaceAll("Original-Mail-From: .*\n", "")))
                .isEqualTo(new Reading.About(42, new Report.Complaint("abuse")));
    }

    @Test
    void whateverIsBrokenInALetterNothingIsThrownAndNoOtherMessageIsMeant() {
        ForAll.cases(100, random -> {
            byte[] letter = random.nextBoolean()
                    ? corpus(random.nextBoolean() ? "unknown-user" : "policy")
                    : complaint("abuse").getBytes(StandardCharsets.UTF_8);
            for (int hits = random.nextInt(1, 30); hits > 0; hits--) {
                letter[random.nextInt(letter.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(letter, random.nextInt(letter.length + 1));

            for (byte[] each : List.of(letter, cut)) {
                switch (READER.read(each, "")) {
                    case Reading.About about -> assertThat(about.number()).isIn(11L, 14L, 42L);
                    case Reading.NotOurs other -> assertThat(other.why()).isNotEmpty();
                }
            }
        });
    }
}

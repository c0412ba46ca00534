package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.delivery.LetterTest;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Postfix's smtp-sink gets and writes down, and what its faults mean to us; skips, saying so, where there is none. */
class SmtpSinkTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static SmtpTransport to(SmtpSink sink, Duration patience) {
        return new SmtpTransport(new MailRoute.Smtp(
                "127.0.0.1",
                sink.port(),
                MailRoute.Tls.NONE,
                Optional.empty(),
                Optional.empty(),
                1,
                100,
                Duration.ofMinutes(1),
                new MailRoute.Timeouts(patience, patience, patience, patience, patience, patience)));
    }

    private static Parcel digest(String text) {
        MimePress press = new MimePress(
                ReportReaderTest.SENDER,
                ReportReaderTest.RETURN_PATH,
                any -> Optional.of(new EmailAddress("digest+answer@inbox.test")),
                Optional.empty());
        return press.print(
                42,
                new Message(
                        new MessageKey("digest/s42/2026-03-02"),
                        new EmailAddress("Ada+tag@example.org"),
                        "<digest.s42.2026-03-02@inbox.test>",
                        NOON,
                        NOON.plusSeconds(60)),
                LetterTest.letter(text));
    }

    @Test
    void theDumpHoldsTheHeadersOnceShortLinesAndTheTextBeforeTheHtmlAndARepeatIsTheSame() throws Exception {
        Parcel parcel = digest("Grüße ∑ " + "lang".repeat(900) + "\n.\nEnde\n");
        try (SmtpSink sink = SmtpSink.dumpingOrSkip();
                SmtpTransport transport = to(sink, Duration.ofSeconds(10))) {
            assertThat(transport.send(parcel)).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(transport.send(parcel)).isInstanceOf(SendOutcome.Accepted.class);
            await().until(() -> sink.dumps().size() == 2);

            List<String> dumps = sink.dumps();
            String message = message(dumps.getFirst());
            assertThat(message(dumps.getLast())).isEqualTo(message);
            assertThat(message.stripTrailing())
                    .isEqualTo(new String(parcel.bytes(), StandardCharsets.UTF_8)
                            .replace("\r\n", "\n")
                            .stripTrailing());
            assertThat(dumps.getFirst())
                    .contains("X-Mail-Args: <" + parcel.returnTo().orElseThrow().value() + ">")
                    .contains("X-Rcpt-Args: <ada@example.org>");
            assertThat(message.lines())
                    .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(998));
            List<String> headers = Arrays.stream(
                            message.substring(0, message.indexOf("\n\n")).split("\n(?![ \t])", -1))
                    .map(header -> header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT))
                    .toList();
            assertThat(headers)
                    .containsExactlyInAnyOrder(
                            "from",
                            "to",
                            "reply-to",
                            "subject",
                            "date",
                            "message-id",
                            "auto-submitted",
                            "list-id",
                            "list-help",
                            "list-owner",
                            "list-post",
                            "list-unsubscribe",
                            "list-unsubscribe-post",
                            "mime-version",
                            "content-type");
            assertThat(message.indexOf("text/plain")).isPositive().isLessThan(message.indexOf("text/html"));
        }
    }

    /** What follows the sink's own headers, the last of which is a Received of three lines. */
    private static String message(String dump) {
        int received = dump.indexOf("\nReceived: ");
        int end = dump.indexOf('\n', received + 1);
        while (dump.charAt(end + 1) == '\t' || dump.charAt(end + 1) == ' ') {
            end = dump.indexOf('\n', end + 1);
        }
        return dump.substring(end + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-r MAIL | Deferred",
                "-r RCPT | Deferred",
                "-r DATA | Deferred",
                "-r . | Deferred",
                "-f RCPT | MessageRefused",
                "-f RCPT -B '550 5.1.1 no such user' | Refused",
                "-f RCPT -B '550 5.7.1 blocked' | SenderRefused",
                "-f . -B '554 5.6.0 bad content' | MessageRefused",
                "-f CONNECT -B '554 go away' | SenderRefused",
                "-q CONNECT | Unreachable",
                "-q MAIL | Deferred",
                "-q RCPT | Deferred",
                "-q DATA | Deferred",
                "-q . | Unsure",
                "-Q CONNECT | Unreachable",
                "-Q MAIL | Unreachable",
                "-Q RCPT | Unreachable",
                // The sink hangs up right behind its 421, which the network may then drop unread.
                "-Q . | Unreachable or Unsure",
                "-p -W RCPT:4 | Deferred",
                "-W .:4 | Unsure",
                "-e | Accepted",
                "-p -8 -a | Accepted"
            })
    void aFaultOfTheSinkMeansWhatItIs(String options, String outcome) throws IOException {
        String[] all = Arrays.stream(options.split(" (?=-)|(?<=-[a-zA-Z]) ", -1))
                .map(option -> option.replace("'", ""))
                .toArray(String[]::new);
        try (SmtpSink sink = SmtpSink.dumpingOrSkip(all);
                SmtpTransport transport = to(sink, Duration.ofSeconds(2))) {
            assertThat(transport.send(digest("hello\n")))
                    .satisfies(found ->
                            assertThat(found.getClass().getSimpleName()).isIn((Object[]) outcome.split(" or ", -1)));
        }
    }
}

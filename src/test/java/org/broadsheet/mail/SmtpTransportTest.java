package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.FreePort;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.delivery.SendOutcome.Scope;
import org.broadsheet.mail.FaultySink.Fault;
import org.broadsheet.mail.FaultySink.Received;
import org.broadsheet.mail.FaultySink.Script;
import org.broadsheet.mail.FaultySink.Step;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTransportTest {

    private static final Script FINE = (step, to) -> FaultySink.NONE;

    private final Queue<AutoCloseable> opened = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable open : opened) {
            open.close();
        }
    }

    private FaultySink sink(Script script, String... extensions) {
        FaultySink sink = new FaultySink(script, received::add, extensions);
        opened.add(sink);
        return sink;
    }

    private SmtpTransport to(int port) {
        return to(port, 100, Duration.ofSeconds(2));
    }

    private SmtpTransport to(int port, int mostMessages, Duration patience) {
        SmtpTransport transport = new SmtpTransport(new MailRoute.Smtp(
                "127.0.0.1",
                port,
                MailRoute.Tls.NONE,
                Optional.empty(),
                Optional.empty(),
                2,
                mostMessages,
                Duration.ofMinutes(1),
                new MailRoute.Timeouts(patience, patience, patience, patience, patience, patience)));
        opened.add(transport);
        return transport;
    }

    private static Parcel parcel(String to, String body) {
        return new Parcel(
                new MessageKey("test/a"),
                new EmailAddress(to),
                Optional.of(new EmailAddress("b+1-00@example.org")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Parcel parcel() {
        return parcel("Ada+tag@example.org", "Subject: x\r\n\r\nhello\r\n");
    }

    private static Script at(Step where, Fault fault) {
        return (step, to) -> step == where ? fault : FaultySink.NONE;
    }

    @Test
    void theMessageArrivesAsItIsToTheAddressAsItsOwnerWritesIt() {
        FaultySink sink = sink(FINE);
        String awkward = "Subject: x\r\n\r\n.\r\n..two\r\n.one\r\nlast without end";

        SendOutcome outcome = to(sink.port()).send(parcel("Ada+tag@example.org", awkward));

        assertThat(outcome).isEqualTo(new SendOutcome.Accepted("250 2.0.0 taken"));
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().text()).isEqualTo(awkward + "\r\n");
        assertThat(received.getFirst().to()).isEqualTo("Ada+tag@example.org");
        assertThat(received.getFirst().from()).isEqualTo("b+1-00@example.org");
    }

    @Test
    void anAutomaticAnswerHasTheNullSender() {
        FaultySink sink = sink(FINE);

        to(sink.port())
                .send(new Parcel(
                        new MessageKey("test/a"), new EmailAddress("a@example.org"), Optional.empty(), new byte[] {'x'
                        }));

        assertThat(sink.commands()).contains("MAIL FROM:<>");
    }

    @Test
    void connectionsAreReusedUpToTheirCap() {
        FaultySink sink = sink(FINE, "PIPELINING");
        SmtpTransport transport = to(sink.port(), 10, Duration.ofSeconds(2));

        for (int i = 0; i < 25; i++) {
            assertThat(transport.send(parcel())).isInstanceOf(SendOutcome.Accepted.class);
        }

        assertThat(received).hasSize(25);
        assertThat(sink.connections()).isEqualTo(3);
    }

    @Test
    void overTlsFromTheFirstByteToAServerOfOurOwnTheTimesHoldToo(@TempDir Path folder) throws Exception {
        OwnCertificate own = OwnCertificate.in(folder);
        Fault silence = new Fault.Wait(Duration.ofSeconds(40));
        FaultySink late = new FaultySink(own.server(), at(Step.DOT, silence), received::add);
        opened.add(late);
        Duration patience = Duration.ofSeconds(30);
        SmtpTransport transport = new SmtpTransport(new MailRoute.Smtp(
                "127.0.0.1",
                late.port(),
                MailRoute.Tls.IMPLICIT,
                Optional.empty(),
                Optional.of(own.pem()),
                1,
                9,
                Duration.ofMinutes(1),
                new MailRoute.Timeouts(patience, patience, patience, patience, patience, Duration.ofMillis(300))));
        opened.add(transport);

        SendOutcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(15), () -> transport.send(parcel()));

        assertThat(outcome).isInstanceOf(SendOutcome.Unsure.class);
    }

    /** Java gives a write no time: without an alarm of ours it would wait for as long as the server lives. */
    @Test
    void aServerThatStopsReadingInTheMiddleOfAMessageIsLeft() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setReceiveBufferSize(8_192);
            CountDownLatch left = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> readNoMoreBehindData(server, left));

            SendOutcome outcome = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> to(server.getLocalPort(), 9, Duration.ofMillis(500))
                            .send(parcel("a@example.org", "Subject: x\r\n\r\n" + "words\r\n".repeat(5_000_000))));

            left.countDown();
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            SendOutcome.Deferred.class,
                            later -> assertThat(later.reason()).contains("lost at BODY"));
        }
    }

    private static void readNoMoreBehindData(ServerSocket server, CountDownLatch left) {
        try (Socket socket = server.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1)) {
            OutputStream out = socket.getOutputStream();
            out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            String command = "";
            while (!command.startsWith("DATA")) {
                command = in.readLine();
                out.write((command.startsWith("DATA") ? "354 go on\r\n" : "250 fine\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            left.await();
        } catch (IOException | InterruptedException over) {
            left.countDown();
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "BODY"})
    void aConnectionLostBeforeTheFinalDotIsNotYet(Step where) {
        for (String extension : List.of("PIPELINING", "HELP")) {
            FaultySink sink = sink(at(where, new Fault.HangUp()), extension);

            assertThat(to(sink.port()).send(parcel("a@example.org", "x\r\n".repeat(1_000_000))))
                    .as(extension)
                    .isInstanceOf(SendOutcome.Deferred.class);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aConnectionLostBehindTheFinalDotIsUncertainWhetherItArrivedOrNot() {
        FaultySink took = sink(at(Step.DOT, new Fault.TakeAndHangUp()));
        FaultySink tookNot = sink(at(Step.DOT, new Fault.HangUp()));

        assertThat(to(took.port()).send(parcel())).isInstanceOf(SendOutcome.Unsure.class);
        assertThat(to(tookNot.port()).send(parcel())).isInstanceOf(SendOutcome.Unsure.class);
        assertThat(received).hasSize(1);
    }

    @Test
    void silenceBehindTheFinalDotIsUncertainAndSilenceBeforeItIsNotYet() {
        Fault silence = new Fault.Wait(Duration.ofSeconds(20));
        FaultySink late = sink(at(Step.DOT, silence));
        FaultySink early = sink(at(Step.RCPT, silence));

        assertThat(to(late.port(), 9, Duration.ofMillis(300)).send(parcel())).isInstanceOf(SendOutcome.Unsure.class);
        assertThat(to(early.port(), 9, Duration.ofMillis(300)).send(parcel())).isInstanceOf(SendOutcome.Deferred.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT | 450 4.2.0 greylisted | Deferred",
                "RCPT | 451 4.7.1 try later | Deferred",
                "RCPT | 552 5.2.2 mailbox full | Deferred",
                "RCPT | 552 too much | Deferred",
                "RCPT | 550 5.1.1 no such user | Refused",
                "RCPT | 550 no such user here | Refused",
                "RCPT | 551 moved | Refused",
                "RCPT | 550 5.2.1 mailbox disabled | Refused",
                "RCPT | 550 5.7.1 policy | SenderRefused",
                "RCPT | 554 5.7.1 Relay access denied | SenderRefused",
                "RCPT | 550 your address is blocked, see blacklist.example | SenderRefused",
                "RCPT | 501 5.1.3 bad address syntax | Refused",
                "RCPT | 501 syntax | MessageRefused",
                "RCPT | 421 4.3.2 shutting down | Unreachable",
                "MAIL | 421 4.3.2 shutting down | Unreachable",
                "MAIL | 452 4.3.1 no space | Deferred",
                "MAIL | 550 5.1.8 sender refused | SenderRefused",
                "MAIL | 530 5.7.0 authentication required | SenderRefused",
                "MAIL | 552 5.3.4 too big | MessageRefused",
                "DATA | 451 4.3.0 later | Deferred",
                "DATA | 554 5.5.1 no valid recipients | MessageRefused",
                "DOT | 451 4.3.0 later | Deferred",
                "DOT | 554 5.7.1 looks like spam | SenderRefused",
                "DOT | 554 5.6.0 bad content | MessageRefused",
                "DOT | 550 5.1.1 no such user | Refused",
                "DOT | 421 4.3.2 shutting down | Unreachable",
                "GREETING | 421 too busy | Unreachable",
                "GREETING | 554 go away | SenderRefused"
            })
    void aReplyMeansWhatItIsAbout(Step where, String reply, String outcome) {
        for (String extension : List.of("PIPELINING", "HELP")) {
            FaultySink sink = sink(at(where, new Fault.Say(reply)), extension);

            assertThat(to(sink.port()).send(parcel()))
                    .as(extension)
                    .satisfies(found ->
                            assertThat(found.getClass().getSimpleName()).isEqualTo(outcome))
                    .satisfies(found -> assertThat(found.reason()).contains(where == Step.GREETING ? "" : reply));
        }
        assertThat(received).isEmpty();
    }

    @Test
    void afterARefusalTheConnectionServesTheNextMessage() {
        for (String extension : List.of("PIPELINING", "HELP")) {
            FaultySink sink = sink(
                    (step, to) -> step == Step.RCPT && to.startsWith("gone")
                            ? new Fault.Say("550 5.1.1 unknown")
                            : FaultySink.NONE,
                    extension);
            SmtpTransport transport = to(sink.port());

            assertThat(transport.send(parcel("gone@example.org", "a\r\n"))).isInstanceOf(SendOutcome.Refused.class);
            assertThat(transport.send(parcel("here@example.org", "b\r\n"))).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(sink.connections()).isEqualTo(1);
        }
    }

    @Test
    void aKeptConnectionThatDiedBetweenTwoMessagesSaysNothingAboutTheSecond() {
        AtomicInteger mails = new AtomicInteger();
        FaultySink sink = sink((step, to) -> step == Step.MAIL && mails.incrementAndGet() == 2
                ? new Fault.Say("421 4.4.2 idle too long")
                : FaultySink.NONE);
        SmtpTransport transport = to(sink.port());

        assertThat(transport.send(parcel())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(transport.send(parcel())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(sink.connections()).isEqualTo(2);
    }

    @Test
    void smtpUtf8IsAskedForOnlyWhereNeededAndOffered() {
        FaultySink offers = sink(FINE, "SMTPUTF8", "8BITMIME");
        FaultySink lacks = sink(FINE, "8BITMIME");
        Parcel international = parcel("jürgen@müller.example", "x\r\n");

        assertThat(to(offers.port()).send(international)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(to(offers.port()).send(parcel())).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(to(lacks.port()).send(international)).isInstanceOf(SendOutcome.MessageRefused.class);

        assertThat(received)
                .extracting(Received::to)
                .containsExactly("jürgen@xn--mller-kva.example", "Ada+tag@example.org");
        assertThat(received).extracting(Received::mailParameters).containsExactly("BODY=8BITMIME SMTPUTF8", "");
    }

    @Test
    void aMessageLargerThanTheServerTakesIsNotEvenBegun() {
        FaultySink sink = sink(FINE, "SIZE 10");

        assertThat(to(sink.port()).send(parcel())).isInstanceOf(SendOutcome.MessageRefused.class);
        assertThat(sink.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void aReplyWithoutEndIsReadAtOnce() {
        String endless = "550 " + "x".repeat(1_000_000);

        Reply reply = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Reply.of(550, endless));

        assertThat(reply.text()).startsWith("550 xxx").hasSizeLessThan(600);
    }

    @Test
    void noAddressOfAReaderIsLeftInAReason() {
        FaultySink sink = sink(at(Step.RCPT, new Fault.Say("550 5.1.1 <ada@example.org>: unknown")));

        assertThat(to(sink.port()).send(parcel()).reason()).isEqualTo("550 5.1.1 <***@example.org>: unknown");
    }

    @Test
    void aClosedPortAndAnUnknownHostAreExplained() {
        int free = FreePort.find();
        assertThat(to(free).send(parcel())).isInstanceOfSatisfying(SendOutcome.Unreachable.class, unreachable -> {
            assertThat(unreachable.where()).isEqualTo(Scope.ROUTE);
            assertThat(unreachable.reason()).contains("refused the connection", "smtp.port");
        });

        SmtpTransport nowhere =
                new SmtpTransport(MailRoute.Smtp.to("no-such-host.invalid", 25, MailRoute.Tls.NONE, Optional.empty()));
        opened.add(nowhere);
        assertThat(nowhere.send(parcel()).reason()).contains("there is no host named no-such-host.invalid");
    }

    @Test
    void aServerWithoutStarttlsGetsNothingWhereItIsRequired() {
        FaultySink sink = sink(FINE, "PIPELINING");
        SmtpTransport transport = new SmtpTransport(
                MailRoute.Smtp.to("127.0.0.1", sink.port(), MailRoute.Tls.STARTTLS, Optional.empty()));
        opened.add(transport);

        assertThat(transport.send(parcel()).reason()).contains("does not offer STARTTLS");
        assertThat(received).isEmpty();
    }
}

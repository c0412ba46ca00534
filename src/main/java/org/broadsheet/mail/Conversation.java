package org.broadsheet.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.profiles.EmailAddress;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a mail server. The library greets, protects and logs in; the exchange for a message is ours, because
 * only then is it known how far it came, and because commands can share a packet where the server offers PIPELINING (RFC
 * 2920).
 */
final class Conversation extends SMTPTransport {

    private static final int BLOCK_BYTES = 64 * 1024;

    private final MailRoute.Timeouts timeouts;
    private final QuickSockets.Line line = new QuickSockets.Line();
    private final long openedNanos = System.nanoTime();

    /** By when the server has to have read what is being written to it; empty while nothing is. */
    private volatile OptionalLong lateNanos = OptionalLong.empty();

    private int messages;
    private boolean usable;
    private boolean dataAsked;

    /** How an attempt over this connection went. */
    record Exchange(SendOutcome outcome, boolean connectionWasStale) {}

    Conversation(Session session, MailRoute.Timeouts timeouts) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.timeouts = timeouts;
    }

    /** Connects, protects and logs in. */
    void open(String host, int port, @Nullable String user, @Nullable String password) throws MessagingException {
        QuickSockets.open(line, () -> connect(host, port, user, password));
        usable = true;
    }

    boolean isUsable(int mostMessages, Duration longestUse) {
        return usable && messages < mostMessages && System.nanoTime() - openedNanos < longestUse.toNanos();
    }

    /** Ends it at once, from any thread; an exchange under way ends with an outcome. */
    void abort() {
        try {
            line.last().close();
        } catch (IOException alreadyGone) {
            usable = false;
        }
    }

    /** Ends it if the server has stopped reading: Java gives no time to a write. From any thread, now and then. */
    void abortIfLate() {
        OptionalLong late = lateNanos;
        if (late.isPresent() && System.nanoTime() - late.getAsLong() > 0) {
            abort();
        }
    }

    /** Hands one message over. */
    synchronized Exchange deliver(Parcel parcel) {
        Phase phase = Phase.MAIL;
        messages++;
        try {
            Optional<SendOutcome> impossible = impossible(parcel);
            if (impossible.isPresent()) {
                return new Exchange(impossible.get(), false);
            }
            boolean pipelining = supportsExtension("PIPELINING");
            String mail = mailCommand(parcel);
            String rcpt = octets("RCPT TO:<" + parcel.to().value() + ">");
            wait(timeouts.command());
            if (pipelining) {
                sendTogether(mail, rcpt, "DATA");
                dataAsked = true;
            } else {
                sendCommand(mail);
            }

            Reply mailReply = read();
            if (ended(mailReply)) {
                return new Exchange(lost(phase, mailReply.text()), true);
            }
            if (!mailReply.isPositive()) {
                boolean stale = mailReply.code() == 421;
                return new Exchange(refused(phase, mailReply, pipelining ? 2 : 0), stale);
            }
            phase = Phase.RCPT;
            if (!pipelining) {
                sendCommand(rcpt);
            }
            Reply rcptReply = read();
            if (ended(rcptReply)) {
                return new Exchange(lost(phase, rcptReply.text()), false);
            }
            if (!rcptReply.isPositive()) {
                return new Exchange(refused(phase, rcptReply, pipelining ? 1 : 0), false);
            }
            phase = Phase.DATA;
            wait(timeouts.data());
            if (!askForData()) {
                Reply dataReply = Reply.of(getLastReturnCode(), getLastServerResponse());
                return new Exchange(
                        ended(dataReply) ? lost(phase, dataReply.text()) : refused(phase, dataReply, 0), false);
            }
            phase = Phase.BODY;
            DotStuffing.write(parcel.bytes(), new Paced(line.out(isSSL())));
            phase = Phase.DOT;
            wait(timeouts.dot());
            return new Exchange(dot(), false);
        } catch (MessagingException | IOException gone) {
            return new Exchange(lost(phase, String.valueOf(root(gone).getMessage())), phase == Phase.MAIL);
        }
    }

    private Optional<SendOutcome> impossible(Parcel parcel) {
        if (parcel.to().needsSmtpUtf8() && !supportsExtension("SMTPUTF8")) {
            return Optional.of(new SendOutcome.MessageRefused(
                    "the address has letters beyond ASCII and the server does not offer SMTPUTF8 (RFC 6531)"));
        }
        String limit = getExtensionParameter("SIZE");
        if (limit != null && limit.matches("[1-9]\\d{0,17}") && Long.parseLong(limit) < parcel.bytes().length) {
            return Optional.of(new SendOutcome.MessageRefused(
                    "the message has %d bytes and the server takes %s".formatted(parcel.bytes().length, limit)));
        }
        return Optional.empty();
    }

    /** The library sends the low octet of each character, so UTF-8 goes through as one character an octet. */
    private static String octets(String command) {
        return new String(command.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String mailCommand(Parcel parcel) {
        StringBuilder mail = new StringBuilder("MAIL FROM:<")
                .append(parcel.returnTo().map(EmailAddress::value).orElse(""))
                .append('>');
        if (supportsExtension("SIZE")) {
            mail.append(" SIZE=").append(parcel.bytes().length);
        }
        if (parcel.to().needsSmtpUtf8()) {
            mail.append(supportsExtension("8BITMIME") ? " BODY=8BITMIME" : "").append(" SMTPUTF8");
        }
        return octets(mail.toString());
    }

    private void sendTogether(String first, String second, String last) throws MessagingException {
        line.hold();
        try {
            sendCommand(first);
            sendCommand(second);
        } finally {
            line.release();
        }
        sendCommand(last);
    }

    /** Whether the server said 354. What the library then holds open is not written to: all it buffers went out with DATA. */
    private boolean askForData() throws MessagingException {
        try {
            data();
            return true;
        } catch (MessagingException refused) {
            if (refused.getCause() instanceof IOException) {
                throw refused;
            }
            return false;
        } finally {
            dataAsked = false;
        }
    }

    /** DATA may be on its way already, in the packet with MAIL and RCPT. */
    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (!dataAsked || !command.equals("DATA")) {
            super.sendCommand(command);
        }
    }

    /** Gives each block of the message its time. */
    private final class Paced extends FilterOutputStream {

        Paced(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int begin = 0; begin < length; begin += BLOCK_BYTES) {
                within(timeouts.block());
                try {
                    out.write(bytes, from + begin, Math.min(BLOCK_BYTES, length - begin));
                } finally {
                    lateNanos = OptionalLong.empty();
                }
            }
        }
    }

    private void within(Duration time) {
        lateNanos = OptionalLong.of(System.nanoTime() + time.toNanos());
    }

    private SendOutcome dot() throws IOException, MessagingException {
        // What the buffers still hold goes out here, to a server that may have stopped reading.
        within(timeouts.block().plus(timeouts.dot()));
        try {
            finishData();
            return new SendOutcome.Accepted(
                    Reply.of(getLastReturnCode(), getLastServerResponse()).text());
        } catch (MessagingException refused) {
            if (refused.getCause() instanceof IOException) {
                throw refused;
            }
            Reply reply = Reply.of(getLastReturnCode(), getLastServerResponse());
            return ended(reply) ? lost(Phase.DOT, reply.text()) : refused(Phase.DOT, reply, 0);
        } finally {
            lateNanos = OptionalLong.empty();
        }
    }

    private Reply read() throws MessagingException {
        int code = readServerResponse();
        return Reply.of(code, getLastServerResponse());
    }

    private static boolean ended(Reply reply) {
        return reply.code() < 0;
    }

    private SendOutcome lost(Phase phase, String how) {
        usable = false;
        return switch (phase) {
            case DOT -> new SendOutcome.Unsure("the connection was lost after the final dot: " + how);
            case MAIL, RCPT, DATA, BODY ->
                new SendOutcome.Deferred("the connection was lost at %s: %s".formatted(phase, how));
        };
    }

    /** @param repliesLeft of commands sent in the same packet */
    private SendOutcome refused(Phase phase, Reply reply, int repliesLeft) throws MessagingException, IOException {
        SendOutcome outcome = reply.refusal(phase);
        dataAsked = false;
        if (reply.code() == 421) {
            usable = false;
            return outcome;
        }
        try {
            boolean dataTaken = false;
            for (int i = 0; i < repliesLeft; i++) {
                dataTaken = read().code() == 354;
            }
            if (dataTaken) {
                // A server that wants a message nobody may get: a dot could send an empty one, so hang up instead.
                usable = false;
            } else if (phase != Phase.DOT) {
                usable = simpleCommand("RSET") == 250;
            }
        } catch (MessagingException goneMeanwhile) {
            usable = false;
        }
        return outcome;
    }

    private void wait(Duration reply) throws SocketException {
        Socket socket = line.last();
        if (!socket.isClosed()) {
            socket.setSoTimeout((int) reply.toMillis());
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}

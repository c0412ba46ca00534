package org.broadsheet.mail;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;

/** A mail server that takes everything and misbehaves as told: for what no well-behaved server can be made to do. */
public final class FaultySink implements AutoCloseable {

    /** Where in an exchange a fault can be. */
    public enum Step {
        GREETING,
        EHLO,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT
    }

    /** What to do at a step. */
    public sealed interface Fault {
        record None() implements Fault {}

        /** Answer this instead; a 421 also ends the connection. */
        record Say(String reply) implements Fault {}

        /** End the connection; at DOT the message counts as not taken. */
        record HangUp() implements Fault {}

        /** At DOT: take the message, then end the connection without an answer. */
        record TakeAndHangUp() implements Fault {}

        record Wait(Duration pause) implements Fault {}
    }

    public static final Fault NONE = new Fault.None();

    /** Decides; called for each step of each exchange. */
    @FunctionalInterface
    public interface Script {
        Fault at(Step step, String recipient);
    }

    /**
     * @param octets the message, one character an octet
     * @param answered whether the sender was told that it arrived
     */
    public record Received(String from, String to, String mailParameters, String octets, boolean answered) {
        public byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }

        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    private static final int MOST_COMMANDS = 10_000;

    private final ServerSocket server;
    private final Script script;
    private final Consumer<Received> taken;
    private final List<String> extensions;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> commands = new ArrayList<>();

    /** Listens on a free loopback port. */
    public FaultySink(Script script, Consumer<Received> taken, String... extensions) {
        this(ServerSocketFactory.getDefault(), script, taken, extensions);
    }

    /** The same, on a socket of that kind. */
    FaultySink(ServerSocketFactory kind, Script script, Consumer<Received> taken, String... extensions) {
        this.script = script;
        this.taken = taken;
        this.extensions = List.of(extensions);
        try {
            this.server = kind.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        Thread.ofVirtual().name("sink").start(this::listen);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** The first {@value #MOST_COMMANDS} command lines so far, without the messages. */
    public List<String> commands() {
        synchronized (commands) {
            return List.copyOf(commands);
        }
    }

    private void note(String command) {
        synchronized (commands) {
            if (commands.size() < MOST_COMMANDS) {
                commands.add(command);
            }
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Exchange(socket.getInputStream(), new BufferedOutputStream(socket.getOutputStream())).run();
        } catch (IOException | HungUp over) {
            // The client went, or the script said so.
        } finally {
            sockets.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    private static final class HungUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Exchange {

        private final InputStream in;
        private final OutputStream out;
        private final byte[] block = new byte[65_536];
        private int at;
        private int filled;
        private String from = "";
        private String parameters = "";
        private String to = "";
        private boolean mailTaken;

        Exchange(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException {
            if (!faulty(Step.GREETING)) {
                say("220 sink.example ESMTP");
            }
            while (true) {
                String line = line();
                if (line == null) {
                    return;
                }
                note(line);
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> ehlo();
                    case "AUTH" -> auth(line);
                    case "MAIL" -> mail(line);
                    case "RCPT" -> rcpt(line);
                    case "DATA" -> data();
                    case "RSET" -> {
                        mailTaken = false;
                        to = "";
                        say("250 ok");
                    }
                    case "NOOP" -> say("250 ok");
                    case "QUIT" -> {
                        say("221 bye");
                        return;
                    }
                    default -> say("502 5.5.1 what?");
                }
            }
        }

        private void ehlo() throws IOException {
            if (faulty(Step.EHLO)) {
                return;
            }
            StringBuilder reply = new StringBuilder("250");
            reply.append(extensions.isEmpty() ? " " : "-").append("sink.example");
            for (int i = 0; i < extensions.size(); i++) {
                reply.append("\r\n250")
                        .append(i + 1 < extensions.size() ? "-" : " ")
                        .append(extensions.get(i));
            }
            say(reply.toString());
        }

        /** The script sees what the client shows in place of a recipient. */
        private void auth(String line) throws IOException {
            if (!act(script.at(Step.AUTH, line.substring(line.lastIndexOf(' ') + 1)))) {
                say("235 2.7.0 welcome");
            }
        }

        private void mail(String line) throws IOException {
            mailTaken = !faulty(Step.MAIL);
            if (mailTaken) {
                from = between(line);
                parameters = line.substring(line.indexOf('>') + 1).strip();
                say("250 2.1.0 ok");
            }
        }

        private void rcpt(String line) throws IOException {
            if (!mailTaken) {
                say("503 5.5.1 MAIL first");
                return;
            }
            to = between(line);
            if (faulty(Step.RCPT)) {
                to = "";
            } else {
                say("250 2.1.5 ok");
            }
        }

        private void data() throws IOException {
            if (to.isEmpty()) {
                say("554 5.5.1 no valid recipients");
                return;
            }
            if (faulty(Step.DATA)) {
                return;
            }
            say("354 go on");
            StringBuilder body = new StringBuilder(80_000);
            for (String line = line(); ; line = line()) {
                if (line == null) {
                    return;
                }
                if (body.isEmpty()) {
                    faulty(Step.BODY);
                }
                if (line.equals(".")) {
                    break;
                }
                body.append(line, line.startsWith(".") ? 1 : 0, line.length()).append("\r\n");
            }
            dot(body.toString());
        }

        private void dot(String octets) throws IOException {
            Fault fault = script.at(Step.DOT, to);
            if (fault instanceof Fault.TakeAndHangUp) {
                taken.accept(new Received(from, to, parameters, octets, false));
                throw new HungUp();
            }
            if (!act(fault)) {
                // As a real server: the message is safe before the sender is told so.
                taken.accept(new Received(from, to, parameters, octets, true));
                say("250 2.0.0 taken");
            }
            to = "";
        }

        private boolean faulty(Step step) throws IOException {
            return act(script.at(step, to));
        }

        /** Whether the fault has answered in place of the usual reply. */
        private boolean act(Fault fault) throws IOException {
            return switch (fault) {
                case Fault.None ignored -> false;
                case Fault.Say(String reply) -> {
                    say(reply);
                    if (reply.startsWith("421")) {
                        throw new HungUp();
                    }
                    yield true;
                }
                case Fault.HangUp ignored -> throw new HungUp();
                case Fault.TakeAndHangUp ignored -> throw new HungUp();
                case Fault.Wait(Duration pause) -> {
                    try {
                        Thread.sleep(pause);
                    } catch (InterruptedException hurried) {
                        throw new HungUp();
                    }
                    yield false;
                }
            };
        }

        private void say(String reply) throws IOException {
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private String between(String line) {
            String utf8 = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return utf8.substring(utf8.indexOf('<') + 1, utf8.indexOf('>'));
        }

        /** The next line without its end, an octet a character; null at the end of the connection. */
        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            while (true) {
                int begin = at;
                while (at < filled && block[at] != '\n') {
                    at++;
                }
                line.append(new String(block, begin, at - begin, StandardCharsets.ISO_8859_1));
                if (at < filled) {
                    at++;
                    int length = line.length();
                    line.setLength(length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length);
                    return line.toString();
                }
                at = 0;
                filled = Math.max(0, in.read(block));
                if (filled == 0) {
                    return null;
                }
            }
        }
    }
}

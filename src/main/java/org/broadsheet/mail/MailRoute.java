package org.broadsheet.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which way mail leaves. */
public sealed interface MailRoute {

    /**
     * Into files, for trying things out and for programs that pick them up.
     *
     * @param alsoHtml writes each message's HTML part beside it as {@code .html}
     */
    record Folder(Path path, boolean alsoHtml) implements MailRoute {}

    /**
     * To a mail server that takes it from there.
     *
     * @param port 1 to 65535; 587 for submission with STARTTLS, 465 for TLS from the start, 25 for a relay nearby
     * @param trusted a PEM file with the certificates to trust instead of the platform's: for a server with its own CA
     * @param connections open at the same time at most
     * @param mostMessages sent over one connection before it is closed, so that load balancers get their say
     * @param longestUse of one connection, for the same reason
     * @param helo what we call ourselves in EHLO; empty for this machine's own name
     */
    record Smtp(
            String host,
            int port,
            Tls tls,
            Optional<Login> login,
            Optional<Path> trusted,
            int connections,
            int mostMessages,
            Duration longestUse,
            Timeouts timeouts,
            Optional<String> helo)
            implements MailRoute {

        /** @throws IllegalArgumentException naming the number that does not fit */
        public Smtp {
            if (host.isBlank() || port < 1 || port > 65535 || connections < 1 || mostMessages < 1) {
                throw new IllegalArgumentException(
                        "smtp needs a host, a port from 1 to 65535, and at least 1 connection and message; found \"%s\", %d, %d, %d."
                                .formatted(host, port, connections, mostMessages));
            }
        }

        /** Under this machine's own name. */
        public Smtp(
                String host,
                int port,
                Tls tls,
                Optional<Login> login,
                Optional<Path> trusted,
                int connections,
                int mostMessages,
                Duration longestUse,
                Timeouts timeouts) {
            this(host, port, tls, login, trusted, connections, mostMessages, longestUse, timeouts, Optional.empty());
        }

        /** The same for a person who waits: ten seconds for everything but the last reply. */
        public Smtp hurried() {
            Duration soon = Duration.ofSeconds(10);
            return new Smtp(
                    host,
                    port,
                    tls,
                    login,
                    trusted,
                    1,
                    mostMessages,
                    longestUse,
                    new Timeouts(soon, soon, soon, soon, soon, Duration.ofSeconds(60)),
                    helo);
        }

        /** A route with 4 connections, each for at most 100 messages and 5 minutes, and the timeouts of RFC 5321. */
        public static Smtp to(String host, int port, Tls tls, Optional<Login> login) {
            return new Smtp(host, port, tls, login, Optional.empty(), 4, 100, Duration.ofMinutes(5), Timeouts.RFC_5321);
        }
    }

    /** How the connection is protected. The server's certificate and its name are checked wherever there is one. */
    enum Tls {
        /** Not at all: for a relay on this machine or in this network. */
        NONE,
        /** Required after the greeting (RFC 3207); a server that does not offer it gets no mail. */
        STARTTLS,
        /** From the first byte (RFC 8314). */
        IMPLICIT
    }

    /** How we say who we are. */
    sealed interface Login {

        /** With PLAIN or LOGIN, whichever the server offers. */
        record Password(String user, String password) implements Login {
            @Override
            public String toString() {
                return "Password[user=" + user + "]";
            }
        }

        /** With XOAUTH2. */
        record OAuth(String user, TokenSource token) implements Login {}
    }

    /** Where an access token comes from; asked again when the server refuses the old one. */
    sealed interface TokenSource {

        /** The whole content of a file that something else keeps fresh. */
        record File(Path path) implements TokenSource {}

        /** What a program prints. */
        record Command(List<String> command) implements TokenSource {
            public Command {
                command = List.copyOf(command);
            }
        }
    }

    /**
     * How long to wait. Source of {@link #RFC_5321}: RFC 5321, section 4.5.3.2.
     *
     * @param connect to be connected
     * @param greeting for the greeting, and replies to EHLO, STARTTLS and AUTH
     * @param command for the reply to MAIL and RCPT
     * @param data for the reply to DATA
     * @param block for a piece of the message to be taken
     * @param dot for the reply to the final dot; too short a wait makes duplicates
     */
    record Timeouts(
            Duration connect, Duration greeting, Duration command, Duration data, Duration block, Duration dot) {

        public static final Timeouts RFC_5321 = new Timeouts(
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                Duration.ofMinutes(10));
    }
}

package org.broadsheet.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Gets access tokens for XOAUTH2 and keeps the last one until the server refuses it. */
final class Tokens {

    private static final long PATIENCE_SECONDS = 60;

    private final MailRoute.TokenSource source;
    private String last = "";

    Tokens(MailRoute.TokenSource source) {
        this.source = source;
    }

    /** The token in use. @throws IOException if none can be had; the message says from where */
    synchronized String current() throws IOException {
        if (last.isEmpty()) {
            last = fetch();
        }
        return last;
    }

    /** The server refused this one: the next {@link #current} is fetched anew. */
    synchronized void refused(String token) {
        if (last.equals(token)) {
            last = "";
        }
    }

    private String fetch() throws IOException {
        String token = switch (source) {
            case MailRoute.TokenSource.File(var path) ->
                Files.readString(path, StandardCharsets.UTF_8).strip();
            case MailRoute.TokenSource.Command(var command) -> run(command);
        };
        if (token.isEmpty() || token.chars().anyMatch(Character::isISOControl)) {
            throw new IOException("%s gave no access token; it must be one line".formatted(source));
        }
        return token;
    }

    private static String run(java.util.List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        // A token fits the pipe many times over, so the program can end before it is read.
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("%s did not end within %d s".formatted(command.getFirst(), PATIENCE_SECONDS));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s ended with code %d".formatted(command.getFirst(), process.exitValue()));
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", hurried);
        }
    }
}

package org.broadsheet.letters;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.profiles.EmailAddress;

/**
 * Tells letters that machines wrote, which are never answered: two machines that answer each other never end.
 *
 * <p>Source: RFC 3834, section 2, and the headers that vacation programs and list servers set in practice.
 */
public final class Automatic {

    private static final List<String> LIST_HEADERS = List.of(
            "list-id", "list-unsubscribe", "list-post", "list-help", "list-owner", "list-subscribe", "list-archive");
    private static final List<String> ROBOT_HEADERS =
            List.of("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponder", "x-failed-recipients", "x-loop");
    private static final Pattern ROBOT = Pattern.compile(
            "mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|owner-.*|.*-(?:request|owner|bounces)|root|cron");
    private static final Pattern AWAY = Pattern.compile(
            "(?:auto(?:matic)?[ -]?(?:reply|response|matische antwort)|automatische antwort|out of (?:the )?office|abwesen(?:d|heit)|vacation|réponse automatique|r[eé]ponse auto|respuesta autom)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Automatic() {}

    /** Why a letter counts as written by a machine; empty if a person seems to have written it. */
    public static Optional<String> because(ReceivedLetter letter, EmailAddress mailbox) {
        for (String submitted : letter.header("Auto-Submitted")) {
            if (!submitted.strip().toLowerCase(Locale.ROOT).matches("no(?:\\s*[;(].*)?")) {
                return Optional.of("Auto-Submitted: " + word(submitted));
            }
        }
        for (String precedence : letter.header("Precedence")) {
            if (precedence.strip().toLowerCase(Locale.ROOT).matches("bulk|list|junk|auto_reply")) {
                return Optional.of("Precedence: " + word(precedence));
            }
        }
        for (String path : letter.header("Return-Path")) {
            if (path.strip().equals("<>")) {
                return Optional.of("the null sender");
            }
        }
        for (String name : LIST_HEADERS) {
            if (!letter.header(name).isEmpty()) {
                return Optional.of("a list's header " + name);
            }
        }
        for (String name : ROBOT_HEADERS) {
            if (!letter.header(name).isEmpty()) {
                return Optional.of("the header " + name);
            }
        }
        if (letter.header("Content-Type").stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/report"))) {
            return Optional.of("a report");
        }
        if (AWAY.matcher(letter.subject()).lookingAt()) {
            return Optional.of("a subject as vacation programs write it");
        }
        if (letter.from().isEmpty()) {
            return Optional.of("no sender");
        }
        EmailAddress from = letter.from().get();
        if (ROBOT.matcher(from.local().toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("a sender that is a machine");
        }
        String untagged = from.local().replaceFirst("\\+.*", "");
        return from.domain().equals(mailbox.domain()) && untagged.equalsIgnoreCase(mailbox.local())
                ? Optional.of("ourselves")
                : Optional.empty();
    }

    private static String word(String text) {
        String line = text.replaceAll("[^A-Za-z_-]+", " ").strip();
        return line.substring(0, Math.min(line.length(), 40));
    }
}

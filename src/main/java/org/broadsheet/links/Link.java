package org.broadsheet.links;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a signed link says: who may do what, with what, until when.
 *
 * @param reader whom it speaks for, such as {@code s42}; empty for nobody in particular
 * @param subject what it is about, such as a date or a paper's number; empty for nothing in particular
 * @param expires when it ends, cut to the second
 */
public record Link(Purpose purpose, String reader, String subject, Instant expires) {

    private static final int LONGEST = 80;

    /** @throws IllegalArgumentException if reader or subject hold more than letters, digits, {@code -} and {@code _} */
    public Link {
        if (!isWord(reader) || !isWord(subject)) {
            throw new IllegalArgumentException(
                    "A link's reader \"%s\" and subject \"%s\" may hold up to 80 letters, digits, - and _ each."
                            .formatted(reader, subject));
        }
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_');
    }

    /** A reader's link of that moment, which counts for as long as its purpose lets it. */
    public static Link made(Purpose purpose, String reader, String subject, Instant at) {
        return new Link(purpose, reader, subject, at.plus(purpose.life()));
    }

    /** When it was made, as far as its end tells: a link with a shorter life than usual seems older than it is. */
    public Instant madeAt() {
        return expires.minus(purpose.life());
    }
}

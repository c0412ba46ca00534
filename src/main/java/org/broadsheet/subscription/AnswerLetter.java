package org.broadsheet.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;

/**
 * An answer to somebody's letter, to be put into the frame of a template.
 *
 * @param id 10 random lower-case letters and digits; part of its Message-ID, so a reply that names it proves its receipt
 * @param reader whom it may tell about themselves; empty for a stranger
 * @param subject one line
 * @param body in order; never empty
 * @param thread as {@link ReceivedLetter#thread} of what it answers
 */
public record AnswerLetter(
        String id,
        EmailAddress to,
        Optional<ReaderId> reader,
        String subject,
        List<Paragraph> body,
        Instant since,
        List<String> thread) {

    public AnswerLetter {
        body = List.copyOf(body);
        thread = List.copyOf(thread);
    }

    /** A piece of an answer. */
    public record Paragraph(Kind kind, String text) {

        /** How it looks. */
        public enum Kind {
            /** Words of ours. */
            WORDS,
            /** One of several, each on its line. */
            ITEM,
            /** To be copied exactly, line by line. */
            EXACT,
            /** Not shown: what undoing needs. */
            KEPT,
            /** Not shown: the language it speaks. */
            LANGUAGE,
            /** Attached: the file's name on the first line, then the file. */
            FILE
        }

        public static Paragraph words(String text) {
            return new Paragraph(Kind.WORDS, text);
        }

        public static Paragraph item(String text) {
            return new Paragraph(Kind.ITEM, text);
        }

        static Paragraph language(String code) {
            return new Paragraph(Kind.LANGUAGE, code);
        }

        static Paragraph kept(String text) {
            return new Paragraph(Kind.KEPT, text);
        }

        static Paragraph file(String name, String content) {
            return new Paragraph(Kind.FILE, name + "\n" + content);
        }

        public static Paragraph exact(String text) {
            return new Paragraph(Kind.EXACT, text);
        }
    }
}

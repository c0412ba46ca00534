package org.broadsheet.matching.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.broadsheet.papers.PaperId;

/** What a person asks of papers, as a tree. Made by {@link QuestionReader}; the archive and the rules of readers answer it. */
public sealed interface Question {

    /** Where words are to stand. */
    enum Field {
        /** In the title, the abstract, an author's name, or the name of the venue. */
        ANYWHERE,
        TITLE,
        ABSTRACT,
        AUTHOR,
        /** In what the record says besides: comment, journal reference, affiliations, licence. */
        RECORD
    }

    /**
     * Words as they were typed: one word, or several that must follow each other. Within a name the order does not matter.
     *
     * @param text never blank
     * @param quoted whether it stood in quotation marks, so that a slip of the pen is not to be forgiven
     */
    record Words(Field field, String text, boolean quoted) implements Question {}

    /** @param category in lower case; {@code cs} holds all of {@code cs.IR} and the like */
    record InCategory(String category) implements Question {
        public InCategory {
            category = category.toLowerCase(Locale.ROOT);
        }
    }

    /** @param source where the paper is kept, in lower case: {@code arxiv}, {@code biorxiv} */
    record FromSource(String source) implements Question {
        public FromSource {
            source = source.toLowerCase(Locale.ROOT);
        }
    }

    /** One paper by its number. */
    record Numbered(PaperId id) implements Question {}

    /** @param from the first day of announcement, and {@code until} the last */
    record Announced(LocalDate from, LocalDate until) implements Question {}

    /** Parts side by side, without a word between them. A search takes what fits best; a rule needs all of them. */
    record Together(List<Question> parts) implements Question {
        public Together {
            parts = List.copyOf(parts);
        }
    }

    /** AND: all of them. */
    record All(List<Question> parts) implements Question {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** OR: one of them is enough. */
    record Any(List<Question> parts) implements Question {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** NOT, or a minus. */
    record Not(Question part) implements Question {}

    /** Nothing was asked. */
    Question NOTHING = new Together(List.of());
}

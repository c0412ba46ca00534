package org.broadsheet.profiles;

import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;

/** One thing that a reader told us they care about, or do not. */
public sealed interface Interest {

    /** In their own words: three words or three pages. Counts as one more liked document. */
    record About(String text) implements Interest {
        public About {
            text = text.strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException("An interest in words needs at least one word.");
            }
        }
    }

    /** A paper they like, from their library or by a click. */
    record LikePaper(PaperReference paper) implements Interest {}

    /** A paper they said is not for them. Negative evidence in the same formula as the likes. */
    record DislikePaper(PaperReference paper) implements Interest {}

    /** Somebody whose papers they always want to see. A rule, not a weight. */
    record ByAuthor(Author author) implements Interest {}

    /** A category they read: evidence, not a filter. */
    record InCategory(Category category) implements Interest {}

    /**
     * What to show whatever its score: words that follow each other, a name, or a question of the search language, such as
     * {@code title:(sparse OR dense) NOT survey}. A rule; {@link Without} and {@link Only} win over it.
     *
     * @param what one line
     */
    record Always(String what) implements Interest {
        public Always {
            what = oneLine(what, "What to show always");
        }
    }

    /**
     * What to show at all: where there are such rules, a paper that none of them holds of is kept out. Words, a category, a
     * source, or a question of the search language.
     *
     * @param what one line
     */
    record Only(String what) implements Interest {
        public Only {
            what = oneLine(what, "What alone to show");
        }
    }

    private static String oneLine(String what, String whose) {
        String line = what.replaceAll("\\s+", " ").strip();
        if (line.isEmpty() || line.length() > LONGEST_RULE) {
            throw new IllegalArgumentException(
                    "%s has 1 to %,d characters, not %,d.".formatted(whose, LONGEST_RULE, line.length()));
        }
        return line;
    }

    /** A rule is a line, not an abstract. */
    int LONGEST_RULE = 1_000;

    /** What to keep out, whatever else fits: a term, an author or a category. A rule that always wins. */
    record Without(String what) implements Interest {
        public Without {
            what = what.replaceAll("\\s+", " ").strip();
            if (what.isEmpty()) {
                throw new IllegalArgumentException("What to keep out needs at least one word.");
            }
        }
    }
}

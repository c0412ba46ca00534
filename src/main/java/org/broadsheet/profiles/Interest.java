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

    /** What to keep out, whatever else fits: a term, an author or a category. A rule that always wins. */
    record Without(String what) implements Interest {
        public Without {
            what = what.strip();
            if (what.isEmpty()) {
                throw new IllegalArgumentException("What to keep out needs at least one word.");
            }
        }
    }
}

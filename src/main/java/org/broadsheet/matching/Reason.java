package org.broadsheet.matching;

import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;

/** Why a paper was picked, in what the reader told us. A shown reason is one of those that contributed most to the score. */
public sealed interface Reason {

    /**
     * Words of the profile that the paper contains.
     *
     * @param surface as the paper writes it, so that it can be marked in title and abstract
     */
    record Words(String surface) implements Reason {}

    /** Near to a paper that the reader likes. */
    record LikedPaper(PaperId id, String title) implements Reason {}

    /** Written by somebody whom the reader follows. */
    record Follows(Author author) implements Reason {}

    /** The reader wants such papers whatever their score; {@code rule} is theirs. */
    record Always(String rule) implements Reason {}

    /** In a category that the reader reads. */
    record Reads(Category category) implements Reason {}

    /**
     * Near in what it means, whatever its words.
     *
     * @param to the liked paper's title, or the reader's own line
     * @param sentence the one of the abstract that is nearest; empty if it has none
     */
    record NearInMeaning(String to, String sentence) implements Reason {}
}

package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;

/**
 * A profile in the form that a batch is scored with.
 *
 * @param floor the lowest score the reader wants to see
 */
record CompiledProfile(List<CompiledInterest> interests, int floor) {

    CompiledProfile {
        interests = List.copyOf(interests);
    }

    /**
     * One interest.
     *
     * @param query the mean of what is liked, less half of what is disliked
     * @param liked the liked papers one by one
     */
    record CompiledInterest(
            String name,
            SparseVector query,
            List<Liked> liked,
            List<Author> authors,
            List<Category> categories,
            List<Exclusion> without) {}

    /** A liked paper as words. */
    record Liked(PaperId id, String title, SparseVector vector) {}

    /**
     * Something to keep out, as each of the things it may be.
     *
     * @param phrase its words, which exclude a paper where they follow each other
     */
    record Exclusion(List<Integer> phrase, List<Author> authors, List<Category> categories) {}
}

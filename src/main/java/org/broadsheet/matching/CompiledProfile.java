package org.broadsheet.matching;

import java.util.List;
import java.util.Map;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Spread;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;

/**
 * A profile in the form that a batch is scored with.
 *
 * @param floor the lowest score the reader wants to see
 * @param missing papers that the profile speaks of and the archive has not, or not yet
 * @param revision through which revision of the archive the papers it speaks of are in with their present words
 * @param model by which the texts' meanings are; empty if by none, or if it has not read all of them yet
 */
public record CompiledProfile(
        List<CompiledInterest> interests, int floor, List<PaperId> missing, long revision, String model) {

    public CompiledProfile {
        interests = List.copyOf(interests);
        missing = List.copyOf(missing);
    }

    /**
     * One interest.
     *
     * @param query a weight for each word: Robertson and Spärck Jones's relevance weights of what is liked, less those of
     *     what is disliked; scaled so that an average paper of the archive scores 1
     * @param concepts the words of the reader's own lines, all together weighing 1; empty where there are none
     * @param texts what is liked or disliked one by one, at most {@link ProfileCompiler#MOST_TEXTS}
     * @param categories what belonging to a category adds
     * @param scale where this interest's signals lie on papers of the archive
     * @param evidence how many texts stand behind it, liked ones only
     * @param home how likely it is of a field that the archive knows, above 0, at most 1
     * @param reads categories named by the reader
     * @param always what is shown whatever its score
     * @param only where there are any, a paper that none of them holds of is kept out
     */
    public record CompiledInterest(
            String name,
            SparseVector query,
            SparseVector concepts,
            List<Text> texts,
            CategoryWeights categories,
            Scale scale,
            int evidence,
            float home,
            List<Category> reads,
            List<Author> authors,
            List<Exclusion> without,
            List<Rule> always,
            List<Rule> only) {

        /** Whether the reader's own words are all there is. */
        boolean isLine() {
            return concepts.size() > 0 && texts.stream().allMatch(text -> text.isOwnWords() || text.weight() < 0);
        }

        /** Whether a model has read any of what is liked. */
        boolean isMeant() {
            for (Text text : texts) {
                if (text.weight() > 0 && text.meaning().length > 0) {
                    return true;
                }
            }
            return false;
        }

        /** How many of the texts are the reader's own words. */
        int ownWords() {
            int own = 0;
            for (Text text : texts) {
                own += text.isOwnWords() ? 1 : 0;
            }
            return own;
        }

        /** Whether rules say of any paper what its score does not. */
        boolean hasRules() {
            return onlyReads() || !(authors.isEmpty() && without.isEmpty() && always.isEmpty() && only.isEmpty());
        }

        /** Whether the reader named categories, and said nothing of what in them. */
        boolean onlyReads() {
            return texts.isEmpty() && !reads.isEmpty();
        }
    }

    /**
     * A liked or disliked text.
     *
     * @param ids what the paper is known by; empty for the reader's own words
     * @param title the paper's, or the reader's own words
     * @param meaning what a model makes of it, length 1; empty if it has not read it
     * @param weight 1 for a like, below 0 for a dislike
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Text(List<PaperId> ids, String title, SparseVector vector, float[] meaning, float weight) {

        boolean isOwnWords() {
            return ids.isEmpty();
        }
    }

    /** Where an interest's signals lie on papers of the archive that it does not name. */
    record Scale(Spread words, Spread coverage, Spread likeness, Spread meaning, float category) {}

    /**
     * How much more likely a paper of each category is for this reader, as a difference of log-odds.
     *
     * @param other for a category that neither the archive nor the reader knows
     */
    record CategoryWeights(Map<Category, Float> known, float other) {

        static final CategoryWeights NONE = new CategoryWeights(Map.of(), 0);

        boolean isEmpty() {
            return known.isEmpty();
        }

        float of(Category category) {
            return known.getOrDefault(category, other);
        }
    }

    /**
     * Something to keep out, as each of the things it may be.
     *
     * @param phrase its words, which exclude a paper where they follow each other
     */
    record Exclusion(List<Integer> phrase, List<Author> authors, List<Category> categories) {}
}

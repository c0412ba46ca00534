package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.papers.Votes;

/**
 * Puts the papers of some days in order of how much they are looked at.
 *
 * <p>Where a source counts upvotes, papers with upvotes come first. What counts is how many there are and how many of these are
 * new since they were last counted on an earlier day, so that a vote of today weighs twice one of the days before; a guess. All
 * others, and ties, are ordered by what the instance knows:
 *
 * <pre>  trend = ln(1 + fit) + ½ ln(1 + neighbours) + ¼ min(categories − 1, 3)</pre>
 *
 * where {@code fit} is the sum of the paper's scores (0 to 1 each) over the readers whose interests it fits,
 * {@code neighbours} is the number of other papers of these days that share at least two less common title words with it
 * (so a subject that many write about at once comes up), and {@code categories} is how widely its authors listed it. The
 * weights are a guess, not a measurement: an instance of its own readers should rank by them, an empty one by the other two.
 * Remaining ties go to the paper that arrived first. The same papers give the same order.
 */
public final class Trending {

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Shorter words are mostly function words. A guess. */
    private static final int SHORTEST_WORD = 4;

    /** The "at least two" of the comment above. A guess. */
    private static final int SHARED_WORDS = 2;

    /** A word in more titles than this share says nothing about a subject. */
    private static final double TOO_COMMON = 0.05;

    /** The 3 of the formula above; a guess like its weights. */
    private static final int MOST_EXTRA_CATEGORIES = 3;

    private Trending() {}

    /**
     * What readers' interests say of a paper.
     *
     * @param readers whose interests it fits
     * @param fit sum of their scores, 0 to 1 each
     */
    record Audience(int readers, double fit) {

        static final Audience NONE = new Audience(0, 0);

        Audience and(double score) {
            return new Audience(readers + 1, fit + score / 100);
        }
    }

    /** A paper and what put it where it stands. */
    record Ranked(ShelvedPaper paper, Trend trend) {}

    /**
     * The papers in that order, by what everybody may know: the page that anybody can read must not show what the readers of
     * a small instance care about, so their interests count for nothing here.
     */
    public static List<ShelvedPaper> inOrder(List<ShelvedPaper> papers) {
        return rank(papers, Map.of()).stream().map(Ranked::paper).toList();
    }

    /** @param audience by paper number; papers that fit nobody may be left out */
    static List<Ranked> rank(List<ShelvedPaper> papers, Map<Long, Audience> audience) {
        int[] neighbours = neighbours(papers);
        record Weighed(Ranked ranked, double weight) {}
        List<Weighed> all = new ArrayList<>(papers.size());
        for (int i = 0; i < papers.size(); i++) {
            Paper paper = papers.get(i).paper();
            Audience readers = audience.getOrDefault(papers.get(i).number(), Audience.NONE);
            int categories = paper.categories().size();
            double weight = Math.log1p(readers.fit())
                    + 0.5 * Math.log1p(neighbours[i])
                    + 0.25 * Math.clamp(categories - 1L, 0, MOST_EXTRA_CATEGORIES);
            Trend trend = new Trend(paper.upvotes().orElse(0), readers.readers(), neighbours[i], categories);
            all.add(new Weighed(new Ranked(papers.get(i), trend), weight));
        }
        return all.stream()
                .sorted(Comparator.comparingInt((Weighed weighed) ->
                                -votes(weighed.ranked().paper().paper()))
                        .thenComparingDouble(weighed -> -weighed.weight())
                        .thenComparingLong(weighed -> weighed.ranked().paper().number()))
                .map(Weighed::ranked)
                .toList();
    }

    private static int votes(Paper paper) {
        return paper.upvotes().orElse(0)
                + paper.details().votes().map(Votes::rise).orElse(0);
    }

    private static int[] neighbours(List<ShelvedPaper> papers) {
        Map<String, List<Integer>> holding = new HashMap<>();
        List<Set<String>> words = new ArrayList<>(papers.size());
        for (int i = 0; i < papers.size(); i++) {
            Set<String> own = words(papers.get(i).paper().title());
            words.add(own);
            for (String word : own) {
                holding.computeIfAbsent(word, unused -> new ArrayList<>()).add(i);
            }
        }
        int most = Math.max(SHARED_WORDS, (int) (papers.size() * TOO_COMMON));
        int[] neighbours = new int[papers.size()];
        for (int i = 0; i < papers.size(); i++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (String word : words.get(i)) {
                List<Integer> others = Objects.requireNonNull(holding.get(word));
                if (others.size() <= most) {
                    others.forEach(other -> shared.merge(other, 1, Integer::sum));
                }
            }
            shared.remove(i);
            neighbours[i] = (int)
                    shared.values().stream().filter(n -> n >= SHARED_WORDS).count();
        }
        return neighbours;
    }

    private static Set<String> words(String title) {
        Set<String> words = new HashSet<>();
        for (String word : NOT_A_WORD.split(title.toLowerCase(Locale.ROOT), -1)) {
            if (word.length() >= SHORTEST_WORD) {
                words.add(word);
            }
        }
        return words;
    }
}

package org.broadsheet.matching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.matching.CompiledProfile.CategoryWeights;
import org.broadsheet.matching.text.Statistics;
import org.broadsheet.papers.Category;

/** What the categories of likes, and those that the reader named, say about a paper's categories. */
final class CategoryCompiler {

    /** Smoothing: the archive's shares of categories count as much as this many papers of the reader's. */
    private static final double PRIOR = 2;

    /** A named category counts as much as this many liked papers in it. */
    private static final double NAMED = 2;

    private final Statistics statistics;

    CategoryCompiler(Statistics statistics) {
        this.statistics = statistics;
    }

    CategoryWeights weights(List<KnownPaper> liked, List<Category> named) {
        Map<Category, Double> likes = new HashMap<>();
        int categorised = 0;
        for (KnownPaper paper : liked) {
            paper.categories().forEach((category, share) -> likes.merge(category, (double) share, Double::sum));
            categorised += paper.categories().isEmpty() ? 0 : 1;
        }
        if (categorised == 0 && named.isEmpty()) {
            return CategoryWeights.NONE;
        }
        double seen = categorised + (named.isEmpty() ? 0 : NAMED);
        Set<Category> all = new HashSet<>(statistics.categories());
        all.addAll(likes.keySet());
        all.addAll(named);
        Map<Category, Float> weights = new HashMap<>();
        for (Category category : all) {
            double share = statistics.share(category);
            double counted = likes.getOrDefault(category, 0.0) + NAMED * shareOfNamed(category, named, all);
            weights.put(category, weight(counted, seen, share));
        }
        return new CategoryWeights(Map.copyOf(weights), weight(0, seen, statistics.shareOfUnknown()));
    }

    /** Which part of an average paper in the named categories is in this one. */
    private double shareOfNamed(Category category, List<Category> named, Set<Category> all) {
        double sum = 0;
        for (Category wide : named) {
            if (category.isWithin(wide)) {
                double within = all.stream()
                        .filter(other -> other.isWithin(wide))
                        .mapToDouble(statistics::share)
                        .sum();
                sum += statistics.share(category) / within;
            }
        }
        return named.isEmpty() ? 0 : sum / named.size();
    }

    /** The log-odds of being in the category for this reader, less those for everybody. */
    private static float weight(double counted, double seen, double share) {
        double readers = Math.min(0.999, (counted + PRIOR * share) / (seen + PRIOR));
        return (float) (Math.log(readers / (1 - readers)) - Math.log(share / (1 - share)));
    }
}

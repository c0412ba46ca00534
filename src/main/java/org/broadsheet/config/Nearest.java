package org.broadsheet.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant to type. */
final class Nearest {

    private Nearest() {}

    /** The candidate that is nearest to the word, if one is near: at most a third of its letters differ, case apart. */
    static Optional<String> to(String word, Collection<String> candidates) {
        String lower = plain(word);
        int most = Math.max(1, lower.length() / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - lower.length()) <= most)
                .min(Comparator.<String>comparingInt(candidate -> distance(lower, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(best -> distance(lower, plain(best)) <= most);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /**
     * How many letters must be changed, added, removed or swapped with their neighbour (optimal string alignment,
     * Damerau 1964).
     */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }
}

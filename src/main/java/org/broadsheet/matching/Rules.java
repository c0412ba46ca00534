package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Exclusion;
import org.broadsheet.papers.Paper;

/** What holds whatever the score: followed authors and what is always wanted are shown, what is to be kept out is not. */
final class Rules {

    private Rules() {}

    static boolean follows(CompiledInterest interest, Paper paper) {
        return !interest.authors().isEmpty()
                && paper.authors().stream()
                        .anyMatch(author -> interest.authors().stream().anyMatch(author::mayBe));
    }

    static boolean reads(CompiledInterest interest, Paper paper) {
        return paper.categories().stream()
                .anyMatch(has -> interest.reads().stream().anyMatch(has::isWithin));
    }

    static boolean excludes(CompiledInterest interest, Paper paper, int[] stems) {
        for (Exclusion exclusion : interest.without()) {
            boolean byAuthor = !exclusion.authors().isEmpty()
                    && paper.authors().stream()
                            .anyMatch(author -> exclusion.authors().stream().anyMatch(author::mayBe));
            boolean byCategory = paper.categories().stream()
                    .anyMatch(category -> exclusion.categories().stream().anyMatch(category::isWithin));
            if (byAuthor || byCategory || contains(stems, exclusion.phrase())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the reader wants the paper whatever its score. */
    static boolean always(CompiledInterest interest, Rule.Asked paper) {
        return interest.always().stream().anyMatch(rule -> rule.holds(paper));
    }

    /** Whether the reader has "only" rules, and this paper fits none of them. */
    static boolean keepsOut(CompiledInterest interest, Rule.Asked paper) {
        return !interest.only().isEmpty() && interest.only().stream().noneMatch(rule -> rule.holds(paper));
    }

    private static boolean contains(int[] stems, List<Integer> phrase) {
        if (phrase.isEmpty()) {
            return false;
        }
        for (int start = 0; start + phrase.size() <= stems.length; start++) {
            int same = 0;
            while (same < phrase.size() && stems[start + same] == phrase.get(same)) {
                same++;
            }
            if (same == phrase.size()) {
                return true;
            }
        }
        return false;
    }
}

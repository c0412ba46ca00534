package org.broadsheet.libraries;

import java.util.List;
import org.broadsheet.papers.Identifiers;
import org.broadsheet.papers.PaperId;
import org.broadsheet.text.Lines;

/** A list that somebody keeps by hand: on each line a DOI, a number of arXiv or PubMed, or an address with one in it. */
final class NumberList {

    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LOOKED_AT = 2_000;

    private NumberList() {}

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        if (!isOne(text)) {
            return false;
        }
        for (String line : Lines.of(text, LONGEST_LINE)) {
            for (String piece : pieces(line)) {
                if (named(piece)) {
                    basket.add("", List.of(EntryBasket.bare(piece)), List.of());
                } else {
                    basket.leaveOut(Lack.UNNUMBERED);
                }
            }
        }
        return true;
    }

    /** At least half of its lines name a paper. */
    private static boolean isOne(String text) {
        int names = 0;
        int all = 0;
        for (String line : Lines.of(text, LONGEST_LINE)) {
            if (all == MOST_LOOKED_AT) {
                break;
            }
            for (String piece : pieces(line)) {
                all++;
                names += named(piece) ? 1 : 0;
            }
        }
        return names > 0 && 2 * names >= all;
    }

    private static boolean named(String piece) {
        return PaperId.parse(piece).isPresent() || !Identifiers.within(piece).isEmpty();
    }

    /** A line is one piece, unless each of its words is a number; remarks behind {@code #} are none. */
    private static List<String> pieces(String line) {
        String bare = line.strip();
        if (bare.isEmpty() || bare.startsWith("#")) {
            return List.of();
        }
        String listed = bare.replaceFirst("^(?:[-*•]|\\d{1,4}[.)])\\s{1,5}", "");
        List<String> words = List.of(listed.split("[\\s,;]+", 100));
        boolean numbers = words.size() < 100
                && words.stream().allMatch(word -> PaperId.parse(word).isPresent());
        return numbers ? words : List.of(listed);
    }
}

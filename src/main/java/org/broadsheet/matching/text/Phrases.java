package org.broadsheet.matching.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.papers.Paper;

/** The words of a paper, and pairs of neighbours, as people read them: what can be named as a reason. */
public final class Phrases {

    /** What stands between two words that are read together: not a comma, nor one half of a pair of brackets. */
    private static final Pattern NEIGHBOURS = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\s'’/-]*");

    /** What every abstract says of itself; it tells nobody why a paper is shown. */
    private static final String STOCK =
            "show demonstrate propose present introduce result method approach paper study work achieve improve outperform"
                    + " experiment evaluate performance novel existing extensive significant state-of-the-art baseline address"
                    + " challenge further however provide develop based using used new various across respectively"
                    + " find finding analysis analyze investigate framework";

    private Phrases() {}

    /**
     * A word or two.
     *
     * @param first term of its first word
     * @param last term of its last word; the same for one word
     * @param pair what the engine calls the two together; the word itself where it is one
     */
    public record Phrase(String words, int first, int last, int pair) {}

    /** Each once, however often it stands there. */
    public static List<Phrase> of(Paper paper, Analysis analysis) {
        Map<String, Phrase> phrases = new HashMap<>();
        Set<Integer> stock = Arrays.stream(analysis.stems(STOCK)).boxed().collect(Collectors.toSet());
        for (String said : List.of(paper.title(), Notices.blanked(paper.abstractText()))) {
            String text = Analysis.readable(said);
            List<Analysis.Word> words = analysis.words(text);
            for (int i = 0; i < words.size(); i++) {
                Analysis.Word word = words.get(i);
                String surface = text.substring(word.start(), word.end());
                phrases.putIfAbsent(surface, new Phrase(surface, word.term(), word.term(), word.term()));
                if (i > 0 && words.get(i - 1).term() != word.term()) {
                    Analysis.Word before = words.get(i - 1);
                    String both = text.substring(before.start(), word.end());
                    if (NEIGHBOURS
                                    .matcher(text)
                                    .region(before.end(), word.start())
                                    .matches()
                            && both.indexOf('.') < 0) {
                        phrases.putIfAbsent(
                                both,
                                new Phrase(both, before.term(), word.term(), Terms.pair(before.term(), word.term())));
                    }
                }
            }
        }
        return phrases.values().stream()
                .filter(phrase -> !stock.contains(phrase.first()) && !stock.contains(phrase.last()))
                .toList();
    }
}

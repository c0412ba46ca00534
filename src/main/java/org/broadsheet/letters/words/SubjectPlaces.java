package org.broadsheet.letters.words;

import java.util.Arrays;
import java.util.List;

/** Where subjects stand in a text. Pure. */
final class SubjectPlaces {

    private SubjectPlaces() {}

    /** What each token is, by the first place where each subject stands. */
    static int[] states(String words, List<Token> tokens, List<List<String>> wishes) {
        int[] labels = new int[tokens.size()];
        for (int wish = 0; wish < WishChain.WISHES; wish++) {
            for (String subject : wishes.get(wish)) {
                if (!mark(words, tokens, subject, wish, labels, true)) {
                    mark(words, tokens, subject, wish, labels, false);
                }
            }
        }
        int[] states = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            states[i] = WishChain.next(i == 0 ? 0 : states[i - 1], labels[i]);
        }
        return states;
    }

    /** @param whole whether it has to begin and end where tokens do */
    private static boolean mark(
            String words, List<Token> tokens, String subject, int wish, int[] labels, boolean whole) {
        int label = WishChain.label(WishChain.beginning(wish));
        for (int at = words.indexOf(subject); at >= 0; at = words.indexOf(subject, at + 1)) {
            int end = at + subject.length();
            int from = 0;
            while (from < tokens.size() && tokens.get(from).to() <= at) {
                from++;
            }
            int to = from;
            while (to < tokens.size() && tokens.get(to).from() < end) {
                to++;
            }
            if (to > from
                    && labels[from] == 0
                    && (!whole
                            || (tokens.get(from).from() == at
                                    && tokens.get(to - 1).to() == end))) {
                Arrays.fill(labels, from, to, label + 1);
                labels[from] = label;
                return true;
            }
        }
        return false;
    }
}

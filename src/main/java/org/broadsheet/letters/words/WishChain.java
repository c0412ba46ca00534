package org.broadsheet.letters.words;

/**
 * What the words of a letter are, one after the other: nothing, or the beginning or the rest of a subject of one of three wishes. A
 * word that is nothing remembers of which wish the last subject was. The sums over all ways to say so are those of a linear chain
 * (Lafferty, McCallum and Pereira 2001). Pure.
 */
final class WishChain {

    static final int WISHES = 3;

    /** What a word may be: nothing, and the beginning and the rest of a subject of each wish. */
    static final int LABELS = 1 + 2 * WISHES;

    /** Four ways to be nothing, then the beginnings and the rests. */
    static final int STATES = WISHES + LABELS;

    private WishChain() {}

    static int label(int state) {
        return state <= WISHES ? 0 : state - WISHES;
    }

    static int beginning(int wish) {
        return WISHES + 1 + 2 * wish;
    }

    /** Of which wish the last subject is that was begun up to there; 0 for none, else one more than the wish. */
    private static int last(int state) {
        return state <= WISHES ? state : (state - WISHES - 1) / 2 + 1;
    }

    private static boolean rest(int state) {
        return state > WISHES && (state - WISHES - 1) % 2 == 1;
    }

    static boolean starts(int state) {
        return state == 0 || (state > WISHES && !rest(state));
    }

    static boolean follows(int before, int state) {
        if (state <= WISHES) {
            return last(before) == state;
        }
        return !rest(state) || (before > WISHES && last(before) == last(state));
    }

    /** The state behind another for a label. */
    static int next(int before, int label) {
        return label == 0 ? last(before) : WISHES + label;
    }

    /** The likeliest states. */
    static int[] best(double[][] labels, double[][] steps) {
        int length = labels.length;
        double[][] score = new double[length][STATES];
        int[][] from = new int[length][STATES];
        for (int i = 0; i < length; i++) {
            for (int state = 0; state < STATES; state++) {
                double most = i == 0 && starts(state) ? 0 : Double.NEGATIVE_INFINITY;
                for (int before = 0; i > 0 && before < STATES; before++) {
                    double here = score[i - 1][before] + steps[before][state];
                    if (follows(before, state) && here > most) {
                        most = here;
                        from[i][state] = before;
                    }
                }
                score[i][state] = most + labels[i][label(state)];
            }
        }
        int[] best = new int[length];
        for (int state = 1; length > 0 && state < STATES; state++) {
            if (score[length - 1][state] > score[length - 1][best[length - 1]]) {
                best[length - 1] = state;
            }
        }
        for (int i = length - 1; i > 0; i--) {
            best[i - 1] = from[i][best[i]];
        }
        return best;
    }

    static double score(double[][] labels, double[][] steps, int[] states) {
        double score = 0;
        for (int i = 0; i < states.length; i++) {
            score += labels[i][label(states[i])] + (i > 0 ? steps[states[i - 1]][states[i]] : 0);
        }
        return score;
    }

    /** The logarithms of the sums over all ways up to each word and state. */
    static double[][] forward(double[][] labels, double[][] steps) {
        double[][] sums = new double[labels.length][STATES];
        double[] terms = new double[STATES];
        for (int i = 0; i < labels.length; i++) {
            for (int state = 0; state < STATES; state++) {
                double sum = i == 0 && starts(state) ? 0 : Double.NEGATIVE_INFINITY;
                if (i > 0) {
                    for (int before = 0; before < STATES; before++) {
                        terms[before] = follows(before, state)
                                ? sums[i - 1][before] + steps[before][state]
                                : Double.NEGATIVE_INFINITY;
                    }
                    sum = sum(terms);
                }
                sums[i][state] = sum + labels[i][label(state)];
            }
        }
        return sums;
    }

    /** The logarithms of the sums over all ways behind each word and state. */
    static double[][] backward(double[][] labels, double[][] steps) {
        double[][] sums = new double[labels.length][STATES];
        double[] terms = new double[STATES];
        for (int i = labels.length - 2; i >= 0; i--) {
            for (int state = 0; state < STATES; state++) {
                for (int next = 0; next < STATES; next++) {
                    terms[next] = follows(state, next)
                            ? steps[state][next] + labels[i + 1][label(next)] + sums[i + 1][next]
                            : Double.NEGATIVE_INFINITY;
                }
                sums[i][state] = sum(terms);
            }
        }
        return sums;
    }

    static double sum(double[] logarithms) {
        double most = Double.NEGATIVE_INFINITY;
        for (double each : logarithms) {
            most = Math.max(most, each);
        }
        if (most == Double.NEGATIVE_INFINITY) {
            return most;
        }
        double sum = 0;
        for (double each : logarithms) {
            sum += Math.exp(each - most);
        }
        return most + Math.log(sum);
    }
}

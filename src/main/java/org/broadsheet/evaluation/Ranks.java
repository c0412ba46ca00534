package org.broadsheet.evaluation;

/**
 * How well one ranking put the relevant papers first.
 *
 * @param rAt5 share of the relevant among the first 5
 * @param ndcgAt10 discounted gain among the first 10, as a share of the best possible
 * @param mrr one over the rank of the first relevant
 */
public record Ranks(double rAt5, double rAt10, double ndcgAt10, double mrr) {

    private static final int DEPTH = 10;

    /** Ranks by score, equal scores at their mean rank. */
    public static Ranks of(float[] scores, boolean[] relevant) {
        int wanted = 0;
        int at5 = 0;
        int at10 = 0;
        double gain = 0;
        double first = Double.MAX_VALUE;
        for (int i = 0; i < scores.length; i++) {
            if (relevant[i]) {
                double rank = rank(scores, i);
                wanted++;
                at5 += rank <= 5 ? 1 : 0;
                at10 += rank <= DEPTH ? 1 : 0;
                gain += rank <= DEPTH ? discount(rank) : 0;
                first = Math.min(first, rank);
            }
        }
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(DEPTH, wanted); rank++) {
            ideal += discount(rank);
        }
        return new Ranks((double) at5 / wanted, (double) at10 / wanted, gain / ideal, 1 / first);
    }

    private static double rank(float[] scores, int place) {
        double rank = 1;
        for (int other = 0; other < scores.length; other++) {
            if (other != place) {
                int order = Float.compare(scores[other], scores[place]);
                rank += order > 0 ? 1 : order == 0 ? 0.5 : 0;
            }
        }
        return rank;
    }

    private static double discount(double rank) {
        return Math.log(2) / Math.log(1 + rank);
    }
}

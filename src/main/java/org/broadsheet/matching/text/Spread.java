package org.broadsheet.matching.text;

/**
 * Where many values of one kind lie.
 *
 * @param deviation standard deviation; above 0
 */
public record Spread(float mean, float deviation) {

    /** How many values a guess is worth against those that were seen: with few seen, the guess decides. */
    private static final double WORTH = 25;

    private static final double LEAST = 1e-6;

    /** Of values seen, and a guess for when they are few. Values that are not a number are left out. */
    public static Spread of(float[] values, Spread guess) {
        int seen = 0;
        double sum = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                seen++;
                sum += value;
            }
        }
        double mean = (sum + WORTH * guess.mean) / (seen + WORTH);
        double squares = WORTH * ((double) guess.deviation * guess.deviation + sq(guess.mean - mean));
        for (float value : values) {
            squares += Float.isNaN(value) ? 0 : sq(value - mean);
        }
        return new Spread((float) mean, (float) Math.max(LEAST, Math.sqrt(squares / (seen + WORTH))));
    }

    public float standardised(float value) {
        return (value - mean) / deviation;
    }

    private static double sq(double value) {
        return value * value;
    }
}

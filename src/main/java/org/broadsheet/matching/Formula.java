package org.broadsheet.matching;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Scale;
import org.broadsheet.matching.text.Spread;

/**
 * How the signals become one score, and the score a probability: one set of numbers for all readers, learned once. The
 * resource {@code formula.properties} holds them and says how they were learned.
 */
final class Formula {

    private static final String RESOURCE = "formula.properties";

    /** What categories add to the other signals on average, as a share of them: for a paper that has none. Measured. */
    private static final float UNCATEGORISED = 0.15f;

    /**
     * No signal of words stands out further than that many deviations: of words that the archive has not met, one paper that has them
     * stands out by a thousand. The best papers of people's own profiles reach a quarter to nine tenths of these.
     */
    private static final float MOST_OF_WORDS = 60;

    private static final float MOST_OF_LIKENESS = 25;

    private final Weights likes;
    private final Weights likesByWords;
    private final float few;
    private final float alone;
    private final float aloneByWords;
    private final Weights line;
    private final Weights lineByWords;
    private final double savesPerWritten;
    private final Sigmoid foreign;
    private final Sigmoid foreignWords;
    private final Sigmoid foreignLines;
    private final Sigmoid foreignLikes;
    private final double atHome;
    private final Calibration meant;
    private final Calibration byWords;

    private Formula(Properties numbers) {
        this.likes = weights(numbers, "");
        this.likesByWords = weights(numbers, "by-words.");
        this.few = (float) number(numbers, "few");
        this.alone = (float) number(numbers, "alone");
        this.aloneByWords = (float) number(numbers, "by-words.alone");
        this.line = weights(numbers, "line.");
        this.lineByWords = weights(numbers, "line.by-words.");
        this.savesPerWritten = number(numbers, "calibration.saves-per-written");
        this.foreign = new Sigmoid(number(numbers, "home.foreign"), number(numbers, "home.steepness"));
        this.foreignWords = new Sigmoid(number(numbers, "home.foreign-words"), number(numbers, "home.steepness-words"));
        this.foreignLines = new Sigmoid(number(numbers, "home.foreign-lines"), number(numbers, "home.steepness-lines"));
        this.foreignLikes = new Sigmoid(number(numbers, "home.foreign-likes"), number(numbers, "home.steepness-likes"));
        this.atHome = number(numbers, "home.odds");
        this.meant = calibration(numbers, "calibration.");
        this.byWords = calibration(numbers, "calibration.words.");
    }

    private static Calibration calibration(Properties numbers, String of) {
        return new Calibration(numbers(numbers, of + "scores"), numbers(numbers, of + "logits"));
    }

    private static Weights weights(Properties numbers, String of) {
        return new Weights(
                (float) number(numbers, of + "words"),
                (float) number(numbers, of + "coverage"),
                (float) number(numbers, of + "likeness"),
                (float) number(numbers, of + "meaning"),
                (float) number(numbers, of + "category"));
    }

    static Formula shipped() {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(Formula.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8)) {
            Properties numbers = new Properties();
            numbers.load(text);
            return new Formula(numbers);
        } catch (IOException damaged) {
            throw new UncheckedIOException(
                    "The shipped " + RESOURCE + " cannot be read; build the program anew.", damaged);
        }
    }

    /** What each signal counts. */
    record Weights(float words, float coverage, float likeness, float meaning, float category) {

        /** For fewer texts: words say less, categories more. */
        Weights scaled(float sure, float telling) {
            return new Weights(words * sure, coverage * sure, likeness * sure, meaning, category * telling);
        }

        Weights without(Set<Signal> signals) {
            return new Weights(
                    signals.contains(Signal.WORDS) ? 0 : words,
                    signals.contains(Signal.COVERAGE) ? 0 : coverage,
                    signals.contains(Signal.LIKENESS) ? 0 : likeness,
                    signals.contains(Signal.MEANING) ? 0 : meaning,
                    signals.contains(Signal.CATEGORIES) ? 0 : category);
        }
    }

    /**
     * For an interest. What one text alone says by its words is half chance, and what several say together is not; the category of one
     * is already telling. Of a line what it means tells most, and its words that all of them are there.
     */
    Weights weights(CompiledInterest interest) {
        if (interest.isLine()) {
            return interest.isMeant() ? line : lineByWords;
        }
        int texts = interest.evidence();
        return interest.isMeant()
                ? likes.scaled(texts / (texts + few), 1 + alone / Math.max(1, texts))
                // The words are all there is: what they say counts whole.
                : likesByWords.scaled(1, 1 + aloneByWords / Math.max(1, texts));
    }

    /**
     * The score of each paper: the weighted sum of its signals, in standard deviations from an average archive paper; minus
     * infinity for one that has nothing to do with the profile. What a model has not read counts by the other signals alone.
     *
     * @param meant what the operator would have meanings count, 1 for as learned
     * @param without signals that take no part
     * @param into a place for each paper
     */
    void scores(Signals signals, CompiledInterest interest, float meant, Set<Signal> without, float[] into) {
        Weights weights = weights(interest).without(without);
        Scale scale = interest.scale();
        float words = weights.words() / scale.words().deviation();
        float likeness = weights.likeness() / scale.likeness().deviation();
        sum(
                words,
                signals.words(),
                most(scale.words(), MOST_OF_WORDS),
                likeness,
                signals.likeness(),
                most(scale.likeness(), MOST_OF_LIKENESS),
                -words * scale.words().mean() - likeness * scale.likeness().mean(),
                into);
        if (weights.coverage() != 0) {
            float coverage = weights.coverage() / scale.coverage().deviation();
            sum(
                    coverage,
                    signals.coverage(),
                    most(scale.coverage(), MOST_OF_LIKENESS),
                    1,
                    into,
                    Float.MAX_VALUE,
                    -coverage * scale.coverage().mean(),
                    into);
        }
        if (interest.isMeant()) {
            float meaning = weights.meaning() * meant / scale.meaning().deviation();
            addWhere(
                    signals.batch().read(),
                    meaning,
                    signals.meaning(),
                    scale.meaning().mean(),
                    into);
        }
        if (!interest.categories().isEmpty()) {
            addWhere(signals.batch().categorised(), weights.category(), signals.categories(), scale.category(), into);
            raise(signals.batch().categorised(), into);
        }
        keep(signals.touched(), into);
    }

    private static void sum(
            float perOne,
            float[] one,
            float mostOfOne,
            float perOther,
            float[] other,
            float mostOfOther,
            float more,
            float[] into) {
        for (int place = 0; place < into.length; place++) {
            into[place] =
                    perOne * Math.min(mostOfOne, one[place]) + perOther * Math.min(mostOfOther, other[place]) + more;
        }
    }

    private static float most(Spread scale, float deviations) {
        return scale.mean() + deviations * scale.deviation();
    }

    /** @param known 1 where the signal says something, or else 0 */
    private static void addWhere(float[] known, float per, float[] signal, float mean, float[] into) {
        for (int place = 0; place < into.length; place++) {
            into[place] += known[place] * per * (signal[place] - mean);
        }
    }

    private static void raise(float[] categorised, float[] into) {
        for (int place = 0; place < into.length; place++) {
            into[place] *= 1 + UNCATEGORISED * (1 - categorised[place]);
        }
    }

    /** Takes infinity from what is not to be kept: 1 / 0 less 1, as arithmetic, so that it becomes vector instructions. */
    private static void keep(float[] kept, float[] into) {
        for (int place = 0; place < into.length; place++) {
            into[place] -= 1 / kept[place] - 1;
        }
    }

    /** What a reader is told of a score: how likely they would save the paper, if the interest is of a field that the archive knows. */
    double chance(CompiledInterest interest, float score) {
        return interest.home() * calibrated(score, interest);
    }

    /** How likely the reader would save a paper of that score, 0 to 100; strictly rising with the score. */
    double calibrated(float score, CompiledInterest interest) {
        Calibration learned = interest.isMeant() ? meant : byWords;
        return 100 / (1 + Math.exp(-learned.logit(score)) / savesPerWritten);
    }

    /**
     * How likely a text is of a field that the archive knows. For a foreign text, too, some papers stand out from the others, as
     * far as for any: the weighted sum cannot tell them from hits, what the archive has of the text can.
     *
     * @param familiarity how near the archive is to it, 1 for as near as its own papers are to each other
     * @param vocabulary how many of its words the archive knows, 1 for as many as of its own papers; this alone tells in
     *     an archive of a few days, in which nothing is near to anything
     * @param grown how far what is near can tell, 0 to 1
     */
    double home(double familiarity, double vocabulary, double grown) {
        return grown * known(familiarity, foreign) + (1 - grown) * known(vocabulary, foreignWords);
    }

    /** The same by what a model makes of the text, which tells more than its words, and of an archive of any size. */
    double homeInMeaning(double familiarity, boolean line) {
        return known(familiarity, line ? foreignLines : foreignLikes);
    }

    /** 1 from 1 on. */
    private double known(double share, Sigmoid sigmoid) {
        return Math.min(1, sigmoid.at(share, atHome) / sigmoid.at(1, atHome));
    }

    /** A logistic function of a logarithm, {@code even} at equal odds. */
    private record Sigmoid(double even, double steepness) {

        double at(double share, double odds) {
            return 1 / (1 + Math.pow(even / Math.max(share, 0.01), steepness) / odds);
        }
    }

    /** Log-odds by score, straight between the knots and beyond them. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Calibration(double[] knots, double[] logits) {

        double logit(double score) {
            int above = Arrays.binarySearch(knots, score);
            int right = Math.clamp(above < 0 ? -above - 1 : above, 1, knots.length - 1);
            double slope = (logits[right] - logits[right - 1]) / (knots[right] - knots[right - 1]);
            return logits[right - 1] + slope * (score - knots[right - 1]);
        }
    }

    /** For how many papers saved one is written, as assumed. */
    double savesPerWritten() {
        return savesPerWritten;
    }

    private static double number(Properties numbers, String name) {
        return numbers(numbers, name)[0];
    }

    private static double[] numbers(Properties numbers, String name) {
        String text = Objects.requireNonNull(numbers.getProperty(name), RESOURCE + " lacks " + name);
        return Arrays.stream(text.strip().split("[,\\s]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}

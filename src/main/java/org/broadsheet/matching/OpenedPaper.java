package org.broadsheet.matching;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.broadsheet.matching.meaning.Directions;
import org.broadsheet.matching.meaning.MeaningSpace;
import org.broadsheet.matching.text.Phrases.Phrase;
import org.broadsheet.papers.Paper;

/** A paper taken apart for being explained: once for all to whom it is shown. Thread-safe. */
final class OpenedPaper {

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Sentence(String text, float[] meaning) {}

    private volatile Paper paper;
    private final PaperFeatures reading;
    private final PaperTerms terms;

    /** What may be named as a reason; of each its first and last word's term, its place among the paper's terms and theirs. */
    private final Phrase[] phrases;

    private final int[] words;
    private final int[] pairs;
    private final int[] apart;
    private final float[] meaning;
    private final MeaningSpace.Measure measure;
    private final Function<String, float[]> read;
    private List<Sentence> sentences = List.of();

    /**
     * @param meaning of the paper; empty if it has none
     * @param measure how near the archive is to it
     * @param read what a sentence means; empty if nobody can say
     */
    OpenedPaper(
            Paper paper,
            PaperFeatures reading,
            List<Phrase> phrases,
            float[] meaning,
            MeaningSpace.Measure measure,
            Function<String, float[]> read) {
        this.paper = paper;
        this.reading = reading;
        this.terms = PaperTerms.of(reading);
        this.phrases = phrases.toArray(Phrase[]::new);
        this.words = phrases.stream()
                .flatMapToInt(phrase -> IntStream.of(phrase.first(), phrase.last()))
                .toArray();
        this.pairs =
                phrases.stream().mapToInt(phrase -> terms.place(phrase.pair())).toArray();
        this.apart = IntStream.of(words).map(terms::place).toArray();
        this.meaning = meaning;
        this.measure = measure;
        this.read = read;
    }

    /** Whether it is that paper in those words. The same object is soon asked for again, and compared at a glance. */
    boolean isOf(Paper other) {
        boolean is = paper.equals(other);
        if (is) {
            paper = other;
        }
        return is;
    }

    /** Has the model read its sentences, which else happens when somebody is first told of one. */
    void readSentences() {
        sentences();
    }

    /** Whether the model has read it. */
    boolean isMeant() {
        return meaning.length > 0;
    }

    PaperFeatures reading() {
        return reading;
    }

    PaperTerms terms() {
        return terms;
    }

    /** How many phrases may be named. */
    int size() {
        return phrases.length;
    }

    String words(int phrase) {
        return phrases[phrase].words();
    }

    /** What the phrase as a whole added to a score, and what its words did apart; 0 where it is no whole to the engine. */
    double added(int phrase, Contributions parts) {
        double together = parts.ofTerm(pairs[phrase]);
        return together <= 0 || words[2 * phrase] == words[2 * phrase + 1]
                ? Math.max(0, together)
                : together + parts.ofTerm(apart[2 * phrase]) + parts.ofTerm(apart[2 * phrase + 1]);
    }

    /** Whether two phrases have a word in common, in whatever form. */
    boolean meet(int one, int other) {
        int first = words[2 * one];
        int last = words[2 * one + 1];
        return first == words[2 * other]
                || first == words[2 * other + 1]
                || last == words[2 * other]
                || last == words[2 * other + 1];
    }

    /** How near the paper is to each text of the interest in meaning, see {@link DayBatch#near}; not a number where nobody knows. */
    float[] nearness(CompiledProfile.CompiledInterest interest) {
        float[] nearness = new float[interest.texts().size()];
        for (int i = 0; i < nearness.length; i++) {
            float cosine = Directions.cosine(interest.texts().get(i).meaning(), meaning);
            nearness[i] = Float.isNaN(cosine) ? Float.NaN : Signals.powered(measure.standardised(cosine));
        }
        return nearness;
    }

    /** The sentence of the abstract that is nearest to a meaning; empty if nobody can say. */
    Optional<String> nearestSentence(float[] wanted) {
        String nearest = "";
        float most = Float.NEGATIVE_INFINITY;
        for (Sentence sentence : sentences()) {
            float cosine = Directions.cosine(wanted, sentence.meaning());
            if (cosine > most) {
                most = cosine;
                nearest = sentence.text();
            }
        }
        return Optional.of(nearest).filter(sentence -> !sentence.isEmpty());
    }

    /** Read when they are first asked for; if the model fails meanwhile, again the next time. */
    private synchronized List<Sentence> sentences() {
        if (sentences.isEmpty()) {
            List<Sentence> made = new ArrayList<>();
            BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            String text = paper.abstractText();
            ends.setText(text);
            int start = ends.first();
            for (int end = ends.next(); end != BreakIterator.DONE; start = end, end = ends.next()) {
                String sentence = text.substring(start, end).strip();
                made.add(new Sentence(sentence, read.apply(sentence)));
            }
            if (made.stream().anyMatch(sentence -> sentence.meaning().length == 0)) {
                return made;
            }
            sentences = List.copyOf(made);
        }
        return sentences;
    }
}

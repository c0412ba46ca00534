package org.broadsheet.matching;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.matching.meaning.Directions;
import org.broadsheet.matching.meaning.MeaningSpace;
import org.broadsheet.matching.text.Phrases.Phrase;
import org.broadsheet.papers.Paper;

/** A paper taken apart for being explained: once for all to whom it is shown. Thread-safe. */
final class OpenedPaper {

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Sentence(String text, float[] meaning) {}

    /**
     * A phrase that may be named as a reason.
     *
     * @param pair place of it among the paper's terms
     * @param first place of its first word
     * @param last place of its last word
     */
    record Named(Phrase phrase, int pair, int first, int last) {}

    private volatile Paper paper;
    private final PaperFeatures reading;
    private final PaperTerms terms;
    private final List<Named> phrases;
    private final int[] pairs;
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
        this.phrases = phrases.stream()
                .map(phrase -> new Named(
                        phrase, terms.place(phrase.pair()), terms.place(phrase.first()), terms.place(phrase.last())))
                .toList();
        this.pairs = this.phrases.stream().mapToInt(Named::pair).toArray();
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

    List<Named> phrases() {
        return phrases;
    }

    /** {@link Named#pair} of each phrase, for going through them all. */
    int[] pairs() {
        return pairs;
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

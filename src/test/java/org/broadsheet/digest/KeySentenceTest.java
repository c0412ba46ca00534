package org.broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeySentenceTest {

    @Test
    void whatIsNewIsChosenAndNotWhatWasThereBefore() {
        assertThat(KeySentence.of(
                        "Ranking with half the postings",
                        "Inverted indexes have become large in recent years. However, most postings never matter. "
                                + "We propose to drop half of the postings of a learned sparse index by what queries ask. "
                                + "It is twice as fast on two collections. Code is available at https://example.org."))
                .isEqualTo("We propose to drop half of the postings of a learned sparse index by what queries ask.");
        assertThat(
                        KeySentence.of(
                                "The mass of a halo",
                                "Galaxy clusters are the largest bound objects known. The present study measures the halo mass of 12 clusters, e.g. A. 370, with weak lensing. Errors are discussed."))
                .startsWith("The present study measures")
                .endsWith("weak lensing.");
    }

    @Test
    void stepsQuestionsHopesAndBackgroundAreNotWhatAPaperDid() {
        assertThat(
                        KeySentence.of(
                                "Owls on the wing",
                                "Owls hunt at night, and little is known of their routes. To address this, we propose a radio tag that owls hardly feel. "
                                        + "Firstly, we build a case of three grams around its coil. We also describe two cases of tags that were lost."))
                .startsWith("To address this, we propose");
        assertThat(
                        KeySentence.of(
                                "Owls and roads",
                                "Roads have become a danger to many kinds of owls in recent years. To what extent do owls avoid lights of cars at night? "
                                        + "We found that owls turn back before four of five crossings. Our results may enable quieter roads for owls."))
                .startsWith("We found that owls turn back");
        assertThat(KeySentence.of(
                        "A survey of owl sounds",
                        "Sounds of owls carry far and are studied with new means. This survey organizes what is known by call, season and region of the owls. "
                                + "By collecting these, this survey aims to help those who begin."))
                .startsWith("This survey organizes");
    }

    @Test
    void oneSentenceAloneIsNoKeySentenceAndShortFormsAndFormulasEndNone() {
        assertThat(KeySentence.of("A title", "We show that this holds for all $x. Y$ of e.g. Smith et al. and others."))
                .isEmpty();
        assertThat(KeySentence.of("A title", "")).isEmpty();
        assertThat(
                        KeySentence.sentences(
                                "We use the method of J. Doe et al. (2020) at 3.5 kelvin. It holds, i.e. Theorem 2 is true! Is it?"))
                .hasSize(3);
    }

    @Test
    void choosingCostsNoMoreThanTheAbstractIsLong() {
        Growth.of(text -> KeySentence.of("title of it", text))
                .marks("We ", ". A", "$", "in this paper we the ", "a b c d e f g h ", " ", "to this end, ", "ab. ")
                .upTo(12_000)
                .allocating(30_000)
                .check();
    }

    /** A day of Hugging Face's papers with a machine's summary each: the right sentence is the one that shares most with it. */
    @Test
    void onRecordedSummariesItFindsTheirSentenceMoreOftenThanTheFirstOrTheLast() throws IOException {
        Path day = Path.of(System.getProperty("broadsheet.shared", "none"), "data/feeds/huggingface-daily-papers.json");
        assumeTrue(Files.exists(day), "skipped: there are no recorded summaries here");
        List<Double> key = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        List<Double> last = new ArrayList<>();
        List<Double> best = new ArrayList<>();
        int right = 0;
        for (JsonNode entry : JsonMapper.shared().readTree(Files.readString(day))) {
            JsonNode paper = entry.path("paper");
            String summary = paper.path("ai_summary").asString("");
            List<String> sentences = KeySentence.sentences(paper.path("summary").asString(""));
            String chosen = KeySentence.of(
                    paper.path("title").asString(""), paper.path("summary").asString(""));
            double top = sentences.stream()
                    .mapToDouble(each -> overlap(each, summary))
                    .max()
                    .orElse(0);
            key.add(overlap(chosen, summary));
            first.add(overlap(sentences.getFirst(), summary));
            last.add(overlap(sentences.getLast(), summary));
            best.add(top);
            right += overlap(chosen, summary) == top ? 1 : 0;
        }

        System.out.printf(
                Locale.ROOT,
                "key sentence: %d of %d are the nearest to the summary; overlap %.3f, first sentence %.3f, last %.3f, nearest %.3f%n",
                right,
                key.size(),
                mean(key),
                mean(first),
                mean(last),
                mean(best));
        assertThat(mean(key)).isGreaterThan(mean(first)).isGreaterThan(mean(last));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** F1 of the words that both have. */
    private static double overlap(String one, String other) {
        Set<String> a = words(one);
        Set<String> b = words(other);
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return a.isEmpty() || b.isEmpty() ? 0 : 2.0 * both.size() / (a.size() + b.size());
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+", -1)));
    }
}

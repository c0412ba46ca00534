package org.broadsheet.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    @Test
    void wordsAreNamedTogetherOnlyIfTheyAreReadTogether() {
        assertThat(Phrases.of(
                        Papers.titled("Retrieval-augmented generation (RAG) with planning, search of documents; x.")
                                .text("It works.")
                                .paper(),
                        new Analysis()))
                .extracting(Phrases.Phrase::words)
                .contains("Retrieval-augmented", "augmented generation", "search of documents", "RAG", "planning")
                .noneMatch(words -> words.contains("(") || words.contains(",") || words.contains(";"));
    }

    @Test
    void nobodyReadsThatAPaperWasChosenBecauseItsCodeIsAvailable() {
        for (String notice : List.of(
                "Our code and data are publicly available at https://example.org/birds.",
                "Source code will be released upon acceptance.",
                "We release the collection.",
                "Project page: https://example.org/.")) {
            assertThat(words("Wetlands shelter songbirds in winter. " + notice))
                    .contains("Wetlands shelter", "winter")
                    .doesNotContain("code", "data", "available", "released", "release", "page", "collection", "https");
        }
    }

    @Test
    void aSentenceAboutWhatAPaperIsAboutIsNoNotice() {
        assertThat(words("We ask where birds rest. Telescopes over many years made data available to ornithology, and"
                        + " birds are found to rest less."))
                .contains("available", "Telescopes");
        assertThat(words("Code is available.")).contains("Code", "available");
    }

    private static List<String> words(String text) {
        return Phrases.of(Papers.titled("Songbirds").text(text).paper(), new Analysis()).stream()
                .map(Phrases.Phrase::words)
                .toList();
    }
}

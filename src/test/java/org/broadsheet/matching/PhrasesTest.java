package org.broadsheet.matching;

import static org.assertj.core.api.Assertions.assertThat;

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
}

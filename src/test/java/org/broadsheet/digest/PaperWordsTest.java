package org.broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;

class PaperWordsTest {

    private static final Papers PAPER = Papers.titled("On tides").by("Ada Okafor", "cs.IR");

    private static PaperWords words(PaperDetails details) {
        return PaperWords.of(PAPER.details(details).paper());
    }

    @Test
    void whereTheAuthorsWorkWhereItAppearedAndAFreeLicenceStandBehindTheirNames() {
        PaperDetails all = PaperDetails.NONE
                .withAffiliations(List.of("University of \\'Ecole", "Elsewhere"))
                .withComment("12 pages, accepted at SIGIR 2026")
                .withLicence("http://creativecommons.org/licenses/by/4.0/");

        assertThat(words(all).authors()).isEqualTo("Ada Okafor · University of École · SIGIR 2026 · CC BY 4.0");
        assertThat(words(PaperDetails.NONE.withLicence("http://arxiv.org/licenses/nonexclusive-distrib/1.0/"))
                        .authors())
                .isEqualTo("Ada Okafor");
    }

    @Test
    void itsProgramIsALinkOfItsOwn() {
        assertThat(words(PaperDetails.NONE.withCode("https://code.example/ada")).facts(text -> text))
                .containsEntry("code", Optional.of("https://code.example/ada"));
    }
}

package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperDetailsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 pages, accepted at SIGIR 2026 | SIGIR 2026",
                "Accepted to the ACL 2026 main conference, 9 pages | ACL 2026 main conference",
                "To appear in Physical Review D. 14 pages, 3 figures | Physical Review D",
                "Published as a conference paper at ICLR 2025 | ICLR 2025",
                "Accepted for publication in A&A | A&A",
                "Accepted by IEEE TIP; code: https://example.org | IEEE TIP",
                "Oral presentation at NeurIPS 2025, project page: https://example.org | NeurIPS 2025",
                "To appear in Proc. of the VLDB Endowment, vol. 19. This is a longer version | Proc. of the VLDB Endowment, vol. 19",
                "Accepted for the main conference of ACL 2026 | ACL 2026",
                "EMNLP 2025 Findings | EMNLP 2025 Findings",
                "12 pages, ICML 2026 | ICML 2026",
                "SIGIR '26, July 2026, Melbourne | SIGIR '26",
                "Findings of EMNLP 2025; code at https://example.org | Findings of EMNLP 2025",
                "AAAI-26 | AAAI-26",
                "NeurIPS 2025 Workshop on Lakes. 4 pages | NeurIPS 2025 Workshop on Lakes",
                "Submitted to ICLR 2026 | ''",
                "EMNLP 2025 Industry Track submission | ''",
                "Extended version of our ICML 2025 paper | ''",
                "2nd place in the CVPR 2024 challenge | ''",
                "On COVID-19, DESI 2024 data and GPT-4 | ''",
                "Accepted version of the paper | ''",
                "12 pages, 5 figures | ''",
                "Work in progress | ''",
                "Our method is accepted | ''",
            })
    void theVenueIsReadFromTheComment(String comment, String venue) {
        assertThat(PaperDetails.NONE.withComment(comment).venue()).isEqualTo(venue);
    }

    @ParameterizedTest
    @CsvSource({
        "http://creativecommons.org/licenses/by/4.0/, CC BY 4.0",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/, CC BY-NC-SA 4.0",
        "http://creativecommons.org/publicdomain/zero/1.0/, CC0 1.0",
        "http://arxiv.org/licenses/nonexclusive-distrib/1.0/, arXiv's licence",
        "cc_by_nc_nd, CC BY-NC-ND",
        "cc0, CC0",
        "cc_no, CC NO",
        "All rights reserved, All rights reserved",
        "'', ''",
    })
    void aLicenceIsNamedAsPeopleCallIt(String written, String name) {
        assertThat(PaperDetails.NONE.withLicence(written).licenceName()).isEqualTo(name);
    }

    @Test
    void theJournalsOwnReferenceSaysMoreThanTheComment() {
        assertThat(PaperDetails.NONE
                        .withComment("To appear in PRD")
                        .withJournalReference("Phys. Rev. D 109, 012345 (2024)")
                        .venue())
                .isEqualTo("Phys. Rev. D 109, 012345 (2024)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This paper has been withdrawn by the author due to an error in Lemma 3",
                "Withdrawn",
                "This submission has been withdrawn by arXiv administrators",
                "withdrawn: see arXiv:2408.01234",
                "The paper is withdrawn because of a mistake",
                "Paper withdrawn by the authors"
            })
    void aPaperThatItsAuthorsTookBackSaysSo(String comment) {
        assertThat(PaperDetails.saysWithdrawn(comment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 pages",
                "We study how patients withdrawn from treatment fare",
                "We ask which retracted papers are cited on",
                "A dataset of withdrawn papers"
            })
    void aPaperAboutTakingBackIsNotTakenBack(String comment) {
        assertThat(PaperDetails.saysWithdrawn(comment)).isFalse();
    }

    @Test
    void onlyAddressesOfTheWebAreLinks() {
        assertThat(PaperDetails.NONE.withCode("https://example.org/code").code())
                .isPresent();
        for (String other :
                new String[] {"javascript:alert(1)", "https://user@example.org", "not an address", "", "ftp://x"}) {
            assertThat(PaperDetails.NONE.withCode(other).code()).as(other).isEmpty();
        }
    }

    @Test
    void lookingForAVenueTakesTimeInProportionToTheComment() {
        Growth.of(text -> PaperDetails.NONE.withComment(text).venue())
                .upTo(40_000)
                .marks("ICML 2026 ", "accepted at ", ". ", "A&B", ", ", "Findings of ")
                .check();
    }
}

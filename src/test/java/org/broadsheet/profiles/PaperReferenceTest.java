package org.broadsheet.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.Growth;
import org.broadsheet.papers.PaperId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "2408.01234, 2408.01234",
        "arXiv:2408.01234v2, 2408.01234",
        "https://arxiv.org/abs/2408.01234v3, 2408.01234",
        "https://arxiv.org/pdf/hep-th/9901001, hep-th/9901001",
        "https://huggingface.co/papers/2408.01234, 2408.01234",
        "https://www.alphaxiv.org/abs/2408.01234?tab=notes#top, 2408.01234",
        "10.1145/3404835.3463238, 10.1145/3404835.3463238",
        "doi:10.1145/3404835.3463238, 10.1145/3404835.3463238",
        "https://doi.org/10.1145/3404835.3463238, 10.1145/3404835.3463238",
        "https://dl.acm.org/doi/10.1145/3404835.3463238, 10.1145/3404835.3463238",
        "https://www.biorxiv.org/content/10.1101/2024.05.06.592752v1.full-text, 10.1101/2024.05.06.592752",
    })
    void aPaperIsNamedByNumberHoweverPeopleWriteIt(String text, String id) {
        assertThat(PaperReference.parse(text)).contains(new PaperReference.ById(new PaperId(id)));
    }

    @Test
    void anythingElseIsATitle() {
        assertThat(PaperReference.parse(" 10 reasons to read arXiv:2408.01234 "))
                .contains(new PaperReference.ByTitle("10 reasons to read arXiv:2408.01234"));
    }

    @Test
    void anAddressWithoutAnIdentifierNamesNoPaper() {
        assertThat(PaperReference.parse("https://example.org/publications/my-thesis.pdf"))
                .isEmpty();
        assertThat(PaperReference.parse("  ")).isEmpty();
    }

    @Test
    void whateverAReaderWritesForAPaperIsReadInProportionToItsLength() {
        Growth.of(PaperReference::parse)
                .upTo(200_000)
                .marks(
                        "https://a.example/",
                        "/",
                        ".full",
                        ".full-a",
                        "?",
                        "#",
                        "v2",
                        "10.1000/a",
                        "2408.01234",
                        "https://doi.org/")
                .with("an address with many slashes", length -> "https://" + "a/".repeat(length / 2))
                .check();
    }
}

package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.Fuzz;
import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1007/978-3-000-00001-1\\_48 | 10.1007/978-3-000-00001-1_48",
                "10.1007/978-3-000-00001-1{\\_}48 | 10.1007/978-3-000-00001-1_48",
                "{10.1007/978-3-000-00001-1\\textunderscore{}48} | 10.1007/978-3-000-00001-1_48",
                "\\url{https://arxiv.org/abs/2407.00007} | 2407.00007",
                "\\href{http://dx.doi.org/10.1000/ABC}{10.1000/ABC} | 10.1000/abc",
                "http://arxiv.org/abs/math/0309136v3 | math/0309136",
                "arXiv:math.GT/0309136 [math.GT] | math/0309136",
                "math.GT/0309136 | math/0309136",
                "q-bio.NC/0501001 and q-bio/0501002 | q-bio/0501001 q-bio/0501002",
                "physics.comp-ph/0601001 | physics/0601001",
                "10.1660/0022-8443(2006)109[184:TSO]2.0.CO;2 | 10.1660/0022-8443(2006)109[184:tso]2.0.co;2",
                "[10.1000/abc] | 10.1000/abc",
                "arXiv preprint arXiv:2407.00007 | 2407.00007",
                "ArXiv, abs/2407.00007 | 2407.00007",
                "CoRR abs/2407.00007 (2024) | 2407.00007",
                "cs.IR/0309136 | cs/0309136",
                "arXiv e-prints, p. arXiv:2407.00007 | 2407.00007",
                "arXiv (2407.00007) | 2407.00007",
                "https://huggingface.co/papers/2407.00007 | 2407.00007",
                "https://doi.org/10.48550/arXiv.2407.00007 | 2407.00007",
                "https://doi.org/10.48550/arxiv.hep-th/9901001 | hep-th/9901001",
                "https://www.biorxiv.org/content/10.1101/2024.05.06.592752v2.full.pdf | 10.1101/2024.05.06.592752",
                "https://dl.acm.org/doi/abs/10.1145/3626772.3657834?casa_token=x | 10.1145/3626772.3657834",
                "https://onlinelibrary.wiley.com/doi/full/10.1002/asi.24750 | 10.1002/asi.24750",
                "https://link.springer.com/article/10.1007/s10791-024-09400-1/fulltext.html | 10.1007/s10791-024-09400-1/fulltext.html",
                "10.1002/(SICI)1097-4571(199009)41:6%3C391::AID-ASI1%3E3.0.CO;2-9 | 10.1002/(sici)1097-4571(199009)41:6<391::aid-asi1>3.0.co;2-9",
                "10.1002/(SICI)1097-4571(199009)41:6\\textless391::AID-ASI1\\textgreater{}3.0.CO;2-9 | 10.1002/(sici)1097-4571(199009)41:6<391::aid-asi1>3.0.co;2-9",
                "10.1002/(SICI)1097-4571(199009)41:6$<$391::AID-ASI1$>$3.0.CO;2-9 | 10.1002/(sici)1097-4571(199009)41:6<391::aid-asi1>3.0.co;2-9",
                "(see doi:10.1000/xyz.) | 10.1000/xyz",
                "DOI 10.1000/xyz, 2024 | 10.1000/xyz",
                "10.1000/a,10.1000/b | 10.1000/a 10.1000/b",
                "10.1000/a;10.1000/b; 10.1000/c | 10.1000/a 10.1000/b 10.1000/c",
                "10.1000/a https://doi.org/10.1000/A | 10.1000/a",
                "10.1000/b, arXiv:2407.00007 | 2407.00007 10.1000/b",
                "PMID: 38753423; PMCID: PMC1 | pmid:38753423",
                "https://pubmed.ncbi.nlm.nih.gov/38753423/ | pmid:38753423",
                "pages 1234.56789, no 10.5/3 | ''",
                "https://example.org/10/2407.00007 | ''",
                "0309136 math | ''",
            })
    void identifiersAreFoundInAnyText(String text, String ids) {
        assertThat(Identifiers.within(text))
                .extracting(PaperId::value)
                .containsExactlyElementsOf(ids.isEmpty() ? List.of() : List.of(ids.split(" ", -1)));
    }

    @Test
    void timeGrowsWithTheTextAlone() {
        Growth.of(text -> {
                    Identifiers.within(text);
                    PaperId.parse(text);
                    PaperId.ofTitle(text);
                })
                .upTo(40_000)
                .marks("arxiv", "10.1000/", "10.1000.1", "arXiv:", "abs/", "pmid:", "math.GT/", "hep-th/0", ";10.1000")
                .check();
    }

    @Test
    void noTextMakesItThrow() {
        Fuzz.of("identifiers", text -> {
                    Identifiers.within(text);
                    PaperId.parse(text);
                    PaperId.ofTitle(text);
                    PaperDetails details = PaperDetails.NONE
                            .withComment(text)
                            .withJournalReference("")
                            .withCode(text);
                    assertThat(details.venue().length()).isLessThan(200);
                })
                .seeds(
                        "arXiv:math.GT/0309136v2 [math.GT], doi:10.1000/(a<b>)_c. PMID: 123",
                        "12 pages, accepted at SIGIR 2026. Code: https://example.org")
                .words("10.1000/", "arXiv:", "abs/", "v2", "accepted at ", "pmid:")
                .run();
    }
}

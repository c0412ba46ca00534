package org.broadsheet.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CitationWriterTest {

    private static final Paper ONE = Papers.arxiv("2603.00001", "Sparse {retrieval of $x^2$")
            .doi("10.1145/1234.5678")
            .text("We weigh\nterms.")
            .by("Jan van der Berg", "cs.IR")
            .paper();
    private static final Paper TWO =
            Papers.titled("=SUM(A1) \"quoted\"").by("Ada Lovelace", "cs.IR").paper();

    @Test
    void bibTexHasAKeyForEachEvenForTwoThatAreAlikeAndClosesEveryBrace() {
        String bib = CitationWriter.bibTex(List.of(ONE, ONE));

        assertThat(bib)
                .contains(
                        "@misc{vanderberg2026sparse,", "@misc{vanderberg2026sparse-2,", "eprint        = {2603.00001}")
                .contains("doi           = {10.1145/1234.5678}");
        assertThat(bib.chars().filter(c -> c == '{').count())
                .isEqualTo(bib.chars().filter(c -> c == '}').count());
    }

    @Test
    void risHasOneTagALineAndEndsEachPaper() {
        assertThat(CitationWriter.ris(List.of(ONE)).split("\r\n"))
                .startsWith("TY  - UNPB")
                .contains("AU  - van der Berg, Jan", "M1  - arXiv:2603.00001", "AB  - We weigh terms.", "ER  - ");
    }

    @Test
    void cslJsonPartsNamesAndDates() {
        JsonNode item = JsonMapper.shared()
                .readTree(CitationWriter.cslJson(List.of(ONE)))
                .get(0);

        assertThat(item.get("author").get(0).get("family").asString()).isEqualTo("van der Berg");
        assertThat(item.get("issued").get("date-parts").get(0).get(0).asInt()).isEqualTo(2026);
        assertThat(item.get("DOI").asString()).isEqualTo("10.1145/1234.5678");
    }

    @Test
    void noCellOfATableIsAFormula() {
        assertThat(CitationWriter.csv(List.of(TWO)))
                .contains("\"'=SUM(A1) \"\"quoted\"\"\"")
                .doesNotContain("\"=");
    }
}

package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperIdTest {

    @ParameterizedTest
    @CsvSource({
        "2408.01234, 2408.01234",
        "arXiv:2408.01234v2, 2408.01234",
        "oai:arXiv.org:2203.01250v3, 2203.01250",
        "https://arxiv.org/abs/2408.01234v1, 2408.01234",
        "http://export.arxiv.org/pdf/2408.01234.pdf, 2408.01234",
        "hep-th/9901001, hep-th/9901001",
        "https://arxiv.org/abs/astro-ph/0601001v1, astro-ph/0601001",
        "math.GT/0309136, math/0309136",
        "q-bio.NC/0501001v1, q-bio/0501001",
        "arXiv:physics.comp-ph/0601001, physics/0601001",
        "cond-mat.mes-hall/0501001, cond-mat/0501001",
        "arXiv:HEP-TH/9901001v2 [hep-th], hep-th/9901001",
        "10.48550/arXiv.2408.01234, 2408.01234",
        "doi.org/10.1007/978-3-000-00001-1\\_48, 10.1007/978-3-000-00001-1_48",
        "PMID: 38753423, pmid:38753423",
        "https://pubmed.ncbi.nlm.nih.gov/38753423/, pmid:38753423",
        "10.1101/2024.05.06.592752, 10.1101/2024.05.06.592752",
        "https://doi.org/10.1000/ABC, 10.1000/abc",
        "doi: 10.1000/abc, 10.1000/abc",
    })
    void anIdentifierIsReadAsPeopleWriteIt(String written, String canonical) {
        assertThat(PaperId.parse(written)).contains(new PaperId(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A title",
                "2408.123",
                "24081.01234",
                "10.1/x",
                "hep-th/99",
                "2408.01234 and more",
                "title-xyz"
            })
    void whatIsNoIdentifierIsNotTakenForOne(String written) {
        assertThat(PaperId.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1000/abc 10.1000/def | 10.1000/abc",
                "10.1000/abc; 10.1000/def | 10.1000/abc",
                "10.1000/ABC,10.1000/def | 10.1000/abc",
                "doi:10.1000/abc. | 10.1000/abc",
                "DOI 10.1000/abc and others | 10.1000/abc",
                "10.1000/a,b | 10.1000/a,b",
                "10.1660/0022-8443(2006)109[184:TSO]2.0.CO;2 | 10.1660/0022-8443(2006)109[184:tso]2.0.co;2",
                "to appear | ''",
            })
    void aFieldOfARecordGivesItsFirstDoi(String field, String first) {
        assertThat(Doi.first(field).map(Doi::value).orElse("")).isEqualTo(first);
    }

    @Test
    void anArxivIdentifierCarriesNoVersion() {
        assertThatThrownBy(() -> new ArxivId("2408.01234v2"))
                .hasMessage("\"2408.01234v2\" is not an arXiv identifier. Expected a form like 2408.01234 or"
                        + " hep-th/9901001, without version.");
    }

    @Test
    void titlesThatDifferInCaseAccentsSpacingAndPunctuationAreOnePaper() {
        assertThat(PaperId.ofTitle("Poincaré’s   “Last” Theorem:\nA proof"))
                .isEqualTo(PaperId.ofTitle("poincare s last theorem a proof"))
                .isNotEqualTo(PaperId.ofTitle("Poincaré's first theorem: a proof"));
    }

    @Test
    void signsThatAreReadAloudAreWords() {
        for (List<String> alike : List.of(
                List.of(
                        "Search & Rescue at Sea",
                        "Search and rescue at sea",
                        "Search &amp; Rescue at Sea",
                        "Search \\& Rescue at Sea",
                        "Search &amp;amp; Rescue at Sea"),
                List.of("Q&A about Lakes", "Q and A about lakes", "Q\\&A about Lakes"),
                List.of(
                        "Lakes in C++",
                        "Lakes in c++",
                        "Lakes in {C++}",
                        "Lakes in \\texttt{C++}",
                        "Lakes in C{++}",
                        "Lakes in C$++$",
                        "Lakes in C ++"),
                List.of("Lakes in C#", "Lakes in C\\#", "Lakes in \\textsf{C\\#}", "Lakes in C♯"),
                List.of("Na$^+$ channels", "Na+ channels", "Na⁺ channels", "Na<sup>+</sup> channels"))) {
            assertThat(alike.stream().map(PaperId::ofTitle).distinct())
                    .as(alike.getFirst())
                    .hasSize(1);
        }
        assertThat(Stream.of(
                                "Lakes in C",
                                "Lakes in C++",
                                "Lakes in C#",
                                "Lakes in F#",
                                "Lakes in F",
                                "Lakes in C and C++",
                                "Lakes in C++ and C")
                        .map(PaperId::ofTitle)
                        .distinct())
                .hasSize(7);
    }

    @Test
    void whateverTheTitleItsKeyReadsBackAsItself() {
        ForAll.cases(300, random -> {
            String title = random.ints(1 + random.nextInt(60), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            PaperId key = PaperId.ofTitle(title);

            assertThat(PaperId.parse(key.value())).isEqualTo(Optional.of(key));
        });
    }
}

package org.broadsheet.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {

    private final Analysis analysis = new Analysis();

    @ParameterizedTest
    @CsvSource({
        "'superconductivity in Sr$_2$RuO$_4$', 'superconductivity in Sr2RuO4'",
        "'$^{13}$CO and H$\\alpha$ emission', '13CO and Hα emission'",
        "'the mass $M_{\\rm BH}$ of \\textit{black} holes', 'the mass MBH of black holes'",
        "'at $z\\sim 2$ and $\\lesssim 3$ GeV', 'at z ∼ 2 and ≲ 3 GeV'",
        "'a Schr\\\"odinger equation by Erd\\H{o}s', 'a Schrödinger equation by Erdős'"
    })
    void texIsReadAsPeopleReadIt(String tex, String read) {
        assertThat(analysis.stems(tex)).isEqualTo(analysis.stems(read));
    }

    @Test
    void noCommandOfTexIsAWord() {
        assertThat(analysis.stems("\\textbf{deep} \\emph{sea} $\\mathrm{fish}$"))
                .isEqualTo(analysis.stems("deep sea fish"))
                .hasSize(3);
    }

    @Test
    void aFormulaIsOneWord() {
        assertThat(analysis.stems("Sr$_2$RuO$_4$")).hasSize(1);
    }
}

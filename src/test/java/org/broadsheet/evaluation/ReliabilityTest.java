package org.broadsheet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void scoresThatComeTrueAsOftenAsTheySayHaveNoError() {
        Reliability reliability = new Reliability(1);

        reliability.add(new double[] {25, 25, 25, 25}, new boolean[] {true, false, false, false});

        assertThat(reliability.error()).isZero();
        assertThat(reliability.bins()).containsExactly(new Reliability.Bin(20, 30, 4, 25, 25));
    }

    @Test
    void whatWasNotWrittenCountsTheLessTheMoreIsSavedForEachWritten() {
        Reliability reliability = new Reliability(10);

        reliability.add(new double[] {50, 50, 50}, new boolean[] {true, false, false});

        assertThat(reliability.bins().getFirst().saved()).isCloseTo(100 / 1.2, within(1e-9));
        assertThat(reliability.error()).isCloseTo(1 / 1.2 - 0.5, within(1e-9));
    }

    @Test
    void theErrorFromTheFloorUpLeavesOutWhatNobodyIsShown() {
        Reliability reliability = new Reliability(1);

        reliability.add(new double[] {1, 15}, new boolean[] {true, false});

        assertThat(reliability.errorFrom(10)).isCloseTo(0.15, within(1e-9));
        assertThat(reliability.error()).isCloseTo((0.99 + 0.15) / 2, within(1e-9));
    }
}

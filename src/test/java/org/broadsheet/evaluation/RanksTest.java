package org.broadsheet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {

    @Test
    void aRelevantPaperAtTheSecondPlaceGainsWhatItsRankIsWorth() {
        Ranks ranks = Ranks.of(new float[] {3, 2, 1}, new boolean[] {false, true, false});

        assertThat(ranks.rAt5()).isEqualTo(1);
        assertThat(ranks.mrr()).isEqualTo(0.5);
        assertThat(ranks.ndcgAt10()).isCloseTo(Math.log(2) / Math.log(3), within(1e-12));
    }

    @Test
    void equalScoresShareTheirMeanRank() {
        Ranks ranks = Ranks.of(new float[] {1, 1, 1}, new boolean[] {true, false, false});

        assertThat(ranks.mrr()).isEqualTo(0.5);
    }

    @Test
    void moreRelevantPapersThanTenCanStillBeRankedPerfectly() {
        float[] scores = new float[20];
        boolean[] relevant = new boolean[20];
        for (int i = 0; i < 20; i++) {
            scores[i] = 20 - i;
            relevant[i] = i < 12;
        }

        assertThat(Ranks.of(scores, relevant).ndcgAt10()).isCloseTo(1, within(1e-12));
    }
}

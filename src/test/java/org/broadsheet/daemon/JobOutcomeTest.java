package org.broadsheet.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.delivery.Delivered;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.formats.Ending;
import org.junit.jupiter.api.Test;

class JobOutcomeTest {

    @Test
    void whatCameInIsCountedOverAllSources() {
        JobOutcome outcome = JobOutcome.of(List.of(
                new Taken("one", new Counts(11, 0, 2), new Ending.Complete()),
                new Taken("other", new Counts(1, 4, 1), new Ending.CutOff("It stops in the middle."))));

        assertThat(outcome)
                .isEqualTo(new JobOutcome("12 papers added, 4 known, 3 set aside, 1 source not read to its end", true));
    }

    @Test
    void whatIsZeroIsLeftOutAndWhoDidNothingSaysSo() {
        assertThat(JobOutcome.of(new MatchRun.Counts(40, 40, 0, 0, 12, 1)).counts())
                .isEqualTo("40 readers matched, 1 match");
        assertThat(JobOutcome.of(new MatchRun.Counts(40, 0, 0, 0, 0, 0)))
                .isEqualTo(new JobOutcome("nothing to do", false));
    }

    @Test
    void oneJobThatDoesTwoThingsSaysBothUnlessThereWasNothing() {
        JobOutcome matched = JobOutcome.of(new MatchRun.Counts(2, 2, 0, 0, 12, 31));
        JobOutcome made = JobOutcome.of(new DigestRun.Counts(5, 60, 2, 1, 0));
        JobOutcome none = JobOutcome.of(new DigestRun.Counts(0, 0, 0, 0, 0));

        assertThat(matched.and(made).counts())
                .isEqualTo("2 readers matched, 31 matches, 5 digests, 2 readers get nothing today,"
                        + " 1 waiting for matching");
        assertThat(matched.and(none)).isEqualTo(matched);
        assertThat(none.and(matched)).isEqualTo(matched);
    }

    @Test
    void aRoundOfDeliverySaysWhatStoppedIt() {
        assertThat(JobOutcome.of(new Delivered(5, 1, 0, 0, 0, 0, 0, 0, "")).counts())
                .isEqualTo("5 sent, 1 later");
        assertThat(JobOutcome.of(new Delivered(0, 0, 0, 0, 0, 0, 0, 0, "the disk is full")))
                .isEqualTo(new JobOutcome("stopped early: the disk is full", true));
    }
}

package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every pace promises. */
public interface PaceContract {

    Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    Duration LEASE = Duration.ofMinutes(2);

    /** A pace as one process sees it; all of them look at the same memory. */
    Pace pace();

    @Test
    default void whileOneProcessAsksNoOtherDoes() {
        assertThat(pace().take(Provider.ARXIV, NOON, LEASE)).isEqualTo(new Pace.Turn.Yours());

        assertThat(pace().take(Provider.ARXIV, NOON.plusSeconds(1), LEASE))
                .isEqualTo(new Pace.Turn.Wait(NOON.plus(LEASE)));
        assertThat(pace().take(Provider.usual("huggingface"), NOON.plusSeconds(1), LEASE))
                .isEqualTo(new Pace.Turn.Yours());
    }

    @Test
    default void afterAnAnswerTheGapHoldsForEveryProcess() {
        pace().take(Provider.ARXIV, NOON, LEASE);
        pace().done(Provider.ARXIV, NOON.plusSeconds(1));

        assertThat(pace().take(Provider.ARXIV, NOON.plusSeconds(3), LEASE))
                .isEqualTo(new Pace.Turn.Wait(NOON.plusSeconds(4)));
        assertThat(pace().take(Provider.ARXIV, NOON.plusSeconds(4), LEASE)).isEqualTo(new Pace.Turn.Yours());
    }

    @Test
    default void whoDiesWhileAskingHoldsNobodyUpLongerThanItsLease() {
        pace().take(Provider.ARXIV, NOON, LEASE);

        assertThat(pace().take(Provider.ARXIV, NOON.plus(LEASE), LEASE)).isEqualTo(new Pace.Turn.Yours());
    }

    @Test
    default void whatAProviderAskedForIsKept() {
        pace().close(Provider.ARXIV, NOON.plusSeconds(600));

        assertThat(pace().take(Provider.ARXIV, NOON.plusSeconds(599), LEASE))
                .isEqualTo(new Pace.Turn.Closed(NOON.plusSeconds(600)));
        assertThat(pace().take(Provider.ARXIV, NOON.plusSeconds(600), LEASE)).isEqualTo(new Pace.Turn.Yours());
    }

    @Test
    default void aMomentThatAClockGoneWrongWroteDoesNotHold() {
        pace().close(Provider.ARXIV, NOON.plus(Duration.ofDays(400)));

        assertThat(pace().take(Provider.ARXIV, NOON, LEASE)).isEqualTo(new Pace.Turn.Yours());
    }
}

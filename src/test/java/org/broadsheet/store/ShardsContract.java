package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.broadsheet.profiles.Shards;
import org.junit.jupiter.api.Test;

/** What {@link Shards} promise, on every database. */
interface ShardsContract {

    Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    Instant LATER = NOON.plusSeconds(60);

    /** Another process on the same tables. */
    Shards process(String holder);

    @Test
    default void aPartIsWorkedOnByOneAtATimeAndWhoeverDiedLosesIt() {
        Shards one = process("one");
        Shards two = process("two");

        assertThat(one.claim("match", 1, NOON, LATER)).isTrue();
        assertThat(one.claim("match", 1, NOON, LATER)).as("kept").isTrue();
        assertThat(two.claim("match", 1, NOON, LATER)).isFalse();
        assertThat(two.claim("match", 2, NOON, LATER)).isTrue();
        assertThat(two.claim("other", 1, NOON, LATER)).isTrue();
        assertThat(two.claim("match", 1, LATER, LATER.plusSeconds(60)))
                .as("its holder gave no sign of life")
                .isTrue();
        assertThat(one.claim("match", 1, LATER, LATER.plusSeconds(60))).isFalse();
    }

    @Test
    default void whatIsReleasedIsFreeAndNobodyReleasesWhatIsNotTheirs() {
        Shards one = process("one");
        Shards two = process("two");
        one.claim("meaning", 7, NOON, LATER);

        two.release("meaning", 7);
        assertThat(two.claim("meaning", 7, NOON, LATER)).isFalse();

        one.release("meaning", 7);
        assertThat(two.claim("meaning", 7, NOON, LATER)).isTrue();
    }

    @Test
    default void whoeverComesBackAfterACrashGoesOnAtOnce() {
        process("one").claim("come back", 1, NOON, LATER);

        assertThat(process("one").claim("come back", 1, NOON, LATER)).isTrue();
    }
}

package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.broadsheet.bench.Torture;
import org.junit.jupiter.api.Test;

/** A short round of what {@link Torture} does at length; see the benchmarks page. */
class TortureTest {

    @Test
    void killedAtRandomMomentsNothingIsLostAndRepeatsAreFewAndIdentical() throws Exception {
        long seed = System.nanoTime();

        Torture.Report report = Torture.run(4, seed, Duration.ofSeconds(30), Torture.Blow.KILL);

        assertThat(report.keepsThePromise()).as("seed %d: %s", seed, report).isTrue();
        assertThat(report.sent()).isPositive();
    }
}

package org.broadsheet.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final AtomicInteger said = new AtomicInteger();
    private long beats;
    private boolean copied;

    /** How often it was said, at so many looks, that the daemon lives. */
    private int saidAt(int looks, boolean beating) {
        try (Pulse pulse = new Pulse(() -> beats, () -> copied, said::incrementAndGet, Duration.ofDays(1))) {
            for (int look = 0; look < looks; look++) {
                beats += beating ? 1 : 0;
                pulse.look();
            }
        }
        return said.get();
    }

    @Test
    void aDaemonWhoseHeartBeatsLives() {
        assertThat(saidAt(1_000, true)).isEqualTo(1_000);
    }

    @Test
    void aHeartThatHangsIsToldOfNoMoreAfterAMinute() {
        assertThat(saidAt(1_000, false)).isEqualTo(1 + Pulse.MOST_MISSED);
    }

    @Test
    void whileTheDatabaseIsCopiedTheHeartMayWaitButNotForEver() {
        copied = true;

        assertThat(saidAt(1_000, false)).isEqualTo(1 + Pulse.MOST_MISSED_WHILE_COPIED);
    }

    @Test
    void theUnitsWatchdogIsMorePatientThanThePulse() throws Exception {
        String unit = Files.readString(Path.of("src/main/dist/broadsheet.service"));
        long watchdog = Long.parseLong(unit.replaceAll("(?s).*\nWatchdogSec=(\\d+)\n.*", "$1"));

        assertThat(Supervisor.BEAT.multipliedBy(Pulse.MOST_MISSED + 2)).isLessThan(Duration.ofSeconds(watchdog));
    }
}

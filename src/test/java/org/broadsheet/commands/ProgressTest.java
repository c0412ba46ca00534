package org.broadsheet.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    private String shown(boolean terminal, long total) {
        try (Progress progress =
                new Progress(new PrintStream(bytes, true, UTF_8), terminal, () -> now, "papers", total)) {
            progress.at(1);
            now = now.plusSeconds(6);
            progress.at(500);
            progress.at(501);
            now = now.plusSeconds(1);
            progress.at(1_000);
        }
        return bytes.toString(UTF_8);
    }

    @Test
    void aLogGetsALineEveryFewSeconds() {
        assertThat(shown(false, 1_000).lines()).containsExactly("500 of 1,000 papers");
    }

    @Test
    void aTerminalGetsABarThatIsGoneInTheEnd() {
        assertThat(shown(true, 1_000))
                .startsWith("\r[###############...............] 500 of 1,000 papers")
                .contains("\r[##############################] 1,000 of 1,000 papers")
                .endsWith(" \r");
    }

    @Test
    void workThatIsDoneAtOnceShowsNothing() {
        try (Progress progress = new Progress(new PrintStream(bytes, true, UTF_8), true, () -> now, "papers", 0)) {
            progress.at(10);
        }

        assertThat(bytes.toString(UTF_8)).isEmpty();
    }
}

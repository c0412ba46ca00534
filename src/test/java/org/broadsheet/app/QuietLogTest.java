package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.broadsheet.commands.Common;
import org.broadsheet.daemon.Daemon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What an operator reads with coffee is what happened: a round of zeros is no line. */
class QuietLogTest {

    @TempDir
    private Path folder;

    @Test
    void aRoundInWhichNoJobFindsAnythingToDoLeavesNoLine() throws Exception {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                config.resolve("broadsheet.yaml"),
                "sources: {arxiv: [], huggingface: {server: \"\"}}\nmailbox: {route: maildir}\n");
        Common common = new Common();
        new CommandLine(common).parseArgs("--data", folder.resolve("data").toString(), "--config", config.toString());
        try (Instance instance = InstanceFolder.make(common, InstantSource.system())) {
            round(instance);
            Logger ours = (Logger) LoggerFactory.getLogger("org.broadsheet");
            ListAppender<ILoggingEvent> lines = new ListAppender<>();
            lines.start();
            ours.addAppender(lines);
            Level before = ours.getLevel();
            // As the daemon has it; tests otherwise hear warnings only.
            ours.setLevel(Level.INFO);
            try {
                round(instance);
            } finally {
                ours.setLevel(before);
                ours.detachAppender(lines);
            }

            assertThat(lines.list.stream()
                            .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                            .map(line -> line.getLoggerName() + " " + line.getFormattedMessage()))
                    .isEmpty();
        }
    }

    /** What the daemon does again and again, in the order in which it does it. */
    private static void round(Instance instance) throws Exception {
        instance.profileFiles().takeOver();
        instance.intakeRun().run();
        instance.lookupRun().ifPresent(lookups -> lookups.run());
        instance.archive().catchUp();
        instance.matchRun().run();
        instance.digestRun().run();
        instance.courier().deliverDue();
        instance.mailIn().orElseThrow().run();
        Daemon.housekeeping(instance);
    }
}

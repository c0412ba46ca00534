package org.broadsheet.commands.operating;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.commands.Opened;
import org.broadsheet.commands.Opening;
import org.broadsheet.daemon.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet status}: how the instance is, and why a digest did not arrive. */
@Command(
        name = "status",
        description = "What waits, what was sent, what rests and why, and when every job ran last.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet status --json"})
public final class StatusCommand implements Callable<Integer> {

    /** What the report takes. */
    public interface Parts extends Opened {
        StatusReport status();
    }

    private final Opening<Parts> opening;

    public StatusCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            StatusReport status = instance.status();
            common.answer(System.out, status.fields(), status.text());
            return ExitCode.DONE;
        }
    }
}

package org.broadsheet.commands;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.broadsheet.app.Instance;
import org.broadsheet.daemon.StatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet status}: how the instance is, and why a digest did not arrive. */
@Command(
        name = "status",
        description = "What waits, what was sent, what rests and why, and when every job ran last.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet status --json"})
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        try (Instance instance = Instance.open(common, InstantSource.system())) {
            StatusReport status = instance.status();
            common.answer(System.out, status.fields(), status.text());
            return ExitCode.DONE;
        }
    }
}

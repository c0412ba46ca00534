package org.broadsheet.commands.operating;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.daemon.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet version}: which program this is, to be told when something is wrong. */
@Command(
        name = "version",
        description =
                "Say which Broadsheet this is: its number, the commit it was made from and when, and the Java it runs on.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet version --json"})
public final class VersionCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        Version version = Version.current();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", version.number());
        fields.put("commit", version.commit());
        fields.put("committed", version.committed().map(Instant::toString).orElse(null));
        fields.put("java", System.getProperty("java.runtime.version"));
        common.answer(
                System.out, fields, "%s, on Java %s".formatted(version, System.getProperty("java.runtime.version")));
        return ExitCode.DONE;
    }
}

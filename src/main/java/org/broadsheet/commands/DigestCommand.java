package org.broadsheet.commands;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.config.Problem;
import org.broadsheet.digest.DigestRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet digest}: the digest job, once, now. */
@Command(
        name = "digest",
        description = {
            "Make every digest that is due and queue its mail. Nobody gets a second one for the same date.",
            "A new reader's first digest is due when their clock next shows their hour; preview shows it before."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  broadsheet match && broadsheet digest && broadsheet deliver")
public final class DigestCommand implements Callable<Integer> {

    /** What making digests takes. */
    public interface Parts extends Opened {
        List<Problem> followProfiles();

        DigestRun digestRun();
    }

    private final Opening<Parts> opening;

    public DigestCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            instance.followProfiles();
            DigestRun.Counts counts = instance.digestRun().run();
            Map<String, Integer> fields = new LinkedHashMap<>();
            fields.put("digests", counts.digests());
            fields.put("papers", counts.papers());
            fields.put("nothing", counts.nothing());
            fields.put("waiting", counts.waiting());
            fields.put("failed", counts.failed());
            common.answer(
                    System.out,
                    fields,
                    "%,d digests queued with %,d papers; %,d readers get nothing today, %,d wait for matching, %,d failed."
                            .formatted(
                                    counts.digests(),
                                    counts.papers(),
                                    counts.nothing(),
                                    counts.waiting(),
                                    counts.failed()));
            return counts.failed() == 0 ? ExitCode.DONE : ExitCode.NOT_DONE;
        }
    }
}

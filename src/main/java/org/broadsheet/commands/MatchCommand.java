package org.broadsheet.commands;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.config.Problem;
import org.broadsheet.matching.MatchRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet match}: the match job, once, now. */
@Command(
        name = "match",
        description = {
            "Match papers that came in since the last run with every reader, and last week's with new readers.",
            "Profile files are taken over first, unless a daemon is running, which does that anyway."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  broadsheet ingest && broadsheet match && broadsheet digest && broadsheet deliver")
public final class MatchCommand implements Callable<Integer> {

    /** What matching takes. */
    public interface Parts extends Opened {
        List<Problem> followProfiles();

        MatchRun matchRun();
    }

    private final Opening<Parts> opening;

    public MatchCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            instance.followProfiles();
            MatchRun.Counts counts = instance.matchRun().run();
            Map<String, Long> fields = new LinkedHashMap<>();
            fields.put("readers", counts.readers());
            fields.put("matched", counts.matched());
            fields.put("afresh", counts.afresh());
            fields.put("compiled", counts.compiled());
            fields.put("papers", counts.papers());
            fields.put("matches", counts.matches());
            common.answer(
                    System.out,
                    fields,
                    "%,d matches for %,d of %,d readers, %,d of them new or changed; %,d papers looked at."
                            .formatted(
                                    counts.matches(),
                                    counts.matched(),
                                    counts.readers(),
                                    counts.afresh(),
                                    counts.papers()));
            return ExitCode.DONE;
        }
    }
}

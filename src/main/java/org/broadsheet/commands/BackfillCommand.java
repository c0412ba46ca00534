package org.broadsheet.commands;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.broadsheet.config.Problem;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.formats.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet backfill}: past days, from a source that keeps them. */
@Command(
        name = "backfill",
        description = {
            "Fetches past days from a source that keeps them, the newest first, at the pace that its provider wants.",
            "A day that was done is not asked for again, so it can be stopped at any time and started again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 every day is done; 1 it stopped before (the reason is on standard error).",
            "",
            "Example: broadsheet backfill --source arxiv-oai --from 2026-01-01 --to 2026-02-28"
        })
public final class BackfillCommand implements Callable<Integer> {

    /** What fetching past days takes. */
    public interface Parts extends Opened {
        IntakeRun intakeRun();

        List<Problem> followProfiles();

        InstantSource time();
    }

    private final Opening<Parts> opening;

    public BackfillCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    Common common;

    @Option(names = "--source", required = true, paramLabel = "NAME", description = "As sources list shows it.")
    String name;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "The first day.")
    LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "The last day, itself included.")
    LocalDate to;

    @Override
    public Integer call() {
        if (to.isBefore(from)) {
            System.err.println("--from %s is after --to %s.".formatted(from, to));
            return ExitCode.NEEDS_EDIT;
        }
        try (Parts instance = opening.open(common, InstantSource.system())) {
            instance.followProfiles();
            IntakeRun run = instance.intakeRun();
            Optional<Source> source = run.sources().stream()
                    .filter(one -> one.name().equals(name) && one.keepsDays())
                    .findFirst();
            if (source.isEmpty()) {
                System.err.println("No source \"%s\" that keeps its days is on. There are: %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        run.sources().stream()
                                                .filter(Source::keepsDays)
                                                .map(Source::name)
                                                .toList())));
                return ExitCode.NEEDS_EDIT;
            }
            return fetch(instance, run, source.get());
        }
    }

    private int fetch(Parts instance, IntakeRun run, Source source) {
        Taken all;
        AtomicLong read = new AtomicLong();
        try (Progress progress = Progress.onStandardError(instance.time(), "records of " + name, 0)) {
            all = run.backfill(
                    source,
                    new Days(from, to),
                    part -> progress.at(read.addAndGet(part.counts().read())));
        }
        IngestCommand.complain(all, System.err);
        common.answer(
                System.out,
                Map.of(
                        "new", all.counts().added(),
                        "known", all.counts().known(),
                        "setAside", all.counts().setAside()),
                "%,d records read: %,d new, %,d known, %,d set aside"
                        .formatted(
                                all.counts().read(),
                                all.counts().added(),
                                all.counts().known(),
                                all.counts().setAside()));
        return all.ending() instanceof Ending.Complete ? ExitCode.DONE : ExitCode.NOT_DONE;
    }
}

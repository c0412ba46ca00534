package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether the machine has room, and knows what time it is. */
public final class MachineCheck implements Check {

    /** Nodes' clocks differ by less than this wherever anything sets them. */
    static final Duration APART = Duration.ofMinutes(2);

    private final LongSupplier freeBytes;
    private final long minFreeBytes;
    private final JobBook jobs;
    private final Optional<Instant> builtAt;

    /**
     * @param freeBytes on the data disk
     * @param minFreeBytes below which nothing is taken in or sent
     * @param builtAt when this program was made: no clock can rightly show less
     */
    public MachineCheck(LongSupplier freeBytes, long minFreeBytes, JobBook jobs, Optional<Instant> builtAt) {
        this.freeBytes = freeBytes;
        this.minFreeBytes = minFreeBytes;
        this.jobs = jobs;
        this.builtAt = builtAt;
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<Trouble> troubles = new ArrayList<>();
        long free = freeBytes.getAsLong();
        if (free < minFreeBytes) {
            troubles.add(Trouble.unwell(
                    Kind.DISK,
                    "",
                    "Only %,d MB are free on the data disk; nothing is taken in or sent below %,d MB."
                            .formatted(free / 1_000_000, minFreeBytes / 1_000_000),
                    "Make room; both go on by themselves."));
        }
        Optional<Instant> latest = Stream.concat(
                        jobs.nodes().stream().map(JobBook.Node::seenAt),
                        jobs.runs().stream().flatMap(run -> run.startedAt().stream()))
                .max(Instant::compareTo);
        latest.filter(seen -> seen.isAfter(now.plus(APART)))
                .map(seen -> Trouble.unwell(
                        Kind.CLOCK,
                        "",
                        "The clock shows %s, but something here has already happened at %s.".formatted(now, seen),
                        "Set the clock (timedatectl set-ntp true) on every machine that uses this data."))
                .or(() -> builtAt.filter(now::isBefore)
                        .map(built -> Trouble.unwell(
                                Kind.CLOCK,
                                "",
                                "The clock shows %s, before this program was made (%s).".formatted(now, built),
                                "Set the clock (timedatectl set-ntp true).")))
                .ifPresent(troubles::add);
        return troubles;
    }
}

package org.broadsheet.daemon;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.wellbeing.Trouble;
import org.broadsheet.wellbeing.Trouble.Weight;
import org.jspecify.annotations.Nullable;

/** The status as numbers, for machines that draw and warn. Filled anew for each question, from one look at the tables. */
final class Metrics {

    private final MultiGauge plain;
    private final MultiGauge messages;
    private final MultiGauge troubles;
    private final MultiGauge lastGood;
    private final MultiGauge running;
    private final MultiGauge sourceBrought;
    private final MultiGauge sourceWell;
    private final MultiGauge sourcePapers;
    private final MultiGauge build;
    private final MeterRegistry registry;
    private volatile @Nullable StatusReport status;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.messages = gauge("broadsheet.messages", "Messages by standing.");
        this.troubles = gauge("broadsheet.troubles", "What is not well, by kind; 0 is well.");
        this.lastGood = gauge("broadsheet.job.last.success.timestamp.seconds", "When each job succeeded last.");
        this.running = gauge("broadsheet.job.running.seconds", "How long each job has been running; 0 if it is not.");
        this.sourceBrought =
                gauge("broadsheet.source.last.papers.timestamp.seconds", "When each source brought papers last.");
        this.sourceWell = gauge("broadsheet.source.well", "1 if a source gives what its calendar promises.");
        this.sourcePapers = gauge("broadsheet.source.papers", "Papers that each source was the first to bring.");
        this.build = gauge("broadsheet.build.info", "Which program this is; always 1.");
        this.plain = gauge("broadsheet.counts", "Papers, readers and digests there are.");
        Version version = Version.current();
        build.register(List.of(Row.of(Tags.of("version", version.number(), "commit", version.commit()), () -> 1)));
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** Makes these the numbers. */
    void show(StatusReport now) {
        if (status == null) {
            status = now;
            single("broadsheet.messages.due", StatusReport::due);
            single("broadsheet.messages.deferred", StatusReport::deferred);
            single("broadsheet.addresses.suppressed", StatusReport::suppressed);
            single("broadsheet.destinations.resting", one -> one.resting().size());
            single(
                    "broadsheet.problems",
                    one -> one.wellbeing().of(Weight.UNWELL).size());
            single("broadsheet.well", one -> one.wellbeing().isWell() ? 1 : 0);
            single("broadsheet.disk.free.bytes", StatusReport::freeBytes);
            single(
                    "broadsheet.queue.age.seconds",
                    one -> one.oldestWaiting()
                            .map(since -> Math.max(
                                    0, Duration.between(since, one.at()).toSeconds()))
                            .orElse(0L));
        }
        status = now;
        messages.register(
                Arrays.stream(OutboxBook.Kind.values())
                        .map(kind -> Row.of(
                                Tags.of("standing", word(kind)), now.counts().getOrDefault(kind, 0L)))
                        .toList(),
                true);
        troubles.register(
                Arrays.stream(Trouble.Kind.values())
                        .map(kind -> Row.of(
                                Tags.of("kind", word(kind)),
                                now.wellbeing().known().stream()
                                        .filter(one -> one.trouble().kind() == kind
                                                && one.trouble().weight() != Weight.NOTE)
                                        .count()))
                        .toList(),
                true);
        lastGood.register(
                now.jobs().stream()
                        .filter(run -> run.goodAt().isPresent())
                        .map(run -> Row.of(
                                Tags.of("job", run.job(), "node", run.node()),
                                run.goodAt().orElse(Instant.EPOCH).getEpochSecond()))
                        .toList(),
                true);
        running.register(
                now.jobs().stream()
                        .map(run -> Row.of(
                                Tags.of("job", run.job(), "node", run.node()),
                                run.isRunning()
                                        ? Duration.between(
                                                        run.startedAt().orElseThrow(),
                                                        now.wellbeing().at())
                                                .toSeconds()
                                        : 0))
                        .toList(),
                true);
        sourceBrought.register(
                now.sources().stream()
                        .filter(one -> one.broughtAt().isPresent())
                        .map(one -> Row.of(
                                Tags.of("source", one.source()),
                                one.broughtAt().orElse(Instant.EPOCH).getEpochSecond()))
                        .toList(),
                true);
        sourceWell.register(
                now.sources().stream()
                        .map(one -> Row.of(
                                Tags.of("source", one.source()), one.condition().isWell() ? 1 : 0))
                        .toList(),
                true);
        sourcePapers.register(
                now.papersBySource().entrySet().stream()
                        .map(one -> Row.of(Tags.of("source", one.getKey()), one.getValue()))
                        .toList(),
                true);
        plain.register(
                List.of(
                        Row.of(Tags.of("of", "papers"), now.totals().papers()),
                        Row.of(Tags.of("of", "readers"), now.totals().readers()),
                        Row.of(Tags.of("of", "digests"), now.totals().digests())),
                true);
    }

    private void single(String name, ToLongFunction<StatusReport> of) {
        Gauge.builder(name, this, all -> of.applyAsLong(all.status))
                .strongReference(true)
                .register(registry);
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}

package org.broadsheet.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.broadsheet.sources.formats.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The job that looks for new papers: in the watched folder each time, at every source when its interval is over, and at the
 * services that keep their days as soon as the news of their provider changed or is not well. What is due stands in the
 * tables, so a restart asks nobody twice.
 */
public final class IntakeRun {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeRun.class);

    /** A year and a month can be audited: some 300,000 announced papers. */
    private static final int KEPT_DAYS = 400;

    /** A longer silence of the news is an absence, which {@link SourceRound} catches up by itself. */
    private static final int LONGEST_GAP_DAYS = 62;

    private final Intake intake;
    private final Memory memory;
    private final List<Source> sources;
    private final IntakeSettings settings;
    private final WatchedFolder inbox;
    private final SourceRound round;
    private final Witnesses witnesses;
    private final InstantSource time;

    /**
     * @param sources whom to ask
     * @param data the data folder, below which the watched folder lies
     */
    public IntakeRun(
            Intake intake,
            Memory memory,
            List<Source> sources,
            PoliteClient client,
            IntakeSettings settings,
            Path data,
            InstantSource time) {
        this.intake = intake;
        this.memory = memory;
        this.sources = List.copyOf(sources);
        this.settings = settings;
        this.inbox = new WatchedFolder(data.resolve(settings.inbox()));
        this.round = new SourceRound(intake, memory, client, time);
        this.witnesses = new Witnesses(memory);
        this.time = time;
    }

    /** Each item is a file or source from which something came, or should have. A source that is not there now is asked again. */
    public List<Taken> run() {
        return run(Set.of());
    }

    /** The same, but every source is asked, due or not, as far as its provider lets us: a person wants it now. */
    public List<Taken> runNow() {
        return run(sources.stream().map(Source::name).collect(Collectors.toSet()));
    }

    /** The same for that source alone; the folder is left. */
    public List<Taken> runNow(Source one) {
        List<Taken> taken = new ArrayList<>();
        ask(one, taken);
        return taken;
    }

    /** Whom this asks. */
    public List<Source> sources() {
        return sources;
    }

    /** Who is set up and not asked, since the environment says that there is no network. */
    public List<String> withheld() {
        return settings.withheld();
    }

    /** What came is compared with what was announced. */
    public Audit audit() {
        return new Audit(memory, sources);
    }

    /** How a source is, as far as it was ever asked. */
    public Optional<SourceStanding> standing(Source source) {
        return memory.book().find(source.name());
    }

    /** What is known of these days of a source. */
    public Map<LocalDate, DayLedger.AskedDay> days(Source source, Days days) {
        return memory.days().days(source.name(), days);
    }

    /** Drops what is known of days that nobody audits any more; how many papers had been announced on them. */
    public int forgetOld() {
        LocalDate before = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC).minusDays(KEPT_DAYS);
        memory.days().forget(before);
        return memory.announcements().forget(before);
    }

    /** Asks a source whether it is there, and stores nothing: a sentence, and whether it is well. */
    public Checked check(Source source) {
        return round.check(source);
    }

    /** @param sentence what the source says, or why it says nothing */
    public record Checked(boolean well, String sentence) {}

    /** Asks a source that keeps its days about these, newest first; those that were done before are skipped. */
    public Taken backfill(Source source, Days days, Consumer<Taken> told) {
        return round.backfill(source, days, told);
    }

    private synchronized List<Taken> run(Set<String> wanted) {
        List<Taken> taken = new ArrayList<>(takeInbox());
        List<Source> on =
                sources.stream().filter(source -> !source.scope().isEmpty()).toList();
        memory.book().keepOnly(on.stream().map(Source::name).collect(Collectors.toSet()));
        Map<String, Optional<SourceStanding>> before = new HashMap<>();
        Set<String> doubtful = new HashSet<>();
        Set<String> heard = new LinkedHashSet<>();
        for (Source news : on) {
            if (!news.keepsDays() && (wanted.contains(news.name()) || isDue(news))) {
                before.put(news.name(), memory.book().find(news.name()));
                ask(news, taken);
                heard.add(news.witnesses());
                Optional<SourceStanding> after = memory.book().find(news.name());
                if (isNewsOrDoubt(before.get(news.name()), after)) {
                    doubtful.add(news.name());
                }
                reopen(news, before.get(news.name()), after);
            }
        }
        for (Source keeper : on) {
            if (keeper.keepsDays() && (wanted.contains(keeper.name()) || isDue(keeper) || isCalled(keeper, doubtful))) {
                ask(keeper, taken);
                heard.add(keeper.witnesses());
            }
        }
        heard.forEach(announced -> hear(announced, before));
        return taken;
    }

    private void ask(Source source, List<Taken> taken) {
        lookBackFor(source);
        Optional<Taken> one = round.ask(source, settings.lookBackDays());
        one.map(came -> log("source asked", came)).ifPresent(taken::add);
    }

    /** A category that is new is asked for as far back as a new instance would. */
    private void lookBackFor(Source source) {
        String asked = source.name() + " asks for";
        String scope = source.scope();
        if (source.keepsDays() && !memory.shelf().cursor(asked).equals(Optional.of(scope))) {
            LocalDate today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
            memory.days().unsettle(source.name(), new Days(today.minusDays(settings.lookBackDays()), today));
            memory.shelf().put(new PaperShelf.Batch(asked, List.of(), List.of(), Optional.of(scope)), time.instant());
        }
    }

    /** Days that the news jumped over are asked about again where they are kept, even if they looked complete. */
    private void reopen(Source news, Optional<SourceStanding> before, Optional<SourceStanding> after) {
        Optional<LocalDate> to = after.flatMap(SourceStanding::newestDay);
        Optional<LocalDate> from = before.flatMap(SourceStanding::newestDay);
        if (to.isPresent() && !from.equals(to)) {
            LocalDate first = from.filter(day -> day.isBefore(to.get())
                            && day.plusDays(LONGEST_GAP_DAYS).isAfter(to.get()))
                    .orElse(to.get());
            sources.stream()
                    .filter(source -> source.witnesses().equals(news.witnesses()) && source.keepsDays())
                    .forEach(keeper -> memory.days().unsettle(keeper.name(), new Days(first, to.get())));
        }
    }

    private void hear(String announced, Map<String, Optional<SourceStanding>> before) {
        List<Source> keepers = sources.stream()
                .filter(source -> source.witnesses().equals(announced) && source.keepsDays())
                .toList();
        sources.stream()
                .filter(source -> source.witnesses().equals(announced) && !source.keepsDays())
                .forEach(news -> witnesses.hear(
                        news,
                        before.getOrDefault(news.name(), memory.book().find(news.name())),
                        keepers,
                        time.instant()));
    }

    /** Whether it is time to ask again. A clock that was put back counts as over. */
    private boolean isDue(Source source) {
        Instant now = time.instant();
        return memory.book()
                .find(source.name())
                .filter(one -> one.nextAt().isAfter(now) && !one.askedAt().isAfter(now))
                .isEmpty();
    }

    /** Whether the news of its provider brought a new day, or cannot be trusted: then its other services are asked at once. */
    private boolean isCalled(Source keeper, Set<String> doubtful) {
        Instant now = time.instant();
        Optional<SourceStanding> standing = memory.book().find(keeper.name());
        if (standing.filter(one -> one.failures() > 0 && one.nextAt().isAfter(now))
                .isPresent()) {
            return false;
        }
        return sources.stream()
                .filter(news ->
                        doubtful.contains(news.name()) && news.witnesses().equals(keeper.witnesses()))
                .anyMatch(news -> standing.filter(
                                one -> one.askedAt().plus(news.every()).isAfter(now))
                        .isEmpty());
    }

    private static boolean isNewsOrDoubt(Optional<SourceStanding> before, Optional<SourceStanding> after) {
        return after.filter(now -> !now.condition().isWell()
                        || !now.newestDay().equals(before.flatMap(SourceStanding::newestDay))
                        || now.last().added() > 0)
                .isPresent();
    }

    private List<Taken> takeInbox() {
        List<Taken> taken = new ArrayList<>();
        try {
            for (Path file : inbox.whole(time.instant())) {
                Taken one = intake.takeFile(file, Optional.empty(), records -> {});
                inbox.put(file, one.ending());
                log("file taken in", one);
                taken.add(one);
            }
        } catch (IOException refused) {
            LOG.atError().addKeyValue("reason", refused.toString()).log("watched folder cannot be used");
        }
        return taken;
    }

    private static Taken log(String event, Taken taken) {
        LoggingEventBuilder line = switch (taken.ending()) {
            case Ending.Complete() -> LOG.atInfo();
            case Ending.Unavailable(String sentence) -> LOG.atInfo().addKeyValue("problem", sentence);
            case Ending.CutOff(String sentence) -> LOG.atWarn().addKeyValue("problem", sentence);
            case Ending.Unreadable(String sentence) -> LOG.atWarn().addKeyValue("problem", sentence);
        };
        line.addKeyValue("source", taken.source())
                .addKeyValue("new", taken.counts().added())
                .addKeyValue("known", taken.counts().known())
                .addKeyValue("setAside", taken.counts().setAside())
                .log(event);
        return taken;
    }
}

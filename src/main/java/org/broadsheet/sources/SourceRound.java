package org.broadsheet.sources;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.broadsheet.sources.Chain.Got;
import org.broadsheet.sources.DayLedger.AskedDay;
import org.broadsheet.sources.SourceStanding.Condition;
import org.broadsheet.sources.Standings.Answered;
import org.broadsheet.sources.formats.Ending;

/** Asks one source once: for what is new, or about the days that are still open. What it says is stored, and its standing. */
final class SourceRound {

    /** Chains of questions in one round; what is left is asked in the next, so that nobody waits long for its end. */
    private static final int MOST_QUESTIONS = 40;

    /** An absence longer than this is for {@code broadsheet backfill}, by a person who wants it. */
    private static final int LONGEST_ABSENCE_DAYS = 120;

    /** Who says for so long that there are more records than it gives counts wrong. */
    private static final int BELIEVED_DAYS = 7;

    private final Intake intake;
    private final Memory memory;
    private final PoliteClient client;
    private final InstantSource time;
    private final Chain chain;
    private final Expectations expectations;

    SourceRound(Intake intake, Memory memory, PoliteClient client, InstantSource time) {
        this.intake = intake;
        this.memory = memory;
        this.client = client;
        this.time = time;
        this.chain = new Chain(intake, memory, client, time);
        this.expectations = new Expectations(memory);
    }

    /** Asks, and writes down how the source is; empty if nothing new came. */
    Optional<Taken> ask(Source source, int lookBackDays) {
        return source.keepsDays() ? askOpenDays(source, lookBackDays) : askNews(source);
    }

    /** Asks the first question of today, and only looks at the answer. */
    IntakeRun.Checked check(Source source) {
        List<URI> questions = source.questions(Days.of(today()));
        if (source.scope().isEmpty() || questions.isEmpty()) {
            return new IntakeRun.Checked(true, "has nothing to ask for today");
        }
        return switch (client.get(source.provider(), questions.getFirst(), Optional.empty())) {
            case FetchOutcome.Fetched(InputStream body, String cursor) -> {
                byte[] bytes = Chain.bytes(body);
                if (source.saysNotYet(Chain.text(bytes))) {
                    yield new IntakeRun.Checked(true, "answers: nothing yet today");
                }
                ReadBatch read = intake.read(new ByteArrayInputStream(bytes));
                yield Chain.broken(Counts.NONE, read.ending())
                        .map(bad -> new IntakeRun.Checked(false, bad.reason()))
                        .orElseGet(() -> new IntakeRun.Checked(
                                true,
                                "answers with %d papers".formatted(read.papers().size())));
            }
            case FetchOutcome.NothingNew() -> new IntakeRun.Checked(true, "answers: nothing new");
            case FetchOutcome.Unavailable(String reason) -> new IntakeRun.Checked(false, reason);
            case FetchOutcome.Unreadable(String reason) -> new IntakeRun.Checked(false, reason);
        };
    }

    private Optional<Taken> askNews(Source source) {
        List<URI> questions = source.questions(Days.of(today()));
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        Optional<SourceStanding> before = memory.book().find(source.name());
        Got got = chain.follow(source, questions.getFirst(), Optional.empty());
        keep(source, got, false);
        expectations.emptied(source, before, today());
        return taken(source, got);
    }

    private Optional<Taken> askOpenDays(Source source, int lookBackDays) {
        Optional<SourceStanding> before = memory.book().find(source.name());
        Got.Whole whole = Got.Whole.NONE;
        Map<LocalDate, Long> held = new HashMap<>();
        int asked = 0;
        for (Days days : open(source, lookBackDays)) {
            if (asked >= MOST_QUESTIONS) {
                keep(source, whole, true);
                return taken(source, whole);
            }
            List<URI> questions = source.questions(days);
            asked += questions.size();
            switch (askAbout(source, days, questions, source.name())) {
                case Got.Whole got -> {
                    whole = whole.plus(got);
                    days.newestFirst().forEach(day -> held.put(day, got.held()));
                }
                case Got.Nothing() -> {}
                case Got.Broken(Counts counts, Condition condition, Ending ending, String reason) -> {
                    Got.Broken all = new Got.Broken(whole.counts().plus(counts), condition, ending, reason);
                    keep(source, all, false);
                    return taken(source, all);
                }
            }
        }
        keep(source, whole, false);
        if (whole.lacking().isEmpty()) {
            expectations.missed(source, before, whole.named(), held, today());
        }
        return whole.counts().read() > 0 || whole.lacking().isPresent() ? taken(source, whole) : Optional.empty();
    }

    /**
     * Asks about these days, newest first, whatever was asked before by the daemon; days that a backfill has done are skipped.
     *
     * @param told after each question about one or some days
     * @return what came in all; its ending says whether every day is done
     */
    Taken backfill(Source source, Days wanted, Consumer<Taken> told) {
        String ledger = source.name() + " (backfill)";
        Map<LocalDate, AskedDay> done = memory.days().days(ledger, wanted);
        List<LocalDate> open = wanted.newestFirst().stream()
                .filter(day -> !done.containsKey(day) || !done.get(day).settled())
                .toList();
        Counts counts = Counts.NONE;
        Ending ending = new Ending.Complete();
        for (Days days : together(open, source.daysAtOnce())) {
            Got got = askAbout(source, days, source.questions(days), ledger);
            if (got instanceof Got.Broken broken) {
                return new Taken(source.name(), counts.plus(broken.counts()), broken.ending());
            }
            Got.Whole some = got instanceof Got.Whole read ? read : Got.Whole.NONE;
            counts = counts.plus(some.counts());
            ending = some.lacking().isPresent() ? ending(some) : ending;
            told.accept(new Taken(source.name() + ", " + days, some.counts(), ending(some)));
        }
        return new Taken(source.name(), counts, ending);
    }

    /** All chains about these days. Only when every one of them was read to its end are the days written down as asked. */
    private Got askAbout(Source source, Days days, List<URI> questions, String ledger) {
        Instant begun = time.instant();
        Got.Whole whole = Got.Whole.NONE;
        boolean tooEarly = false;
        for (URI question : questions) {
            switch (chain.follow(source, question, Optional.of(days))) {
                case Got.Whole got -> whole = whole.plus(got);
                case Got.Nothing() -> tooEarly = true;
                case Got.Broken(Counts counts, Condition condition, Ending ending, String reason) -> {
                    return new Got.Broken(whole.counts().plus(counts), condition, ending, reason);
                }
            }
        }
        if (whole.lacking().filter(sentence -> !isItsWay(source, sentence)).isPresent()) {
            return whole;
        }
        LocalDate settled = LocalDate.ofInstant(begun, ZoneOffset.UTC).minusDays(source.settledAfterDays());
        for (LocalDate day : days.newestFirst()) {
            Counts counts = day.equals(days.to()) ? whole.counts() : Counts.NONE;
            memory.days().asked(ledger, Days.of(day), new AskedDay(begun, !tooEarly && day.isBefore(settled), counts));
        }
        return new Got.Whole(whole.counts(), whole.newest(), whole.held(), whole.named(), Optional.empty());
    }

    /** Whether a source has promised that much, and given less, for so long that it must be counting wrong. */
    private boolean isItsWay(Source source, String sentence) {
        return memory.book()
                .find(source.name())
                .filter(old -> old.detail().equals(sentence)
                        && old.since().plus(Duration.ofDays(BELIEVED_DAYS)).isBefore(time.instant()))
                .isPresent();
    }

    /** The days from the first that this source was ever to be asked about, less those that are settled, newest first. */
    private List<Days> open(Source source, int lookBackDays) {
        LocalDate today = today();
        Optional<LocalDate> known = memory.days().first(source.name());
        if (known.isEmpty()) {
            // The day before the first stands for the beginning, or a first week of failures would have none.
            memory.days()
                    .asked(
                            source.name(),
                            Days.of(today.minusDays(lookBackDays + 1L)),
                            new AskedDay(time.instant(), true, Counts.NONE));
        }
        LocalDate oldest = today.minusDays(LONGEST_ABSENCE_DAYS);
        LocalDate first = known.filter(day -> known.get().isBefore(today))
                .map(day -> day.isBefore(oldest) ? oldest : day)
                .orElse(today.minusDays(lookBackDays));
        Days all = new Days(first, today);
        Map<LocalDate, AskedDay> days = memory.days().days(source.name(), all);
        Set<LocalDate> open = new TreeSet<>(Comparator.reverseOrder());
        all.newestFirst().stream().filter(day -> !days.containsKey(day)).forEach(open::add);
        open.addAll(memory.days().unsettled(source.name()));
        return together(List.copyOf(open), source.daysAtOnce());
    }

    /** Days in a row, so many at once. */
    private static List<Days> together(List<LocalDate> newestFirst, int atOnce) {
        List<Days> all = new ArrayList<>();
        for (LocalDate day : newestFirst) {
            Days last = all.isEmpty() ? null : all.getLast();
            if (last != null
                    && day.equals(last.from().minusDays(1))
                    && day.plusDays(atOnce).isAfter(last.to())) {
                all.set(all.size() - 1, new Days(day, last.to()));
            } else {
                all.add(Days.of(day));
            }
        }
        return all;
    }

    private void keep(Source source, Got got, boolean more) {
        Instant now = time.instant();
        Answered what = switch (got) {
            case Got.Whole whole ->
                whole.lacking()
                        .<Answered>map(sentence -> new Answered.Lacking(whole.counts(), whole.newest(), sentence))
                        .orElseGet(() -> new Answered.Read(whole.counts(), whole.newest()));
            case Got.Nothing() -> new Answered.Unchanged();
            case Got.Broken(Counts counts, Condition condition, Ending ending, String reason) ->
                new Answered.Failed(condition, reason);
        };
        SourceStanding standing = Standings.after(memory.book().find(source.name()), source, what, now);
        memory.book().keep(more ? standing.askedAgainAt(now) : standing);
    }

    private static Optional<Taken> taken(Source source, Got got) {
        return switch (got) {
            case Got.Whole whole -> Optional.of(new Taken(source.name(), whole.counts(), ending(whole)));
            case Got.Nothing() -> Optional.empty();
            case Got.Broken(Counts counts, Condition condition, Ending ending, String reason) ->
                Optional.of(new Taken(source.name(), counts, ending));
        };
    }

    private static Ending ending(Got.Whole whole) {
        return whole.lacking().<Ending>map(Ending.CutOff::new).orElseGet(Ending.Complete::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }
}

package org.broadsheet.sources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Announcements.Announced;
import org.broadsheet.sources.Announcements.Witness;
import org.broadsheet.sources.DayLedger.AskedDay;
import org.broadsheet.sources.SourceStanding.Condition;
import org.broadsheet.sources.Standings.Answered;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;

/** Asks one source once: for what is new, or about the days that are still open. What it says is stored, and its standing. */
final class SourceRound {

    /** Chains of questions in one round; what is left is asked in the next, so that nobody waits long for its end. */
    private static final int MOST_QUESTIONS = 40;

    /** A chain longer than this goes round in circles; arXiv's longest, 30,000 records in slices of 2,000, has 15. */
    private static final int LONGEST_CHAIN = 500;

    /** An absence longer than this is for {@code broadsheet backfill}, by a person who wants it. */
    private static final int LONGEST_ABSENCE_DAYS = 120;

    /** Papers in a batch that are older than the rest by this much are new versions, announced long ago. */
    private static final int SAME_NEWS_DAYS = 7;

    private static final int LONGEST_TEXT_BYTES = 64 << 20;

    private final Intake intake;
    private final Memory memory;
    private final PoliteClient client;
    private final InstantSource time;

    SourceRound(Intake intake, Memory memory, PoliteClient client, InstantSource time) {
        this.intake = intake;
        this.memory = memory;
        this.client = client;
        this.time = time;
    }

    /** What one question, or a chain of them, came to. */
    private sealed interface Got {

        /** @param newest the newest day in it */
        record Whole(Counts counts, Optional<LocalDate> newest) implements Got {}

        record Nothing() implements Got {}

        /** @param counts what was stored before it failed */
        record Broken(Counts counts, Condition condition, Ending ending, String reason) implements Got {}
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
                byte[] bytes = bytes(body);
                if (source.saysNotYet(text(bytes))) {
                    yield new IntakeRun.Checked(true, "answers: nothing yet today");
                }
                ReadBatch read = intake.read(new ByteArrayInputStream(bytes));
                yield broken(Counts.NONE, read.ending())
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
        Got got = follow(source, questions.getFirst(), Optional.empty());
        keep(source, got, false);
        return taken(source, got);
    }

    private Optional<Taken> askOpenDays(Source source, int lookBackDays) {
        Counts total = Counts.NONE;
        Optional<LocalDate> newest = Optional.empty();
        int asked = 0;
        for (Days days : open(source, lookBackDays)) {
            if (asked >= MOST_QUESTIONS) {
                keep(source, new Got.Whole(total, newest), true);
                return Optional.of(new Taken(source.name(), total, new Ending.Complete()));
            }
            List<URI> questions = source.questions(days);
            asked += questions.size();
            Got got = askAbout(source, days, questions, source.name());
            switch (got) {
                case Got.Whole(Counts counts, Optional<LocalDate> day) -> {
                    total = total.plus(counts);
                    newest = newer(newest, day);
                }
                case Got.Nothing() -> {}
                case Got.Broken(Counts counts, Condition condition, Ending ending, String reason) -> {
                    Got.Broken all = new Got.Broken(total.plus(counts), condition, ending, reason);
                    keep(source, all, false);
                    return taken(source, all);
                }
            }
        }
        Got whole = new Got.Whole(total, newest);
        keep(source, whole, false);
        return total.read() > 0 ? taken(source, whole) : Optional.empty();
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
        Counts total = Counts.NONE;
        for (Days days : together(open, source.daysAtOnce())) {
            Got got = askAbout(source, days, source.questions(days), ledger);
            if (got instanceof Got.Broken broken) {
                return new Taken(source.name(), total.plus(broken.counts()), broken.ending());
            }
            Counts counts = got instanceof Got.Whole whole ? whole.counts() : Counts.NONE;
            total = total.plus(counts);
            told.accept(new Taken(source.name() + ", " + days, counts, new Ending.Complete()));
        }
        return new Taken(source.name(), total, new Ending.Complete());
    }

    /** All chains about these days. Only when every one of them was read to its end are the days written down as asked. */
    private Got askAbout(Source source, Days days, List<URI> questions, String ledger) {
        Instant begun = time.instant();
        Counts total = Counts.NONE;
        Optional<LocalDate> newest = Optional.empty();
        for (URI question : questions) {
            switch (follow(source, question, Optional.of(days))) {
                case Got.Whole(Counts counts, Optional<LocalDate> day) -> {
                    total = total.plus(counts);
                    newest = newer(newest, day);
                }
                case Got.Nothing() -> {}
                case Got.Broken(Counts counts, Condition condition, Ending ending, String reason) -> {
                    return new Got.Broken(total.plus(counts), condition, ending, reason);
                }
            }
        }
        LocalDate settled = LocalDate.ofInstant(begun, ZoneOffset.UTC).minusDays(source.settledAfterDays());
        for (LocalDate day : days.newestFirst()) {
            memory.days()
                    .asked(
                            ledger,
                            Days.of(day),
                            new AskedDay(begun, day.isBefore(settled), day.equals(days.to()) ? total : Counts.NONE));
        }
        return new Got.Whole(total, newest);
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

    /** Asks one question and whatever continues it. */
    private Got follow(Source source, URI first, Optional<Days> days) {
        Counts counts = Counts.NONE;
        Optional<LocalDate> newest = Optional.empty();
        boolean unchanged = false;
        Optional<URI> question = Optional.of(first);
        for (int i = 0; question.isPresent(); i++) {
            if (i == LONGEST_CHAIN) {
                String reason = "%s never comes to an end.".formatted(first);
                return new Got.Broken(counts, Condition.UNREADABLE, new Ending.Unreadable(reason), reason);
            }
            String cursor = source.name() + " " + question.get();
            boolean news = days.isEmpty();
            FetchOutcome answer = client.get(
                    source.provider(), question.get(), news ? memory.shelf().cursor(cursor) : Optional.empty());
            switch (answer) {
                case FetchOutcome.Fetched(InputStream body, String next) -> {
                    byte[] bytes = bytes(body);
                    String text = text(bytes);
                    if (source.saysNotYet(text)) {
                        return new Got.Nothing();
                    }
                    ReadBatch read = judged(
                            source, intake.read(new ByteArrayInputStream(bytes)).only(source::wants));
                    Counts stored = store(source, read, news ? Optional.of(next) : Optional.empty(), cursor, days);
                    counts = counts.plus(stored);
                    newest = newer(newest, newest(read));
                    Optional<Got.Broken> broken = broken(counts, read.ending());
                    if (broken.isPresent()) {
                        return broken.get();
                    }
                    question = source.next(question.get(), text);
                }
                case FetchOutcome.NothingNew() -> {
                    unchanged = true;
                    question = Optional.empty();
                }
                case FetchOutcome.Unavailable(String reason) -> {
                    return new Got.Broken(
                            counts,
                            Condition.UNREACHABLE,
                            new Ending.Unavailable("It is not available now: %s. Ask again later.".formatted(reason)),
                            reason);
                }
                case FetchOutcome.Unreadable(String reason) -> {
                    return new Got.Broken(counts, Condition.UNREADABLE, new Ending.Unreadable(reason), reason);
                }
            }
        }
        return unchanged ? new Got.Nothing() : new Got.Whole(counts, newest);
    }

    private static Optional<Got.Broken> broken(Counts counts, Ending ending) {
        return switch (ending) {
            case Ending.Complete() -> Optional.empty();
            case Ending.Unavailable(String sentence) ->
                Optional.of(new Got.Broken(counts, Condition.UNREACHABLE, ending, sentence));
            case Ending.CutOff(String sentence) ->
                Optional.of(new Got.Broken(counts, Condition.UNREADABLE, ending, sentence));
            case Ending.Unreadable(String sentence) ->
                Optional.of(new Got.Broken(counts, Condition.UNREADABLE, ending, sentence));
        };
    }

    /** The batch under the days on which its papers were announced; see {@link ReadBatch#dated}. */
    private ReadBatch judged(Source source, ReadBatch read) {
        if (read.papers().isEmpty()) {
            return read;
        }
        Map<String, LocalDate> known = memory.announcements()
                .daysOf(
                        source.witnesses(),
                        read.papers().stream().map(ReadBatch::key).toList());
        return source.keepsDays() || source.schedule().equals(Schedule.NONE)
                ? read.on(known)
                : read.dated(
                        known, memory.book().find(source.name()).flatMap(SourceStanding::newestDay), source.schedule());
    }

    private Counts store(Source source, ReadBatch read, Optional<String> next, String cursor, Optional<Days> days) {
        LocalDate oldest = days.map(Days::from)
                .or(() -> newest(read).map(day -> day.minusDays(SAME_NEWS_DAYS)))
                .orElse(LocalDate.MIN);
        memory.announcements()
                .witnessed(
                        source.witnesses(),
                        source.keepsDays() ? Witness.KEEPER : Witness.NEWS,
                        read.papers().stream()
                                .filter(paper -> !paper.announced().isBefore(oldest))
                                .map(SourceRound::announced)
                                .toList(),
                        time.instant());
        return intake.store(cursor, read, next);
    }

    private static Announced announced(Paper paper) {
        return new Announced(
                ReadBatch.key(paper),
                paper.announced(),
                paper.categories().stream().map(Category::value).toList());
    }

    private static Optional<LocalDate> newest(ReadBatch read) {
        return read.papers().stream().map(Paper::announced).max(LocalDate::compareTo);
    }

    private void keep(Source source, Got got, boolean more) {
        Instant now = time.instant();
        Answered what = switch (got) {
            case Got.Whole(Counts counts, Optional<LocalDate> newest) -> new Answered.Read(counts, newest);
            case Got.Nothing() -> new Answered.Unchanged();
            case Got.Broken(Counts counts, Condition condition, Ending ending, String reason) ->
                new Answered.Failed(condition, reason);
        };
        SourceStanding standing = Standings.after(memory.book().find(source.name()), source, what, now);
        memory.book().keep(more ? standing.askedAgainAt(now) : standing);
    }

    private static Optional<Taken> taken(Source source, Got got) {
        return switch (got) {
            case Got.Whole(Counts counts, Optional<LocalDate> newest) ->
                Optional.of(new Taken(source.name(), counts, new Ending.Complete()));
            case Got.Nothing() -> Optional.empty();
            case Got.Broken(Counts counts, Condition condition, Ending ending, String reason) ->
                Optional.of(new Taken(source.name(), counts, ending));
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }

    private static Optional<LocalDate> newer(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }

    private static byte[] bytes(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** The answer unpacked, for what it says about a continuation. */
    private static String text(byte[] bytes) {
        try (Body body = Body.open(new ByteArrayInputStream(bytes))) {
            return body.rest(LONGEST_TEXT_BYTES).orElse("");
        } catch (IOException damaged) {
            return "";
        }
    }
}

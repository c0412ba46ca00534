package org.broadsheet.sources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Announcements.Announced;
import org.broadsheet.sources.Announcements.Witness;
import org.broadsheet.sources.SourceStanding.Condition;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;

/** Asks one question and whatever continues it, stores what comes, and counts whether it is what was promised. */
final class Chain {

    /** A chain longer than this goes round in circles; arXiv's longest, 30,000 records in slices of 2,000, has 15. */
    private static final int LONGEST = 500;

    /** Papers in a batch that are older than the rest by this much are new versions, announced long ago. */
    private static final int SAME_NEWS_DAYS = 7;

    private static final int LONGEST_TEXT_BYTES = 64 << 20;

    private final Intake intake;
    private final Memory memory;
    private final PoliteClient client;
    private final InstantSource time;

    Chain(Intake intake, Memory memory, PoliteClient client, InstantSource time) {
        this.intake = intake;
        this.memory = memory;
        this.client = client;
        this.time = time;
    }

    /** What one question, or a chain of them, came to. */
    sealed interface Got {

        /**
         * Read to its end.
         *
         * @param newest the newest day in it
         * @param held how many records came, whether or not they are papers that were asked for
         * @param named the papers
         * @param lacking a sentence, if less came than was promised
         */
        record Whole(Counts counts, Optional<LocalDate> newest, long held, Set<String> named, Optional<String> lacking)
                implements Got {

            static final Whole NONE = new Whole(Counts.NONE, Optional.empty(), 0, Set.of(), Optional.empty());

            public Whole {
                named = Set.copyOf(named);
            }

            Whole plus(Whole more) {
                Set<String> all = new HashSet<>(named);
                all.addAll(more.named);
                return new Whole(
                        counts.plus(more.counts),
                        newer(newest, more.newest),
                        held + more.held,
                        all,
                        lacking.or(more::lacking));
            }

            private static Optional<LocalDate> newer(Optional<LocalDate> one, Optional<LocalDate> other) {
                return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
            }
        }

        /** Nothing has changed since, or it is too early. */
        record Nothing() implements Got {}

        /** @param counts what was stored before it failed */
        record Broken(Counts counts, Condition condition, Ending ending, String reason) implements Got {

            static Broken unreadable(Counts counts, String reason) {
                return new Broken(counts, Condition.UNREADABLE, new Ending.Unreadable(reason), reason);
            }
        }
    }

    /** @param days that are asked about; empty for what is new */
    Got follow(Source source, URI first, Optional<Days> days) {
        Counts counts = Counts.NONE;
        Optional<LocalDate> newest = Optional.empty();
        long held = 0;
        Set<String> named = new HashSet<>();
        long promised = 0;
        Set<URI> asked = new HashSet<>();
        Optional<URI> question = Optional.of(first);
        while (question.isPresent()) {
            if (!asked.add(question.get()) || asked.size() > LONGEST) {
                return Got.Broken.unreadable(counts, "%s never comes to an end.".formatted(first));
            }
            String cursor = source.name() + " " + question.get();
            boolean news = days.isEmpty();
            FetchOutcome answer = client.get(
                    source.provider(), question.get(), news ? memory.shelf().cursor(cursor) : Optional.empty());
            switch (answer) {
                case FetchOutcome.Fetched(InputStream body, String next) -> {
                    byte[] bytes = bytes(body);
                    String text = text(bytes);
                    if (source.saysNotYet(text) && !isOver(days)) {
                        return new Got.Nothing();
                    }
                    ReadBatch all = intake.read(new ByteArrayInputStream(bytes));
                    ReadBatch read = judged(source, all.only(source::wants));
                    Counts stored = store(source, read, news ? Optional.of(next) : Optional.empty(), cursor, days);
                    counts = counts.plus(stored);
                    newest = Got.Whole.newer(newest, newest(read));
                    held += source.held(text, all.size());
                    Optional<Got.Broken> broken = broken(counts, read.ending());
                    if (broken.isPresent()) {
                        return broken.get();
                    }
                    boolean isNew = false;
                    for (Paper paper : all.papers()) {
                        isNew |= named.add(ReadBatch.key(paper));
                    }
                    if (!isNew && !all.papers().isEmpty()) {
                        return Got.Broken.unreadable(
                                counts, "%s gives the same papers again and again.".formatted(first));
                    }
                    promised = Math.max(promised, source.promised(text));
                    question = source.next(question.get(), text);
                }
                case FetchOutcome.NothingNew() -> {
                    if (!news) {
                        return Got.Broken.unreadable(
                                counts, "%s answers \"not modified\" to a new question.".formatted(first));
                    }
                    return new Got.Nothing();
                }
                case FetchOutcome.Unavailable(String reason) -> {
                    return new Got.Broken(
                            counts,
                            Condition.UNREACHABLE,
                            new Ending.Unavailable("It is not available now: %s. Ask again later.".formatted(reason)),
                            reason);
                }
                case FetchOutcome.Unreadable(String reason) -> {
                    return Got.Broken.unreadable(counts, reason);
                }
            }
        }
        Optional<String> lacking = promised <= held
                ? Optional.empty()
                : Optional.of("It promises %d records and gives %d: %s".formatted(promised, held, first));
        return new Got.Whole(counts, newest, held, named, lacking);
    }

    /** Whether these days were over yesterday: then it cannot be too early to ask about them. */
    private boolean isOver(Optional<Days> days) {
        LocalDate yesterday =
                LocalDate.ofInstant(time.instant(), ZoneOffset.UTC).minusDays(1);
        return days.filter(asked -> asked.to().isBefore(yesterday)).isPresent();
    }

    static Optional<Got.Broken> broken(Counts counts, Ending ending) {
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
                                .map(Chain::announced)
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

    static byte[] bytes(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** The answer unpacked, for what it says about a continuation. */
    static String text(byte[] bytes) {
        try (Body body = Body.open(new ByteArrayInputStream(bytes))) {
            return body.rest(LONGEST_TEXT_BYTES).orElse("");
        } catch (IOException damaged) {
            return "";
        }
    }
}

package org.broadsheet.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.delivery.Message;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Shards;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that makes every digest that should exist by now: chooses its papers, records them and queues its message, digest
 * and message in one transaction. May be killed at any line and run again.
 */
public final class DigestRun {

    private static final Logger LOG = LoggerFactory.getLogger(DigestRun.class);
    /** Recorded in one transaction, so the most that a kill costs. */
    private static final int PAGE = 150;

    private static final String DUTY = "digest";

    /** Readers of neighbouring numbers, so of neighbouring rows; one process at a time works on them. */
    private static final int SHARD = 300;

    /** A process that has not finished a page after this long is dead or asleep; another one takes over. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    /** Near-duplicates of papers this reader was shown so many days ago or later do not come again. */
    static final int REMEMBERED_DAYS = 10;

    private final DigestStore store;
    private final Subscribers subscribers;
    private final Shards shards;
    private final MatchStore matches;
    private final Library library;
    private final Likeness likeness;
    private final Explainer explainer;
    private final MessageIds ids;
    private final DigestSettings settings;
    private final LateNews lateNews;
    private final PaperLists lists;
    private final InstantSource time;

    /** For where nothing is late, since nothing is asked. */
    public DigestRun(
            DigestStore store,
            Subscribers subscribers,
            Shards shards,
            MatchStore matches,
            Library library,
            Likeness likeness,
            Explainer explainer,
            MessageIds ids,
            DigestSettings settings,
            InstantSource time) {
        this(
                store,
                subscribers,
                shards,
                matches,
                library,
                likeness,
                explainer,
                ids,
                settings,
                now -> Optional.empty(),
                PaperLists.NONE,
                time);
    }

    public DigestRun(
            DigestStore store,
            Subscribers subscribers,
            Shards shards,
            MatchStore matches,
            Library library,
            Likeness likeness,
            Explainer explainer,
            MessageIds ids,
            DigestSettings settings,
            LateNews lateNews,
            PaperLists lists,
            InstantSource time) {
        this.lists = lists;
        this.lateNews = lateNews;
        this.store = store;
        this.subscribers = subscribers;
        this.shards = shards;
        this.matches = matches;
        this.library = library;
        this.likeness = likeness;
        this.explainer = explainer;
        this.ids = ids;
        this.settings = settings;
        this.time = time;
    }

    /**
     * What one run did, in readers.
     *
     * @param digests mail was queued for
     * @param papers in all these digests
     * @param nothing their day gave no mail
     * @param waiting due, but not matched with their newest profile yet, or news is late, or the digest before is still being sent: one of
     *     the next runs makes theirs
     * @param failed something went wrong, see the log; the next run tries again
     */
    public record Counts(int digests, int papers, int nothing, int waiting, int failed) {}

    /** What readers of one run share, and what was counted so far. */
    private final class Run {
        private final Instant now = time.instant();
        private final Optional<LateNews.Late> late = lateNews.late(now);
        private final NewsDesk desk = new NewsDesk(
                library,
                new Editor(likeness),
                new FrontPage(library, subscribers, matches),
                lists,
                store.shelvedBefore(now.minus(settings.lookBack())),
                now);
        private int made;
        private int shown;
        private int nothing;
        private int waiting;
        private int failed;
    }

    /** What is to be done about one reader who stood as due. */
    private sealed interface Draft {

        /** Their date has not come after all. */
        record NotDue(Subscriber reader, Instant next) implements Draft {}

        record Made(Subscriber reader, DigestStore.Edition edition, Instant next) implements Draft {}

        record Waiting() implements Draft {}

        record Failed() implements Draft {}
    }

    public Counts run() {
        Run run = new Run();
        // The shard of whoever waits longest comes first.
        Map<Long, List<ReaderId>> waiting = new LinkedHashMap<>();
        subscribers
                .due(run.now)
                .forEach(id -> waiting.computeIfAbsent(id.number() / SHARD, shard -> new ArrayList<>())
                        .add(id));
        waiting.forEach((shard, due) -> shard(run, shard, due));
        boolean nothing = run.made + run.nothing + run.waiting + run.failed == 0;
        (nothing ? LOG.atDebug() : LOG.atInfo())
                .addKeyValue("digests", run.made)
                .addKeyValue("papers", run.shown)
                .addKeyValue("nothing", run.nothing)
                .addKeyValue("waiting", run.waiting)
                .addKeyValue("failed", run.failed)
                .log("digest run done");
        return new Counts(run.made, run.shown, run.nothing, run.waiting, run.failed);
    }

    /** Makes the digests of one shard, unless somebody else does so. */
    private void shard(Run run, long shard, List<ReaderId> due) {
        try {
            boolean mine = claim(shard);
            for (int from = 0; mine && from < due.size(); from += PAGE) {
                List<ReaderId> page = due.subList(from, Math.min(due.size(), from + PAGE));
                // Asked again: whoever had the shard before may just have ended it.
                List<ReaderId> left = subscribers.stillDue(page, run.now);
                if (!left.isEmpty()) {
                    page(run, left);
                }
                mine = claim(shard);
            }
        } finally {
            shards.release(DUTY, shard);
        }
    }

    private boolean claim(long shard) {
        return shards.claim(DUTY, shard, time.instant(), time.instant().plus(CLAIM));
    }

    /** Drafts side by side, then records together: what is read and recorded at once costs little more than for one digest alone. */
    private void page(Run run, List<ReaderId> ids) {
        List<Subscriber> readers = subscribers.find(ids);
        Function<Subscriber, Backgrounds> behind = backgrounds(run, readers);
        List<Draft> drafts = readers.parallelStream()
                .map(reader -> drafted(run, reader, behind))
                .toList();
        List<Draft.Made> made = new ArrayList<>();
        Map<ReaderId, Instant> notDue = new HashMap<>();
        for (Draft draft : drafts) {
            switch (draft) {
                case Draft.NotDue(Subscriber reader, Instant next) -> notDue.put(reader.id(), next);
                case Draft.Made one -> made.add(one);
                case Draft.Waiting() -> run.waiting++;
                case Draft.Failed() -> run.failed++;
            }
        }
        if (!notDue.isEmpty()) {
            subscribers.nextDue(notDue);
        }
        if (!made.isEmpty()) {
            record(run, made);
        }
    }

    /** For all readers together; where that fails, for each alone, so that the one that is bad fails alone. */
    private Function<Subscriber, Backgrounds> backgrounds(Run run, List<Subscriber> readers) {
        try {
            Backgrounds all = background(run, readers);
            return reader -> all;
        } catch (RuntimeException notTogether) {
            LOG.atWarn().setCause(notTogether).log("what is behind readers could not be read at once");
            return reader -> background(run, List.of(reader));
        }
    }

    private Backgrounds background(Run run, List<Subscriber> readers) {
        return new Backgrounds(store, matches, explainer, readers, run.desk.firstAfter(), run.now);
    }

    /** One bad reader must not hold up the rest. */
    private Draft drafted(Run run, Subscriber reader, Function<Subscriber, Backgrounds> behind) {
        try {
            return draft(run, reader, behind.apply(reader));
        } catch (RuntimeException failure) {
            LOG.atError().addKeyValue("reader", reader.id()).setCause(failure).log("digest not made");
            return new Draft.Failed();
        }
    }

    private Draft draft(Run run, Subscriber reader, Backgrounds behind) {
        LocalDate date = reader.time().newestAt(run.now);
        DigestStore.Past past = behind.past(reader.id());
        Optional<DigestStore.Last> last = past.last();
        if (last.isPresent() && !date.isAfter(last.get().date())) {
            return new Draft.NotDue(reader, reader.time().nextAfter(last.get().date()));
        }
        Instant next = reader.time().nextAfter(date);
        if (reader.time().momentOf(date).isBefore(reader.since())) {
            return new Draft.NotDue(reader, next);
        }
        Optional<Long> through = through(reader, behind);
        boolean waits = run.late.isPresent()
                && run.now.isBefore(reader.time().momentOf(date).plus(settings.patience()));
        if (waits || through.isEmpty() || past.lastMail() == DigestStore.LastMail.IN_HAND) {
            return new Draft.Waiting();
        }
        if (past.lastMail() == DigestStore.LastMail.UNSENT
                && store.takeBack(reader.id(), last.orElseThrow().date(), run.now)) {
            Backgrounds again = background(run, List.of(reader));
            return made(run, reader, date, again.past(reader.id()).last(), through.get(), again);
        }
        return made(run, reader, date, last, through.get(), behind);
    }

    private Draft made(
            Run run,
            Subscriber reader,
            LocalDate date,
            Optional<DigestStore.Last> last,
            long through,
            Backgrounds behind) {
        Digest digest = run.desk
                .digest(reader, date, last, through, behind)
                .lacking(run.late.map(LateNews.Late::written).orElse(""))
                .telling(ListNews.of(reader, lists, store, run.now));
        boolean mailed = !digest.sections().isEmpty()
                || !digest.lists().isEmpty()
                || reader.profile().whenEmpty() == Profile.WhenEmpty.A_LINE;
        Optional<Message> email = mailed ? Optional.of(message(reader, digest)) : Optional.empty();
        return new Draft.Made(
                reader, new DigestStore.Edition(digest, email), reader.time().nextAfter(date));
    }

    /** All in one transaction; where that fails, one by one, so that the one that is bad fails alone. */
    private void record(Run run, List<Draft.Made> made) {
        try {
            Map<ReaderId, Instant> next = new HashMap<>();
            made.forEach(one -> next.put(one.reader().id(), one.next()));
            List<DigestStore.Edition> recorded =
                    store.publish(made.stream().map(Draft.Made::edition).toList(), run.now);
            subscribers.nextDue(next);
            recorded.forEach(edition -> count(run, edition));
        } catch (RuntimeException failure) {
            if (made.size() > 1) {
                made.forEach(one -> record(run, List.of(one)));
            } else {
                run.failed++;
                LOG.atError()
                        .addKeyValue("reader", made.getFirst().reader().id())
                        .setCause(failure)
                        .log("digest not made");
            }
        }
    }

    private static void count(Run run, DigestStore.Edition edition) {
        run.shown += edition.digest().entries().size();
        run.made += edition.email().isPresent() ? 1 : 0;
        run.nothing += edition.email().isPresent() ? 0 : 1;
    }

    /** The reader's digest for {@code date} as it would be made now; neither recorded nor queued. */
    public Digest preview(Subscriber reader, LocalDate date) {
        Run run = new Run();
        Backgrounds behind = background(run, List.of(reader));
        return run.desk.digest(
                reader,
                date,
                behind.past(reader.id()).last().filter(last -> last.date().isBefore(date)),
                through(reader, behind).orElse(0L),
                behind);
    }

    /** Up to which paper this reader has been matched; empty if not at all, or for an older profile. */
    private Optional<Long> through(Subscriber reader, Backgrounds behind) {
        return reader.profile().interests().isEmpty()
                ? Optional.of(library.newestNumber())
                : behind.mark(reader.id())
                        .filter(made -> made.profileChanged().equals(reader.profileChanged()))
                        .map(MatchStore.Mark::through);
    }

    private Message message(Subscriber reader, Digest digest) {
        return new Message(
                Digest.key(reader.id(), digest.date()),
                reader.email(),
                ids.of(
                        Digest.key(reader.id(), digest.date()),
                        digest.madeAt(),
                        reader.time().nextAfter(digest.date())),
                digest.madeAt(),
                reader.time().nextAfter(digest.date()));
    }
}

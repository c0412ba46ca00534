package org.broadsheet.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.matching.CompiledStore.Compiled;
import org.broadsheet.matching.MatchStore.Look;
import org.broadsheet.matching.MatchStore.Mark;
import org.broadsheet.memory.Recent;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Shards;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that matches new papers against every reader, and the last week's papers against readers who are new or changed
 * their profile. Papers that were {@linkplain ShelvedPaper#isNews() no news} when they arrived are passed over. What is not yet done stands in the marks, so it may be killed at any line and started again.
 */
public final class MatchRun {

    private static final Logger LOG = LoggerFactory.getLogger(MatchRun.class);

    /** A first digest is not empty: so far back a new or changed profile is matched. */
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    /** The same for one who has a digest a month: the first of its days in two months are at most five weeks apart. */
    private static final Duration MONTHLY_LOOK_BACK = Duration.ofDays(35);

    /** The most papers that are looked back at, so that a reader who comes after a great import does not wait for it. */
    private static final int LOOK_BACK_PAPERS = 20_000;

    /**
     * Matches of older papers are dropped. A digest covers what came since the one before, a first one a week; whoever
     * paused for longer than this begins with what is this old.
     */
    private static final Duration KEPT = Duration.ofDays(62);

    /** Papers scored at once; more are taken in several passes. */
    private static final int BATCH = 8_000;

    /** A process that has not finished its page of readers after this long is dead or asleep; another one takes over. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final String DUTY = "match";
    private static final String READING = "meaning";

    /** A reader whose hour struck so lately may still wait for a digest: it is made of what is there. */
    private static final Duration WAITING = Duration.ofMinutes(15);

    /** Readers of neighbouring numbers, matched by one process and recorded at once. */
    private static final int SHARD = 1_000;

    /** Readers scored by one thread at once; see {@link Scorer}. */
    private static final int TOGETHER = 64;

    /** How many batches of papers stay in memory. A guess. */
    private static final int BATCHES_HELD = 3;

    /** So many times what a digest shows, so that there is a next best once a paper was sent or folded away. */
    private static final int SPARE = 2;

    private final Library library;
    private final Subscribers subscribers;
    private final MatchStore store;
    private final CompiledStore compiled;
    private final Shards shards;
    private final Matcher matcher;
    private final InstantSource time;

    public MatchRun(
            Library library,
            Subscribers subscribers,
            MatchStore store,
            CompiledStore compiled,
            Shards shards,
            Matcher matcher,
            InstantSource time) {
        this.library = library;
        this.subscribers = subscribers;
        this.store = store;
        this.compiled = compiled;
        this.shards = shards;
        this.matcher = matcher;
        this.time = time;
    }

    /**
     * What a run did.
     *
     * @param readers active readers who were behind, or may have been
     * @param matched readers for whom papers were scored and what came of it was recorded: where another process was faster, it counts there
     * @param afresh those of them whose profile was new or changed
     * @param compiled profiles that were compiled; of the others the compiled form was at hand
     * @param papers papers scored for the reader who was furthest behind
     * @param matches how many matches were recorded
     */
    public record Counts(long readers, long matched, long afresh, long compiled, long papers, long matches) {

        /** A further pass looks at some of the readers again, at their next papers. */
        private Counts and(Pass pass) {
            return new Counts(
                    Math.max(readers, pass.readers),
                    Math.max(matched, pass.matched),
                    afresh + pass.afresh,
                    compiled + pass.compilations,
                    papers + pass.papers,
                    matches + pass.matches);
        }
    }

    /** Has the model read what came since, if there is one, then matches. However long that takes: not for whoever waits for a digest. */
    public Counts run() {
        try {
            matcher.catchUp(() -> claim(READING, 0));
        } finally {
            shards.release(READING, 0);
        }
        Set<Long> best = new HashSet<>();
        Counts counts = matcher.alone(() -> passes(best));
        matcher.readAhead(best);
        return counts;
    }

    /**
     * Matches until every reader's mark stands at the newest paper that the model has read; without a model, and for a reader whose hour
     * struck just now, at the newest. Those are left out whom another process has claimed. One run at a time in a process: a second waits
     * for the first.
     */
    public Counts match() {
        return matcher.alone(() -> passes(new HashSet<>()));
    }

    /** Ends the runs under way at the next page of readers. */
    public void stop() {
        matcher.stop();
    }

    private boolean claim(String duty, long shard) {
        return shards.claim(duty, shard, time.instant(), time.instant().plus(CLAIM));
    }

    /** @param best is told which papers digests will most likely show */
    private Counts passes(Set<Long> best) {
        Counts counts = new Counts(0, 0, 0, 0, 0, 0);
        Pass pass;
        do {
            pass = new Pass();
            pass.run();
            counts = counts.and(pass);
            best.addAll(pass.best);
        } while (pass.behind && !pass.ended);
        (counts.matched() == 0 ? LOG.atDebug() : LOG.atInfo())
                .addKeyValue("readers", counts.readers())
                .addKeyValue("matched", counts.matched())
                .addKeyValue("afresh", counts.afresh())
                .addKeyValue("compiled", counts.compiled())
                .addKeyValue("papers", counts.papers())
                .addKeyValue("matches", counts.matches())
                .log("match run done");
        return counts;
    }

    /** Drops matches that no digest will ask for any more, and vectors of models before this one; marks stay. Returns how many lists went. */
    public int forgetOld() {
        int lists = store.forget(library.lastBefore(time.instant().minus(KEPT)));
        int vectors = matcher.forgetOtherModels();
        var line = lists + vectors == 0 ? LOG.atDebug() : LOG.atInfo();
        line.addKeyValue("lists", lists).addKeyValue("vectors", vectors).log("old matches forgotten");
        return lists;
    }

    /** Papers above a number. */
    private record Stretch(long through, DayBatch batch) {}

    /** Which papers: those above a number, through another. */
    private record Span(long from, long to) {}

    /** One look at every reader who is behind, each at one batch at most. */
    private final class Pass {

        private final MatchSession session = matcher.session();
        private final long statistics = session.version();
        private final long newest = library.newestNumber();
        private final long lookBack = lookBack(LOOK_BACK);
        private final long monthlyLookBack = lookBack(MONTHLY_LOOK_BACK);
        private final Map<Span, Stretch> stretches = new Recent<>(BATCHES_HELD);

        private final Set<Long> best = new HashSet<>();

        private long readers;
        private long matched;
        private long afresh;
        private long compilations;
        private long papers;
        private long matches;
        private boolean behind;
        private boolean ended;
        private final long readable = Math.min(newest, matcher.readable());

        void run() {
            List<ReaderId> page = store.behind(newest, 0, SHARD);
            while (!page.isEmpty() && !ended) {
                subscribers.find(page).stream()
                        .collect(Collectors.groupingBy(Pass::shard, TreeMap::new, Collectors.toList()))
                        .values()
                        .forEach(this::look);
                page = page.size() < SHARD
                        ? List.of()
                        : store.behind(newest, page.getLast().number(), SHARD);
            }
        }

        private static long shard(Subscriber reader) {
            return reader.id().number() / SHARD;
        }

        /** Looks at readers of one shard, unless somebody else does so. */
        private void look(List<Subscriber> some) {
            if (ended || matcher.isStopped()) {
                ended = true;
                return;
            }
            readers += some.size();
            long shard = shard(some.getFirst());
            // Where the model has still to read, they may all be as far as it is.
            if ((readable < newest && due(some, marks(some)).isEmpty()) || !claim(DUTY, shard)) {
                return;
            }
            try {
                // Read now: whoever had the shard before may just have ended it.
                Map<ReaderId, Mark> marks = marks(some);
                match(due(some, marks), marks);
            } finally {
                shards.release(DUTY, shard);
            }
        }

        private Map<ReaderId, Mark> marks(List<Subscriber> page) {
            return store.marks(page.stream().map(Subscriber::id).toList());
        }

        private List<Subscriber> due(List<Subscriber> page, Map<ReaderId, Mark> marks) {
            return page.stream()
                    .filter(reader -> isDue(reader, Optional.ofNullable(marks.get(reader.id()))))
                    .toList();
        }

        private void match(List<Subscriber> due, Map<ReaderId, Mark> marks) {
            Map<Span, Stretch> stretched = new HashMap<>();
            Map<ReaderId, Stretch> ahead = new HashMap<>();
            for (Subscriber reader : due) {
                Optional<Mark> mark = Optional.ofNullable(marks.get(reader.id()));
                Span span = new Span(from(reader, mark), to(reader));
                ahead.put(reader.id(), stretched.computeIfAbsent(span, this::stretch));
            }
            Map<ReaderId, Compiled> known =
                    compiled.find(due.stream().map(Subscriber::id).toList());
            List<Compiled> fresh = new ArrayList<>();
            List<Look> looks = IntStream.range(0, (due.size() + TOGETHER - 1) / TOGETHER)
                    .parallel()
                    .mapToObj(i -> due.subList(i * TOGETHER, Math.min(due.size(), (i + 1) * TOGETHER)))
                    .flatMap(some -> look(some, marks, ahead, known, fresh).stream())
                    .toList();
            if (!fresh.isEmpty()) {
                compiled.keep(fresh);
            }
            compilations += fresh.size();
            for (Look look : looks.isEmpty() ? looks : store.record(looks)) {
                matched++;
                afresh += look.afresh() ? 1 : 0;
                matches += look.matches().size();
                look.matches().stream()
                        .sorted(Comparator.comparingDouble(Match::score).reversed())
                        .limit(look.matches().size() / SPARE)
                        .forEach(match -> best.add(match.paper()));
            }
        }

        /** As it was compiled before, or else compiled now and added to {@code fresh}. */
        private CompiledProfile compile(Subscriber reader, Optional<Compiled> known, List<Compiled> fresh) {
            return known.filter(form -> form.statisticsVersion() == statistics
                            && form.profileChanged().equals(reader.profileChanged()))
                    .flatMap(form -> session.read(form.form(), reader.profile()))
                    .orElseGet(() -> {
                        CompiledProfile made = session.compile(reader.profile());
                        byte[] form = CompiledForm.write(made);
                        synchronized (fresh) {
                            fresh.add(new Compiled(reader.id(), reader.profileChanged(), statistics, form));
                        }
                        return made;
                    });
        }

        private boolean isDue(Subscriber reader, Optional<Mark> mark) {
            return isAfresh(reader, mark) || mark.orElseThrow().through() < to(reader);
        }

        /** Papers wait for the model that is to read them; a digest does not. */
        private long to(Subscriber reader) {
            if (readable == newest) {
                return newest;
            }
            Instant now = time.instant();
            boolean waits = !reader.time().newestAt(now).equals(reader.time().newestAt(now.minus(WAITING)));
            return waits ? newest : readable;
        }

        private boolean isAfresh(Subscriber reader, Optional<Mark> mark) {
            return mark.isEmpty() || !mark.get().profileChanged().equals(reader.profileChanged());
        }

        private long lookBack(Duration span) {
            return Math.max(library.lastBefore(time.instant().minus(span)), newest - LOOK_BACK_PAPERS);
        }

        private long from(Subscriber reader, Optional<Mark> mark) {
            if (!isAfresh(reader, mark)) {
                return mark.orElseThrow().through();
            }
            return reader.time().monthly() ? monthlyLookBack : lookBack;
        }

        /** A few readers, those together whose papers are the same. */
        private List<Look> look(
                List<Subscriber> some,
                Map<ReaderId, Mark> marks,
                Map<ReaderId, Stretch> ahead,
                Map<ReaderId, Compiled> known,
                List<Compiled> fresh) {
            Map<Stretch, List<Subscriber>> byPapers = some.stream()
                    .collect(Collectors.groupingBy(
                            reader -> Objects.requireNonNull(ahead.get(reader.id())),
                            LinkedHashMap::new,
                            Collectors.toList()));
            List<Look> looks = new ArrayList<>(some.size());
            byPapers.forEach((stretch, readers) -> {
                List<List<Scored>> best = session.best(
                        readers.stream()
                                .map(reader -> compile(reader, Optional.ofNullable(known.get(reader.id())), fresh))
                                .toList(),
                        stretch.batch(),
                        readers.stream()
                                .map(reader -> SPARE * reader.profile().atMost())
                                .toList());
                for (int i = 0; i < readers.size(); i++) {
                    Subscriber reader = readers.get(i);
                    Optional<Mark> mark = Optional.ofNullable(marks.get(reader.id()));
                    looks.add(new Look(
                            reader.id(),
                            mark,
                            new Mark(stretch.through(), reader.profileChanged()),
                            isAfresh(reader, mark),
                            best.get(i).stream()
                                    .map(scored ->
                                            new Match(reader.id(), scored.paper(), scored.interest(), scored.score()))
                                    .toList()));
                }
            });
            return looks;
        }

        private Stretch stretch(Span span) {
            Stretch held = stretches.get(span);
            if (held != null) {
                return held;
            }
            List<ShelvedPaper> next = library.since(span.from(), BATCH).stream()
                    .filter(paper -> paper.number() <= span.to())
                    .toList();
            boolean last = next.size() < BATCH || next.getLast().number() >= span.to();
            long seen = next.isEmpty() ? span.from() : next.getLast().number();
            long through = last ? Math.max(seen, span.to()) : seen;
            Stretch made = new Stretch(
                    through,
                    session.batch(next.stream().filter(ShelvedPaper::isNews).toList()));
            stretches.put(span, made);
            papers = Math.max(papers, next.size());
            behind |= !last;
            return made;
        }
    }
}

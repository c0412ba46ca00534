package org.broadsheet.matching;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.Background;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.jspecify.annotations.Nullable;

/** Says how well papers fit profiles, and why. Thread-safe. */
public final class Matcher {

    /** How many of the newest papers the statistics are made of. */
    private static final int SNAPSHOT = 10_000;

    private final Library library;
    private final Analysis analysis = new Analysis();
    private final Formula formula = Formula.shipped();
    private final Background background = Background.shipped();
    private final Meanings meanings;
    private final StatisticsBook book;
    private final PaperLists lists;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock matching = new ReentrantLock();
    private volatile boolean stopped;
    private volatile @Nullable MatchSession newest;

    public Matcher(Library library) {
        this(library, Meanings.NONE);
    }

    /** For where one process matches. */
    public Matcher(Library library, Meanings meanings) {
        this(library, meanings, new OwnStatistics(), PaperLists.NONE);
    }

    public Matcher(Library library, Meanings meanings, StatisticsBook book, PaperLists lists) {
        this.library = library;
        this.meanings = meanings;
        this.book = book;
        this.lists = lists;
    }

    /**
     * Has the model read what came since, if there is one and nobody else has it read just now. Whoever cannot wait goes on by words.
     *
     * @param mine asked before and while it reads, whether it is for this process to do so
     */
    void catchUp(BooleanSupplier mine) {
        if (reading.tryLock()) {
            try {
                if (mine.getAsBoolean()) {
                    meanings.catchUp(library, mine);
                }
            } finally {
                reading.unlock();
            }
        }
    }

    /** See {@link MatchSession#readAhead}; where a model reads. */
    void readAhead(Collection<Long> papers) {
        if (meanings.hasBegun()) {
            MatchSession session = held();
            for (ShelvedPaper paper :
                    library.byNumber(papers.stream().limit(Shelf.MOST_OPENED).toList())) {
                if (stopped) {
                    return;
                }
                session.readAhead(paper);
            }
        }
    }

    /** See {@link Meanings#forgetOthers}. */
    int forgetOtherModels() {
        return meanings.forgetOthers();
    }

    /** See {@link Meanings#readable}. */
    long readable() {
        return meanings.readable();
    }

    /** Runs one pass at a time. */
    <T> T alone(Supplier<T> pass) {
        matching.lock();
        try {
            return pass.get();
        } finally {
            MatchSession session = newest;
            if (session != null) {
                session.forgetRows();
            }
            matching.unlock();
        }
    }

    /** Ends what is under way at the next paper or page of readers; it goes on where it stood when it is run again. */
    public void stop() {
        stopped = true;
        meanings.stop();
    }

    boolean isStopped() {
        return stopped;
    }

    /**
     * A session with the statistics that all processes have agreed on. They are made anew only when the archive has grown by a tenth, or
     * a model has begun to read; a session that is under way keeps its own.
     */
    public synchronized MatchSession session() {
        long last = library.newestNumber();
        long agreed = book.agreed();
        if (agreed == 0 || last > agreed + agreed / 10) {
            agreed = book.agree(agreed, last);
        }
        boolean meant = newest != null && !newest.isMeant() && meanings.hasBegun();
        if (newest == null || newest.through() != agreed || meant) {
            long through = agreed;
            List<ShelvedPaper> papers = library.since(Math.max(0, through - SNAPSHOT), SNAPSHOT).stream()
                    .filter(paper -> paper.number() <= through)
                    .toList();
            Map<Long, float[]> vectors =
                    meanings.of(papers.stream().map(ShelvedPaper::number).toList());
            List<float[]> lines = vectors.isEmpty() ? List.of() : meanings.lines();
            Corpus corpus = Corpus.of(papers, vectors, lines, analysis, background);
            long revision = Math.min(library.newestRevision(), meanings.revised());
            newest = new MatchSession(
                    through,
                    corpus,
                    new Shelf(library, meanings, corpus, analysis, revision),
                    meanings,
                    analysis,
                    formula,
                    lists);
        }
        newest.shelf().catchUp();
        return newest;
    }

    private MatchSession held() {
        MatchSession session = newest;
        return session == null ? session() : session;
    }

    /** See {@link MatchSession#version}. */
    long statisticsVersion() {
        return session().version();
    }

    public DayBatch batch(List<ShelvedPaper> papers) {
        return held().batch(papers);
    }

    public CompiledProfile compile(Profile profile) {
        return held().compile(profile);
    }

    public Optional<CompiledProfile> read(byte[] form, Profile profile) {
        return held().read(form, profile);
    }

    List<Scored> best(CompiledProfile profile, DayBatch batch, int perInterest) {
        return held().best(profile, batch, perInterest);
    }

    public float[] scores(CompiledInterest interest, DayBatch batch) {
        return held().scores(interest, batch);
    }

    List<List<Scored>> best(List<CompiledProfile> profiles, DayBatch batch, List<Integer> perInterest) {
        return held().best(profiles, batch, perInterest);
    }

    /** The same without some of the signals. */
    public float[] scores(CompiledInterest interest, DayBatch batch, Set<Signal> without) {
        return held().scores(interest, batch, without);
    }

    /** What a reader would be told of each score: how likely they would save the paper, 0 to 100; the rules take no part. */
    public double[] chances(CompiledInterest interest, float[] scores) {
        return held().chances(interest, scores);
    }

    /** What papers are matched by, in words for people: words, and meaning where a model reads. */
    public String matchedBy() {
        if (meanings.model().isEmpty()) {
            return "by words alone";
        }
        return meanings.trouble()
                .map(reason -> "by words alone, because the model fails: " + reason)
                .orElse("by words and by meaning (model %s)".formatted(meanings.model()));
    }

    /** For how many papers saved one is written, as is assumed when a score becomes a chance. */
    public double savesPerWritten() {
        return formula.savesPerWritten();
    }

    Formula formula() {
        return formula;
    }

    /** Why a paper fits that interest of the reader's, what contributed most first; for papers that are shown. */
    public List<Reason> reasons(Subscriber reader, ShelvedPaper paper, String interest) {
        return reasons(reader.profile(), paper, interest);
    }

    List<Reason> reasons(Profile profile, ShelvedPaper paper, String interest) {
        MatchSession session = held();
        return session.reasons(session.compile(profile), List.of(paper), List.of(interest))
                .getFirst();
    }

    /** See {@link MatchSession#reasons}. */
    public List<List<Reason>> reasons(
            Subscriber reader,
            Optional<CompiledStore.Compiled> known,
            List<ShelvedPaper> papers,
            List<String> interests) {
        return held().reasons(reader, known, papers, interests);
    }

    /** See {@link MatchSession#known}. */
    public Map<String, Double> known(Profile profile) {
        return held().known(profile);
    }

    /** See {@link MatchSession#met}. */
    public Map<String, Double> met(Profile profile) {
        return held().met(profile);
    }

    /** See {@link MatchSession#likeness}. */
    public double likeness(ShelvedPaper one, ShelvedPaper other) {
        return held().likeness(one, other);
    }

    /** Whether a reader would call both the same paper. */
    public boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other) {
        return held().nearDuplicates(one, other);
    }
}

package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.Background;
import org.broadsheet.matching.text.TopK;
import org.broadsheet.matching.text.Topics;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;

/** Says how well papers fit profiles, and why. Thread-safe. */
public final class Matcher {

    /** How many of the newest papers the snapshot of the archive holds. */
    private static final int SNAPSHOT = 10_000;

    /** Matches below this are not worth a row, whatever the floor. */
    private static final double LEAST_KEPT = 5;

    /** A paper by an author whom the reader follows scores at least this. */
    private static final double FOLLOWED = 99;

    /** Versions of one paper and reposts measure .9 and more; two papers of one group .6. A guess. */
    private static final double NEAR_DUPLICATE = 0.85;

    /** What a paper of a category scores for a reader who named that and nothing else: two chances in five. */
    private static final float READ = 9;

    private static final float OUT = Float.NEGATIVE_INFINITY;

    private final Library library;
    private final Analysis analysis = new Analysis();
    private final Formula formula = Formula.shipped();
    private final Background background = Background.shipped();
    private final Meanings meanings;
    private volatile Snapshot snapshot;

    /**
     * @param version the number of the newest paper in it
     * @param measured what the model makes of the papers that profiles are measured on
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Snapshot(long version, Corpus corpus, Shelf shelf, ProfileCompiler compiler, float[][] measured) {}

    public Matcher(Library library) {
        this(library, Meanings.NONE);
    }

    public Matcher(Library library, Meanings meanings) {
        this.library = library;
        this.meanings = meanings;
    }

    /** Has the model read what came since, if there is one; if it fails, papers are matched by words. */
    void catchUp() {
        meanings.catchUp(library);
    }

    /**
     * Brings the corpus statistics up to date and says which state of them is in use: the number of the newest paper in
     * it. They move only here, and only when the archive has grown by a tenth; profiles and batches of different states do
     * not fit each other.
     */
    synchronized long statisticsVersion() {
        long newest = library.newestNumber();
        if (snapshot == null || newest > snapshot.version() + snapshot.version() / 10) {
            Corpus corpus = Corpus.of(library.since(Math.max(0, newest - SNAPSHOT), SNAPSHOT), analysis, background);
            long revision = Math.min(library.newestRevision(), meanings.revised());
            Shelf shelf = new Shelf(library, corpus, analysis, revision);
            List<ShelvedPaper> yardstick = corpus.yardstick().papers();
            float[][] measured = meanings.of(numbers(yardstick)).values().toArray(float[][]::new);
            snapshot = new Snapshot(
                    newest, corpus, shelf, new ProfileCompiler(corpus, shelf, analysis, formula), measured);
        }
        snapshot.shelf().catchUp();
        return snapshot.version();
    }

    private static List<Long> numbers(List<ShelvedPaper> papers) {
        return papers.stream().map(ShelvedPaper::number).toList();
    }

    private Snapshot snapshot() {
        if (snapshot == null) {
            statisticsVersion();
        }
        return snapshot;
    }

    /** Reads new papers once for all readers. */
    public DayBatch batch(List<ShelvedPaper> papers) {
        return snapshot().corpus().batch(papers, meanings.of(numbers(papers)));
    }

    /** Turns a profile into what a batch is scored with; likes are looked up in the library. */
    public CompiledProfile compile(Profile profile) {
        CompiledProfile compiled = snapshot().compiler().compile(profile);
        return meanings.model().isEmpty()
                ? compiled
                : new MeaningCompiler(library, meanings, snapshot().measured()).add(profile, compiled);
    }

    /** The profile as it was compiled with the statistics in use and written down; empty if it must be compiled anew. */
    public Optional<CompiledProfile> read(byte[] form, Profile profile) {
        Shelf shelf = snapshot().shelf();
        return CompiledForm.read(form, profile.floor(), shelf, meanings.model())
                .filter(compiled -> compiled.revision() >= shelf.revision()
                        || !shelf.rewordedSince(compiled.revision(), ProfileCompiler.references(profile)));
    }

    /**
     * The papers of the batch that fit, for each interest at most {@code perInterest}, best first. Those that nobody would
     * save are left out; the reader's floor is for the digest to apply. A paper by an author whom the reader follows,
     * or that is always to be shown, scores 99 or more and at least the floor. What is to be kept out is out.
     */
    List<Scored> best(CompiledProfile profile, DayBatch batch, int perInterest) {
        List<Scored> all = new ArrayList<>();
        for (int i = 0; i < profile.interests().size(); i++) {
            CompiledInterest interest = profile.interests().get(i);
            float[] scores = ruled(interest, profile.meanings().get(i), batch);
            for (int place : TopK.best(scores, batch.size(), perInterest)) {
                if (scores[place] > OUT) {
                    double score = scores[place] == Float.POSITIVE_INFINITY
                            ? Math.max(FOLLOWED, profile.floor())
                            : interest.home() * formula.calibrated(scores[place]);
                    if (score >= LEAST_KEPT) {
                        all.add(new Scored(batch.paper(place).number(), interest.name(), score));
                    }
                }
            }
        }
        return all;
    }

    /** The score of each paper, in standard deviations from an average one; the rules take no part. */
    public float[] scores(CompiledInterest interest, DayBatch batch) {
        Signals signals = Signals.of(interest.query(), interest.texts(), interest.categories(), batch);
        return formula.scores(signals, interest.scale(), interest.evidence());
    }

    Formula formula() {
        return formula;
    }

    private float[] ruled(CompiledInterest interest, Meant meant, DayBatch batch) {
        float[] scores = scores(interest, batch);
        meant.add(meanings.weight(), batch.meanings(), scores);
        if (!interest.hasRules()) {
            return scores;
        }
        for (int place = 0; place < scores.length; place++) {
            Paper paper = batch.paper(place).paper();
            if (interest.onlyReads()) {
                scores[place] = Rules.reads(interest, paper) ? READ + scores[place] : OUT;
            }
            if (Rules.follows(interest, paper) || Rules.always(interest, asked(interest, batch, place))) {
                scores[place] = Float.POSITIVE_INFINITY;
            }
            if (Rules.excludes(interest, paper, batch.reading(place).stems())
                    || Rules.keepsOut(interest, asked(interest, batch, place))) {
                scores[place] = OUT;
            }
        }
        return scores;
    }

    /** The paper as rules see it; its title is only taken apart where there are rules. */
    private Rule.Asked asked(CompiledInterest interest, DayBatch batch, int place) {
        Paper paper = batch.paper(place).paper();
        int[] stems = batch.reading(place).stems();
        return interest.always().isEmpty() && interest.only().isEmpty()
                ? new Rule.Asked(paper, stems, stems)
                : Rule.Asked.of(paper, stems, analysis);
    }

    /** Why a paper fits that interest of the reader's, what contributed most first; for papers that are shown. */
    public List<Reason> reasons(Subscriber reader, ShelvedPaper paper, String interest) {
        return reasons(reader.profile(), paper, interest);
    }

    List<Reason> reasons(Profile profile, ShelvedPaper paper, String interest) {
        return reasons(snapshot().compiler().compile(profile), List.of(paper), List.of(interest))
                .getFirst();
    }

    /**
     * {@link #reasons} for several papers.
     *
     * @param known the reader's profile as it was compiled for matching, if it is at hand: that saves most of the work
     * @param interests for each paper the interest it stands under
     */
    public List<List<Reason>> reasons(
            Subscriber reader,
            Optional<CompiledStore.Compiled> known,
            List<ShelvedPaper> papers,
            List<String> interests) {
        Optional<CompiledProfile> measured = known.filter(
                        form -> form.statisticsVersion() == snapshot().version()
                                && form.profileChanged().equals(reader.profileChanged()))
                .flatMap(form -> read(form.form(), reader.profile()));
        return reasons(snapshot().compiler().compile(reader.profile(), measured), papers, interests);
    }

    private List<List<Reason>> reasons(CompiledProfile profile, List<ShelvedPaper> papers, List<String> interests) {
        ReasonFinder reasons = new ReasonFinder(analysis, formula);
        List<List<Reason>> all = new ArrayList<>(papers.size());
        for (int place = 0; place < papers.size(); place++) {
            ShelvedPaper paper = papers.get(place);
            String interest = interests.get(place);
            all.add(profile.interests().stream()
                    .filter(candidate -> candidate.name().equals(interest))
                    .findFirst()
                    .map(found ->
                            reasons.why(found, paper.paper(), snapshot().shelf().open(paper)))
                    .orElse(List.of()));
        }
        return all;
    }

    /**
     * How likely each interest is of a field that the archive knows, by its name: 0 to 1. Scores of an interest are multiplied
     * by it, since in a foreign stream, too, some papers stand out from the others.
     */
    public Map<String, Double> known(Profile profile) {
        Map<String, Double> known = new LinkedHashMap<>();
        snapshot()
                .compiler()
                .compile(profile)
                .interests()
                .forEach(interest -> known.put(interest.name(), (double) interest.home()));
        return known;
    }

    /** How alike two papers are, 0 to 1: the cosine of their words and pairs, or of what they are about if that is more. */
    public double likeness(Paper one, Paper other) {
        Shelf shelf = snapshot().shelf();
        double about =
                Topics.dot(shelf.compared(one).topics(), shelf.compared(other).topics());
        return Math.clamp(Math.max(about, likenessOfWords(one, other)), 0, 1);
    }

    private double likenessOfWords(Paper one, Paper other) {
        Shelf shelf = snapshot().shelf();
        return shelf.compared(one).vector().dot(shelf.compared(other).vector());
    }

    /** Whether a reader would call both the same paper. */
    public boolean nearDuplicates(Paper one, Paper other) {
        return likenessOfWords(one, other) > NEAR_DUPLICATE;
    }
}

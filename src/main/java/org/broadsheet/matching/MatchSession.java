package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.meaning.MeaningSpace;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;

/**
 * One state of the statistics for a whole pass over readers, a preview or an explanation: whatever comes in meanwhile, everything that is
 * compiled, read and scored in it fits together. Thread-safe.
 */
public final class MatchSession {

    private final long through;
    private final Corpus corpus;
    private final Shelf shelf;
    private final ProfileCompiler compiler;
    private final Meanings meanings;
    private final Analysis analysis;
    private final Formula formula;

    MatchSession(
            long through,
            Corpus corpus,
            Shelf shelf,
            Meanings meanings,
            Analysis analysis,
            Formula formula,
            PaperLists lists) {
        this.through = through;
        this.corpus = corpus;
        this.shelf = shelf;
        this.compiler = new ProfileCompiler(corpus, meanings, shelf, analysis, formula, lists);
        this.meanings = meanings;
        this.analysis = analysis;
        this.formula = formula;
    }

    /** The number of the newest paper in the statistics. */
    long through() {
        return through;
    }

    /** What tells these statistics from others: their newest paper, and whether a model's vectors are in them. */
    long version() {
        return 2 * through + (isMeant() ? 1 : 0);
    }

    boolean isMeant() {
        return !corpus.space().isEmpty();
    }

    Shelf shelf() {
        return shelf;
    }

    /** Gives the memory back that compiling many profiles took: what they have in common is made again for the next ones. */
    void forgetRows() {
        corpus.yardstick().forgetRows();
    }

    /** Reads new papers once for all readers. */
    public DayBatch batch(List<ShelvedPaper> papers) {
        return corpus.batch(
                papers, meanings.of(papers.stream().map(ShelvedPaper::number).toList()));
    }

    /** Turns a profile into what a batch is scored with; likes are looked up in the library. */
    public CompiledProfile compile(Profile profile) {
        return compiler.compile(profile);
    }

    /** The profile as it was compiled with these statistics and written down; empty if it must be compiled anew. */
    public Optional<CompiledProfile> read(byte[] form, Profile profile) {
        return CompiledForm.read(form, profile.floor(), shelf, meanings.model())
                .filter(compiled -> compiled.revision() >= shelf.revision()
                        || !shelf.rewordedSince(compiled.revision(), compiler.spokenOf(profile)));
    }

    /**
     * The papers of the batch that fit, for each interest at most {@code perInterest}, best first. Those that nobody would
     * save are left out; the reader's floor is for the digest to apply. A paper by an author whom the reader follows,
     * or that is always to be shown, scores 99 or more and at least the floor. What is to be kept out is out.
     */
    List<Scored> best(CompiledProfile profile, DayBatch batch, int perInterest) {
        return best(List.of(profile), batch, List.of(perInterest)).getFirst();
    }

    /** The same for several profiles, which takes less time than one after the other. */
    List<List<Scored>> best(List<CompiledProfile> profiles, DayBatch batch, List<Integer> perInterest) {
        return scorer(batch).best(profiles, perInterest);
    }

    private Scorer scorer(DayBatch batch) {
        return new Scorer(batch, formula, meanings.weight(), analysis);
    }

    /** The score of each paper, in standard deviations from an average one; the rules take no part. */
    public float[] scores(CompiledInterest interest, DayBatch batch) {
        return scores(interest, batch, Set.of());
    }

    float[] scores(CompiledInterest interest, DayBatch batch, Set<Signal> without) {
        return scorer(batch).scores(interest, without);
    }

    double[] chances(CompiledInterest interest, float[] scores) {
        double[] chances = new double[scores.length];
        for (int place = 0; place < scores.length; place++) {
            chances[place] = scores[place] == Scorer.OUT ? 0 : formula.chance(interest, scores[place]);
        }
        return chances;
    }

    /**
     * Why papers fit, what contributed most first; for papers that are shown.
     *
     * @param known the reader's profile as it was compiled for matching, if it is at hand: that saves most of the work
     * @param interests for each paper the interest it stands under
     */
    List<List<Reason>> reasons(
            Subscriber reader,
            Optional<CompiledStore.Compiled> known,
            List<ShelvedPaper> papers,
            List<String> interests) {
        CompiledProfile compiled = known.filter(form -> form.statisticsVersion() == version()
                        && form.profileChanged().equals(reader.profileChanged()))
                .flatMap(form -> read(form.form(), reader.profile()))
                .orElseGet(() -> compiler.compile(reader.profile()));
        return reasons(compiled, papers, interests);
    }

    List<List<Reason>> reasons(CompiledProfile profile, List<ShelvedPaper> papers, List<String> interests) {
        ReasonFinder reasons = new ReasonFinder(analysis, formula);
        List<List<Reason>> all = new ArrayList<>(papers.size());
        for (int place = 0; place < papers.size(); place++) {
            ShelvedPaper paper = papers.get(place);
            String interest = interests.get(place);
            all.add(profile.interests().stream()
                    .filter(candidate -> candidate.name().equals(interest))
                    .findFirst()
                    .map(found -> reasons.why(found, paper.paper(), shelf.open(paper)))
                    .orElse(List.of()));
        }
        return all;
    }

    /** Has a paper taken apart and its sentences read, so that no digest waits for that: a sentence takes the model milliseconds. */
    void readAhead(ShelvedPaper paper) {
        shelf.open(paper).readSentences();
    }

    /**
     * How likely each interest is of a field that the archive knows, by its name: 0 to 1. Scores of an interest are multiplied
     * by it, since in a foreign stream, too, some papers stand out from the others.
     */
    Map<String, Double> known(Profile profile) {
        Map<String, Double> known = new LinkedHashMap<>();
        compiler.compile(profile).interests().forEach(interest -> known.put(interest.name(), (double) interest.home()));
        return known;
    }

    /**
     * Which share of the words of each interest's own lines the archive has met, by its name, 0 to 1; interests without lines are left
     * out. A line in another language than the papers is matched by meaning alone.
     */
    Map<String, Double> met(Profile profile) {
        Map<String, Double> met = new LinkedHashMap<>();
        for (NamedInterest interest : profile.interests()) {
            interest.all(Interest.About.class).stream()
                    .mapToDouble(line -> corpus.statistics().metShare(analysis.stems(line.text())))
                    .average()
                    .ifPresent(share -> met.put(interest.name(), share));
        }
        return met;
    }

    /** How alike two papers are, 0 to 1: in meaning, or by their words where the model has not read both. */
    double likeness(ShelvedPaper one, ShelvedPaper other) {
        float[] meant = shelf.meaning(one);
        float[] meantToo = shelf.meaning(other);
        return meant.length > 0 && meantToo.length > 0
                ? Math.clamp(MeaningSpace.cosine(meant, meantToo), 0, 1)
                : shelf.compared(one).likeness(shelf.compared(other));
    }

    /** Whether a reader would call both the same paper. */
    boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other) {
        return shelf.compared(one).isNearDuplicate(shelf.compared(other));
    }
}

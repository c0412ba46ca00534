package org.broadsheet.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.DayBatch;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.Signal;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;

/** The product's own {@link Matcher}, as every digest uses it. */
public final class OurRanker implements Evaluation.Ranker {

    private final Evaluation evaluation;
    private final Matcher matcher;
    private final Map<LocalDate, DayBatch> batches;
    private final Map<String, CompiledInterest> compiled = new ConcurrentHashMap<>();

    public OurRanker(Evaluation evaluation) {
        this.evaluation = evaluation;
        boolean titlesOnly = evaluation.profiles().titles();
        List<ShelvedPaper> archive = evaluation.archive();
        Meanings meanings = TrialVectors.meanings(
                evaluation.model(),
                archive,
                evaluation.days().values().stream().flatMap(List::stream).toList(),
                titlesOnly);
        this.matcher = new Matcher(new TrialLibrary(archive, titlesOnly), meanings);
        this.batches = evaluation.days().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, day -> matcher.batch(day.getValue())));
    }

    private OurRanker(Evaluation evaluation, Matcher matcher, Map<LocalDate, DayBatch> batches) {
        this.evaluation = evaluation;
        this.matcher = matcher;
        this.batches = batches;
    }

    /** For other profiles on the same archive and days. */
    OurRanker with(Evaluation other) {
        return new OurRanker(other, matcher, batches);
    }

    public Matcher matcher() {
        return matcher;
    }

    public DayBatch batch(LocalDate day) {
        return Objects.requireNonNull(batches.get(day));
    }

    public CompiledInterest compiled(Trial.Reader reader) {
        return compiled.computeIfAbsent(
                reader.name(),
                name -> matcher.compile(asked(evaluation.likes(reader)))
                        .interests()
                        .getFirst());
    }

    private Profile asked(List<ShelvedPaper> likes) {
        return evaluation.profiles().text()
                ? profile(List.of(new Interest.About(likes.getFirst().paper().title())))
                : likes(likes);
    }

    public static Profile likes(List<ShelvedPaper> likes) {
        return profile(likes.stream()
                .<Interest>map(like -> new Interest.LikePaper(
                        new PaperReference.ById(like.paper().id())))
                .toList());
    }

    public static Profile profile(List<Interest> wants) {
        return new Profile(
                List.of(new NamedInterest("trial", wants, OptionalInt.empty())),
                0,
                Profile.DEFAULT_AT_MOST,
                Profile.DEFAULT_FLOOR,
                Profile.DEFAULT_VARIETY,
                Profile.WhenEmpty.NOTHING);
    }

    @Override
    public float[] scores(Trial.Reader reader, LocalDate day) {
        return matcher.scores(compiled(reader), batch(day));
    }

    float[] scores(Trial.Reader reader, LocalDate day, Set<Signal> without) {
        return matcher.scores(compiled(reader), batch(day), without);
    }

    /** What the reader would be told of each paper, 0 to 100. */
    public double[] chances(Trial.Reader reader, LocalDate day) {
        return matcher.chances(compiled(reader), scores(reader, day));
    }
}

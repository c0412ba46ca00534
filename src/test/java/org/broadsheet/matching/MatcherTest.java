package org.broadsheet.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.broadsheet.matching.Readers.interest;
import static org.broadsheet.matching.Readers.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.broadsheet.ForAll;
import org.broadsheet.evaluation.TrialLibrary;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;

class MatcherTest {

    private static final String ABSTRACT =
            "We study sparse retrieval with an inverted index: learned term weights rank passages for a search engine.";

    private static final Paper RETRIEVAL = Papers.titled("Term weights for sparse retrieval")
            .text(ABSTRACT)
            .by("Ada Novak", "cs.IR")
            .paper();
    private static final Paper BIRDS = Papers.titled("Songbird migration over wetland stopovers")
            .text("Tracking of nesting songbirds over a season shows where a flock makes its stopover in a wetland.")
            .by("Bo Berg", "q-bio.PE")
            .paper();
    private static final Paper COMPILER = Papers.titled("Register allocation before instruction scheduling")
            .text("A compiler pass for loops joins register allocation and instruction scheduling.")
            .by("Cy Chan", "cs.PL")
            .paper();

    private static final List<ShelvedPaper> ARCHIVE = SmallArchive.of(50);
    private static final Matcher MATCHER = new Matcher(new TrialLibrary(ARCHIVE, false));
    private static final List<ShelvedPaper> TODAY = List.of(
            SmallArchive.shelved(1_001, RETRIEVAL),
            SmallArchive.shelved(1_002, BIRDS),
            SmallArchive.shelved(1_003, COMPILER));

    @Test
    void threeWordsAreEnough() {
        assertThat(first(about("sparse retrieval weights"))).contains(1_001L);
    }

    @Test
    void threePagesAreNotTooMuch() {
        String page =
                "Songbirds and their migration: where a flock rests in a season, and which wetland is a stopover. ";

        assertThat(first(about(page.repeat(60)))).contains(1_002L);
    }

    @Test
    void oneLikedPaperIsEnough() {
        Paper like = fields(0).getFirst();

        assertThat(first(likes(like))).contains(1_001L);
    }

    @Test
    void wordsThatNoPaperHasMatchNothing() {
        assertThat(best(about("xylophone zither"))).isEmpty();
    }

    @Test
    void aProfileThatNamesOnlyACategoryPutsItsPapersFirst() {
        assertThat(first(profile(interest("main", new Interest.InCategory(new Category("cs.PL"))))))
                .contains(1_003L);
    }

    @Test
    void aPaperWithoutCategoriesIsNotPunishedForIt() {
        Paper bare = Papers.titled(RETRIEVAL.title()).text(ABSTRACT).paper();
        DayBatch batch = MATCHER.batch(List.of(SmallArchive.shelved(1_004, bare)));

        Profile profile = likes(fields(0).subList(0, 3).toArray(Paper[]::new));

        double middle = (score(profile, RETRIEVAL) + score(profile, BIRDS)) / 2;
        assertThat(MATCHER.best(MATCHER.compile(profile), batch, 10))
                .singleElement()
                .satisfies(scored -> assertThat(scored.score()).isGreaterThan(middle));
    }

    @Test
    void aFollowedAuthorIsAlwaysShown() {
        Profile profile = profile(
                interest("main", new Interest.About("sparse retrieval"), new Interest.ByAuthor(new Author("B. Berg"))));

        assertThat(best(profile))
                .filteredOn(scored -> scored.paper() == 1_002L)
                .singleElement()
                .satisfies(scored -> assertThat(scored.score()).isGreaterThanOrEqualTo(99));
    }

    @Test
    void whatIsToBeKeptOutIsOutWhateverElseFits() {
        for (String kept : List.of("sparse retrieval", "Ada Novak", "cs.IR", "cs")) {
            Profile profile = profile(interest(
                    "main",
                    new Interest.About("sparse retrieval with term weights"),
                    new Interest.ByAuthor(new Author("Ada Novak")),
                    new Interest.Without(kept)));

            assertThat(best(profile)).as("without %s", kept).noneMatch(scored -> scored.paper() == 1_001L);
        }
    }

    @Test
    void whatIsAlwaysWantedIsShownWhateverItsScoreAndSaysWhichRule() {
        for (String rule : List.of(
                "songbird migration",
                "Bo Berg",
                "author:berg AND NOT cat:cs",
                "title:songbirds OR title:xylophone",
                "(xylophone OR migration) cat:q-bio")) {
            Profile profile = profile(interest("main", new Interest.About("compilers"), new Interest.Always(rule)));

            assertThat(best(profile))
                    .as("always %s", rule)
                    .filteredOn(scored -> scored.paper() == 1_002L)
                    .singleElement()
                    .satisfies(scored -> assertThat(scored.score()).isGreaterThanOrEqualTo(99));
            assertThat(MATCHER.reasons(profile, SmallArchive.shelved(1_002, BIRDS), "main"))
                    .contains(new Reason.Always(rule));
        }
        assertThat(best(profile(interest("main", new Interest.Always("title:xylophone")))).stream()
                        .filter(scored -> scored.score() >= 99))
                .isEmpty();
    }

    @Test
    void onlyKeepsTheRestOutAndWinsOverAlways() {
        for (String rule : List.of("cs.IR", "cs", "sparse retrieval", "cat:cs.IR AND NOT title:xylophone")) {
            Profile profile = profile(interest(
                    "main",
                    new Interest.About("sparse retrieval"),
                    new Interest.Always("songbird migration"),
                    new Interest.Only(rule)));

            assertThat(first(profile)).as("only %s", rule).contains(1_001L);
            assertThat(best(profile)).as("only %s", rule).noneMatch(scored -> scored.paper() == 1_002L);
        }
        assertThat(best(profile(
                        interest("main", new Interest.About("sparse retrieval"), new Interest.Only("biorxiv")))))
                .isEmpty();
    }

    @Test
    void aWordToBeKeptOutMustFollowItsNeighbourToCount() {
        Profile profile = profile(
                interest("main", new Interest.About("sparse retrieval"), new Interest.Without("retrieval weights")));

        assertThat(first(profile)).contains(1_001L);
    }

    @Test
    void aLikeMovesThePapersLikeItUpAtOnce() {
        Paper like = fields(3).getFirst();
        Profile before = likes(fields(0).getFirst());
        Profile after = likes(fields(0).getFirst(), like);

        assertThat(score(after, COMPILER)).isGreaterThan(score(before, COMPILER));
    }

    @Test
    void aDislikeMovesThePapersLikeItDownAtOnce() {
        Interest.LikePaper retrieval =
                new Interest.LikePaper(reference(fields(0).getFirst()));
        Interest.LikePaper compilers =
                new Interest.LikePaper(reference(fields(3).getFirst()));
        Interest.DislikePaper dislike =
                new Interest.DislikePaper(reference(fields(3).get(1)));

        double before = score(profile(interest("main", retrieval, compilers)), COMPILER);
        double after = score(profile(interest("main", retrieval, compilers, dislike)), COMPILER);

        assertThat(after).isLessThan(before);
    }

    @Test
    void theWordsShownAreInThePaperAndWithoutThemTheScoreFalls() {
        String text = "sparse retrieval with an inverted index, or galaxy surveys by telescope";
        List<String> words = reasons(about(text), RETRIEVAL).stream()
                .filter(Reason.Words.class::isInstance)
                .map(reason -> ((Reason.Words) reason).surface())
                .toList();
        String without = text;
        for (String word : words) {
            for (String part : word.split("[ -]", -1)) {
                without = without.replaceAll("(?i)\\b" + part + "\\b", "");
            }
        }

        assertThat(words)
                .isNotEmpty()
                .allSatisfy(
                        word -> assertThat(RETRIEVAL.title() + " " + ABSTRACT).contains(word));
        assertThat(score(about(without), RETRIEVAL)).isLessThan(score(about(text), RETRIEVAL));
    }

    @Test
    void theLikedPaperShownIsTheOneWhoseLossCostsMost() {
        List<Paper> liked =
                List.of(fields(0).get(2), fields(1).get(2), fields(2).get(2));
        List<Reason> reasons = reasons(likes(liked.toArray(Paper[]::new)), RETRIEVAL);

        List<Double> losses = new ArrayList<>();
        double whole = score(likes(liked.toArray(Paper[]::new)), RETRIEVAL);
        for (Paper one : liked) {
            losses.add(whole
                    - score(
                            likes(liked.stream()
                                    .filter(other -> !other.equals(one))
                                    .toArray(Paper[]::new)),
                            RETRIEVAL));
        }
        assertThat(losses.get(0)).isPositive().isGreaterThan(losses.get(1)).isGreaterThan(losses.get(2));
        assertThat(reasons)
                .contains(new Reason.LikedPaper(
                        liked.getFirst().id(), liked.getFirst().title()));
    }

    @Test
    void theReasonOfAFollowedAuthorComesFirst() {
        Profile profile = profile(interest(
                "main", new Interest.About("sparse retrieval"), new Interest.ByAuthor(new Author("Ada Novak"))));

        assertThat(reasons(profile, RETRIEVAL).getFirst()).isEqualTo(new Reason.Follows(new Author("Ada Novak")));
    }

    @Test
    void twoVersionsOfAPaperAreNearDuplicatesAndTwoPapersOfAFieldAreNot() {
        Paper again = Papers.titled("Term weights for sparse retrieval, revised")
                .text(ABSTRACT.replace("learned", "trained"))
                .paper();

        ShelvedPaper retrieval = SmallArchive.shelved(1_001, RETRIEVAL);
        assertThat(MATCHER.nearDuplicates(retrieval, SmallArchive.shelved(1_009, again)))
                .isTrue();
        assertThat(MATCHER.nearDuplicates(
                        retrieval, SmallArchive.shelved(1_003, fields(0).getFirst())))
                .isFalse();
        assertThat(MATCHER.likeness(
                        retrieval, SmallArchive.shelved(1_003, fields(0).getFirst())))
                .isGreaterThan(MATCHER.likeness(retrieval, SmallArchive.shelved(1_002, BIRDS)));
    }

    @Test
    void aHigherScoreIsAlwaysAHigherChance() {
        CompiledProfile.CompiledInterest interest = MATCHER.compile(
                        profile(interest("main", new Interest.About("compilers"))))
                .interests()
                .getFirst();
        ForAll.cases(500, random -> {
            float[] scores = {random.nextFloat(-30, 120), random.nextFloat(-30, 120)};
            Arrays.sort(scores);

            double low = MATCHER.formula().calibrated(scores[0], interest);
            double high = MATCHER.formula().calibrated(scores[1], interest);

            assertThat(low).isBetween(0.0, 100.0);
            assertThat(high).isBetween(0.0, 100.0);
            assertThat(low).isLessThanOrEqualTo(high);
            assertThat(low < high || scores[1] - scores[0] < 1e-3 || scores[0] > 100)
                    .isTrue();
        });
    }

    @Test
    void whatElseCameThatDayDoesNotMoveAScore() {
        Profile profile = likes(fields(0).getFirst());
        DayBatch alone = MATCHER.batch(List.of(TODAY.getFirst()));

        assertThat(MATCHER.best(MATCHER.compile(profile), alone, 10).getFirst().score())
                .isCloseTo(score(profile, RETRIEVAL), within(1e-3));
    }

    @Test
    void theReasonsAreTheSameWhetherTheProfileWasCompiledBeforeOrNot() {
        for (Profile profile :
                List.of(about("sparse retrieval weights"), likes(fields(0).getFirst()))) {
            Subscriber reader = Readers.reader(1, profile, Instant.EPOCH);
            CompiledStore.Compiled compiled = new CompiledStore.Compiled(
                    reader.id(),
                    reader.profileChanged(),
                    MATCHER.statisticsVersion(),
                    CompiledForm.write(MATCHER.compile(profile)));

            assertThat(MATCHER.reasons(reader, Optional.of(compiled), TODAY, List.of("main", "main", "main")))
                    .isEqualTo(MATCHER.reasons(reader, Optional.empty(), TODAY, List.of("main", "main", "main")))
                    .first()
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isNotEmpty();
        }
    }

    @Test
    void whatIsForeignToTheArchiveScoresLess() {
        Profile own = about("sparse retrieval with an inverted index for a search engine");
        Profile foreign = about("sparse retrieval with an inverted index, for qubits and xylophone decoders");
        CompiledProfile.CompiledInterest interest =
                MATCHER.compile(foreign).interests().getFirst();

        assertThat(MATCHER.known(own).get("main")).isGreaterThan(0.97);
        assertThat(MATCHER.known(foreign).get("main"))
                .isEqualTo((double) interest.home())
                .isBetween(0.1, 0.9);
        assertThat(best(foreign).getFirst().score())
                .isCloseTo(
                        interest.home()
                                * MATCHER.formula()
                                        .calibrated(MATCHER.scores(interest, MATCHER.batch(TODAY))[0], interest),
                        within(1e-6));
    }

    @Test
    void theKnownerAFieldTheMoreItsScoresCountAndAYoungArchiveGoesByWords() {
        Formula formula = MATCHER.formula();
        ForAll.cases(500, random -> {
            double[] share = {random.nextDouble(2), random.nextDouble(2)};
            Arrays.sort(share);
            double grown = random.nextDouble();

            assertThat(formula.home(share[0], share[0], grown))
                    .isBetween(0.0, formula.home(share[1], share[1], grown))
                    .isLessThanOrEqualTo(1);
            assertThat(formula.home(1 + share[0], 1 + share[1], grown)).isCloseTo(1, within(1e-9));
            assertThat(formula.home(share[0], 1, 0)).isEqualTo(1);
        });
        assertThat(formula.home(0.3, 1, 1)).isLessThan(0.05);
        assertThat(formula.home(1, 0.2, 0)).isLessThan(0.1);
    }

    @Test
    void aFieldThatOnlyTheReadersOwnLikesAreOfIsForeign() {
        List<ShelvedPaper> archive = new ArrayList<>(ARCHIVE);
        List<Paper> likes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            likes.add(Papers.titled("Logical qubits of a surface code " + i)
                    .text("Decoders of stabiliser measurements on a surface code keep logical qubits coherent.")
                    .paper());
            archive.add(SmallArchive.shelved(900 + i, likes.getLast()));
        }
        Matcher matcher = new Matcher(new TrialLibrary(archive, false));
        double stranger = home(matcher, likes.subList(0, 1));

        assertThat(stranger).isEqualTo(1);
        assertThat(home(matcher, likes)).isLessThan(0.9);
    }

    @Test
    void whatWasLearnedFromAnEmptyArchiveIsForgottenWithTheFirstPapers() {
        InMemoryShelf shelf = new InMemoryShelf();
        Matcher matcher = new Matcher(shelf);
        assertThat(matcher.statisticsVersion()).isZero();

        shelf.put(new PaperShelf.Batch("test", fields(0).subList(0, 20), List.of(), Optional.empty()), Instant.EPOCH);

        assertThat(matcher.session().through()).isEqualTo(20);
        assertThat(matcher.known(about("qubits, xylophone lattice, zither decoders"))
                        .get("main"))
                .isLessThan(0.55);
    }

    @Test
    void aSessionScoresAsItBeganWhateverComesInMeanwhile() {
        InMemoryShelf shelf = new InMemoryShelf();
        put(shelf, ARCHIVE.stream().map(ShelvedPaper::paper).toList());
        Matcher matcher = new Matcher(shelf);
        Profile profile = about("sparse retrieval weights");
        MatchSession session = matcher.session();
        float[] before = scores(session, profile);

        put(
                shelf,
                IntStream.range(0, 120)
                        .mapToObj(i -> Papers.titled("Sparse retrieval with weights, part " + i)
                                .text(ABSTRACT)
                                .paper())
                        .toList());
        MatchSession later = matcher.session();

        assertThat(scores(session, profile)).containsExactly(before);
        assertThat(scores(later, profile)).isNotEqualTo(before);
        assertThat(later.version()).as("tells what each of them compiled").isNotEqualTo(session.version());
    }

    private static float[] scores(MatchSession session, Profile profile) {
        return session.scores(session.compile(profile).interests().getFirst(), session.batch(TODAY));
    }

    private static void put(InMemoryShelf shelf, List<Paper> papers) {
        shelf.put(new PaperShelf.Batch("test", papers, List.of(), Optional.empty()), Instant.EPOCH);
    }

    private static double home(Matcher matcher, List<Paper> likes) {
        return matcher.compile(likes(likes.toArray(Paper[]::new)))
                .interests()
                .getFirst()
                .home();
    }

    private static Profile about(String text) {
        return profile(interest("main", new Interest.About(text)));
    }

    private static Profile likes(Paper... papers) {
        return profile(interest(
                "main",
                Arrays.stream(papers)
                        .map(paper -> new Interest.LikePaper(reference(paper)))
                        .toArray(Interest[]::new)));
    }

    private static PaperReference reference(Paper paper) {
        return new PaperReference.ById(paper.id());
    }

    /** The archive's papers of one field. */
    private List<Paper> fields(int field) {
        return ARCHIVE.stream()
                .filter(paper -> (paper.number() - 1) % 6 == field)
                .map(ShelvedPaper::paper)
                .toList();
    }

    private List<Scored> best(Profile profile) {
        return MATCHER.best(MATCHER.compile(profile), MATCHER.batch(TODAY), 10);
    }

    private Optional<Long> first(Profile profile) {
        return best(profile).stream().findFirst().map(Scored::paper);
    }

    private double score(Profile profile, Paper paper) {
        DayBatch batch = MATCHER.batch(TODAY);
        CompiledProfile.CompiledInterest interest =
                MATCHER.compile(profile).interests().getFirst();
        float[] scores = MATCHER.scores(interest, batch);
        int place = TODAY.stream().map(ShelvedPaper::paper).toList().indexOf(paper);
        return interest.home() * MATCHER.formula().calibrated(scores[place], interest);
    }

    private List<Reason> reasons(Profile profile, Paper paper) {
        ShelvedPaper shown = TODAY.stream()
                .filter(shelved -> shelved.paper().equals(paper))
                .findFirst()
                .orElseThrow();
        return MATCHER.reasons(Readers.reader(1, profile, Instant.EPOCH), shown, "main");
    }
}

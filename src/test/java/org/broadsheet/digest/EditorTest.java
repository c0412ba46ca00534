package org.broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.ForAll;
import org.broadsheet.matching.Match;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;

class EditorTest {

    private static final ReaderId ADA = new ReaderId(1);

    /** Near-duplicates have equal first words; papers are alike if their last words are equal. */
    private static final Likeness LIKENESS = new Likeness() {
        @Override
        public boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other) {
            return first(one.paper()).equals(first(other.paper()));
        }

        @Override
        public double between(ShelvedPaper one, ShelvedPaper other) {
            return last(one.paper()).equals(last(other.paper())) ? 1 : 0;
        }

        private String first(Paper paper) {
            return paper.title().split(" ", -1)[0];
        }

        private String last(Paper paper) {
            return paper.title().substring(paper.title().lastIndexOf(' ') + 1);
        }
    };

    private final Map<Long, ShelvedPaper> papers = new LinkedHashMap<>();
    private final List<Match> matches = new ArrayList<>();
    private final Set<Long> sent = new HashSet<>();
    private final List<ShelvedPaper> lately = new ArrayList<>();
    private final List<Trending.Ranked> trending = new ArrayList<>();

    @Test
    void papersStandBestFirstInTheSectionOfTheirInterest() {
        paper(1, "Alpha a", fits("Theory", 50));
        paper(2, "Beta b", fits("Retrieval", 90));
        paper(3, "Gamma c", fits("Retrieval", 95));

        assertThat(picked(profile(10, "Theory", "Retrieval"))).containsExactly("Retrieval: 3 2", "Theory: 1");
    }

    @Test
    void aPaperThatFitsTwoInterestsStandsOnceAndSaysBoth() {
        paper(1, "Alpha a", fits("Theory", 50), fits("Retrieval", 80));

        Selection.Picked picked = select(profile(10, "Theory", "Retrieval"));

        assertThat(picked.sections()).hasSize(1);
        assertThat(picked.sections().getFirst().name()).isEqualTo("Retrieval");
        assertThat(picked.sections().getFirst().entries().getFirst().alsoFits()).containsExactly("Theory");
    }

    @Test
    void nothingBelowTheFloorIsShown() {
        paper(1, "Alpha a", fits("Theory", 19.9));

        assertThat(new Editor(LIKENESS).select(profile(10, "Theory"), pool())).isEqualTo(new Selection.NothingToday());
    }

    @Test
    void whatTheReaderHasHadDoesNotComeAgain() {
        paper(1, "Alpha a", fits("Theory", 90));
        paper(2, "Beta b", fits("Theory", 80));
        sent.add(1L);

        assertThat(picked(profile(10, "Theory"))).containsExactly("Theory: 2");
    }

    @Test
    void aPaperThatItsAuthorsTookBackIsNotSent() {
        paper(1, "Alpha a", fits("Theory", 90));
        paper(2, "Beta b", fits("Theory", 80));
        trend(3, "Gamma c");
        papers.computeIfPresent(
                1L, (number, paper) -> withdrawn(paper, "This paper has been withdrawn by the authors"));
        trending.replaceAll(ranked -> new Trending.Ranked(withdrawn(ranked.paper(), "Withdrawn."), ranked.trend()));

        assertThat(picked(new Profile(
                        List.of(interest("Theory", OptionalInt.empty())), 5, 10, 20, 0, Profile.WhenEmpty.NOTHING)))
                .containsExactly("Theory: 2");
    }

    private static ShelvedPaper withdrawn(ShelvedPaper paper, String comment) {
        return new ShelvedPaper(
                paper.number(),
                paper.shelvedAt(),
                paper.paper().with(paper.paper().details().withComment(comment)));
    }

    @Test
    void aNearDuplicateFoldsIntoTheEntryThatFitsBest() {
        paper(1, "Alpha a", fits("Theory", 80));
        paper(2, "Alpha b", fits("Theory", 90));

        Selection.Picked picked = select(profile(10, "Theory"));

        Entry entry = picked.sections().getFirst().entries().getFirst();
        assertThat(entry.paper()).isEqualTo(2);
        assertThat(entry.folded()).containsExactly(1L);
        assertThat(picked.left()).isZero();
    }

    @Test
    void aNearDuplicateOfWhatTheReaderSawLatelyDoesNotCome() {
        paper(1, "Alpha a", fits("Theory", 80));
        lately.add(shelved(9, "Alpha z"));

        assertThat(new Editor(LIKENESS).select(profile(10, "Theory"), pool())).isEqualTo(new Selection.NothingToday());
    }

    @Test
    void aPaperThatTheReaderNamedIsNotNews() {
        paper(1, "Alpha a", fits("Theory", 99));
        paper(2, "Beta b", fits("Theory", 80));
        Profile profile = profile(
                10,
                new NamedInterest(
                        "Theory",
                        List.of(new Interest.LikePaper(new PaperReference.ById(PaperId.ofTitle("Alpha a")))),
                        OptionalInt.empty()));

        assertThat(picked(profile)).containsExactly("Theory: 2");
    }

    @Test
    void anInterestShowsNoMoreThanItsLimitAndTheRestIsCounted() {
        paper(1, "Alpha a", fits("Theory", 90));
        paper(2, "Beta b", fits("Theory", 80));
        paper(3, "Gamma c", fits("Theory", 70));
        Profile profile = profile(10, interest("Theory", OptionalInt.of(2)));

        assertThat(picked(profile)).containsExactly("Theory: 1 2");
        assertThat(select(profile).left()).isEqualTo(1);
    }

    @Test
    void aPaperWhoseBestInterestIsFullStandsInTheNext() {
        paper(1, "Alpha a", fits("Theory", 90));
        paper(2, "Beta b", fits("Theory", 80), fits("Retrieval", 60));
        Profile profile =
                profile(10, interest("Theory", OptionalInt.of(1)), interest("Retrieval", OptionalInt.empty()));

        assertThat(picked(profile)).containsExactly("Theory: 1", "Retrieval: 2");
    }

    @Test
    void anInterestWithMuchToShowDoesNotCrowdOutTheOthers() {
        for (int i = 1; i <= 30; i++) {
            paper(i, "T" + i + " t" + i, fits("Theory", 99 - i * 0.1));
        }
        paper(40, "R1 x", fits("Retrieval", 40));
        paper(41, "R2 y", fits("Retrieval", 30));

        assertThat(picked(profile(4, "Theory", "Retrieval"))).containsExactly("Theory: 1 2 3", "Retrieval: 40");
    }

    @Test
    void whatIsKeptForAnInterestWithoutPapersGoesToTheOthers() {
        for (int i = 1; i <= 6; i++) {
            paper(i, "T" + i + " t" + i, fits("Theory", 99 - i));
        }

        assertThat(picked(profile(4, "Theory", "Retrieval"))).containsExactly("Theory: 1 2 3 4");
    }

    @Test
    void varietyPrefersAPaperUnlikeThoseAlreadyTaken() {
        paper(1, "Alpha same", fits("Theory", 90));
        paper(2, "Beta same", fits("Theory", 85));
        paper(3, "Gamma other", fits("Theory", 60));
        Profile varied =
                new Profile(List.of(interest("Theory", OptionalInt.empty())), 0, 2, 20, 0.5, Profile.WhenEmpty.NOTHING);

        assertThat(picked(varied)).containsExactly("Theory: 1 3");
        assertThat(picked(profile(2, "Theory"))).containsExactly("Theory: 1 2");
    }

    @Test
    void aReaderWithoutInterestsGetsTheFrontPage() {
        trend(1, "Alpha a");
        trend(2, "Beta b");

        Selection.Picked picked = select(ReaderDefaults.USUAL.profile());

        assertThat(picked.sections().getFirst().kind()).isEqualTo(Section.Kind.FRONT_PAGE);
        assertThat(picked.sections().getFirst().entries())
                .extracting(Entry::paper)
                .containsExactly(1L, 2L);
    }

    @Test
    void trendingPapersComeLastAndNoneTwice() {
        paper(1, "Alpha a", fits("Theory", 90));
        trend(1, "Alpha a");
        trend(2, "Beta b");
        trend(3, "Gamma c");
        trend(4, "Delta d");
        sent.add(2L);
        Profile profile =
                new Profile(List.of(interest("Theory", OptionalInt.empty())), 1, 10, 20, 0, Profile.WhenEmpty.NOTHING);

        assertThat(picked(profile)).containsExactly("Theory: 1", "Trending today: 3");
    }

    @Test
    void aComparisonThatFailedIsMadeAgainInsteadOfCountingAsUnlike() {
        Likeness failsOnce = new Likeness() {
            private boolean failed;

            @Override
            public boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other) {
                if (!failed) {
                    failed = true;
                    throw new IllegalStateException("not now");
                }
                return true;
            }

            @Override
            public double between(ShelvedPaper one, ShelvedPaper other) {
                return 1;
            }
        };
        ShelvedPaper first =
                new ShelvedPaper(1, Instant.EPOCH, Papers.titled("One").paper());
        ShelvedPaper second =
                new ShelvedPaper(2, Instant.EPOCH, Papers.titled("Two").paper());
        Twins twins = new Twins(failsOnce);
        List<Twins.Had> had = List.of(twins.had(shelved(1, "One")));

        assertThatThrownBy(() -> twins.isAmong(second, had)).hasMessage("not now");
        assertThat(twins.isAmong(second, had)).isTrue();
    }

    @Test
    void whateverThePoolLimitsHoldAndNoPaperComesTwice() {
        ForAll.cases(500, random -> {
            papers.clear();
            matches.clear();
            sent.clear();
            trending.clear();
            int most = 1 + random.nextInt(12);
            OptionalInt ofTheory = random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty();
            for (int i = 1; i <= random.nextInt(60); i++) {
                double score = random.nextInt(101);
                paper(i, "W" + random.nextInt(40) + " " + random.nextInt(5), fits("Theory", score));
                if (random.nextInt(3) == 0) {
                    matches.add(new Match(ADA, i, "Retrieval", random.nextInt(101)));
                }
                if (random.nextInt(5) == 0) {
                    sent.add((long) i);
                }
                if (random.nextInt(4) == 0) {
                    trending.add(new Trending.Ranked(papers.get((long) i), new Trend(1, 0, 0, 1)));
                }
            }
            Profile profile = new Profile(
                    List.of(interest("Theory", ofTheory), interest("Retrieval", OptionalInt.empty())),
                    random.nextInt(4),
                    most,
                    20,
                    random.nextInt(3) / 2.0,
                    Profile.WhenEmpty.NOTHING);

            Selection selection = new Editor(LIKENESS).select(profile, pool());

            assertThat(new Editor(LIKENESS).select(profile, pool())).isEqualTo(selection);
            if (selection instanceof Selection.Picked(List<Section> sections, int left)) {
                List<Long> all = sections.stream()
                        .flatMap(section -> section.entries().stream())
                        .flatMap(entry -> Stream.concat(Stream.of(entry.paper()), entry.folded().stream()))
                        .toList();
                assertThat(all).doesNotHaveDuplicates().noneMatch(sent::contains);
                assertThat(left).isNotNegative();
                int own = 0;
                for (Section section : sections) {
                    if (section.kind() == Section.Kind.INTEREST) {
                        own += section.entries().size();
                        assertThat(section.entries())
                                .allMatch(entry -> entry.score().orElseThrow() >= 20)
                                .extracting(entry -> -entry.score().orElseThrow())
                                .isSorted();
                    }
                    if (section.name().equals("Theory")) {
                        assertThat(section.entries()).hasSizeLessThanOrEqualTo(ofTheory.orElse(most));
                    }
                }
                assertThat(own).isLessThanOrEqualTo(most);
            }
        });
    }

    private record Fit(String interest, double score) {}

    private static Fit fits(String interest, double score) {
        return new Fit(interest, score);
    }

    private void paper(long number, String title, Fit... fits) {
        papers.put(number, shelved(number, title));
        for (Fit fit : fits) {
            matches.add(new Match(ADA, number, fit.interest(), fit.score()));
        }
    }

    private void trend(long number, String title) {
        trending.add(new Trending.Ranked(shelved(number, title), new Trend(5, 0, 0, 1)));
    }

    private static ShelvedPaper shelved(long number, String title) {
        return new ShelvedPaper(
                number,
                Instant.parse("2026-03-02T03:00:00Z"),
                Papers.titled(title).paper());
    }

    private static Profile profile(int atMost, String... interests) {
        return profile(
                atMost,
                Arrays.stream(interests)
                        .map(name -> interest(name, OptionalInt.empty()))
                        .toArray(NamedInterest[]::new));
    }

    private static Profile profile(int atMost, NamedInterest... interests) {
        return new Profile(List.of(interests), 0, atMost, 20, 0, Profile.WhenEmpty.NOTHING);
    }

    private static NamedInterest interest(String name, OptionalInt atMost) {
        return new NamedInterest(name, List.of(new Interest.About(name)), atMost);
    }

    private Editor.Pool pool() {
        return new Editor.Pool(matches, papers, sent, lately, trending);
    }

    private Selection.Picked select(Profile profile) {
        return (Selection.Picked) new Editor(LIKENESS).select(profile, pool());
    }

    private List<String> picked(Profile profile) {
        return select(profile).sections().stream()
                .map(section -> section.name() + ":"
                        + section.entries().stream()
                                .map(entry -> " " + entry.paper())
                                .reduce("", String::concat))
                .toList();
    }
}

package org.broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.papers.Votes;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;

class TrendingTest {

    @Test
    void papersWithUpvotesComeFirstMostUpvotesFirst() {
        assertThat(ranked(
                        Map.of(1L, new Trending.Audience(50, 40)),
                        Papers.titled("Nobody voted").paper(),
                        Papers.titled("Few votes").upvotes(3).paper(),
                        Papers.titled("Many votes").upvotes(148).paper()))
                .containsExactly(3L, 2L, 1L);
    }

    @Test
    void withoutUpvotesReadersInterestsDecide() {
        assertThat(ranked(
                        Map.of(1L, new Trending.Audience(1, 0.3), 2L, new Trending.Audience(9, 7)),
                        Papers.titled("Fits one").paper(),
                        Papers.titled("Fits many").paper()))
                .containsExactly(2L, 1L);
    }

    @Test
    void whereNobodyReadsYetASubjectThatManyWriteAboutComesUp() {
        assertThat(ranked(
                        Map.of(),
                        Papers.titled("Quiet birds of northern islands").paper(),
                        Papers.titled("Magnetar flares from galactic centres").paper(),
                        Papers.titled("Polarised magnetar flares").paper()))
                .containsExactly(2L, 3L, 1L);
    }

    @Test
    void whatRisesComesBeforeWhatOnceRose() {
        Paper risen = Papers.titled("One").upvotes(100).paper();
        Paper rising = Papers.titled("Two").upvotes(70).paper();
        LocalDate today = LocalDate.of(2026, 3, 3);

        assertThat(ranked(
                        Map.of(),
                        risen.with(risen.details().withVotes(Optional.of(new Votes(today, 100, 98)))),
                        rising.with(rising.details().withVotes(Optional.of(new Votes(today, 70, 10))))))
                .containsExactly(2L, 1L);
    }

    @Test
    void tiesGoToThePaperThatCameFirst() {
        assertThat(ranked(
                        Map.of(),
                        Papers.titled("One").paper(),
                        Papers.titled("Two").paper()))
                .containsExactly(1L, 2L);
    }

    private static List<Long> ranked(Map<Long, Trending.Audience> audience, Paper... papers) {
        List<ShelvedPaper> shelved = new ArrayList<>();
        for (Paper paper : papers) {
            shelved.add(new ShelvedPaper(shelved.size() + 1L, Instant.parse("2026-03-02T03:00:00Z"), paper));
        }
        return Trending.rank(shelved, audience).stream()
                .map(ranked -> ranked.paper().number())
                .toList();
    }
}

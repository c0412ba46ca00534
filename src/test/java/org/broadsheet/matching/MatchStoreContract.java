package org.broadsheet.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.ForAll;
import org.broadsheet.profiles.ReaderId;
import org.junit.jupiter.api.Test;

/** What every {@link MatchStore} promises. */
public interface MatchStoreContract {

    ReaderId ADA = new ReaderId(1);
    ReaderId BOB = new ReaderId(2);
    Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");

    MatchStore empty();

    @Test
    default void aReaderWhoWasNeverMatchedHasNoMark() {
        assertThat(empty().marks(List.of(ADA))).isEmpty();
    }

    @Test
    default void matchesAndMarkAreKeptTogether() {
        MatchStore store = empty();

        store.record(List.of(first(ADA, 10, match(ADA, 7, "retrieval", 88), match(ADA, 9, "retrieval", 91.25))));

        assertThat(store.marks(List.of(ADA, BOB))).containsOnlyKeys(ADA).containsValue(new MatchStore.Mark(10, MONDAY));
        assertThat(store.of(ADA, 0)).containsExactly(match(ADA, 9, "retrieval", 91.25), match(ADA, 7, "retrieval", 88));
        assertThat(store.of(BOB, 0)).isEmpty();
    }

    @Test
    default void havingFoundNothingIsRememberedToo() {
        MatchStore store = empty();

        store.record(List.of(first(ADA, 10)));

        assertThat(store.marks(List.of(ADA))).containsKey(ADA);
    }

    @Test
    default void aNextLookAddsAndAnAfreshOneReplaces() {
        MatchStore store = empty();
        store.record(List.of(first(ADA, 10, match(ADA, 7, "retrieval", 50))));
        MatchStore.Mark ten = new MatchStore.Mark(10, MONDAY);
        MatchStore.Mark twelve = new MatchStore.Mark(12, MONDAY);

        store.record(List.of(
                new MatchStore.Look(ADA, Optional.of(ten), twelve, false, List.of(match(ADA, 12, "retrieval", 40)))));

        assertThat(store.of(ADA, 0)).extracting(Match::paper).containsExactly(7L, 12L);

        store.record(List.of(new MatchStore.Look(
                ADA,
                Optional.of(twelve),
                new MatchStore.Mark(12, MONDAY.plusSeconds(60)),
                true,
                List.of(match(ADA, 11, "vision", 30)))));

        assertThat(store.of(ADA, 0)).extracting(Match::paper).containsExactly(11L);
    }

    @Test
    default void onlyPapersAboveTheNumberAreGiven() {
        MatchStore store = empty();
        store.record(List.of(first(ADA, 10, match(ADA, 7, "retrieval", 50), match(ADA, 8, "retrieval", 40))));

        assertThat(store.of(ADA, 7)).extracting(Match::paper).containsExactly(8L);
        assertThat(store.of(ADA, 10)).isEmpty();
    }

    @Test
    default void aPaperThatFitsTwoInterestsIsGivenForBoth() {
        MatchStore store = empty();
        store.record(List.of(first(ADA, 10, match(ADA, 7, "say \"hi\" = 3, ok", 50), match(ADA, 7, "vision", 60))));

        assertThat(store.of(ADA, 0)).extracting(Match::interest).containsExactly("vision", "say \"hi\" = 3, ok");
    }

    @Test
    default void ofTwoRunsThatLookedAtTheSameReaderOneIsRecorded() {
        MatchStore store = empty();
        MatchStore.Look one = first(ADA, 10, match(ADA, 7, "retrieval", 50));
        MatchStore.Look other = first(ADA, 10, match(ADA, 7, "retrieval", 50));

        assertThat(store.record(List.of(one))).containsExactly(one);
        assertThat(store.record(List.of(other, first(BOB, 10))))
                .extracting(MatchStore.Look::reader)
                .containsExactly(BOB);

        assertThat(store.of(ADA, 0)).hasSize(1);
        assertThat(store.marks(List.of(BOB))).containsKey(BOB);
    }

    @Test
    default void oldMatchesAreForgottenAndMarksStay() {
        MatchStore store = empty();
        store.record(List.of(first(ADA, 10, match(ADA, 7, "retrieval", 50))));
        store.record(List.of(first(BOB, 20, match(BOB, 17, "retrieval", 50))));

        assertThat(store.forget(10)).isEqualTo(1);

        assertThat(store.of(ADA, 0)).isEmpty();
        assertThat(store.of(BOB, 0)).hasSize(1);
        assertThat(store.marks(List.of(ADA))).containsKey(ADA);
    }

    @Test
    default void whateverIsRecordedComesBackBestFirst() {
        ForAll.cases(30, random -> {
            MatchStore store = empty();
            List<Match> matches = new ArrayList<>();
            int count = random.nextInt(40);
            for (int i = 0; i < count; i++) {
                double score = random.nextInt(100_001) / 1000.0;
                matches.add(match(ADA, 1 + i, "interest " + random.nextInt(3), score));
            }

            store.record(List.of(first(ADA, 100, matches.toArray(Match[]::new))));

            assertThat(store.of(ADA, 0))
                    .containsExactlyInAnyOrderElementsOf(matches)
                    .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        });
    }

    private static MatchStore.Look first(ReaderId reader, long through, Match... matches) {
        return new MatchStore.Look(
                reader, Optional.empty(), new MatchStore.Mark(through, MONDAY), false, List.of(matches));
    }

    private static Match match(ReaderId reader, long paper, String interest, double score) {
        return new Match(reader, paper, interest, score);
    }
}

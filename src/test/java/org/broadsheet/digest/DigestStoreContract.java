package org.broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.junit.jupiter.api.Test;

/** What every store of digests promises. */
public interface DigestStoreContract {

    ReaderId ADA = new ReaderId(1);
    ReaderId BOB = new ReaderId(2);
    ReaderId CY = new ReaderId(3);
    LocalDate MONDAY = LocalDate.parse("2026-03-02");
    LocalDate TUESDAY = MONDAY.plusDays(1);
    Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    DigestStore emptyStore();

    /** What the courier does when the next server has taken a message. */
    void markSent(MessageKey key);

    /** What a claim does when the reader pauses or is suppressed. */
    void markWithdrawn(MessageKey key);

    /** What a claim does. */
    void markInHand(MessageKey key, Instant leaseEnds);

    /** How many messages are queued. */
    int queued();

    @Test
    default void aDigestIsFoundAsItWasPublishedWithAllItsReasons() {
        DigestStore store = emptyStore();
        Digest digest = new Digest(
                ADA,
                MONDAY,
                NOON,
                7,
                20,
                12,
                3,
                List.of(
                        new Section(
                                "Théorie \"quoted\"",
                                Section.Kind.INTEREST,
                                List.of(new Entry(
                                        17,
                                        OptionalInt.of(94),
                                        List.of("Sparse", "Other"),
                                        List.of(
                                                new Reason.Words("learned sparse"),
                                                new Reason.LikedPaper(
                                                        PaperId.parse("2408.01234")
                                                                .orElseThrow(),
                                                        "T"),
                                                new Reason.Follows(new Author("Ada Okafor")),
                                                new Reason.Reads(new Category("cs.IR")),
                                                new Reason.NearInMeaning("posting lists", "We compress them.")),
                                        Optional.empty(),
                                        List.of(18L)))),
                        new Section(
                                "Trending today",
                                Section.Kind.TRENDING,
                                List.of(new Entry(
                                        20,
                                        OptionalInt.empty(),
                                        List.of(),
                                        List.of(),
                                        Optional.of(new Trend(148, 2, 3, 1)),
                                        List.of())))));

        assertThat(publish(store, digest, NOON)).isTrue();

        assertThat(store.find(ADA, MONDAY)).contains(digest);
        assertThat(store.find(ADA, TUESDAY)).isEmpty();
        assertThat(store.find(BOB, MONDAY)).isEmpty();
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    default void thereIsOneDigestForEachReaderAndDate() {
        DigestStore store = emptyStore();
        Digest first = digest(ADA, MONDAY, 1);
        Digest second = digest(ADA, MONDAY, 2);
        publish(store, first, NOON);

        assertThat(publish(store, second, NOON)).isFalse();
        assertThat(nothing(store, digest(ADA, MONDAY))).isFalse();

        assertThat(store.find(ADA, MONDAY)).contains(first);
        assertThat(had(store, ADA)).containsExactly(1L);
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    default void aPaperNeverGoesToAReaderTwiceWhateverAsks() {
        DigestStore store = emptyStore();
        Digest monday = digest(ADA, MONDAY, 1);
        Digest again = digest(ADA, TUESDAY, 2, 1);
        publish(store, monday, NOON);

        assertThatThrownBy(() -> publish(store, again, NOON)).isInstanceOf(RuntimeException.class);

        assertThat(store.find(ADA, TUESDAY)).isEmpty();
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    default void aDayWithoutPapersIsRememberedAndQueuesNothing() {
        DigestStore store = emptyStore();

        assertThat(nothing(store, digest(ADA, MONDAY))).isTrue();

        assertThat(store.last(ADA)).contains(new DigestStore.Last(MONDAY, 100));
        assertThat(queued()).isZero();
    }

    @Test
    default void theLastDigestIsTheOneOfTheNewestDate() {
        DigestStore store = emptyStore();
        nothing(store, digest(ADA, TUESDAY));
        nothing(store, digest(ADA, MONDAY));

        assertThat(store.last(ADA)).map(DigestStore.Last::date).contains(TUESDAY);
        assertThat(store.last(BOB)).isEmpty();
    }

    @Test
    default void whatAReaderHasHadIncludesNearDuplicatesAndWhatTheyWereShownDoesNot() {
        DigestStore store = emptyStore();
        Digest digest = new Digest(
                ADA,
                MONDAY,
                NOON,
                4,
                100,
                10,
                0,
                List.of(new Section(
                        "Main",
                        Section.Kind.INTEREST,
                        List.of(new Entry(
                                5, OptionalInt.of(50), List.of(), List.of(), Optional.empty(), List.of(6L, 7L))))));
        publish(store, digest, NOON);

        assertThat(had(store, ADA)).containsExactlyInAnyOrder(5L, 6L, 7L);
        assertThat(had(store, BOB)).isEmpty();
        assertThat(store.shownSince(ADA, MONDAY)).containsExactly(5L);
        assertThat(store.shownSince(ADA, TUESDAY)).isEmpty();
    }

    @Test
    default void aDigestThatExpiredUnsentIsTakenBackAndItsPapersMayComeAgain() {
        DigestStore store = emptyStore();
        Digest monday = digest(ADA, MONDAY, 1, 2);
        publish(store, monday, NOON);
        Instant nextNoon = NOON.plusSeconds(86_400);

        assertThat(past(store, ADA, nextNoon.minusMillis(1)).lastMail()).isEqualTo(DigestStore.LastMail.ENDED);
        assertThat(store.takeBack(ADA, MONDAY, nextNoon.minusMillis(1))).isFalse();
        assertThat(past(store, ADA, nextNoon).lastMail()).isEqualTo(DigestStore.LastMail.UNSENT);
        assertThat(store.takeBack(ADA, MONDAY, nextNoon)).isTrue();

        assertThat(had(store, ADA)).isEmpty();
        assertThat(store.shownSince(ADA, MONDAY)).isEmpty();
        assertThat(store.shown(ADA)).as("nobody has seen it").isEmpty();
        assertThat(store.last(ADA)).contains(new DigestStore.Last(MONDAY, 0));
        Digest tuesday = digest(ADA, TUESDAY, 1, 2);
        assertThat(publish(store, tuesday, nextNoon)).isTrue();
    }

    @Test
    default void aDigestThatWasWithdrawnFromAReaderWhoReadsOnIsTakenBackToo() {
        DigestStore store = emptyStore();
        Digest monday = digest(ADA, MONDAY, 1);
        publish(store, monday, NOON);
        markWithdrawn(Digest.key(ADA, MONDAY));

        assertThat(past(store, ADA, NOON).lastMail()).isEqualTo(DigestStore.LastMail.UNSENT);
        assertThat(store.takeBack(ADA, MONDAY, NOON)).isTrue();
        assertThat(had(store, ADA)).isEmpty();
    }

    @Test
    default void aDigestThatWasSentIsNeverTakenBack() {
        DigestStore store = emptyStore();
        Digest monday = digest(ADA, MONDAY, 1);
        publish(store, monday, NOON);
        markSent(Digest.key(ADA, MONDAY));

        assertThat(past(store, ADA, NOON.plusSeconds(90_000)).lastMail()).isEqualTo(DigestStore.LastMail.ENDED);
        assertThat(store.takeBack(ADA, MONDAY, NOON.plusSeconds(90_000))).isFalse();
        assertThat(store.takeBack(BOB, MONDAY, NOON.plusSeconds(90_000))).isFalse();

        assertThat(had(store, ADA)).containsExactly(1L);
    }

    @Test
    default void aDigestThatSomebodyIsSendingIsKnownToBeInHand() {
        DigestStore store = emptyStore();
        publish(store, digest(ADA, MONDAY, 1), NOON);
        Instant nextNoon = NOON.plusSeconds(86_400);
        markInHand(Digest.key(ADA, MONDAY), nextNoon.plusSeconds(60));

        assertThat(past(store, ADA, nextNoon).lastMail()).isEqualTo(DigestStore.LastMail.IN_HAND);
        assertThat(past(store, ADA, nextNoon.plusSeconds(120)).lastMail())
                .as("also when its lease has ended, as after a kill, and no courier has looked since")
                .isEqualTo(DigestStore.LastMail.IN_HAND);
        assertThat(store.takeBack(ADA, MONDAY, nextNoon)).isFalse();
    }

    @Test
    default void whatIsBehindManyReadersIsReadAtOnceEachFromADateOfTheirOwn() {
        DigestStore store = emptyStore();
        publish(store, digest(ADA, MONDAY, 1), NOON);
        publish(store, between(ADA, TUESDAY, 100, 200, 150), NOON);
        publish(store, digest(BOB, MONDAY, 3), NOON);

        Map<ReaderId, DigestStore.Past> past =
                store.past(Map.of(ADA, TUESDAY, BOB, MONDAY, CY, TUESDAY.plusDays(9)), NOON);

        assertThat(past.get(ADA))
                .isEqualTo(new DigestStore.Past(
                        Optional.of(new DigestStore.Last(TUESDAY, 200)),
                        DigestStore.LastMail.ENDED,
                        List.of(150L),
                        Set.of(150L)));
        assertThat(past.get(BOB).shown()).containsExactly(3L);
        assertThat(past.get(CY))
                .isEqualTo(new DigestStore.Past(Optional.empty(), DigestStore.LastMail.ENDED, List.of(), Set.of()));
        assertThat(store.past(Map.of(BOB, TUESDAY.plusDays(40)), NOON).get(BOB).last())
                .as("however long ago")
                .contains(new DigestStore.Last(MONDAY, 100));
    }

    @Test
    default void aPaperStandsInADigestOnce() {
        DigestStore store = emptyStore();

        assertThatThrownBy(() -> publish(store, digest(ADA, MONDAY, 2, 1, 2), NOON))
                .hasMessageContaining("each once, and not 2");

        assertThat(store.find(ADA, MONDAY)).isEmpty();
    }

    @Test
    default void severalDigestsAreRecordedTogetherOrNotAtAll() {
        DigestStore store = emptyStore();
        Digest early = digest(BOB, MONDAY, 1);
        publish(store, early, NOON);
        DigestStore.Edition bobs = edition(digest(BOB, MONDAY, 2));
        DigestStore.Edition adas = edition(digest(ADA, MONDAY, 1));

        assertThat(store.publish(List.of(bobs, adas), NOON)).containsExactly(adas);
        assertThat(store.find(BOB, MONDAY)).contains(early);
        assertThat(queued()).isEqualTo(2);

        DigestStore.Edition good = edition(digest(BOB, TUESDAY, 2));
        DigestStore.Edition bad = edition(digest(ADA, TUESDAY, 1));
        assertThatThrownBy(() -> store.publish(List.of(good, bad), NOON)).isInstanceOf(RuntimeException.class);
        assertThat(store.find(BOB, TUESDAY)).isEmpty();
        assertThat(queued()).isEqualTo(2);
    }

    @Test
    default void aDigestTakesNoPaperFromBeforeItsBeginning() {
        DigestStore store = emptyStore();
        Digest old = new Digest(
                ADA, MONDAY, NOON, 1, 100, 10, 0, digest(ADA, MONDAY, 2, 1).sections());

        assertThatThrownBy(() -> publish(store, old, NOON)).hasMessageContaining("each once, and not 1");

        assertThat(store.find(ADA, MONDAY)).isEmpty();
    }

    @Test
    default void anOldDigestKeepsWhatWasShownAndForgetsWhy() {
        DigestStore store = emptyStore();
        Entry picked = new Entry(
                3,
                OptionalInt.of(50),
                List.of("Theory"),
                List.of(new Reason.Words("sparse")),
                Optional.empty(),
                List.of(4L));
        Digest old = new Digest(
                ADA, MONDAY, NOON, 2, 4, 10, 0, List.of(new Section("Main", Section.Kind.INTEREST, List.of(picked))));
        Digest tuesday = new Digest(
                ADA, TUESDAY, NOON, 4, 9, 10, 0, digest(ADA, TUESDAY, 5, 6).sections());
        publish(store, old, NOON);
        publish(store, tuesday, NOON);
        markSent(Digest.key(ADA, MONDAY));

        assertThat(store.thin(TUESDAY, NOON)).isEqualTo(1);

        assertThat(store.thin(TUESDAY, NOON)).isZero();
        assertThat(store.find(ADA, MONDAY).orElseThrow().entries()).containsExactly(picked.because(List.of()));
        assertThat(store.find(ADA, TUESDAY)).contains(tuesday);
        assertThat(store.last(ADA)).contains(new DigestStore.Last(TUESDAY, 9));
        assertThat(store.shownSince(ADA, TUESDAY)).containsExactly(5L, 6L);
        assertThat(store.shown(ADA)).as("my papers, and what they download").containsExactly(3L, 5L, 6L);
        assertThat(queued()).isEqualTo(2);
    }

    @Test
    default void ofOldMailThatWhichWasSentIsForgotten() {
        DigestStore store = emptyStore();
        publish(store, digest(ADA, MONDAY, 1), NOON);
        publish(store, digest(BOB, MONDAY, 1), NOON);
        markSent(Digest.key(ADA, MONDAY));

        store.thin(MONDAY, NOON.plusSeconds(1));

        assertThat(queued()).isEqualTo(1);
        assertThat(store.takeBack(ADA, MONDAY, NOON.plusSeconds(90_000))).isFalse();
        assertThat(store.takeBack(BOB, MONDAY, NOON.plusSeconds(90_000))).isTrue();
        assertThat(publish(store, digest(ADA, MONDAY, 2), NOON)).isFalse();
    }

    private static Set<Long> had(DigestStore store, ReaderId reader) {
        return past(store, reader, NOON).had();
    }

    private static DigestStore.Past past(DigestStore store, ReaderId reader, Instant now) {
        return store.past(Map.of(reader, MONDAY), now).get(reader);
    }

    private static DigestStore.Edition edition(Digest digest) {
        return new DigestStore.Edition(digest, Optional.of(message(digest)));
    }

    private static boolean publish(DigestStore store, Digest digest, Instant now) {
        return !store.publish(List.of(edition(digest)), now).isEmpty();
    }

    private static boolean nothing(DigestStore store, Digest digest) {
        return !store.publish(List.of(new DigestStore.Edition(digest, Optional.empty())), NOON)
                .isEmpty();
    }

    static Digest digest(ReaderId reader, LocalDate date, long... papers) {
        return between(reader, date, 0, 100, papers);
    }

    private static Digest between(ReaderId reader, LocalDate date, long after, long through, long... papers) {
        List<Entry> entries = Arrays.stream(papers)
                .mapToObj(paper ->
                        new Entry(paper, OptionalInt.of(50), List.of(), List.of(), Optional.empty(), List.of()))
                .toList();
        List<Section> sections =
                entries.isEmpty() ? List.of() : List.of(new Section("Main", Section.Kind.INTEREST, entries));
        return new Digest(reader, date, NOON, after, through, 10, 0, sections);
    }

    static Message message(Digest digest) {
        return new Message(
                Digest.key(digest.reader(), digest.date()),
                new EmailAddress("ada@example.org"),
                "<digest.%s.%s@example.org>".formatted(digest.reader(), digest.date()),
                NOON,
                NOON.plusSeconds(86_400));
    }
}

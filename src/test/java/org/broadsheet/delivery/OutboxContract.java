package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.broadsheet.ForAll;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;

/** What every outbox promises. */
public interface OutboxContract {

    Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    Duration LEASE = Duration.ofMinutes(2);

    Outbox emptyOutbox();

    /** Due at noon, to be out a day later; {@code a} goes to {@code a@example.org}. */
    static Message mail(String name) {
        return mail(name, name + "@example.org");
    }

    static Message mail(String name, String address) {
        return new Message(
                new MessageKey("test/" + name),
                new EmailAddress(address),
                "<" + name + "@broadsheet.example>",
                NOON,
                NOON.plus(Duration.ofDays(1)));
    }

    private static List<Claim> claimAll(Outbox outbox, String courier, Instant now) {
        return outbox.claim(outbox.due(courier, now), courier, now, LEASE).taken();
    }

    static Parcel parcel(Message message, String text) {
        return new Parcel(message.key(), message.to(), Optional.empty(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    default void aClaimHoldsUntilAnotherTakesTheMessage() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        Map<String, Integer> share = Map.of(mail("a").to().domain(), 1);
        Claim mine = outbox.claim(share, "mine", NOON, LEASE).taken().getFirst();
        Instant over = NOON.plus(LEASE);

        assertThat(outbox.holds(mine, "mine", NOON, LEASE)).isTrue();
        assertThat(outbox.holds(mine, "yours", NOON, LEASE)).isFalse();
        assertThat(outbox.holds(mine, "mine", over, LEASE))
                .as("over, but nobody else has it")
                .isTrue();
        assertThat(outbox.due("yours", over.plus(LEASE).minusSeconds(1)))
                .as("its lease began anew")
                .isEmpty();

        outbox.claim(share, "yours", over.plus(LEASE), LEASE);
        outbox.renew("mine", over.plus(LEASE).plus(LEASE));

        assertThat(outbox.holds(mine, "mine", over, LEASE)).isFalse();
    }

    @Test
    default void whatADeadCourierHadInHandComesBeforeTheWholeBacklog() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("lost"), NOON);
        String domain = mail("lost").to().domain();
        outbox.claim(Map.of(domain, 1), "dead", NOON, LEASE);
        for (int i = 0; i < 50; i++) {
            outbox.add(mail("backlog" + i), NOON);
        }

        assertThat(outbox.claim(Map.of(domain, 3), "alive", NOON.plus(LEASE), LEASE)
                        .taken())
                .hasSize(3)
                .first()
                .extracting(claim -> claim.message().key())
                .isEqualTo(mail("lost").key());
    }

    @Test
    default void ofTwoMessagesWithOneKeyOnlyTheFirstIsQueued() {
        Outbox outbox = emptyOutbox();

        assertThat(outbox.add(mail("a"), NOON)).isTrue();
        assertThat(outbox.add(mail("a", "other@example.org"), NOON)).isFalse();

        assertThat(claimAll(outbox, "c", NOON))
                .extracting(claim -> claim.message().to().value())
                .containsExactly("a@example.org");
    }

    @Test
    default void aMessageThatIsNotDueYetStays() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON.minusSeconds(60));

        assertThat(claimAll(outbox, "c", NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    default void ofTwoCouriersOneGetsTheMessage() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);

        assertThat(claimAll(outbox, "c", NOON)).hasSize(1);
        assertThat(claimAll(outbox, "d", NOON)).isEmpty();
    }

    @Test
    default void aMessageWhoseSenderDiedIsHandedOutAgainWithOneMoreAttempt() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        claimAll(outbox, "c", NOON);

        assertThat(claimAll(outbox, "d", NOON.plus(LEASE)))
                .extracting(claim -> claim.standing().attempts())
                .containsExactly(2);
    }

    @Test
    default void aLivingCourierNeverTakesItsOwnMessageTwiceWhateverTheClockDid() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        claimAll(outbox, "c", NOON);

        assertThat(claimAll(outbox, "c", NOON.plus(Duration.ofHours(5)))).isEmpty();
    }

    @Test
    default void aRenewedLeaseHolds() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        claimAll(outbox, "c", NOON);

        outbox.renew("c", NOON.plus(LEASE).plus(LEASE));

        assertThat(claimAll(outbox, "d", NOON.plus(LEASE))).isEmpty();
    }

    @Test
    default void theResultOfAnOvertakenAttemptChangesNothing() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        Claim slow = claimAll(outbox, "c", NOON).getFirst();
        claimAll(outbox, "d", NOON.plus(LEASE));

        Settlement late = new Settlement(slow, new Standing.Sent(NOON, "250 late"));

        assertThat(outbox.settle(List.of(late), true, NOON)).containsExactly(late);
        assertThat(outbox.standing(slow.message().key()).orElseThrow()).isInstanceOf(Standing.Claimed.class);
    }

    @Test
    default void aRepeatGetsTheBytesOfTheFirstAttempt() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        claimAll(outbox, "c", NOON);
        outbox.keep(List.of(parcel(mail("a"), "first")), NOON);
        outbox.keep(List.of(parcel(mail("a"), "second")), NOON);

        Claim again = claimAll(outbox, "d", NOON.plus(LEASE)).getFirst();

        assertThat(again.kept().orElseThrow().bytes()).asString().isEqualTo("first");
    }

    @Test
    default void bytesAreForgottenOnlyAfterTheMessageHasEnded() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        outbox.add(mail("b"), NOON);
        List<Claim> claims = claimAll(outbox, "c", NOON);
        outbox.keep(List.of(parcel(mail("a"), "a"), parcel(mail("b"), "b")), NOON);
        outbox.settle(List.of(new Settlement(claims.getFirst(), new Standing.Sent(NOON, "250"))), true, NOON);

        assertThat(outbox.dropBytes(NOON)).isZero();
        assertThat(outbox.dropBytes(NOON.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    default void bytesThatAreNotToBeKeptGoWithTheMessageThatHasEndedAndWithNoOther() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("sent"), NOON);
        outbox.add(mail("later"), NOON);
        List<Claim> claims = claimAll(outbox, "c", NOON);
        outbox.keep(
                claims.stream().map(claim -> parcel(claim.message(), "text")).toList(), NOON);

        outbox.settle(
                claims.stream()
                        .map(claim -> new Settlement(
                                claim,
                                claim.message().equals(mail("sent"))
                                        ? new Standing.Sent(NOON, "250")
                                        : new Standing.Queued(NOON, "451")))
                        .toList(),
                false,
                NOON);

        Claim again = claimAll(outbox, "c", NOON).getFirst();
        assertThat(again.kept().orElseThrow().bytes()).asString().isEqualTo("text");
        assertThat(outbox.dropBytes(NOON.plusSeconds(1))).isZero();
    }

    @Test
    default void bytesThatWereNotKeptBeforeAreKeptOnceTheirAttemptFailed() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("sent"), NOON);
        outbox.add(mail("later"), NOON);
        List<Claim> claims = claimAll(outbox, "c", NOON);

        outbox.settle(
                claims.stream()
                        .map(claim -> new Settlement(
                                claim,
                                claim.message().equals(mail("sent"))
                                        ? new Standing.Sent(NOON, "250")
                                        : new Standing.Queued(NOON, "451"),
                                Optional.of(parcel(claim.message(), "text"))))
                        .toList(),
                false,
                NOON);

        Claim again = claimAll(outbox, "c", NOON).getFirst();
        assertThat(again.kept().orElseThrow().bytes()).asString().isEqualTo("text");
        outbox.settle(List.of(new Settlement(again, new Standing.Sent(NOON, "250"))), true, NOON);
        assertThat(outbox.dropBytes(NOON.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    default void bytesThatWereNotKeptBeforeAreKeptOfWhatWasSentWhereThatIsAskedFor() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("sent"), NOON);
        Claim claim = claimAll(outbox, "c", NOON).getFirst();

        outbox.settle(
                List.of(new Settlement(
                        claim, new Standing.Sent(NOON, "250"), Optional.of(parcel(claim.message(), "text")))),
                true,
                NOON);

        assertThat(outbox.dropBytes(NOON.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    default void theBytesOfHoweverManyMessagesAreForgotten() {
        Outbox outbox = emptyOutbox();
        List<Message> mails =
                IntStream.range(0, 120).mapToObj(i -> mail("m" + i)).toList();
        mails.forEach(mail -> outbox.add(mail, NOON));
        List<Claim> claims = claimAll(outbox, "c", NOON);
        outbox.keep(mails.stream().map(mail -> parcel(mail, "text")).toList(), NOON);
        outbox.settle(
                claims.stream()
                        .map(claim -> new Settlement(claim, new Standing.Sent(NOON, "250")))
                        .toList(),
                true,
                NOON);

        assertThat(outbox.dropBytes(NOON.plusSeconds(1))).isEqualTo(120);
        assertThat(outbox.dropBytes(NOON.plusSeconds(1))).isZero();
    }

    @Test
    default void anExpiredMessageIsGivenUpAndSaysWhy() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        Instant tomorrow = NOON.plus(Duration.ofDays(1));

        Claims claims = outbox.claim(Map.of("example.org", 5), "c", tomorrow, LEASE);

        assertThat(claims).isEqualTo(new Claims(List.of(), 1, 0));
        assertThat(outbox.standing(mail("a").key()))
                .contains(new Standing.GivenUp(tomorrow, "expired: it had to be out by 2026-03-03T12:00:00Z"));
    }

    @Test
    default void aRefusedAddressIsSuppressedSoItsOtherMessagesAreWithdrawn() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a", "Gone@example.org"), NOON);
        Claim claim = claimAll(outbox, "c", NOON).getFirst();
        outbox.settle(List.of(new Settlement(claim, new Standing.Refused(NOON, "550 5.1.1 no such user"))), true, NOON);
        outbox.add(mail("b", "gone@example.org"), NOON);

        Claims claims = outbox.claim(Map.of("example.org", 5), "c", NOON, LEASE);

        assertThat(claims).isEqualTo(new Claims(List.of(), 0, 1));
        assertThat(outbox.standing(mail("b").key()).orElseThrow()).isInstanceOf(Standing.Withdrawn.class);
    }

    @Test
    default void aMessageLostBehindItsDotRemembersHowOften() {
        Outbox outbox = emptyOutbox();
        outbox.add(mail("a"), NOON);
        Claim claim = claimAll(outbox, "c", NOON).getFirst();
        outbox.settle(List.of(new Settlement(claim, new Standing.Unsure(NOON, 1, "reset"))), true, NOON);

        assertThat(claimAll(outbox, "c", NOON))
                .extracting(again -> again.standing().unsure())
                .containsExactly(1);
    }

    @Test
    default void whateverHappensEveryMessageEndsOnceAndNoneIsLost() {
        ForAll.cases(20, random -> {
            Outbox outbox = emptyOutbox();
            int messages = 1 + random.nextInt(20);
            for (int i = 0; i < messages; i++) {
                outbox.add(mail("m" + i, "m" + i + "@" + random.nextInt(4) + ".example"), NOON);
            }
            Map<MessageKey, Integer> ends = new HashMap<>();
            List<Claim> inHand = new ArrayList<>();
            Instant now = NOON;
            for (int step = 0; step < 400 && ends.size() < messages; step++) {
                String courier = "c" + step;
                inHand.addAll(outbox.claim(outbox.due(courier, now), courier, now, LEASE)
                        .taken());
                for (Claim claim : List.copyOf(inHand)) {
                    if (ends(outbox, claim, random, ends)) {
                        inHand.remove(claim);
                    }
                }
                now = now.plusSeconds(random.nextInt(90));
            }

            assertThat(ends)
                    .hasSize(messages)
                    .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
        });
    }

    private static boolean ends(Outbox outbox, Claim claim, Random random, Map<MessageKey, Integer> ends) {
        return switch (random.nextInt(4)) {
            case 0 -> false;
            case 1 -> true;
            case 2 -> {
                outbox.settle(List.of(new Settlement(claim, new Standing.Queued(NOON, "451"))), true, NOON);
                yield true;
            }
            default -> {
                if (outbox.settle(List.of(new Settlement(claim, new Standing.Sent(NOON, "250"))), true, NOON)
                        .isEmpty()) {
                    ends.merge(claim.message().key(), 1, Integer::sum);
                }
                yield true;
            }
        };
    }
}

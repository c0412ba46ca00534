package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.delivery.OutboxContract.NOON;
import static org.broadsheet.delivery.OutboxContract.mail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.ForAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourierTest {

    private static final SendOutcome ACCEPTED = new SendOutcome.Accepted("250 ok");

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryRests rests = new InMemoryRests();
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final AtomicLong freeBytes = new AtomicLong(Long.MAX_VALUE);
    private final List<Parcel> sent = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger composed = new AtomicInteger();
    private Runnable whileComposing = () -> {};
    private boolean composesAgain;
    private final List<Courier> couriers = new ArrayList<>();

    @AfterEach
    void closeAll() {
        couriers.forEach(Courier::close);
    }

    private Courier courier(Function<Parcel, SendOutcome> way) {
        return courier(way, DeliverySettings.USUAL);
    }

    private Courier courier(Function<Parcel, SendOutcome> way, DeliverySettings settings) {
        Transport transport = new Transport() {
            @Override
            public SendOutcome send(Parcel parcel) {
                sent.add(parcel);
                return way.apply(parcel);
            }

            @Override
            public void close() {}
        };
        Composer composer = new Composer() {
            @Override
            public Composition compose(MessageKey key) {
                whileComposing.run();
                return key.value().contains("withdrawn")
                        ? new Composition.Withdrawn("the reader left")
                        : new Composition.Ready(LetterTest.letter("composed " + composed.incrementAndGet()));
            }

            @Override
            public boolean composesAgain() {
                return composesAgain;
            }
        };
        Press press = (number, message, letter) -> new Parcel(
                message.key(), message.to(), Optional.empty(), letter.text().getBytes(StandardCharsets.UTF_8));
        Courier courier = new Courier(
                new Courier.Tools(
                        outbox, rests, Map.of("test", composer), press, transport, freeBytes::get, clock::get),
                settings);
        couriers.add(courier);
        return courier;
    }

    private static DeliverySettings settings(int workers, int perMinute, int perDomain) {
        DeliverySettings usual = DeliverySettings.USUAL;
        return new DeliverySettings(
                workers,
                usual.window(),
                usual.lease(),
                usual.retries(),
                usual.rests(),
                perMinute,
                perDomain,
                usual.minFreeBytes(),
                usual.keep());
    }

    private Standing standing(String name) {
        return outbox.standing(mail(name).key()).orElseThrow();
    }

    @Test
    void whatIsDueGoesOutOnceAndIsSettled() {
        for (int i = 0; i < 100; i++) {
            outbox.add(mail("m" + i, "m@" + i % 7 + ".example"), NOON);
        }

        Delivered first = courier(parcel -> ACCEPTED).deliverDue();
        Delivered second = courier(parcel -> ACCEPTED).deliverDue();

        assertThat(first.sent()).isEqualTo(100);
        assertThat(second.sent()).isZero();
        assertThat(sent).hasSize(100);
        assertThat(standing("m0")).isEqualTo(new Standing.Sent(NOON, "250 ok"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeferredMessageWaitsAtLeastHalfAnHourAndIsTriedAgainWithTheSameBytes(boolean made) {
        composesAgain = made;
        outbox.add(mail("a"), NOON);
        Courier courier = courier(parcel -> sent.size() == 1 ? new SendOutcome.Deferred("451 greylisted") : ACCEPTED);

        assertThat(courier.deliverDue().deferred()).isEqualTo(1);
        clock.set(NOON.plus(Duration.ofMinutes(29)));
        assertThat(courier.deliverDue().sent()).isZero();
        clock.set(NOON.plus(Duration.ofMinutes(38)));
        assertThat(courier.deliverDue().sent()).isEqualTo(1);

        assertThat(composed).hasValue(1);
        assertThat(sent.get(1).bytes()).isEqualTo(sent.get(0).bytes());
    }

    @Test
    void onlyBytesThatCannotBeMadeAgainAreKeptBeforeTheyAreSent() {
        List<Boolean> kept = new ArrayList<>();
        for (boolean made : List.of(false, true)) {
            composesAgain = made;
            outbox.add(mail("a" + made), NOON);
            courier(parcel -> {
                        kept.add(outbox.keeps(parcel.key()));
                        return ACCEPTED;
                    })
                    .deliverDue();
        }

        assertThat(kept).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMessageLostBehindItsDotIsTriedTwiceMoreAndThenLeftAlone(boolean made) {
        composesAgain = made;
        outbox.add(mail("a"), NOON);
        Courier courier = courier(parcel -> new SendOutcome.Unsure("reset"));

        for (int hours = 0; hours < 23; hours++) {
            clock.set(NOON.plus(Duration.ofHours(hours)));
            courier.deliverDue();
        }

        assertThat(sent).hasSize(3);
        assertThat(standing("a"))
                .isInstanceOfSatisfying(
                        Standing.GivenUp.class, end -> assertThat(end.reason()).contains("may have arrived"));
    }

    @Test
    void aDigestThatTheNextOneSupersedesIsGivenUpAndSaysSo() {
        MessageKey key = new MessageKey("digest/s1/2026-03-02");
        outbox.add(
                new Message(key, mail("a").to(), "<a@broadsheet.example>", NOON, NOON.plus(Duration.ofDays(1))), NOON);
        clock.set(NOON.plus(Duration.ofDays(1)));

        courier(parcel -> ACCEPTED).deliverDue();

        assertThat(sent).isEmpty();
        assertThat(outbox.standing(key).orElseThrow())
                .isInstanceOfSatisfying(
                        Standing.GivenUp.class,
                        end -> assertThat(end.reason()).startsWith("superseded by the next digest"));
    }

    @Test
    void aReaderWhoLeftBeforeComposingGetsNothing() {
        outbox.add(mail("withdrawn"), NOON);

        assertThat(courier(parcel -> ACCEPTED).deliverDue().withdrawn()).isEqualTo(1);

        assertThat(sent).isEmpty();
        assertThat(standing("withdrawn")).isEqualTo(new Standing.Withdrawn(NOON, "the reader left"));
    }

    @Test
    void oneBadMessageDoesNotHoldUpTheRest() {
        outbox.add(
                new Message(
                        new MessageKey("unheard/of"),
                        mail("a").to(),
                        "<u@broadsheet.example>",
                        NOON,
                        NOON.plusSeconds(90)),
                NOON);
        outbox.add(mail("b"), NOON);

        Delivered round = courier(parcel -> ACCEPTED).deliverDue();

        assertThat(round.sent()).isEqualTo(1);
        assertThat(round.deferred()).isEqualTo(1);
    }

    @Test
    void a421RestsItsDestinationAndLeavesTheOthersAlone() {
        for (int i = 0; i < 50; i++) {
            outbox.add(mail("busy" + i, "m" + i + "@busy.example"), NOON);
            outbox.add(mail("fine" + i, "m" + i + "@fine.example"), NOON);
        }
        Courier courier = courier(
                parcel -> parcel.to().domain().equals("busy.example")
                        ? new SendOutcome.Unreachable(SendOutcome.Scope.DOMAIN, "421 too busy")
                        : ACCEPTED,
                settings(1, 0, 0));

        Delivered round = courier.deliverDue();

        assertThat(round.sent()).isEqualTo(50);
        assertThat(sent)
                .filteredOn(parcel -> parcel.to().domain().equals("busy.example"))
                .hasSize(1);
        assertThat(rests.all()).singleElement().satisfies(rest -> {
            assertThat(rest.destination()).isEqualTo("busy.example");
            assertThat(rest.until()).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
            assertThat(rest.alarm()).isFalse();
        });
    }

    @Test
    void whatIsHandedBackIsNotComposedForNothing() {
        composesAgain = true;
        for (int i = 0; i < 20; i++) {
            outbox.add(mail("m" + i), NOON);
        }

        courier(parcel -> new SendOutcome.Unreachable(SendOutcome.Scope.ROUTE, "no connection"), settings(1, 0, 0))
                .deliverDue();

        assertThat(composed).hasValue(1);
        assertThat(standing("m19")).isInstanceOf(Standing.Queued.class);
    }

    @Test
    void aRefusalAboutUsStopsTheWayWithAnAlarmAndCostsNoReaderTheirMail() {
        for (int i = 0; i < 20; i++) {
            outbox.add(mail("m" + i), NOON);
        }
        Courier courier = courier(
                parcel -> new SendOutcome.SenderRefused(SendOutcome.Scope.ROUTE, "550 5.7.1 blocked"),
                settings(1, 0, 0));

        Delivered round = courier.deliverDue();

        assertThat(sent).hasSize(1);
        assertThat(round.refused()).isZero();
        assertThat(round.obstacle()).contains("5.7.1 blocked");
        assertThat(rests.all())
                .singleElement()
                .satisfies(rest -> assertThat(rest.alarm()).isTrue());
        assertThat(standing("m0")).isInstanceOf(Standing.Queued.class);
    }

    @Test
    void aRestDoublesUntilSomethingGetsThroughAndEndsThen() {
        outbox.add(mail("a"), NOON);
        AtomicReference<SendOutcome> answer =
                new AtomicReference<>(new SendOutcome.Unreachable(SendOutcome.Scope.ROUTE, "no connection"));
        Courier courier = courier(parcel -> answer.get());

        courier.deliverDue();
        clock.set(NOON.plus(Duration.ofHours(1)));
        courier.deliverDue();
        assertThat(rests.all()).extracting(Rest::times).containsExactly(2);

        answer.set(ACCEPTED);
        clock.set(NOON.plus(Duration.ofHours(5)));
        courier.deliverDue();

        assertThat(rests.all()).isEmpty();
    }

    @Test
    void aLargeDomainDoesNotKeepTheSmallOnesWaiting() {
        for (int i = 0; i < 500; i++) {
            outbox.add(mail("large" + i, "m" + i + "@large.example"), NOON);
        }
        outbox.add(mail("small", "m@small.example"), NOON);

        courier(parcel -> ACCEPTED, settings(1, 0, 0)).deliverDue();

        assertThat(sent.stream().map(parcel -> parcel.to().domain()).toList().indexOf("small.example"))
                .isLessThan(40);
    }

    @Test
    void noMoreThanTheAllowedNumberGoesOutAMinute() {
        for (int i = 0; i < 40; i++) {
            outbox.add(mail("m" + i), NOON);
        }
        Courier courier = courier(parcel -> ACCEPTED, settings(4, 60, 0));
        CompletableFuture<Delivered> round =
                CompletableFuture.supplyAsync(courier::deliverDue, Thread::startVirtualThread);

        await().until(() -> sent.size() == 10);
        clock.set(NOON.plusSeconds(5));
        await().until(() -> sent.size() == 15);
        assertThat(round).isNotDone();

        for (int seconds = 6; seconds <= 40; seconds++) {
            clock.set(NOON.plusSeconds(seconds));
        }
        await().until(() -> {
            clock.set(clock.get().plusSeconds(10));
            return round.isDone();
        });
        assertThat(round.join().sent()).isEqualTo(40);
    }

    @Test
    void aDomainHasAnAllowanceOfItsOwn() {
        Throttle throttle = new Throttle(0, 60, NOON);

        throttle.take("large.example", 10, NOON);

        assertThat(throttle.allowance("large.example", NOON)).isZero();
        assertThat(throttle.allowance("small.example", NOON)).isEqualTo(10);
        assertThat(throttle.allowance("large.example", NOON.plusSeconds(3))).isEqualTo(3);
        assertThat(throttle.allowance("large.example", NOON.minusSeconds(9_999)))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void withADiskNearlyFullNothingIsSent() {
        outbox.add(mail("a"), NOON);
        freeBytes.set(1_000_000);
        Courier courier = courier(parcel -> ACCEPTED);

        assertThat(courier.deliverDue().obstacle()).contains("only 1 MB are free");
        assertThat(sent).isEmpty();

        freeBytes.set(Long.MAX_VALUE);
        assertThat(courier.deliverDue().sent()).isEqualTo(1);
    }

    @Test
    void aResultThatTheDatabaseDoesNotTakeIsKeptAndTriedAgainAndNothingNewIsClaimed() {
        for (int i = 0; i < 300; i++) {
            outbox.add(mail("m" + i), NOON);
        }
        CountDownLatch firstIsOut = new CountDownLatch(1);
        Courier courier = courier(
                parcel -> {
                    if (firstIsOut.getCount() == 1) {
                        outbox.beGone(true);
                        firstIsOut.countDown();
                    }
                    return ACCEPTED;
                },
                settings(1, 0, 0));
        CompletableFuture<Delivered> round = CompletableFuture.supplyAsync(
                        courier::deliverDue, Thread::startVirtualThread)
                .exceptionally(gone -> courier.soFar());

        await().until(() -> firstIsOut.getCount() == 0 && courier.databaseAway());
        assertThat(sent).hasSize(1);
        outbox.beGone(false);
        await().until(round::isDone);

        assertThat(standing("m0")).isInstanceOf(Standing.Sent.class);
        assertThat(sent).extracting(Parcel::key).doesNotHaveDuplicates();
    }

    @Test
    void whatWasClaimedWhenTheDatabaseWentAwayGoesOutOnceItsLeaseHasEndedThoughTheDaemonLives() {
        outbox.add(mail("a"), NOON);
        Courier courier = courier(parcel -> ACCEPTED);
        whileComposing = () -> outbox.beGone(true);
        assertThatThrownBy(courier::deliverDue).hasMessageContaining("gone");
        whileComposing = () -> {};
        outbox.beGone(false);

        clock.set(NOON.plus(DeliverySettings.USUAL.lease()).minusSeconds(1));
        assertThat(courier.deliverDue().sent()).isZero();
        clock.set(NOON.plus(DeliverySettings.USUAL.lease()));

        assertThat(courier.deliverDue().sent()).isEqualTo(1);
    }

    @Test
    void aClockThatJumpsAheadRepeatsNothing() {
        for (int i = 0; i < 100; i++) {
            outbox.add(mail("m" + i), NOON);
        }
        Courier courier = courier(parcel -> {
            clock.set(clock.get().plus(Duration.ofMinutes(7)));
            return ACCEPTED;
        });

        assertThat(courier.deliverDue().sent()).isEqualTo(100);
        assertThat(sent).extracting(Parcel::key).doesNotHaveDuplicates();
    }

    @Test
    void nodesThatShareARateSendTogetherAsMuchAsOneAlone() {
        Throttle alone = new Throttle(600, 0, NOON);
        Throttle shared = new Throttle(600, 0, NOON);
        shared.shareWith(3);
        for (Throttle each : List.of(alone, shared)) {
            each.take("example.org", each.allowance(NOON), NOON);
        }

        Instant later = NOON.plusSeconds(6);

        assertThat(alone.allowance(later)).isEqualTo(60);
        assertThat(shared.allowance(later)).isEqualTo(20);
    }

    @Test
    void whoSleptBeyondItsLeaseRepeatsNothingThatAnotherHasTaken() {
        for (int i = 0; i < 60; i++) {
            outbox.add(mail("m" + i), NOON);
        }
        Courier awake = courier(parcel -> ACCEPTED);
        AtomicBoolean slept = new AtomicBoolean();
        Courier sleeper = courier(
                parcel -> {
                    if (!slept.getAndSet(true)) {
                        clock.set(NOON.plus(Duration.ofMinutes(10)));
                        awake.deliverDue();
                    }
                    return ACCEPTED;
                },
                settings(1, 0, 0));

        sleeper.deliverDue();

        Map<MessageKey, Long> times = sent.stream().collect(Collectors.groupingBy(Parcel::key, Collectors.counting()));
        assertThat(times).hasSize(60);
        assertThat(times.values().stream().filter(count -> count > 1))
                .as("what its one worker had in hand, and nothing of the rest of its window")
                .hasSize(1);
    }

    @Test
    void aClockSetBackRepeatsNothingAndLosesNothing() {
        for (int i = 0; i < 100; i++) {
            outbox.add(mail("m" + i), NOON);
        }
        Courier courier = courier(parcel -> {
            clock.set(NOON.minus(Duration.ofHours(sent.size() % 30)));
            return ACCEPTED;
        });

        // A worker may set the clock back before the second claim, which then finds nothing due: each round is sure of
        // its
        // first batch of 32 only, so that three rounds are not always enough.
        for (int hour = 0; hour < 4; hour++) {
            clock.set(NOON.plus(Duration.ofHours(hour)));
            courier.deliverDue();
        }

        assertThat(sent).extracting(Parcel::key).doesNotHaveDuplicates().hasSize(100);
    }

    @Test
    void closingFinishesTheMessageInHandAndHandsTheOthersBack() {
        for (int i = 0; i < 50; i++) {
            outbox.add(mail("m" + i), NOON);
        }
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Courier courier = courier(
                parcel -> {
                    begun.countDown();
                    await().until(() -> mayEnd.getCount() == 0);
                    return ACCEPTED;
                },
                settings(1, 0, 0));
        CompletableFuture<Delivered> round =
                CompletableFuture.supplyAsync(courier::deliverDue, Thread::startVirtualThread);
        await().until(() -> begun.getCount() == 0);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(courier::close, Thread::startVirtualThread);
        await().until(courier::isStopping);
        mayEnd.countDown();
        await().until(closing::isDone);
        await().until(round::isDone);

        assertThat(round.join().sent()).isEqualTo(sent.size()).isLessThanOrEqualTo(2);
        for (int i = 0; i < 50; i++) {
            assertThat(standing("m" + i)).isNotInstanceOf(Standing.Claimed.class);
        }
    }

    @Test
    void whateverTheServersAnswerNothingIsLostAndNothingAcceptedIsRepeated() {
        ForAll.cases(25, random -> {
            InMemoryOutbox fresh = new InMemoryOutbox();
            Map<MessageKey, Integer> accepted = new ConcurrentHashMap<>();
            int messages = 1 + random.nextInt(60);
            for (int i = 0; i < messages; i++) {
                fresh.add(mail("m" + i, "m" + i + "@" + random.nextInt(5) + ".example"), NOON);
            }
            long seed = random.nextLong();
            CourierTest world = new CourierTest();
            Courier courier = new Courier(
                    new Courier.Tools(
                            fresh,
                            new InMemoryRests(),
                            Map.of("test", key -> new Composer.Composition.Ready(LetterTest.letter("x"))),
                            (number, message, letter) ->
                                    new Parcel(message.key(), message.to(), Optional.empty(), new byte[0]),
                            new RandomWay(seed, accepted),
                            () -> Long.MAX_VALUE,
                            world.clock::get),
                    DeliverySettings.USUAL);
            for (int step = 0; step < 100; step++) {
                courier.deliverDue();
                world.clock.set(world.clock.get().plus(Duration.ofMinutes(15)));
            }
            courier.close();

            for (int i = 0; i < messages; i++) {
                MessageKey key = mail("m" + i).key();
                Standing end = fresh.standing(key).orElseThrow();
                assertThat(end).isInstanceOfAny(Standing.Sent.class, Standing.GivenUp.class, Standing.Refused.class);
                assertThat(accepted.getOrDefault(key, 0)).isEqualTo(end instanceof Standing.Sent ? 1 : 0);
            }
        });
    }

    /** Answers at random, but the same for the same message and time. */
    private record RandomWay(long seed, Map<MessageKey, Integer> accepted) implements Transport {

        @Override
        public SendOutcome send(Parcel parcel) {
            return switch (new java.util.Random(seed ^ parcel.key().hashCode() ^ System.nanoTime()).nextInt(8)) {
                case 0 -> new SendOutcome.Deferred("451");
                case 1 -> new SendOutcome.Unreachable(SendOutcome.Scope.DOMAIN, "421");
                case 2 -> new SendOutcome.Unreachable(SendOutcome.Scope.ROUTE, "no connection");
                case 3 -> new SendOutcome.Unsure("reset");
                case 4 -> new SendOutcome.MessageRefused("554 5.6.0");
                default -> {
                    accepted.merge(parcel.key(), 1, Integer::sum);
                    yield new SendOutcome.Accepted("250");
                }
            };
        }

        @Override
        public void close() {}
    }
}

package org.broadsheet.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of a {@link Courier}: from "what is due?" until nothing is, or something stands in the way. */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Claimed in one transaction. Larger saves little, and smaller is fairer. */
    private static final int BATCH = 32;

    /** Looking what is due reads every due row, so it may take at most this share of the time. */
    private static final int LOOK_SHARE = 20;

    /** A quick look need not be repeated sooner. A guess. */
    private static final long LEAST_BETWEEN_LOOKS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long PAUSE_MILLIS = 50;

    private final Courier.Hands hands;
    private final Courier.Tools tools;
    private final DeliverySettings settings;
    private final Tally tally;

    /**
     * The courier's name in the outbox, this round's own: what an earlier round left behind, when the database went away
     * before its bytes were kept, is nobody's once its lease ends, though the daemon lives.
     */
    private final String name = UUID.randomUUID().toString();

    private Plan plan = new Plan(Map.of());
    private long nextLookNanos = System.nanoTime();

    Round(Courier.Hands hands, DeliverySettings settings, Tally tally) {
        this.hands = hands;
        this.tools = hands.tools;
        this.settings = settings;
        this.tally = tally;
    }

    Delivered run() {
        look();
        if (plan.isEmpty()) {
            return tally.soFar("");
        }
        long renewEveryMillis = Math.max(200, settings.lease().toMillis() / 3);
        String obstacle;
        try (Renewal ignored = new Renewal(renewEveryMillis)) {
            try {
                obstacle = claimAll();
            } finally {
                // Even where the database has gone: what is in hand still gets its result kept.
                hands.window.acquireUninterruptibly(settings.window());
                hands.window.release(settings.window());
            }
        }
        // Everything may have been taken before the way turned out to be closed.
        boolean allHandedOut = obstacle.isEmpty() && tally.handedBack.sum() > 0;
        Delivered round = tally.soFar(allHandedOut ? obstacle().orElse("") : obstacle);
        boolean nothing =
                round.done() + round.overtaken() == 0 && round.obstacle().isEmpty();
        (nothing ? LOG.atDebug() : LOG.atInfo())
                .addKeyValue("sent", round.sent())
                .addKeyValue("deferred", round.deferred())
                .addKeyValue("unsure", round.unsure())
                .addKeyValue("refused", round.refused())
                .addKeyValue("givenUp", round.givenUp())
                .addKeyValue("withdrawn", round.withdrawn())
                .addKeyValue("handedBack", round.handedBack())
                .addKeyValue("overtaken", round.overtaken())
                .addKeyValue("obstacle", round.obstacle())
                .log("delivery round done");
        return round;
    }

    /** Claims and hands to the workers until nothing is due; returns what stood in the way, if anything. */
    private String claimAll() {
        while (true) {
            Optional<String> obstacle = obstacle();
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            if (plan.isEmpty() || System.nanoTime() - nextLookNanos > 0) {
                look();
                if (plan.isEmpty()) {
                    return "";
                }
            }
            Map<String, Integer> shares = shares();
            if (shares.isEmpty()) {
                if (everythingRests()) {
                    return "every destination with mail due rests";
                }
                pause();
            } else {
                take(shares);
            }
        }
    }

    private Optional<String> obstacle() {
        if (hands.stopping) {
            return Optional.of("the daemon is stopping");
        }
        if (hands.ledger.isAway()) {
            return Optional.of("the database does not take results");
        }
        long free = tools.freeBytes().getAsLong();
        if (free < settings.minFreeBytes()) {
            return Optional.of(
                    "only %d MB are free on the data disk; sending stops below %d MB, because results could not be recorded"
                            .formatted(free / 1_000_000, settings.minFreeBytes() / 1_000_000));
        }
        return hands.destinations
                .routeResting(tools.time().instant())
                .map(rest -> "all mail rests until %s: %s".formatted(rest.until(), rest.reason()));
    }

    private void look() {
        long begun = System.nanoTime();
        hands.destinations.reload();
        hands.throttle.shareWith(tools.nodes().getAsInt());
        plan = new Plan(tools.outbox().due(name, tools.time().instant()));
        long took = System.nanoTime() - begun;
        nextLookNanos = begun + Math.max(LEAST_BETWEEN_LOOKS_NANOS, took * LOOK_SHARE);
    }

    private Map<String, Integer> shares() {
        Instant now = tools.time().instant();
        int room = Math.min(Math.min(BATCH, hands.window.availablePermits()), hands.throttle.allowance(now));
        return plan.next(
                Math.max(0, room),
                domain -> hands.destinations.resting(domain, now).isPresent()
                        ? 0
                        : hands.throttle.allowance(domain, now));
    }

    private boolean everythingRests() {
        Instant now = tools.time().instant();
        return plan.domains().stream()
                .allMatch(domain -> hands.destinations.resting(domain, now).isPresent());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Map<String, Integer> shares) {
        Instant now = tools.time().instant();
        Claims claims = tools.outbox().claim(shares, name, now, settings.lease());
        tally.givenUp.add(claims.givenUp());
        tally.withdrawn.add(claims.withdrawn());
        shares.forEach((domain, messages) -> hands.throttle.take(domain, messages, now));
        hands.window.acquireUninterruptibly(claims.taken().size());
        int handedOver = 0;
        try {
            List<Errand> errands = ready(claims.taken());
            for (Errand errand : errands) {
                hands.workers.execute(() -> run(errand));
                handedOver++;
            }
        } finally {
            // Those that could not be prepared stay claimed until their lease ends.
            hands.window.release(claims.taken().size() - handedOver);
        }
    }

    /** @param kept whether the outbox has the parcel's bytes */
    private record Errand(Claim claim, Optional<Parcel> parcel, boolean kept, Optional<Standing.AfterAttempt> ended) {

        static Errand of(Claim claim, Parcel parcel, boolean kept) {
            return new Errand(claim, Optional.of(parcel), kept, Optional.empty());
        }

        static Errand ended(Claim claim, Standing.AfterAttempt standing) {
            return new Errand(claim, Optional.empty(), true, Optional.of(standing));
        }
    }

    /**
     * Puts first attempts into words, and keeps the bytes before any of them is sent: of those that could not be composed again. Of the
     * others they are kept once an attempt has failed, since hardly any does.
     */
    private List<Errand> ready(List<Claim> claims) {
        List<Errand> errands = new ArrayList<>(claims.size());
        List<Parcel> fresh = new ArrayList<>();
        Map<String, Composer> composers = composers(claims);
        for (Claim claim : claims) {
            if (claim.kept().isPresent()) {
                errands.add(Errand.of(claim, claim.kept().get(), true));
            } else {
                Errand composed = composed(composers, claim);
                composed.parcel().filter(parcel -> composed.kept()).ifPresent(fresh::add);
                errands.add(composed);
            }
        }
        tools.outbox().keep(fresh, tools.time().instant());
        return errands;
    }

    /** Those who compose the messages, prepared for all of them where they can be. */
    private Map<String, Composer> composers(List<Claim> claims) {
        Map<String, List<MessageKey>> keys = claims.stream()
                .filter(claim -> claim.kept().isEmpty())
                .map(claim -> claim.message().key())
                .collect(Collectors.groupingBy(MessageKey::kind));
        Map<String, Composer> prepared = new HashMap<>();
        keys.forEach((kind, some) -> {
            Composer composer = tools.composers().get(kind);
            if (composer != null) {
                prepared.put(kind, prepared(composer, some));
            }
        });
        return prepared;
    }

    private static Composer prepared(Composer composer, List<MessageKey> keys) {
        try {
            return composer.forAll(keys);
        } catch (RuntimeException notTogether) {
            // Then one by one, so that the one that is bad fails alone.
            LOG.atDebug().setCause(notTogether).log("messages could not be prepared together");
            return composer;
        }
    }

    private Errand composed(Map<String, Composer> composers, Claim claim) {
        Message message = claim.message();
        try {
            Composer kind = tools.composers().get(message.key().kind());
            Composer composer = composers.get(message.key().kind());
            if (kind == null || composer == null) {
                throw new IllegalStateException(
                        "nobody composes messages of the kind " + message.key().kind());
            }
            return switch (composer.compose(message.key())) {
                case Composer.Composition.Ready(Letter letter) ->
                    Errand.of(claim, tools.press().print(claim.number(), message, letter), !kind.composesAgain());
                case Composer.Composition.Withdrawn(String reason) ->
                    Errand.ended(claim, new Standing.Withdrawn(tools.time().instant(), reason));
            };
        } catch (RuntimeException bad) {
            LOG.atError().setCause(bad).addKeyValue("message", message.key()).log("message could not be composed");
            SendOutcome later = new SendOutcome.Deferred("it could not be composed: " + bad.getMessage());
            return Errand.ended(
                    claim,
                    settings.retries()
                            .after(
                                    message,
                                    claim.standing(),
                                    later,
                                    tools.time().instant()));
        }
    }

    private void run(Errand errand) {
        try {
            if (!tools.outbox().holds(errand.claim(), name, tools.time().instant(), settings.lease())) {
                tally.overtaken.increment();
                LOG.atWarn()
                        .addKeyValue("message", errand.claim().message().key())
                        .log("message not sent: another took it when its lease had ended");
                return;
            }
            Optional<Standing.AfterAttempt> unsent = errand.ended().or(() -> handedBack(errand.claim()));
            Standing.AfterAttempt standing = unsent.orElseGet(
                    () -> attempt(errand.claim(), errand.parcel().orElseThrow()));
            Optional<Parcel> unkept = errand.parcel().filter(parcel -> unsent.isEmpty() && !errand.kept());
            if (!hands.ledger.settle(new Settlement(errand.claim(), standing, unkept))) {
                tally.overtaken.increment();
                LOG.atWarn()
                        .addKeyValue("message", errand.claim().message().key())
                        .log("result came after the lease; the message may be repeated");
            } else if (errand.ended().isEmpty() && unsent.isPresent()) {
                tally.handedBack.increment();
            } else {
                tally.count(standing);
            }
        } catch (RuntimeException bug) {
            LOG.atError()
                    .setCause(bug)
                    .addKeyValue("message", errand.claim().message().key())
                    .log("message left to its lease");
        } finally {
            hands.window.release();
        }
    }

    private Standing.AfterAttempt attempt(Claim claim, Parcel parcel) {
        String domain = claim.message().to().domain();
        SendOutcome outcome = tools.transport().send(parcel);
        Instant now = tools.time().instant();
        hands.destinations.note(domain, outcome, now);
        Standing.AfterAttempt standing = settings.retries().after(claim.message(), claim.standing(), outcome, now);
        if (standing instanceof Standing.GivenUp(Instant at, String reason)) {
            LOG.atWarn()
                    .addKeyValue("message", claim.message().key())
                    .addKeyValue("reason", reason)
                    .log("message given up");
        }
        return standing;
    }

    /** A message taken before its destination went to rest, or the daemon was told to stop, waits without an attempt. */
    private Optional<Standing.AfterAttempt> handedBack(Claim claim) {
        Instant now = tools.time().instant();
        if (hands.stopping) {
            return Optional.of(new Standing.Queued(now, "the daemon stopped before it was its turn"));
        }
        return hands.destinations
                .resting(claim.message().to().domain(), now)
                .map(rest -> new Standing.Queued(rest.until(), "its destination rests: " + rest.reason()));
    }

    /** Keeps the leases of what is in hand alive while the round lasts. */
    private final class Renewal implements AutoCloseable {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("courier-leases").factory());

        Renewal(long everyMillis) {
            var unused = clock.scheduleWithFixedDelay(this::renew, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        }

        private void renew() {
            try {
                tools.outbox().renew(name, tools.time().instant().plus(settings.lease()));
            } catch (RuntimeException away) {
                LOG.atWarn().addKeyValue("reason", away.getMessage()).log("leases could not be renewed");
            }
        }

        @Override
        public void close() {
            // Not by an interrupt: the thread may be at work in the database.
            clock.shutdown();
        }
    }
}

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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of a {@link Courier}: from "what is due?" until nothing is, or something stands in the way. */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** Claimed in one transaction, at most: more save little. */
    private static final int BATCH = 128;

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
            if (!hasRoom()) {
                continue;
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

    /**
     * Waits a moment for room enough in the window: for half of it, since each claim costs a transaction, but never while a worker has
     * nothing to do.
     */
    private boolean hasRoom() {
        int enough = Math.max(1, Math.min(settings.window() / 2, settings.window() - settings.workers() + 1));
        try {
            boolean is = hands.window.tryAcquire(enough, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            if (is) {
                hands.window.release(enough);
            }
            return is;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return true;
        }
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
            List<Claim> taken = claims.inTurns();
            List<Supplier<Errand>> errands = ready(taken);
            for (int i = 0; i < errands.size(); i++) {
                Claim claim = taken.get(i);
                Supplier<Errand> errand = errands.get(i);
                hands.workers.execute(() -> run(claim, errand));
                handedOver++;
            }
        } finally {
            // Those that could not be prepared stay claimed until their lease ends.
            hands.window.release(claims.taken().size() - handedOver);
        }
    }

    /** @param kept whether the outbox has the parcel's bytes */
    private record Errand(Optional<Parcel> parcel, boolean kept, Optional<Standing.AfterAttempt> ended) {

        static Errand of(Parcel parcel, boolean kept) {
            return new Errand(Optional.of(parcel), kept, Optional.empty());
        }

        static Errand ended(Standing.AfterAttempt standing) {
            return new Errand(Optional.empty(), true, Optional.of(standing));
        }
    }

    /**
     * What the workers are to do, in the order of the claims. First attempts at messages that could not be composed again are put into
     * words here, and their bytes kept before any of them is sent. The others are composed by the worker that sends them, and their bytes
     * are kept once an attempt has failed, since hardly any does.
     */
    private List<Supplier<Errand>> ready(List<Claim> claims) {
        List<Supplier<Errand>> errands = new ArrayList<>(claims.size());
        List<Parcel> fresh = new ArrayList<>();
        Map<String, Composer> composers = composers(claims);
        for (Claim claim : claims) {
            Composer kind = tools.composers().get(claim.message().key().kind());
            if (claim.kept().isPresent()) {
                Errand kept = Errand.of(claim.kept().get(), true);
                errands.add(() -> kept);
            } else if (kind != null && kind.composesAgain()) {
                errands.add(() -> composed(composers, claim));
            } else {
                Errand composed = composed(composers, claim);
                composed.parcel().ifPresent(fresh::add);
                errands.add(() -> composed);
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
                    Errand.of(tools.press().print(claim.number(), message, letter), !kind.composesAgain());
                case Composer.Composition.Withdrawn(String reason) ->
                    Errand.ended(new Standing.Withdrawn(tools.time().instant(), reason));
            };
        } catch (RuntimeException bad) {
            LOG.atError().setCause(bad).addKeyValue("message", message.key()).log("message could not be composed");
            SendOutcome later = new SendOutcome.Deferred("it could not be composed: " + bad.getMessage());
            return Errand.ended(settings.retries()
                    .after(message, claim.standing(), later, tools.time().instant()));
        }
    }

    private void run(Claim claim, Supplier<Errand> supplied) {
        try {
            Optional<Standing.AfterAttempt> back = handedBack(claim);
            Optional<Errand> errand = back.isPresent() ? Optional.empty() : Optional.of(supplied.get());
            hands.sending.acquireUninterruptibly();
            try {
                send(claim, back.or(() -> handedBack(claim)), errand);
            } finally {
                hands.sending.release();
            }
        } catch (RuntimeException bug) {
            LOG.atError()
                    .setCause(bug)
                    .addKeyValue("message", claim.message().key())
                    .log("message left to its lease");
        } finally {
            hands.window.release();
        }
    }

    /** @param errand empty if the message is handed back */
    private void send(Claim claim, Optional<Standing.AfterAttempt> back, Optional<Errand> errand) {
        if (!tools.outbox().holds(claim, name, tools.time().instant(), settings.lease())) {
            tally.overtaken.increment();
            LOG.atWarn()
                    .addKeyValue("message", claim.message().key())
                    .log("message not sent: another took it when its lease had ended");
            return;
        }
        Optional<Standing.AfterAttempt> unsent = back.or(() -> errand.flatMap(Errand::ended));
        Standing.AfterAttempt standing = unsent.orElseGet(
                () -> attempt(claim, errand.flatMap(Errand::parcel).orElseThrow()));
        Optional<Parcel> unkept =
                errand.filter(one -> unsent.isEmpty() && !one.kept()).flatMap(Errand::parcel);
        if (!hands.ledger.settle(new Settlement(claim, standing, unkept))) {
            tally.overtaken.increment();
            LOG.atWarn()
                    .addKeyValue("message", claim.message().key())
                    .log("result came after the lease; the message may be repeated");
        } else if (back.isPresent()) {
            tally.handedBack.increment();
        } else {
            tally.count(standing);
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

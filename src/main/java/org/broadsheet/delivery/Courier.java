package org.broadsheet.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * The job that gets queued messages out: claims what is due, has it put into words, keeps the bytes, sends, and records
 * how it went. May be killed at any line: what was not recorded is claimed again when its lease has run out.
 */
public final class Courier implements AutoCloseable {

    /** With the next, 9 s: the daemon promises to end within 10 s of SIGTERM. */
    private static final Duration FOR_THE_MESSAGE_IN_HAND = Duration.ofSeconds(7);

    /** For workers to notice that their connection was closed. See the one above. */
    private static final Duration FOR_A_BROKEN_CONNECTION = Duration.ofSeconds(2);

    /** Letters put into words while all workers wait for the server or the database: as many as a small machine has cores. */
    private static final int COMPOSING_AHEAD = 2;

    private final DeliverySettings settings;
    private final Hands hands;
    private final ReentrantLock oneRound = new ReentrantLock();
    private final Tally total = new Tally();
    private volatile Tally current = new Tally();

    /**
     * What a courier works with.
     *
     * @param composers who puts a message into words, by {@link MessageKey#kind()}
     * @param freeBytes what is left on the data disk
     * @param nodes how many send at the same rates, this one included
     */
    public record Tools(
            Outbox outbox,
            Rests rests,
            Map<String, Composer> composers,
            Press press,
            Transport transport,
            LongSupplier freeBytes,
            IntSupplier nodes,
            InstantSource time) {

        public Tools {
            composers = Map.copyOf(composers);
        }

        /** For a courier that is the only one. */
        public Tools(
                Outbox outbox,
                Rests rests,
                Map<String, Composer> composers,
                Press press,
                Transport transport,
                LongSupplier freeBytes,
                InstantSource time) {
            this(outbox, rests, composers, press, transport, freeBytes, () -> 1, time);
        }
    }

    /** What the rounds of one courier share. */
    static final class Hands {

        final Tools tools;
        final Destinations destinations;
        final Throttle throttle;
        final Ledger ledger;
        final ExecutorService workers;
        final Semaphore window;

        /** A message goes to the server, and its result to the outbox, with one of these: a crash repeats no more. */
        final Semaphore sending;

        volatile boolean stopping;

        Hands(Tools tools, DeliverySettings settings) {
            this.tools = tools;
            this.destinations = new Destinations(tools.rests(), settings.rests());
            this.throttle = new Throttle(
                    settings.maxPerMinute(),
                    settings.maxPerMinuteAndDomain(),
                    tools.time().instant());
            this.sending = new Semaphore(settings.workers(), true);
            this.ledger = new Ledger(
                    tools.outbox(),
                    settings.keep().isPositive(),
                    () -> settings.workers() - sending.availablePermits(),
                    tools.time());
            this.workers = Executors.newFixedThreadPool(
                    settings.workers() + (settings.workers() > 1 ? COMPOSING_AHEAD : 0),
                    Thread.ofPlatform().daemon().name("courier-", 1).factory());
            this.window = new Semaphore(settings.window());
        }
    }

    public Courier(Tools tools, DeliverySettings settings) {
        this.settings = settings;
        this.hands = new Hands(tools, settings);
    }

    /** Sends what is due until nothing is, or something stands in the way; waits for any round under way first. */
    public Delivered deliverDue() {
        oneRound.lock();
        try {
            Tally tally = new Tally();
            current = tally;
            try {
                return new Round(hands, settings, tally).run();
            } finally {
                total.add(tally.soFar(""));
                current = new Tally();
            }
        } finally {
            oneRound.unlock();
        }
    }

    /** What the round under way has done so far; all zeros between rounds. */
    public Delivered soFar() {
        return current.soFar("");
    }

    /** What all ended rounds since the start have done. */
    public Delivered total() {
        return total.soFar("");
    }

    /** Whether results wait because the database does not take them. */
    boolean databaseAway() {
        return hands.ledger.isAway();
    }

    /** Whether it has been told to stop. */
    boolean isStopping() {
        return hands.stopping;
    }

    /**
     * Stops within ten seconds: claims nothing more, hands back what was not begun, lets the messages in hand finish, and
     * ends the connections of those that do not.
     */
    @Override
    public void close() {
        hands.stopping = true;
        if (!allBack(FOR_THE_MESSAGE_IN_HAND)) {
            hands.tools.transport().close();
            allBack(FOR_A_BROKEN_CONNECTION);
        }
        hands.ledger.abandon();
        hands.workers.shutdown();
        hands.tools.transport().close();
    }

    private boolean allBack(Duration patience) {
        try {
            if (hands.window.tryAcquire(settings.window(), patience.toMillis(), TimeUnit.MILLISECONDS)) {
                hands.window.release(settings.window());
                return true;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}

package org.broadsheet.delivery;

import java.time.Duration;

/**
 * How the courier works.
 *
 * @param workers messages under way at the same time; also the most that a crash can repeat. 1 to 64
 * @param window messages claimed and not yet settled; at least {@code workers}
 * @param lease how long a claim outlives a dead daemon before another may take it; renewed while it lives
 * @param retries when to try again
 * @param rests how long a destination is left alone
 * @param maxPerMinute over all destinations; 0 means no limit
 * @param maxPerMinuteAndDomain to one recipient domain; 0 means no limit
 * @param minFreeBytes with less room on the data disk nothing is sent, since the result could not be recorded
 * @param keep how long the bytes of a message are kept after it was sent or given up; not at all is the usual
 */
public record DeliverySettings(
        int workers,
        int window,
        Duration lease,
        RetryPolicy retries,
        RestPolicy rests,
        int maxPerMinute,
        int maxPerMinuteAndDomain,
        long minFreeBytes,
        Duration keep) {

    /** 4 workers, 64 messages in the window, a lease of 2 minutes, no rate limits, 200 MB free, bytes kept until the end. */
    public static final DeliverySettings USUAL = new DeliverySettings(
            4, 64, Duration.ofMinutes(2), RetryPolicy.USUAL, RestPolicy.USUAL, 0, 0, 200_000_000L, Duration.ZERO);

    /** @throws IllegalArgumentException naming the number that does not fit */
    public DeliverySettings {
        check(workers >= 1 && workers <= 64, "delivery.workers = %d must be from 1 to 64.", workers);
        check(window >= workers && window <= 10_000, "delivery.window = %d must be from the workers to 10000.", window);
        check(lease.compareTo(Duration.ofSeconds(1)) >= 0, "delivery.lease = %s must be at least 1 s.", lease);
        check(maxPerMinute >= 0, "delivery.max-per-minute = %d must not be negative.", maxPerMinute);
        check(
                maxPerMinuteAndDomain >= 0,
                "delivery.max-per-minute-and-domain = %d must not be negative.",
                maxPerMinuteAndDomain);
        check(minFreeBytes >= 0, "delivery.min-free = %d must not be negative.", minFreeBytes);
        check(!keep.isNegative(), "delivery.keep = %s must not be negative.", keep);
    }

    /** The rates that nodes share, in one line: they have to be the same on all of them. */
    public String rates() {
        return "%d a minute, %d to a domain".formatted(maxPerMinute, maxPerMinuteAndDomain);
    }

    private static void check(boolean fits, String problem, Object found) {
        if (!fits) {
            throw new IllegalArgumentException(problem.formatted(found));
        }
    }
}

package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Token buckets: one for all mail, one for each recipient domain. A bucket holds at most ten seconds' worth. */
final class Throttle {

    /** How many seconds' worth may go out at once after a quiet time. A guess. */
    private static final double SECONDS_HELD = 10;

    private final int perMinute;
    private final int perMinuteAndDomain;
    private final Map<String, Bucket> byDomain = new HashMap<>();
    private int nodes = 1;
    private final Bucket overall;

    /** 0 means no limit. */
    Throttle(int perMinute, int perMinuteAndDomain, Instant now) {
        this.perMinute = perMinute;
        this.perMinuteAndDomain = perMinuteAndDomain;
        this.overall = new Bucket(perMinute, now);
    }

    /** Shares the rates with so many nodes, this one included: together they send as much as one alone. */
    void shareWith(int living) {
        nodes = Math.max(1, living);
    }

    /** How many messages may go to all destinations together now. */
    int allowance(Instant now) {
        return perMinute == 0 ? Integer.MAX_VALUE : overall.whole(now);
    }

    /** How many messages may go to one domain now. */
    int allowance(String domain, Instant now) {
        return perMinuteAndDomain == 0 ? Integer.MAX_VALUE : bucket(domain, now).whole(now);
    }

    void take(String domain, int messages, Instant now) {
        if (perMinute > 0) {
            overall.take(messages, now);
        }
        if (perMinuteAndDomain > 0) {
            bucket(domain, now).take(messages, now);
        }
    }

    private Bucket bucket(String domain, Instant now) {
        return byDomain.computeIfAbsent(domain, any -> new Bucket(perMinuteAndDomain, now));
    }

    private final class Bucket {

        private final double perSecond;
        private final double most;
        private double tokens;
        private Instant filled;

        Bucket(int perMinute, Instant now) {
            this.perSecond = perMinute / 60.0;
            this.most = Math.max(1, perSecond * SECONDS_HELD);
            this.tokens = most;
            this.filled = now;
        }

        int whole(Instant now) {
            fill(now);
            return (int) tokens;
        }

        void take(int messages, Instant now) {
            fill(now);
            tokens -= messages;
        }

        /** A clock set back adds nothing and takes nothing; one set forward fills the bucket at most. */
        private void fill(Instant now) {
            double seconds = Math.max(0, Duration.between(filled, now).toMillis() / 1000.0);
            tokens = Math.min(most, tokens + seconds * perSecond / nodes);
            filled = now;
        }
    }
}

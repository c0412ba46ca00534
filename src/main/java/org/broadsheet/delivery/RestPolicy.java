package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a destination is left alone. Pure.
 *
 * @param first after a 421, a timeout or no connection; each further one in a row doubles it
 * @param longest no rest is longer
 * @param alarmed after a refusal that is about us, doubling likewise up to {@code longest}, or itself if that is less
 */
public record RestPolicy(Duration first, Duration longest, Duration alarmed) {

    /** 2 minutes doubling to 30; an hour where the refusal is about us. A guess, not a measurement. */
    public static final RestPolicy USUAL =
            new RestPolicy(Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofHours(1));

    private static final int MOST_DOUBLINGS = 10;

    /** The rest that an outcome calls for, if any. */
    public Optional<Rest> after(String domain, Optional<Rest> before, SendOutcome outcome, Instant now) {
        return switch (outcome) {
            case SendOutcome.Unreachable(SendOutcome.Scope where, String reason) ->
                Optional.of(rest(name(where, domain), before, first, false, reason, now));
            case SendOutcome.SenderRefused(SendOutcome.Scope where, String reason) ->
                Optional.of(rest(name(where, domain), before, alarmed, true, reason, now));
            case SendOutcome.Accepted ignored -> Optional.empty();
            case SendOutcome.Deferred ignored -> Optional.empty();
            case SendOutcome.Unsure ignored -> Optional.empty();
            case SendOutcome.Refused ignored -> Optional.empty();
            case SendOutcome.MessageRefused ignored -> Optional.empty();
        };
    }

    /** What rests by the name under which it is kept. */
    static String name(SendOutcome.Scope where, String domain) {
        return switch (where) {
            case ROUTE -> Rest.ROUTE;
            case DOMAIN -> domain;
        };
    }

    private Rest rest(
            String destination, Optional<Rest> before, Duration pause, boolean alarm, String reason, Instant now) {
        int times = before.map(Rest::times).orElse(0) + 1;
        Duration doubled = pause.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        Duration most = longest.compareTo(pause) < 0 ? pause : longest;
        Duration length = doubled.compareTo(most) > 0 ? most : doubled;
        return new Rest(destination, before.map(Rest::since).orElse(now), now.plus(length), times, alarm, reason);
    }
}

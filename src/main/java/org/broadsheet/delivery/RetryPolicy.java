package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a message is tried again, and when no more. Pure: the outbox stores whatever this returns.
 *
 * <p>Source: RFC 5321, section 4.5.4.1: no sooner than 30 minutes, later ones further apart; configuration holds to that,
 * tests need not. A message is given up when it expires (for a digest: when the next one is due), never by count.
 *
 * @param pauses after the first, second, … attempt that was deferred; the last one repeats. Each is stretched by up to a
 *     quarter, by message and attempt, so that what failed together does not come back together
 * @param unsurePause after a connection lost behind the final dot
 */
public record RetryPolicy(List<Duration> pauses, Duration unsurePause) {

    /** After this many losses behind the final dot a message is left alone: it probably arrived. */
    static final int MOST_UNSURE = 2;

    /** The quarter by which a pause is stretched at most. A guess. */
    private static final double JITTER = 0.25;

    /** 30 minutes, 1 hour, 2 hours, then every 4; 2 hours after an uncertain end. */
    public static final RetryPolicy USUAL = new RetryPolicy(
            List.of(Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4)),
            Duration.ofHours(2));

    /** @throws IllegalArgumentException if a pause is missing or not positive */
    public RetryPolicy {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty() || pauses.stream().anyMatch(pause -> !pause.isPositive()) || !unsurePause.isPositive()) {
            throw new IllegalArgumentException("Retries need at least one pause, each longer than nothing; found "
                    + pauses + " and " + unsurePause + ".");
        }
    }

    /** The standing after an attempt. */
    public Standing.AfterAttempt after(Message message, Standing.Claimed attempt, SendOutcome outcome, Instant now) {
        return switch (outcome) {
            case SendOutcome.Accepted(String reply) -> new Standing.Sent(now, reply);
            case SendOutcome.Refused(String reply) -> new Standing.Refused(now, reply);
            case SendOutcome.MessageRefused(String reply) ->
                new Standing.GivenUp(now, "the server refuses this message: " + reply);
            case SendOutcome.Deferred(String reason) -> again(message, attempt, reason, now);
            case SendOutcome.Unreachable unreachable -> again(message, attempt, unreachable.reason(), now);
            case SendOutcome.SenderRefused refused -> again(message, attempt, refused.reason(), now);
            case SendOutcome.Unsure(String reason)
            when attempt.unsure() >= MOST_UNSURE ->
                new Standing.GivenUp(
                        now,
                        "left alone after %d attempts whose end is unknown; it may have arrived: %s"
                                .formatted(attempt.unsure() + 1, reason));
            case SendOutcome.Unsure(String reason) -> unsure(message, attempt, reason, now);
        };
    }

    /** Why it is too late for another attempt, if it is. */
    public static Optional<Standing.GivenUp> tooLate(Message message, String lastReason, Instant now) {
        return now.isBefore(message.expiresAt())
                ? Optional.empty()
                : Optional.of(new Standing.GivenUp(
                        now,
                        "%s: it had to be out by %s%s"
                                .formatted(
                                        message.key().kind().equals("digest")
                                                ? "superseded by the next digest"
                                                : "expired",
                                        message.expiresAt(),
                                        lastReason.isEmpty() ? "" : "; the last attempt ended with: " + lastReason)));
    }

    private Standing.AfterAttempt again(Message message, Standing.Claimed attempt, String reason, Instant now) {
        Duration pause = pauses.get(Math.min(attempt.attempts(), pauses.size()) - 1);
        return new Standing.Queued(noLaterThanExpiry(message, stretched(message, attempt, pause, now)), reason);
    }

    private Standing.AfterAttempt unsure(Message message, Standing.Claimed attempt, String reason, Instant now) {
        return new Standing.Unsure(
                noLaterThanExpiry(message, stretched(message, attempt, unsurePause, now)),
                attempt.unsure() + 1,
                reason);
    }

    /** A message that will expire first is looked at then, so that it is given up on time and says so. */
    private static Instant noLaterThanExpiry(Message message, Instant next) {
        return next.isAfter(message.expiresAt()) ? message.expiresAt() : next;
    }

    private static Instant stretched(Message message, Standing.Claimed attempt, Duration pause, Instant now) {
        int dice = (message.key().value() + '#' + attempt.attempts()).hashCode() * 0x9E3779B9;
        double share = (dice >>> 8) / (double) (1 << 24);
        return now.plus(pause).plusMillis((long) (pause.toMillis() * JITTER * share));
    }
}

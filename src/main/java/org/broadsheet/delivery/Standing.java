package org.broadsheet.delivery;

import java.time.Instant;

/**
 * Where a queued message stands.
 *
 * <pre>
 *   Queued ──claim──▶ Claimed ──Accepted──────────────▶ Sent
 *     ▲                │ │ │ └──Refused───────────────▶ Refused    (the mailbox is dead: suppressed)
 *     └──Deferred──────┘ │ └────superseded, expired───▶ GivenUp    (also: refused for the message's sake)
 *   Unsure ◀──Unsure─────┘
 *     └─────claim──▶ Claimed ──a third Unsure─────────▶ GivenUp
 *   Queued, Unsure ──unsubscribed, suppressed, dropped─▶ Withdrawn
 * </pre>
 *
 * A {@code Claimed} whose lease has run out (the daemon died while sending) may be claimed again: a crash can repeat a
 * message, never lose one.
 */
public sealed interface Standing {

    /**
     * Somebody is sending it.
     *
     * @param leaseEnds renewed while its sender lives; afterwards anybody may claim it
     * @param attempts including the one under way, so at least 1
     * @param unsure how often the connection was lost behind its final dot before this attempt
     */
    record Claimed(Instant leaseEnds, int attempts, int unsure) implements Standing {
        /** @throws IllegalArgumentException if there was no attempt */
        public Claimed {
            if (attempts < 1) {
                throw new IllegalArgumentException("A claimed message has at least one attempt, not " + attempts + ".");
            }
        }
    }

    /** How an attempt can leave a message; never {@code Claimed}. */
    sealed interface AfterAttempt extends Standing {}

    /**
     * Waits for its first or next attempt.
     *
     * @param reason why the last attempt did not succeed; empty if there was none
     */
    record Queued(Instant notBefore, String reason) implements AfterAttempt {}

    /**
     * The connection was lost after the final dot, so it may have arrived. Tried again late, since each further attempt may
     * be a repeat.
     *
     * @param times how often this has happened, at least 1
     */
    record Unsure(Instant notBefore, int times, String reason) implements AfterAttempt {}

    /** The next server took responsibility. */
    record Sent(Instant at, String reply) implements AfterAttempt {}

    /** The mailbox is dead; the address is suppressed with this reply. */
    record Refused(Instant at, String reply) implements AfterAttempt {}

    /** It did not go out and will not: too late, too uncertain, or refused for what it says. */
    record GivenUp(Instant at, String reason) implements AfterAttempt {}

    /** Nobody wants it any more: the reader left or pauses, the address is suppressed, or the operator dropped it. */
    record Withdrawn(Instant at, String reason) implements AfterAttempt {}
}

package org.broadsheet.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;

/** What an operator sees of the outbox, and may do to it. */
public interface OutboxBook {

    /** How many messages there are, by standing; every standing has its number. */
    Map<Kind, Long> counts();

    /** How many of those that wait are due. */
    long due(Instant now);

    /** How many wait for another attempt, after one that did not succeed. */
    long deferred();

    /** Since when the message waits that has waited longest, of those due; empty if none is. */
    Optional<Instant> oldestWaiting(Instant now);

    /** Why messages wait for another attempt, the most frequent reasons first. */
    List<Why> reasons(int most);

    /** Why messages have ended since then without going out, the most frequent reasons first. */
    List<Why> endings(Instant since, int most);

    /** Messages of one standing, the latest change first. */
    List<Entry> list(Optional<Kind> kind, int most);

    Optional<Entry> find(MessageKey key);

    /**
     * Makes a message due now, whatever it waits for; one that has ended is sent again only if it did not go out.
     *
     * @return false, changing nothing, if there is none, it was sent, or it is being sent
     */
    boolean retry(MessageKey key, Instant now);

    /** Withdraws a message that has not ended. @return false, changing nothing, if there is none or it has */
    boolean drop(MessageKey key, Instant now);

    /** Why messages wait or have ended, and how many. */
    record Why(String reason, long messages) {}

    /** A message with its whole story. */
    record Entry(
            long number,
            MessageKey key,
            EmailAddress to,
            String messageId,
            Standing standing,
            int attempts,
            Instant queuedAt,
            Instant dueAt,
            Instant expiresAt,
            Instant changedAt) {}

    /** A {@link Standing} without its particulars. */
    enum Kind {
        QUEUED,
        CLAIMED,
        UNSURE,
        SENT,
        REFUSED,
        GIVEN_UP,
        WITHDRAWN
    }
}

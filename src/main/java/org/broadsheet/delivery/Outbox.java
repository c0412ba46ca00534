package org.broadsheet.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps every message from the moment it must go out. Nothing put in is lost; every change names the state it expects. */
public interface Outbox {

    /**
     * Queues a message.
     *
     * @return false, changing nothing, if there is one with that key already
     */
    boolean add(Message message, Instant now);

    /**
     * How many messages could be claimed now, by recipient domain, longest waiting first.
     *
     * @param courier who asks; its own claims never count, since it is alive and has them in hand, whatever the clock did
     */
    Map<String, Integer> due(String courier, Instant now);

    /**
     * Takes due messages: of two rivals exactly one gets each. In the same transaction, messages that have expired are given
     * up, and those whose reader has left or whose address is suppressed are withdrawn.
     *
     * @param shares how many to take at most, by recipient domain
     * @param courier a name that no other living or dead courier has or had
     */
    Claims claim(Map<String, Integer> shares, String courier, Instant now, Duration lease);

    /** Keeps the bytes of first attempts, so that any further one is byte-identical. What is kept already stays. All or none. */
    void keep(List<Parcel> parcels, Instant now);

    /**
     * Whether a claim still holds, to be asked before each attempt, since a process may have slept for longer than its
     * leases. If the lease has ended and nobody else has taken the message yet, it begins anew.
     *
     * @return false if the message is somebody else's by now, or has ended
     */
    boolean holds(Claim claim, String courier, Instant now, Duration lease);

    /** Moves the end of the lease of everything this courier has in hand. */
    void renew(String courier, Instant leaseEnds);

    /**
     * Records how attempts ended, and keeps what bytes were not, all or none.
     *
     * @param keepBytes of messages that have ended, for {@link #dropBytes}; else they go with the result
     * @return those left alone, because somebody else has claimed the message since
     */
    List<Settlement> settle(List<Settlement> settlements, boolean keepBytes, Instant now);

    /** Where a message stands; empty if there is none with that key. */
    Optional<Standing> standing(MessageKey key);

    /**
     * Forgets the bytes of messages that ended before {@code endedBefore}, some at a time: what a kill leaves is forgotten
     * the next time.
     *
     * @return how many
     */
    int dropBytes(Instant endedBefore);
}

package org.broadsheet.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;

/**
 * Addresses that get no mail because their mailbox, or its owner by way of a complaint, said so. Only the operator lifts a
 * suppression: whoever asks for a subscription with such an address has not shown that it is theirs, and the question whether it
 * is would be the very mail that was refused. (Migration V50 says otherwise; it stands as it was released.)
 */
public interface Suppressions {

    /** Why an address is suppressed, if it is; compared by {@link EmailAddress#key()}. */
    Optional<Suppression> find(EmailAddress address);

    /** Suppresses it; changes nothing if it is already. */
    void suppress(EmailAddress address, Cause cause, String reply, Instant now);

    /** @return false if it was not suppressed */
    boolean lift(EmailAddress address);

    /** All of them, newest first. */
    List<Suppression> all();

    /** @param address as compared: all in lower case */
    record Suppression(EmailAddress address, Cause cause, String reply, Instant since) {}

    /** What said so. */
    enum Cause {
        /** The server, while we were sending. */
        REFUSED,
        /** A delivery report that came later. */
        BOUNCED,
        /** Its owner called the mail unwanted. */
        COMPLAINT
    }
}

package org.broadsheet.delivery;

import java.util.Optional;

/**
 * How one claimed attempt ended. A {@link Standing.Refused} also suppresses the address.
 *
 * @param unkept the bytes that went out, if the outbox has not kept them: kept now, unless the message has ended
 */
public record Settlement(Claim claim, Standing.AfterAttempt standing, Optional<Parcel> unkept) {

    /** Of an attempt whose bytes are kept, or of none. */
    public Settlement(Claim claim, Standing.AfterAttempt standing) {
        this(claim, standing, Optional.empty());
    }
}

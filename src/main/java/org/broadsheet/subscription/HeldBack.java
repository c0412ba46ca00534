package org.broadsheet.subscription;

import java.time.Instant;

/**
 * A limit on unasked mail left no room for a request.
 *
 * @param until when there is room again, as far as can be told now
 */
public record HeldBack(Cap cap, Instant until) {

    /** What the limits count by. */
    public enum Cap {
        /** One address of a client. */
        CLIENT,
        /** The network of a client. */
        NETWORK,
        /** The mail domain that was asked for. */
        DOMAIN,
        /** The whole instance. */
        ALL
    }
}

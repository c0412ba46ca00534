package org.broadsheet.digest;

import java.time.Instant;
import org.broadsheet.delivery.MessageKey;

/** Names messages, so that an answer to one, which names what it answers, proves which one its writer has. */
@FunctionalInterface
public interface MessageIds {

    /** The Message-ID of that message, angle brackets and all; of one message always the same. */
    String of(MessageKey key, Instant due, Instant expires);
}

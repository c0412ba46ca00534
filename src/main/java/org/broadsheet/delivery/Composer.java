package org.broadsheet.delivery;

import java.util.List;

/** Puts a queued message into words. Declared by delivery; each room that queues messages composes its own kind. */
public interface Composer {

    /** The same key gives the same letter, as long as what it tells about has not changed. */
    Composition compose(MessageKey key);

    /** For these messages, one after the other: what they have in common is asked for once, now. */
    default Composer forAll(List<MessageKey> keys) {
        return this;
    }

    /**
     * Whether what it composes is made of rows that stay until the message has ended, so that after a crash the same bytes are made of
     * them again. Otherwise they are kept before they are sent.
     */
    default boolean composesAgain() {
        return false;
    }

    /** What became of composing. */
    sealed interface Composition {

        record Ready(Letter letter) implements Composition {}

        /** Nobody should get this any more: the reader left, or what it was about is gone. */
        record Withdrawn(String reason) implements Composition {}
    }
}

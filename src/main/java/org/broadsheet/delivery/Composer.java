package org.broadsheet.delivery;

/** Puts a queued message into words. Declared by delivery; each room that queues messages composes its own kind. */
public interface Composer {

    /** The same key gives the same letter, as long as what it tells about has not changed. */
    Composition compose(MessageKey key);

    /** What became of composing. */
    sealed interface Composition {

        record Ready(Letter letter) implements Composition {}

        /** Nobody should get this any more: the reader left, or what it was about is gone. */
        record Withdrawn(String reason) implements Composition {}
    }
}

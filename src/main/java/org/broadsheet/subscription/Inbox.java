package org.broadsheet.subscription;

import java.util.function.Supplier;
import org.broadsheet.letters.ReceivedLetter;

/** The mailbox where letters to us arrive. */
public interface Inbox {

    /**
     * Shows unread letters, the longest waiting first, and files each as the reader says once it returns; what it throws
     * leaves that letter unread and ends the reading. Who dies in between reads the letter again. A letter that the mailbox
     * cannot give, or that somebody takes away meanwhile, does not end the reading.
     *
     * @param most letters shown at most
     * @return how many were shown
     * @throws InboxException if the mailbox cannot be read; the message says what to do
     */
    int read(int most, Reader reader);

    /**
     * Shows one letter again, read or not, and files it as the reader says.
     *
     * @param id as {@link Delivered#id()} gave it
     * @return false if it is no longer there
     * @throws InboxException if the mailbox cannot be read
     */
    boolean again(String id, Reader reader);

    /** Reads one letter. */
    @FunctionalInterface
    interface Reader {
        Filing read(Delivered letter);
    }

    /** Where a letter goes. */
    enum Filing {
        /** Read. */
        DONE,
        /** Left as it is, to be shown again by the next reading. */
        LATER,
        /** Read, and flagged for a person to look at. */
        SET_ASIDE
    }

    /** A letter as it arrived. Nothing in it is understood before somebody asks: that alone may take long, or fail. */
    final class Delivered {

        private final String id;
        private final Supplier<byte[]> raw;
        private final Supplier<ReceivedLetter> letter;

        /**
         * @param id the mailbox's own name for it, the same each time the letter is shown; at most 300 characters
         * @param raw its bytes, the end cut off where it is too big; taken over, not copied
         * @param letter takes the bytes apart
         */
        public Delivered(String id, byte[] raw, Supplier<ReceivedLetter> letter) {
            this(id, () -> raw, letter);
        }

        private Delivered(String id, Supplier<byte[]> raw, Supplier<ReceivedLetter> letter) {
            this.id = id;
            this.raw = raw;
            this.letter = letter;
        }

        /** A letter that the mailbox lists and cannot give: whoever asks for what is in it gets {@code because}. */
        public static Delivered withheld(String id, RuntimeException because) {
            return new Delivered(
                    id,
                    () -> {
                        throw because;
                    },
                    () -> {
                        throw because;
                    });
        }

        public String id() {
            return id;
        }

        /** The letter taken apart, anew at each call. */
        public ReceivedLetter letter() {
            return letter.get();
        }

        /** Not a copy: nobody writes to it. */
        public byte[] raw() {
            return raw.get();
        }

        @Override
        public String toString() {
            return "the letter " + id;
        }
    }

    /** The mailbox cannot be read at all. */
    final class InboxException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public InboxException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

package org.broadsheet.subscription;

/** The mailbox where letters to us arrive. */
public interface Inbox {

    /**
     * Shows unread letters, the longest waiting first, and files each as the reader says once it returns; what it throws
     * leaves that letter unread and ends the reading. Who dies in between reads the letter again.
     *
     * @param most letters shown at most
     * @return how many were shown
     * @throws InboxException if the mailbox cannot be read; the message says what to do
     */
    int read(int most, Reader reader);

    /** Reads one letter. */
    @FunctionalInterface
    interface Reader {
        Filing read(Delivered letter);
    }

    /** Where a letter goes. */
    enum Filing {
        /** Read. */
        DONE,
        /** Read, and flagged for a person to look at. */
        SET_ASIDE
    }

    /** A letter as it arrived. */
    final class Delivered {

        private final ReceivedLetter letter;
        private final byte[] raw;

        /** @param raw its bytes, the end cut off where it is too big; taken over, not copied */
        public Delivered(ReceivedLetter letter, byte[] raw) {
            this.letter = letter;
            this.raw = raw;
        }

        public ReceivedLetter letter() {
            return letter;
        }

        /** Not a copy: nobody writes to it. */
        public byte[] raw() {
            return raw;
        }

        @Override
        public String toString() {
            return "a letter of %d bytes".formatted(raw.length);
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

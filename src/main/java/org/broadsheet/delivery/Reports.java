package org.broadsheet.delivery;

/** Reads letters that come to our return addresses. */
public interface Reports {

    /**
     * Never throws for anything a letter can hold.
     *
     * @param recipient the address it came to, if known; may be empty
     */
    Reading read(byte[] letter, String recipient);

    /** What a letter turned out to be. */
    sealed interface Reading {

        /** @param number of the message, from a return address that we made */
        record About(long number, Report report) implements Reading {}

        /** It names no return address that we made: forged, about somebody else's mail, or an ordinary letter. */
        record NotOurs(String why) implements Reading {}
    }
}

package org.broadsheet.subscription;

import java.time.Instant;
import java.util.List;

/**
 * Remembers which letter is being read, so that one that ends the program is known when the program is back. Each method
 * is one transaction.
 */
public interface LetterBook {

    /**
     * A letter that waits for a person.
     *
     * @param number what the operator calls it
     * @param id what the mailbox calls it
     * @param tries how often somebody began to read it
     * @param reason what went wrong; may quote nothing of the letter
     */
    record SetAside(long number, String id, Instant at, int tries, String reason) {}

    /**
     * Notes that somebody begins to read a letter. One that was set aside begins anew.
     *
     * @return how often it was begun and not ended, this time included; 1 at first
     */
    int begin(String id, Instant now);

    /** It was read: nothing needs to be known any more. */
    void done(String id);

    /** It could not be read this time. */
    void failed(String id, String reason);

    /** It is not read again until somebody says so. */
    void setAside(String id, String reason, Instant now);

    /** All that are set aside, the longest first. */
    List<SetAside> setAside();

    /**
     * Forgets letters that were begun before {@code since} and neither ended nor set aside: somebody has taken them out of
     * the mailbox.
     *
     * @return how many
     */
    int forgetBegun(Instant since);
}

package org.broadsheet.subscription;

import java.time.Instant;
import java.util.List;

/** Takes what mail servers report about our mail, which may arrive in the same mailbox as letters. */
public interface MailReports {

    /**
     * Takes the letter if it is a report about a message of ours.
     *
     * @param raw the letter's bytes
     * @param recipients every address it was delivered or written to
     * @return false if it is not one, so that somebody else must read it
     */
    boolean take(byte[] raw, List<String> recipients, Instant now);
}

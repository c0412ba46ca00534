package org.broadsheet.mail;

import java.time.Duration;

/**
 * How letters to us are read.
 *
 * @param plusAddresses whether {@code local+anything@domain} arrives in the mailbox too, as with Postfix's
 *     {@code recipient_delimiter = +}
 * @param every how long to wait between two looks
 */
public record MailboxSettings(MailboxRoute route, boolean plusAddresses, Duration every) {}

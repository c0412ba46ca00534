package org.broadsheet.subscription;

import java.net.URI;
import java.util.Optional;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;

/**
 * How this instance takes subscriptions.
 *
 * @param masthead the instance's name, as letters call it
 * @param mailbox where letters to us arrive, and whose domain names our messages
 * @param read whether that mailbox is read, so that letters can be answered
 * @param plusAddresses whether {@code local+token@domain} arrives there too; else tokens travel in message identifiers only
 * @param page the web page's address, ending in a slash, below which are {@code confirm/TOKEN}, {@code preferences/TOKEN}
 *     and {@code unsubscribe/TOKEN}; empty if there is no page that readers can reach
 * @param usual when the digest comes for a reader who did not say
 * @param unsaid the profile of a reader who told us nothing but an address
 */
public record SubscriptionSettings(
        String masthead,
        EmailAddress mailbox,
        boolean read,
        boolean plusAddresses,
        Optional<URI> page,
        DigestTime usual,
        Profile unsaid,
        Limits limits) {

    /** @throws IllegalArgumentException if the page's address does not end in a slash */
    public SubscriptionSettings {
        page.ifPresent(address -> {
            if (!address.toString().endsWith("/")) {
                throw new IllegalArgumentException("The page's address %s must end in a slash.".formatted(address));
            }
        });
    }
}

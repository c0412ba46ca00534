package org.broadsheet.mail;

import java.net.URI;
import org.broadsheet.profiles.EmailAddress;

/**
 * Who the mail is from.
 *
 * @param from the address in From; its domain is the one SPF, DKIM and DMARC must agree on
 * @param name beside it
 * @param listId stable for the life of the instance, such as {@code digest.example.org} (RFC 2919)
 * @param help a page or a mailto address for List-Help
 * @param owner a page or a mailto address for List-Owner
 * @param bounces where delivery reports go: {@code b@example.org} gives {@code b+…@example.org}
 */
public record Sender(EmailAddress from, String name, String listId, URI help, URI owner, EmailAddress bounces) {

    /** @throws IllegalArgumentException if a text holds a control character, or the list id is no dotted name */
    public Sender {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The sender's name holds a control character or a line break.");
        }
        if (!listId.matches("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?") || !listId.contains(".")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a list id. Expected a dotted name like digest.example.org.".formatted(listId));
        }
    }
}

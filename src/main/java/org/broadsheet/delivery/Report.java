package org.broadsheet.delivery;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a letter that came to a return address says about one of our messages. */
public sealed interface Report {

    /** It did not arrive, and the mailbox is the reason: unknown, disabled, moved. */
    record Hard(String reply) implements Report {}

    /** It did not arrive this time: full, unreachable, given up after days, or nobody said why. */
    record Soft(String reply) implements Report {}

    /** It was refused because of us: policy, blocked, reputation. Says nothing about the mailbox. */
    record Policy(String reply) implements Report {}

    /** Its reader called it unwanted (RFC 5965). */
    record Complaint(String kind) implements Report {}

    /** It is late, relayed or delivered: nothing to do. */
    record NoFailure(String action) implements Report {}

    /** Replies about us often come with a general code, and are known by their words alone. */
    Pattern ABOUT_US = Pattern.compile(
            "black.?list|block.?list|blocked|\\bspam|reputation|\\bspf\\b|\\bdmarc\\b|\\bdkim\\b|\\brbl\\b|dnsbl|rate.?limit|relay(ing)? (access )?denied|polic(y|ies)\\b",
            Pattern.CASE_INSENSITIVE);

    /**
     * What a recipient's fields of a delivery report mean. Sources: RFC 3464, section 2.3; RFC 3463.
     *
     * @param action as written: failed, delayed, delivered, relayed, expanded
     * @param status such as 5.1.1; empty where there is none
     * @param diagnostic the server's words; may be empty
     */
    static Report of(String action, String status, String diagnostic) {
        String reply = (status + " " + diagnostic).strip();
        if (!action.strip().toLowerCase(Locale.ROOT).startsWith("failed")) {
            return new NoFailure(action.strip());
        }
        String code = status.strip();
        if (code.startsWith("5.7.")
                || (!code.startsWith("5.1.") && ABOUT_US.matcher(diagnostic).find())) {
            return new Policy(reply);
        }
        // 5.1.8 and 5.1.7 speak of the sender's address; 5.2.2 of a full mailbox, which empties.
        if (code.equals("5.1.8") || code.equals("5.1.7")) {
            return new Policy(reply);
        }
        return code.startsWith("5.1.") || code.equals("5.2.1") ? new Hard(reply) : new Soft(reply);
    }
}

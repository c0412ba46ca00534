package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether so many messages come back, or are called spam, that large providers will stop taking our mail. */
public final class Reputation implements Check {

    /** Counts what became of mail. */
    @FunctionalInterface
    public interface Ledger {
        Sent since(Instant since);
    }

    /**
     * @param sent messages that a server took
     * @param bounced addresses that turned out not to exist, at once or later
     * @param complaints of readers who called a message spam
     */
    public record Sent(long sent, long bounced, long complaints) {}

    private static final Duration WINDOW = Duration.ofDays(7);

    /** Amazon SES puts an account under review at 5 % and stops it at 10 %. */
    static final double MOST_BOUNCES = 0.05;

    /** Google's and Yahoo's requirements for bulk senders (2024): below 0.1 %, and never 0.3 % or more. */
    static final double MOST_COMPLAINTS = 0.003;

    /** Fewer of either prove nothing: with ten readers one typing mistake would be ten per cent. */
    private static final int TOO_FEW = 3;

    private final Ledger ledger;

    public Reputation(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<Trouble> look(Instant now) {
        Sent sent = ledger.since(now.minus(WINDOW));
        List<Trouble> troubles = new ArrayList<>();
        long tried = sent.sent() + sent.bounced();
        if (sent.bounced() >= TOO_FEW && sent.bounced() >= MOST_BOUNCES * tried) {
            troubles.add(Trouble.unwell(
                    Kind.BOUNCES,
                    "",
                    "In the last seven days %,d of %,d messages came back; providers stop senders at 5 to 10 %%."
                            .formatted(sent.bounced(), tried),
                    "See broadsheet suppressions list; take out addresses that were never confirmed."));
        }
        if (sent.complaints() >= TOO_FEW && sent.complaints() >= MOST_COMPLAINTS * tried) {
            troubles.add(Trouble.unwell(
                    Kind.COMPLAINTS,
                    "",
                    "In the last seven days %,d of %,d messages were called spam; providers stop senders at 0.3 %%."
                            .formatted(sent.complaints(), tried),
                    "See broadsheet suppressions list, and how those readers came to subscribe."));
        }
        return troubles;
    }
}

package org.broadsheet.subscription;

import java.time.Duration;

/**
 * How much unasked mail anybody can make us send. What goes beyond is not sent, and whoever asked is told when to try again.
 * Strangers and readers, pages and letters are counted apart, so that none of them uses up what the others need; answers to
 * strangers have the limits of a domain and in all once more.
 *
 * @param pending how long a confirmation can be answered; meanwhile nothing else goes to its address
 * @param perAddress confirmations to one address within 30 days, whoever asked for them
 * @param perClientAndHour subscriptions that one client of the page may ask for
 * @param perNetworkAndHour subscriptions that the clients of one network may ask for: less than a domain has, or one network
 *     could use it up
 * @param perDomainAndHour confirmations to addresses of one domain
 * @param perHour confirmations in all
 * @param answersPerDay answers to the letters of one reader; a stranger gets one
 */
public record Limits(
        Duration pending,
        int perAddress,
        int perClientAndHour,
        int perNetworkAndHour,
        int perDomainAndHour,
        int perHour,
        int answersPerDay) {

    /** The span in which {@link #perAddress} counts. */
    public static final Duration MEMORY = Duration.ofDays(30);

    /** Two days to answer, 3 a month, 5 an hour and client, 20 an hour and network, 60 an hour and domain, 300 an hour, 20 answers a day. Guesses, not measurements. */
    public static final Limits USUAL = new Limits(Duration.ofDays(2), 3, 5, 20, 60, 300, 20);

    /** @throws IllegalArgumentException naming the number that does not fit */
    public Limits {
        atLeastOne("per-address", perAddress);
        atLeastOne("per-client-and-hour", perClientAndHour);
        atLeastOne("per-network-and-hour", perNetworkAndHour);
        atLeastOne("per-domain-and-hour", perDomainAndHour);
        atLeastOne("per-hour", perHour);
        atLeastOne("answers-per-day", answersPerDay);
        if (pending.compareTo(Duration.ofMinutes(10)) < 0 || pending.compareTo(MEMORY) > 0) {
            throw new IllegalArgumentException(
                    "subscription.pending = %s must be from 10 minutes to 30 days.".formatted(pending));
        }
    }

    private static void atLeastOne(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("subscription.%s = %d must be at least 1.".formatted(name, count));
        }
    }
}

package org.broadsheet.subscription;

import java.time.Duration;

/**
 * How much unasked mail anybody can make us send. What goes beyond is not sent, and whoever asked is told the same.
 *
 * @param pending how long a confirmation can be answered; meanwhile nothing else goes to its address
 * @param perAddress confirmations to one address within 30 days, whoever asked for them
 * @param perDomainAndHour confirmations to addresses of one domain
 * @param perHour confirmations in all
 * @param answersPerDay answers to the letters of one reader; a stranger gets one
 */
public record Limits(Duration pending, int perAddress, int perDomainAndHour, int perHour, int answersPerDay) {

    /** The span in which {@link #perAddress} counts. */
    public static final Duration MEMORY = Duration.ofDays(30);

    /** Two days to answer, 3 a month, 60 an hour and domain, 300 an hour, 20 answers a day. Guesses, not measurements. */
    public static final Limits USUAL = new Limits(Duration.ofDays(2), 3, 60, 300, 20);

    /** @throws IllegalArgumentException naming the number that does not fit */
    public Limits {
        atLeastOne("per-address", perAddress);
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

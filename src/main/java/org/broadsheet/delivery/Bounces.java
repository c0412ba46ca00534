package org.broadsheet.delivery;

import java.time.Instant;

/** What reports have said about messages, and what follows from it. */
public interface Bounces {

    /**
     * Takes a report in, once for each message; all or nothing. It acts on its own message and that message's reader only: a
     * hard one suppresses the address; a complaint does, and ends
     * the subscription; soft ones are counted, and suppress when too many come within a while.
     *
     * @param number of the message, as its return address says; the caller has checked that we made that address
     */
    Effect take(long number, Report report, Instant now);

    /** What followed. */
    sealed interface Effect {

        /** The address gets no more mail. */
        record Suppressed(Suppressions.Cause cause) implements Effect {}

        /** Its reader called the mail unwanted: the subscription has ended, as if they had asked, and the address is suppressed. */
        record Unsubscribed() implements Effect {}

        /** @param score how many count now, this one included */
        record Counted(int score) implements Effect {}

        /**
         * A server refused this message by its policy: kept with the message, for the operator to see. Nothing else follows,
         * since whoever got a letter of ours can write such a report. A destination rests when our own conversation with it
         * meets the refusal.
         */
        record Noted(String domain, String reply) implements Effect {}

        /** It is no report about our mail; somebody else may want to read it. */
        record NotOurs(String why) implements Effect {}

        /** There is nothing to do: no failure, said before, or about no message that we know. */
        record Ignored(String why) implements Effect {}
    }
}

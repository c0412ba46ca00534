package org.broadsheet.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.broadsheet.delivery.Message;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;

/**
 * What one request, or one letter full of them, comes to. All of it is carried out, or nothing.
 *
 * @param letter the letter's fingerprint: what a letter asks is carried out once, however often it is read; empty if no
 *     letter asked
 * @param reply the answer to be queued, unless its address had too many
 */
public record Deed(Optional<String> letter, List<Effect> effects, Optional<Reply> reply) {

    public Deed {
        effects = List.copyOf(effects);
    }

    /**
     * @param mostPerDay no more than this many answers go to that address within 24 hours, this one included
     * @param toConfirmation whether it answers a reply to a confirmation, which may be answered although its address waits
     * @param limits on answers to strangers of one domain, and in all
     */
    public record Reply(AnswerLetter answer, Message message, int mostPerDay, boolean toConfirmation, Limits limits) {}

    /** One change. */
    public sealed interface Effect {

        /**
         * Waits for that address to confirm. Does nothing if it is waiting already, suppressed, or beyond the limits.
         *
         * @param asker whom the limits count it for
         * @param confirmation the only message that goes to the address meanwhile
         */
        record Ask(Pending pending, Message confirmation, Limits limits, Asker asker) implements Effect {}

        /**
         * Makes a reader of one who confirmed. Does nothing if they are one already.
         *
         * @param consent how we know that they want it, kept with the reader
         */
        record Join(Pending pending, String consent, BiFunction<ReaderId, Pending, Message> welcome)
                implements Effect {}

        /**
         * Sends the confirmation of a request that waits once more. Does nothing if its address had enough of them.
         *
         * @param pending the request, with what was added to it
         */
        record Remind(Pending pending, Message confirmation, Limits limits) implements Effect {}

        /** Forgets a request that waits; its address may ask anew. */
        record Withdraw(Pending pending) implements Effect {}

        /** Brings back a reader who stopped, as they were. Does nothing if they left in another way. */
        record Return(ReaderId reader) implements Effect {}

        /** Makes a reader without asking. Does nothing if they are one, or had everything deleted. */
        record Enrol(EmailAddress email, String name, DigestTime time, Profile profile, String consent)
                implements Effect {}

        /** Ends the wait of a request whose address was a reader's already. */
        record Settle(Pending pending, ReaderId reader) implements Effect {}

        /** Forgets a request, and leaves its address alone for {@link Limits#MEMORY}. */
        record Decline(Pending pending) implements Effect {}

        /**
         * Changes a reader, if nobody else has meanwhile.
         *
         * @param seen the {@linkplain org.broadsheet.profiles.Subscriber#edition edition} that the change was made from
         */
        record Change(ReaderId reader, int seen, String name, DigestTime time, Profile profile) implements Effect {}

        /** @param until empty to end the pause */
        record Pause(ReaderId reader, Optional<Instant> until) implements Effect {}

        record Stop(ReaderId reader) implements Effect {}

        /** Stops, and deletes all that is kept about the reader but a hash of the address. */
        record Erase(ReaderId reader) implements Effect {}

        /** Ends all links of the reader's that were made before now. */
        record EndLinks(ReaderId reader) implements Effect {}
    }
}

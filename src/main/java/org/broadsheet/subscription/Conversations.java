package org.broadsheet.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;

/** Keeps what was asked, confirmed and answered. Each method is one transaction. */
public interface Conversations {

    /**
     * Carries out all of a deed and queues its messages, or nothing of it.
     *
     * @return what became of it; only after {@link Outcome.Done} anything is other than before
     */
    Outcome carryOut(Deed deed, Instant now);

    /** What became of a deed. */
    sealed interface Outcome {

        /** @param held what whoever asked for a subscription is to be told, if a limit left no room for it */
        record Done(Optional<HeldBack> held) implements Outcome {}

        /** A letter with that fingerprint was carried out before. */
        record DoneBefore() implements Outcome {}

        /** A reader whom the deed would change is no longer as the deed has seen them. */
        record ChangedMeanwhile() implements Outcome {}
    }

    /** The request with that id, confirmed or not; empty if there is none, it was declined, or it has long expired. */
    Optional<Pending> pending(String id);

    /** The request that waits for that address to confirm; empty if none does. */
    Optional<Pending> waiting(EmailAddress email, Instant now);

    /** The newest answers to that address, the newest first, as long as they are kept. */
    List<AnswerLetter> answersTo(EmailAddress email, int most);

    /** The answer with that id, as long as it is kept. */
    Optional<AnswerLetter> answer(String id);

    /**
     * Forgets requests that expired, and letters and answers from, before {@link Limits#MEMORY}, and once it is sent the
     * answer to whoever had everything deleted.
     *
     * @return how many requests
     */
    int forget(Instant now);
}

package org.broadsheet.subscription;

import java.time.Instant;
import java.util.Optional;

/** Keeps what was asked, confirmed and answered. Each method is one transaction. */
public interface Conversations {

    /**
     * Carries out all of a deed and queues its messages, or nothing of it.
     *
     * @return what became of it; only after {@link Outcome#DONE} anything is other than before
     */
    Outcome carryOut(Deed deed, Instant now);

    /** What became of a deed. */
    enum Outcome {
        DONE,
        /** A letter with that fingerprint was carried out before. */
        DONE_BEFORE,
        /** A reader whom the deed would change is no longer as the deed has seen them. */
        CHANGED_MEANWHILE
    }

    /** The request with that id, confirmed or not; empty if there is none, it was declined, or it has long expired. */
    Optional<Pending> pending(String id);

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

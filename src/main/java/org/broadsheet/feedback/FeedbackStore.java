package org.broadsheet.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.profiles.ReaderId;

/** Remembers verdicts. Each change moves the reader's {@code profileChanged} in the same transaction, so matching follows. */
public interface FeedbackStore {

    /** What became of a judgement. */
    enum Kept {
        /** It counts from now on. */
        NEW,
        /** The reader had said the same before; nothing changed. */
        SAME,
        /** There is no such active reader or no such paper; nothing changed. */
        NOWHERE
    }

    /** Keeps the judgement in place of an earlier one of the same reader on the same paper. */
    Kept record(Judgement judgement);

    /** Takes the verdict on a paper back. Returns what it was; empty, changing nothing, if there was none. */
    Optional<Verdict> undo(ReaderId reader, long paper, Instant now);

    /** Forgets everything the reader's clicks taught. Returns how many verdicts there were. */
    int forgetAll(ReaderId reader, Instant now);

    /** The reader's verdicts, the newest first. */
    List<Judgement> of(ReaderId reader);
}

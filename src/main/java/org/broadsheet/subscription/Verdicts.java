package org.broadsheet.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.ReaderId;

/** Takes a reader's verdict on a paper of a digest. */
public interface Verdicts {

    /**
     * Records the verdict; the same one again changes nothing.
     *
     * @param digest the date of the reader's digest
     * @param number the paper's in that digest, from 1
     * @return the paper's title; empty if there is no such digest or number
     */
    Optional<String> judge(ReaderId reader, LocalDate digest, int number, boolean likes, Instant now);

    /**
     * Keeps the paper for the reader; otherwise as {@link #judge}.
     *
     * @param liked whether it counts as a like, too
     */
    Optional<String> save(ReaderId reader, LocalDate digest, int number, boolean liked, Instant now);

    /** The papers that the reader keeps, the newest first. */
    List<Paper> saved(ReaderId reader);
}

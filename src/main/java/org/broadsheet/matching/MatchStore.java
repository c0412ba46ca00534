package org.broadsheet.matching;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.profiles.ReaderId;

/** Remembers which papers fit which readers, and how far each reader has been matched. */
public interface MatchStore {

    /**
     * How far a reader has been matched.
     *
     * @param through the highest paper number that was looked at
     * @param profileChanged which state of the profile the matches were made for
     */
    record Mark(long through, Instant profileChanged) {}

    /**
     * What one look at a batch gave for one reader.
     *
     * @param before the mark this look started from; empty if the reader had none
     * @param afresh whether older matches were made for another profile and must go
     * @param matches may be empty: having found nothing is also done
     */
    record Look(ReaderId reader, Optional<Mark> before, Mark after, boolean afresh, List<Match> matches) {
        public Look {
            matches = List.copyOf(matches);
        }
    }

    /**
     * Active readers for whom something may be to do: those without a mark, with one below {@code through}, or with one for
     * another state of their profile; in order of number.
     *
     * @param after only those with higher numbers
     * @param most so many at most
     */
    List<ReaderId> behind(long through, long after, int most);

    /** The marks of those of the readers who have one. */
    Map<ReaderId, Mark> marks(Collection<ReaderId> readers);

    /**
     * Records the matches and moves the marks, all or nothing. A look whose {@code before} is no longer the reader's mark
     * is left out: somebody else was faster.
     *
     * @return the looks that were recorded
     */
    List<Look> record(List<Look> looks);

    /** The matches of those of the readers who have any, among papers numbered above {@code number}, best first, ties by the lower paper number. */
    Map<ReaderId, List<Match>> of(Collection<ReaderId> readers, long number);

    /** The same for one reader. */
    default List<Match> of(ReaderId reader, long number) {
        return of(List.of(reader), number).getOrDefault(reader, List.of());
    }

    /** Forgets matches of papers numbered {@code number} or lower, for everybody; marks stay. Returns how many lists went. */
    int forget(long number);
}

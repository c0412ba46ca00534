package org.broadsheet.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every paper that Broadsheet keeps, for reading. Papers come in through {@code sources}. */
public interface Library {

    /** Later than every paper, and a date that both databases know. */
    LocalDate AFTER_ALL_DAYS = LocalDate.of(9999, 12, 31);

    /**
     * The paper known by that identifier: arXiv's, a DOI, or a title's key ({@link PaperId#ofTitle}). Where two papers share
     * a DOI or a title, the one that came first.
     */
    Optional<ShelvedPaper> find(PaperId id);

    /** {@link #find(PaperId)} for many at once; identifiers that no paper has are left out. */
    Map<PaperId, ShelvedPaper> find(Collection<PaperId> ids);

    /** The papers with these numbers, in order of number; numbers that no paper has are left out. */
    List<ShelvedPaper> byNumber(Collection<Long> numbers);

    /**
     * The next page of papers in order of number. Whatever comes in later has a higher number than all that can be read
     * now, so that a reader who remembers the last number misses none.
     *
     * @param number the last one already seen; 0 to begin
     * @param limit at most this many, at least 1
     */
    List<ShelvedPaper> since(long number, int limit);

    /** The number of the last paper that arrived before that moment, found by halving, since numbers rise with time; 0 if none. */
    default long lastBefore(Instant moment) {
        long arrivedBefore = 0;
        long notBefore = newestNumber() + 1;
        while (notBefore - arrivedBefore > 1) {
            long middle = (arrivedBefore + notBefore) >>> 1;
            List<ShelvedPaper> found = since(middle - 1, 1);
            if (!found.isEmpty() && found.getFirst().shelvedAt().isBefore(moment)) {
                arrivedBefore = found.getFirst().number();
            } else {
                notBefore = middle;
            }
        }
        return arrivedBefore;
    }

    /** How many of the papers numbered above {@code after} up to {@code through} are {@linkplain ShelvedPaper#isNews() news}. */
    int news(long after, long through);

    /** The papers announced on that day, in order of number. */
    List<ShelvedPaper> announcedOn(LocalDate date);

    /** The last day before that one on which papers were announced. */
    Optional<LocalDate> dayBefore(LocalDate date);

    /** The newest day that brought papers; empty if none did. */
    default Optional<LocalDate> newestDay() {
        return dayBefore(AFTER_ALL_DAYS);
    }

    /** The first day after that one on which papers were announced. */
    Optional<LocalDate> dayAfter(LocalDate date);

    /** The highest number so far; 0 if there are no papers. */
    long newestNumber();

    long count();

    /**
     * A paper whose title, abstract or authors changed after it came in, or which turned out to be another.
     *
     * @param revision rises with every change of any paper; above 0
     * @param paper as it is now
     * @param folded whether it is another one from now on, which its identifiers name: it is found and listed no more
     */
    record Revised(long revision, ShelvedPaper paper, boolean folded) {}

    /** The highest revision so far; 0 if no paper ever changed. */
    long newestRevision();

    /**
     * The next page of changed papers, each once, in the order of their last change.
     *
     * @param revision the last one already seen; 0 to begin
     * @param limit at most this many, at least 1
     */
    List<Revised> revisedSince(long revision, int limit);
}

package org.broadsheet.sources;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Paper;

/**
 * A place on the network where papers are announced or kept. It knows what to ask, and what an answer leaves to be asked; how
 * to ask, when, and what became of it is the business of {@link IntakeRun}. A source touches nothing, so it can be shown.
 */
public interface Source {

    /** The key of its standing, its days and its cursor, and what the operator calls it; never changes. */
    String name();

    /** Whose pace it keeps. */
    Provider provider();

    /**
     * Whose announcements it witnesses: those of its provider, unless it is asked for other papers than they are. Services that
     * witness the same watch each other.
     */
    default String witnesses() {
        return provider().name();
    }

    /** How long between two times of asking, as long as all is well. */
    Duration every();

    /** When it should have something. */
    Schedule schedule();

    /**
     * How many days one question may ask about; 0 for a source that only says what is new now. One that keeps its days can be
     * asked for those that were missed.
     */
    int daysAtOnce();

    /** How many days after its end a day is complete there and need not be asked about again. */
    default int settledAfterDays() {
        return 2;
    }

    /**
     * What to ask.
     *
     * @param days at most {@link #daysAtOnce}; of no meaning to a source that only says what is new now
     * @return the first question of each chain; none if there is nothing to ask for, such as no category
     */
    List<URI> questions(Days days);

    /** The question that continues {@code asked} after this answer; empty if the answer was the last of its chain. */
    default Optional<URI> next(URI asked, String answer) {
        return Optional.empty();
    }

    /**
     * What is asked for, such as the categories; "" if nothing is, and then nobody asks. When it changes, the last days are asked
     * about again. At most 4,000 characters.
     */
    default String scope() {
        return "all";
    }

    /**
     * Whether an answer that is no list of papers only means that the day has not begun there. It is not believed of a day that was
     * over yesterday.
     */
    default boolean saysNotYet(String answer) {
        return false;
    }

    /**
     * How many records an answer promises for all the chain of questions of which it is one; 0 if it does not say. What is short of
     * it is noticed, and asked for again.
     */
    default long promised(String answer) {
        return 0;
    }

    /**
     * How many records an answer holds, counted as {@link #promised} counts them.
     *
     * @param read how many of them were read, as papers or as what could not be understood
     */
    default long held(String answer, int read) {
        return read;
    }

    /** Whether it is sure to have something on that day, so that nothing at all is a sign that it is not well. */
    default boolean hasSomethingOn(LocalDate day) {
        return false;
    }

    /** Whether a paper that came is one that was asked for: some services cannot be asked for less than all. */
    default boolean wants(Paper paper) {
        return true;
    }

    default boolean keepsDays() {
        return daysAtOnce() > 0;
    }
}

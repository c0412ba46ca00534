package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a source is, as of the last time it was asked.
 *
 * @param source its name
 * @param condition what the last answer was
 * @param detail a sentence on it for the operator, with what to do where something can be done; may be empty where all is well
 * @param since when that condition began; two conditions that are well count as one
 * @param askedAt the last question
 * @param answeredAt the last answer that could be read, papers or not
 * @param broughtAt the last answer with papers that nobody had
 * @param newestDay the day of its newest batch, taken from the batch's content
 * @param nextAt when it will be asked again
 * @param failures questions in a row without an answer that could be read
 * @param last what the last answer that could be read held
 */
public record SourceStanding(
        String source,
        Condition condition,
        String detail,
        Instant since,
        Instant askedAt,
        Optional<Instant> answeredAt,
        Optional<Instant> broughtAt,
        Optional<LocalDate> newestDay,
        Instant nextAt,
        int failures,
        Counts last) {

    private static final int LONGEST_DETAIL = 1_000;

    /** Four kinds of silence are four different things; only two of them are well. */
    public enum Condition {
        /** It gave what its calendar let us expect. */
        FRESH,
        /** Nothing new, and nothing was due: a weekend, a holiday, or not yet. */
        QUIET,
        /** Something was due, and it gives what it gave before. */
        STALE,
        /** No connection, no answer in time, or it said "not now". */
        UNREACHABLE,
        /** It answers, but what it says cannot be read, or not to its end. */
        UNREADABLE;

        public boolean isWell() {
            return this == FRESH || this == QUIET;
        }
    }

    public SourceStanding {
        detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
        if (failures < 0) {
            throw new IllegalArgumentException("Failures are counted from 0, not " + failures + ".");
        }
    }

    /** The same, but asked again at another time. */
    SourceStanding askedAgainAt(Instant moment) {
        return new SourceStanding(
                source, condition, detail, since, askedAt, answeredAt, broughtAt, newestDay, moment, failures, last);
    }

    /** The same in another condition, by what another witness says. */
    SourceStanding in(Condition other, Instant from, String sentence) {
        return new SourceStanding(
                source, other, sentence, from, askedAt, answeredAt, broughtAt, newestDay, nextAt, failures, last);
    }
}

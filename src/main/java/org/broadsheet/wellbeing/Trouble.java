package org.broadsheet.wellbeing;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is not well.
 *
 * @param subject which one of its kind: a source, a job, a domain; empty where there is only one
 * @param since when it began, where that is known; else it began when somebody first saw it
 * @param says what was found, as a sentence
 * @param cure what to do, as a sentence
 */
public record Trouble(Kind kind, String subject, Weight weight, Optional<Instant> since, String says, String cure) {

    private static final int LONGEST = 1_000;

    /** What can be not well. The names stand in tables, metrics and JSON. */
    public enum Kind {
        /** The daemon does not run, or gives no sign of life. */
        DAEMON,
        /** A job failed, hangs, or did not start when it was due. */
        JOB,
        /** A source cannot be reached, answers errors, is silent, or gives old papers. */
        SOURCE,
        /** No new paper came for too many days on which papers are announced. */
        PAPERS,
        /** Profile files need edits. */
        PROFILES,
        /** The mailbox cannot be read. */
        MAILBOX,
        /** Letters that could not be read wait for a person. */
        LETTERS,
        /** The mail route is at rest: nothing goes out. */
        ROUTE,
        /** A recipient's server refuses us. */
        DESTINATION,
        /** Messages wait too long. */
        WAITING,
        /** Too many messages come back. */
        BOUNCES,
        /** Too many people call our mail spam. */
        COMPLAINTS,
        /** A limit against abuse holds people back. */
        HELD_BACK,
        /** The data disk is nearly full. */
        DISK,
        /** The machine's clock is wrong. */
        CLOCK,
        /** The heap is nearly full. */
        MEMORY,
        /** The search index lacks papers. */
        INDEX,
        /** The tables are of another version than the program. */
        SCHEMA,
        /** The model of meaning cannot read. */
        MODEL,
        /** Whether something is well could not be found out. */
        CHECK
    }

    /** How much it matters. */
    public enum Weight {
        /** A person must act, or it stays so. */
        UNWELL,
        /** Nobody can say yet: what should tell has not happened. */
        UNKNOWN,
        /** Worth knowing; all is well nevertheless. */
        NOTE
    }

    public Trouble {
        says = shortened(says);
        cure = shortened(cure);
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    public static Trouble unwell(Kind kind, String subject, Instant since, String says, String cure) {
        return new Trouble(kind, subject, Weight.UNWELL, Optional.of(since), says, cure);
    }

    /** Began when somebody first sees it. */
    public static Trouble unwell(Kind kind, String subject, String says, String cure) {
        return new Trouble(kind, subject, Weight.UNWELL, Optional.empty(), says, cure);
    }

    public static Trouble unknown(Kind kind, String subject, String says, String cure) {
        return new Trouble(kind, subject, Weight.UNKNOWN, Optional.empty(), says, cure);
    }

    public static Trouble note(Kind kind, String subject, Optional<Instant> since, String says, String cure) {
        return new Trouble(kind, subject, Weight.NOTE, since, says, cure);
    }

    /** What was found and what to do, on one line. */
    public String sentence() {
        return cure.isEmpty() ? says : says + " " + cure;
    }
}

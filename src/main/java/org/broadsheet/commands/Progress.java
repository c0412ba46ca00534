package org.broadsheet.commands;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far a long command is, on standard error: a bar that redraws itself where a person watches a terminal, a line every
 * few seconds otherwise. Nothing is shown for work that is done at once.
 */
final class Progress implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(5);
    private static final int BAR = 30;

    private final PrintStream err;
    private final boolean terminal;
    private final InstantSource time;
    private final String what;
    private final long total;
    private Instant shown;
    private boolean drawn;

    /**
     * @param what what is counted, such as "papers"
     * @param total how many there will be; 0 if nobody knows
     */
    Progress(PrintStream err, boolean terminal, InstantSource time, String what, long total) {
        this.err = err;
        this.terminal = terminal;
        this.time = time;
        this.what = what;
        this.total = total;
        this.shown = time.instant();
    }

    /** On this process's standard error. */
    static Progress onStandardError(InstantSource time, String what, long total) {
        return new Progress(System.err, Terminal.showsErrors(), time, what, total);
    }

    /** Says that {@code done} are done by now. */
    void at(long done) {
        Instant now = time.instant();
        if (Duration.between(shown, now).compareTo(terminal ? REDRAW : LINE) < 0) {
            return;
        }
        shown = now;
        if (terminal) {
            err.print("\r" + bar(done) + line(done) + "   ");
            err.flush();
            drawn = true;
        } else {
            err.println(line(done));
        }
    }

    private String bar(long done) {
        if (total <= 0) {
            return "";
        }
        int full = (int) (BAR * Math.min(done, total) / total);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] ";
    }

    private String line(long done) {
        return total > 0 ? "%,d of %,d %s".formatted(done, total, what) : "%,d %s".formatted(done, what);
    }

    /** Clears the bar, so that what follows begins on a clean line. */
    @Override
    public void close() {
        if (drawn) {
            err.print("\r" + " ".repeat(BAR + 50) + "\r");
            err.flush();
        }
    }
}

package org.broadsheet.wellbeing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.wellbeing.Trouble.Weight;
import org.broadsheet.wellbeing.TroubleBook.Known;

/** Asks every check and keeps what they say. Everybody who tells how the instance is tells what this says. */
public final class Wellbeing {

    private final List<Check> checks;
    private final TroubleBook book;
    private final InstantSource time;

    public Wellbeing(List<Check> checks, TroubleBook book, InstantSource time) {
        this.checks = List.copyOf(checks);
        this.book = book;
        this.time = time;
    }

    /**
     * How the instance is.
     *
     * @param known what is not well, not known, and worth knowing, in this order
     */
    public record Report(Instant at, List<Known> known) {

        public Report {
            known = List.copyOf(known);
        }

        /** Whether there is evidence that all is well: nothing is unwell, and nothing is unknown. */
        public boolean isWell() {
            return of(Weight.UNWELL).isEmpty() && of(Weight.UNKNOWN).isEmpty();
        }

        /** {@code well}, {@code unknown} or {@code unwell}. */
        public String state() {
            return isWell() ? "well" : of(Weight.UNWELL).isEmpty() ? "unknown" : "unwell";
        }

        public List<Known> of(Weight weight) {
            return known.stream()
                    .filter(one -> one.trouble().weight() == weight)
                    .toList();
        }
    }

    /** Looks at everything now. A check that cannot find out makes that an entry. */
    public Report look() {
        Instant now = time.instant();
        Map<String, Trouble> found = new LinkedHashMap<>();
        for (Check check : checks) {
            for (Trouble trouble : asked(check, now)) {
                found.putIfAbsent(trouble.kind() + " " + trouble.subject(), trouble);
            }
        }
        return new Report(now, book.keep(new ArrayList<>(found.values()), now));
    }

    private static List<Trouble> asked(Check check, Instant now) {
        try {
            return check.look(now);
        } catch (RuntimeException failed) {
            return List.of(Trouble.unwell(
                    Trouble.Kind.CHECK,
                    check.getClass().getSimpleName(),
                    "Whether all is well could not be found out: %s".formatted(failed.getMessage()),
                    "See the log."));
        }
    }
}

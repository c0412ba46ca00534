package org.broadsheet.sources;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadsheet.sources.Announcements.Known;
import org.broadsheet.sources.Announcements.Witness;

/** Compares, day by day, what was announced with what is here. */
public final class Audit {

    private final Memory memory;
    private final List<Source> sources;

    /** @param sources those that are on */
    public Audit(Memory memory, List<Source> sources) {
        this.memory = memory;
        this.sources = List.copyOf(sources);
    }

    /**
     * Some papers that were announced.
     *
     * @param announced by any service
     * @param inTheNews of these, those that the announcement itself named
     * @param kept of these, those that a service that keeps its days named
     * @param taken of these, those that are here
     */
    public record Tally(int announced, int inTheNews, int kept, int taken) {

        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally with(Known one) {
            return new Tally(
                    announced + 1,
                    inTheNews + (one.witnesses().contains(Witness.NEWS) ? 1 : 0),
                    kept + (one.witnesses().contains(Witness.KEEPER) ? 1 : 0),
                    taken + (one.taken() ? 1 : 0));
        }

        /** Announced, and not here. */
        public int missing() {
            return announced - taken;
        }
    }

    /**
     * One day of one provider.
     *
     * @param setAside records of that day that could not be understood
     * @param byCategory the same by first category
     * @param asked which of the services that keep their days have answered about it, and whether the day was complete then
     */
    public record Day(
            String provider,
            LocalDate day,
            Tally all,
            long setAside,
            Map<String, Tally> byCategory,
            Map<String, Boolean> asked) {}

    /** Every day of every provider on which there is something to say, the newest first. */
    public List<Day> of(Days days) {
        List<Day> result = new ArrayList<>();
        Set<String> providers = sources.stream().map(Source::witnesses).collect(Collectors.toSet());
        for (String provider : providers.stream().sorted().toList()) {
            Map<LocalDate, List<Known>> announced = memory.announcements().on(provider, days).stream()
                    .collect(Collectors.groupingBy(one -> one.paper().day()));
            List<Source> keepers = sources.stream()
                    .filter(source -> source.witnesses().equals(provider) && source.keepsDays())
                    .toList();
            for (LocalDate day : days.newestFirst()) {
                Map<String, Boolean> asked = new TreeMap<>();
                long setAside = 0;
                for (Source keeper : keepers) {
                    DayLedger.AskedDay row =
                            memory.days().days(keeper.name(), Days.of(day)).get(day);
                    if (row != null) {
                        asked.put(keeper.name(), row.settled());
                        setAside += row.last().setAside();
                    }
                }
                List<Known> known = announced.getOrDefault(day, List.of());
                if (!known.isEmpty() || !asked.isEmpty()) {
                    result.add(day(provider, day, known, setAside, asked));
                }
            }
        }
        return result;
    }

    private static Day day(
            String provider, LocalDate day, List<Known> known, long setAside, Map<String, Boolean> asked) {
        Tally all = Tally.NONE;
        Map<String, Tally> byCategory = new TreeMap<>();
        for (Known one : known) {
            all = all.with(one);
            String category = one.paper().categories().stream().findFirst().orElse("(none)");
            byCategory.put(
                    category, byCategory.getOrDefault(category, Tally.NONE).with(one));
        }
        return new Day(provider, day, all, setAside, byCategory, asked);
    }
}

package org.broadsheet.sources.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two weeks of papers that nobody wrote: what a provider announces, whichever of its services is asked. With {@code
 * -Dbroadsheet.world=whole} four times as many papers come each day, on ten days instead of eight, and every fault is tried
 * everywhere; with {@code -Dbroadsheet.world.first=2026-12-21} they come about another day.
 */
final class InventedWorld {

    /** @param announced the day of its batch; it was submitted the day before */
    record Invented(String id, String title, String category, LocalDate announced) {

        String abstractText() {
            return "An invented text about %s, number %s.".formatted(title, id);
        }
    }

    static final List<String> CATEGORIES = List.of("cs.IR", "cs.CL", "q-bio.NC");
    static final LocalDate FIRST = LocalDate.parse(System.getProperty("broadsheet.world.first", "2026-03-02"));
    private static final boolean WHOLE = "whole".equals(System.getProperty("broadsheet.world"));
    private static final int WORKDAYS = WHOLE ? 10 : 8;
    private static final int FEWEST = WHOLE ? 30 : 8;

    private final Map<LocalDate, List<Invented>> days = new TreeMap<>();

    InventedWorld() {
        LocalDate day = FIRST;
        int number = 1;
        while (days.size() < WORKDAYS) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                List<Invented> batch = new ArrayList<>();
                for (int i = 0; i < FEWEST + days.size() % 3 * FEWEST / 4; i++, number++) {
                    String category = CATEGORIES.get(i % 5 < 3 ? 0 : i % 5 - 2);
                    batch.add(new Invented(
                            "2603.%05d".formatted(number), "Tides of lake %d".formatted(number), category, day));
                }
                days.put(day, List.copyOf(batch));
            }
            day = day.plusDays(1);
        }
    }

    static boolean isWhole() {
        return WHOLE;
    }

    /** The days with a batch, in order. */
    List<LocalDate> days() {
        return List.copyOf(days.keySet());
    }

    /** What is announced on that day; nothing at weekends and after the end of the world. */
    List<Invented> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    List<Invented> all() {
        return days.values().stream().flatMap(List::stream).toList();
    }

    /** The batch before this day's. */
    LocalDate before(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (!days.containsKey(before) && before.isAfter(FIRST.minusDays(7))) {
            before = before.minusDays(1);
        }
        return before;
    }
}

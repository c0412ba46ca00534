package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The days of each source without a database. */
public final class InMemoryDayLedger implements DayLedger {

    private final Map<String, TreeMap<LocalDate, AskedDay>> bySource = new HashMap<>();

    private TreeMap<LocalDate, AskedDay> of(String source) {
        return bySource.computeIfAbsent(source, name -> new TreeMap<>());
    }

    @Override
    public synchronized Optional<LocalDate> first(String source) {
        return of(source).entrySet().stream()
                .filter(day -> day.getValue().settled())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public synchronized Set<LocalDate> unsettled(String source) {
        return of(source).entrySet().stream()
                .filter(day -> !day.getValue().settled())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized Map<LocalDate, AskedDay> days(String source, Days days) {
        return new TreeMap<>(of(source).subMap(days.from(), true, days.to(), true));
    }

    @Override
    public synchronized void asked(String source, Days days, AskedDay what) {
        days.newestFirst()
                .forEach(day -> of(source)
                        .put(
                                day,
                                new AskedDay(
                                        what.askedAt(),
                                        what.settled(),
                                        day.equals(days.to()) ? what.last() : Counts.NONE)));
    }

    @Override
    public synchronized void unsettle(String source, Days days) {
        days.newestFirst()
                .forEach(day -> of(source)
                        .merge(
                                day,
                                new AskedDay(Instant.EPOCH, false, Counts.NONE),
                                (old, open) -> new AskedDay(old.askedAt(), false, old.last())));
    }

    @Override
    public synchronized void forget(LocalDate before) {
        Instant since = before.atStartOfDay(ZoneOffset.UTC).toInstant();
        bySource.values()
                .forEach(days -> days.entrySet()
                        .removeIf(day -> day.getKey().isBefore(before)
                                && day.getValue().settled()
                                && day.getValue().askedAt().isBefore(since)));
    }
}

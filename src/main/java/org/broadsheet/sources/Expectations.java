package org.broadsheet.sources;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.sources.Announcements.Known;
import org.broadsheet.sources.Announcements.Witness;
import org.broadsheet.sources.SourceStanding.Condition;

/**
 * What an answer that looks whole should have held: what another service of the same provider announced, and something at all of a day
 * on which there always is. The source is stale then, and the days stay open, so that it is asked about them again.
 */
final class Expectations {

    /** What was announced longer ago has had its time to appear. */
    private static final int WATCHED_DAYS = 7;

    /** If a day is empty for so long, it was a holiday. */
    private static final int EMPTY_DAYS = 3;

    /** Of what was announced. New versions and papers that were held back are some per cent; a guess. */
    private static final double NOTICED = 1.0 / 3;

    private static final int FEWEST = 3;

    private final Memory memory;

    Expectations(Memory memory) {
        this.memory = memory;
    }

    /** A source that only says what is new, and is never empty, is. */
    void emptied(Source news, Optional<SourceStanding> before, LocalDate today) {
        memory.book()
                .find(news.name())
                .filter(now -> now.condition().isWell()
                        && now.last().read() == 0
                        && now.newestDay().isPresent()
                        && news.hasSomethingOn(today))
                .ifPresent(now -> stale(
                        now,
                        before,
                        "It is empty; before, it never was. It is asked again, and what it lists is read."));
    }

    /**
     * Looks at what a source said that keeps its days, after its standing was kept.
     *
     * @param named the papers in its answers
     * @param held how many records there were of each day that it was asked about
     */
    void missed(
            Source keeper,
            Optional<SourceStanding> before,
            Set<String> named,
            Map<LocalDate, Long> held,
            LocalDate today) {
        Set<LocalDate> open = new TreeSet<>();
        Optional<String> sentence = notNamed(keeper, named, between(held.keySet(), today, WATCHED_DAYS), open)
                .or(() -> nothing(keeper, held, between(held.keySet(), today, EMPTY_DAYS), open));
        if (sentence.isPresent()) {
            open.forEach(day -> memory.days().unsettle(keeper.name(), Days.of(day)));
            memory.book().find(keeper.name()).ifPresent(now -> stale(now, before, sentence.get()));
        }
    }

    private void stale(SourceStanding now, Optional<SourceStanding> before, String sentence) {
        memory.book().keep(Standings.corrected(now, before, Condition.STALE, sentence));
    }

    /** Those days that are over, but not for long. */
    private static Set<LocalDate> between(Collection<LocalDate> days, LocalDate today, int atMost) {
        return days.stream()
                .filter(day -> day.isBefore(today) && !day.isBefore(today.minusDays(atMost)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> notNamed(Source keeper, Set<String> named, Set<LocalDate> days, Set<LocalDate> open) {
        if (days.isEmpty()) {
            return Optional.empty();
        }
        Days span = new Days(
                days.stream().min(LocalDate::compareTo).orElseThrow(),
                days.stream().max(LocalDate::compareTo).orElseThrow());
        List<Known> announced = memory.announcements().on(keeper.witnesses(), span).stream()
                .filter(one -> one.witnesses().contains(Witness.NEWS)
                        && days.contains(one.paper().day()))
                .toList();
        List<LocalDate> lacking = announced.stream()
                .filter(one -> !named.contains(one.paper().record()))
                .map(one -> one.paper().day())
                .toList();
        if (lacking.size() < FEWEST || lacking.size() <= NOTICED * announced.size()) {
            return Optional.empty();
        }
        open.addAll(lacking);
        return Optional.of(
                "It lacks %d of %d papers that were announced on %s; they came from another service. It is asked again."
                        .formatted(lacking.size(), announced.size(), listed(open)));
    }

    private static Optional<String> nothing(
            Source keeper, Map<LocalDate, Long> held, Set<LocalDate> days, Set<LocalDate> open) {
        days.stream()
                .filter(day -> held.getOrDefault(day, 0L) == 0 && keeper.hasSomethingOn(day))
                .forEach(open::add);
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of("It has nothing at all of %s, a day on which it always has something. It is asked again."
                        .formatted(listed(open)));
    }

    private static String listed(Set<LocalDate> days) {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }
}

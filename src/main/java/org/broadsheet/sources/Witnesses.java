package org.broadsheet.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.sources.Announcements.Announced;
import org.broadsheet.sources.Announcements.Known;
import org.broadsheet.sources.Announcements.Witness;
import org.broadsheet.sources.SourceStanding.Condition;

/**
 * Lets a provider's services speak about each other. What the news lacks and another service has shows that the news is old,
 * cut or lacks a category, whatever its dates say; where no service has anything, nothing was announced.
 */
final class Witnesses {

    /** Fewer than this share of a day's papers, and no whole category: services differ by some late papers every day. */
    private static final double NOTICED = 0.05;

    /** If a service repeats its last batch for this long, and no other service has more, it is right: nothing was announced. */
    private static final Duration DEFERRED = Duration.ofHours(12);

    private final Memory memory;

    Witnesses(Memory memory) {
        this.memory = memory;
    }

    /**
     * Corrects the standing of the news by what the other services said.
     *
     * @param before how the news was before it was asked this time
     * @param keepers the provider's services that keep their days
     */
    void hear(Source news, Optional<SourceStanding> before, List<Source> keepers, Instant now) {
        Optional<SourceStanding> standing = memory.book().find(news.name());
        if (standing.isEmpty() || standing.get().failures() > 0) {
            return;
        }
        Optional<String> lacking = lacking(news, standing.get(), now);
        if (lacking.isPresent()) {
            memory.book().keep(Standings.corrected(standing.get(), before, Condition.STALE, lacking.get()));
        } else if (standing.get().condition() == Condition.STALE
                && nothingWasAnnounced(news, standing.get(), keepers, now)) {
            memory.book()
                    .keep(Standings.corrected(
                            standing.get(),
                            before,
                            Condition.QUIET,
                            "%s announced nothing; its other services have nothing either."
                                    .formatted(news.provider().name())));
        }
    }

    /** A sentence on what others have and the news lacks, since its newest batch. */
    private Optional<String> lacking(Source news, SourceStanding standing, Instant now) {
        if (standing.newestDay().isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate from = standing.newestDay().get();
        Days days = new Days(from, today.isAfter(from) ? today.plusDays(1) : from.plusDays(1));
        List<Known> known = memory.announcements().on(news.witnesses(), days).stream()
                .filter(one -> !news.schedule().due(one.paper().day()).isAfter(now))
                .toList();
        List<Announced> lacking = known.stream()
                .filter(one -> !one.witnesses().contains(Witness.NEWS))
                .map(Known::paper)
                .toList();
        Set<String> whole = wholeCategories(known);
        if (lacking.isEmpty() || (lacking.size() < NOTICED * known.size() && whole.isEmpty())) {
            return Optional.empty();
        }
        Map<LocalDate, Long> byDay =
                new TreeMap<>(lacking.stream().collect(Collectors.groupingBy(Announced::day, Collectors.counting())));
        return Optional.of("It lacks %s, which other services have%s. They were fetched there."
                .formatted(
                        byDay.entrySet().stream()
                                .map(day -> "%d papers of %s".formatted(day.getValue(), day.getKey()))
                                .collect(Collectors.joining(" and ")),
                        whole.isEmpty() ? "" : ", all of " + String.join(", ", whole)));
    }

    /** First categories of which the news has nothing and another service something. */
    private static Set<String> wholeCategories(List<Known> known) {
        Set<String> lacking = new TreeSet<>();
        Set<String> there = new TreeSet<>();
        known.forEach(one -> one.paper().categories().stream()
                .limit(1)
                .forEach(category -> (one.witnesses().contains(Witness.NEWS) ? there : lacking).add(category)));
        lacking.removeAll(there);
        return lacking;
    }

    private boolean nothingWasAnnounced(Source news, SourceStanding standing, List<Source> keepers, Instant now) {
        Optional<LocalDate> due = news.schedule().newestDue(now);
        if (due.isEmpty() || keepers.isEmpty()) {
            return false;
        }
        Instant since = news.schedule().due(due.get());
        boolean asked = keepers.stream()
                .map(keeper -> memory.book().find(keeper.name()))
                .allMatch(one -> one.filter(keeper ->
                                keeper.condition().isWell() && keeper.askedAt().isAfter(since))
                        .isPresent());
        boolean empty = standing.last().read() == 0;
        return asked
                && (empty || !now.isBefore(since.plus(DEFERRED)))
                && memory.announcements()
                        .on(news.witnesses(), new Days(due.get(), due.get().plusDays(1)))
                        .isEmpty();
    }
}

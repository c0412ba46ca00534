package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was announced, without a database; every paper counts as taken. */
public final class InMemoryAnnouncements implements Announcements {

    private final Map<String, TreeMap<String, Known>> byProvider = new HashMap<>();

    private TreeMap<String, Known> of(String provider) {
        return byProvider.computeIfAbsent(provider, name -> new TreeMap<>());
    }

    @Override
    public synchronized void witnessed(String provider, Witness witness, Collection<Announced> papers, Instant now) {
        for (Announced paper : papers) {
            Known before = of(provider).get(paper.record());
            Set<Witness> witnesses = EnumSet.of(witness);
            if (before != null) {
                witnesses.addAll(before.witnesses());
            }
            Announced known = before == null
                    ? paper
                    : new Announced(
                            paper.record(),
                            witness == Witness.NEWS
                                    ? paper.day()
                                    : before.paper().day(),
                            before.paper().categories());
            of(provider).put(paper.record(), new Known(known, witnesses, true));
        }
    }

    @Override
    public synchronized Map<String, LocalDate> daysOf(String provider, Collection<String> records) {
        Map<String, LocalDate> days = new HashMap<>();
        for (String record : records) {
            Known known = of(provider).get(record);
            if (known != null) {
                days.put(record, known.paper().day());
            }
        }
        return days;
    }

    @Override
    public synchronized List<Known> on(String provider, Days days) {
        return of(provider).values().stream()
                .filter(one -> !one.paper().day().isBefore(days.from())
                        && !one.paper().day().isAfter(days.to()))
                .toList();
    }

    @Override
    public synchronized int forget(LocalDate before) {
        int forgotten = 0;
        for (TreeMap<String, Known> all : byProvider.values()) {
            int size = all.size();
            all.values().removeIf(one -> one.paper().day().isBefore(before));
            forgotten += size - all.size();
        }
        return forgotten;
    }
}

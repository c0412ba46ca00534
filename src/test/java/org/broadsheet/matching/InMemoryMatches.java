package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscribers;

/** A {@link MatchStore} for tests of the rooms that use one. */
public final class InMemoryMatches implements MatchStore {

    private final Map<ReaderId, Mark> marks = new HashMap<>();
    private final Optional<Subscribers> subscribers;

    /** For who records matches themselves: nobody is behind. */
    public InMemoryMatches() {
        this.subscribers = Optional.empty();
    }

    /** For those readers. */
    public InMemoryMatches(Subscribers subscribers) {
        this.subscribers = Optional.of(subscribers);
    }

    @Override
    public synchronized List<ReaderId> behind(long through, long after, int most) {
        List<ReaderId> behind = new ArrayList<>();
        subscribers.ifPresent(all -> all.each(reader -> {
            Mark mark = marks.get(reader.id());
            boolean done = mark != null
                    && mark.through() >= through
                    && mark.profileChanged().equals(reader.profileChanged());
            if (!done && reader.id().number() > after && behind.size() < most) {
                behind.add(reader.id());
            }
        }));
        return behind;
    }

    private final Map<ReaderId, List<Look>> looks = new HashMap<>();

    @Override
    public synchronized Map<ReaderId, Mark> marks(Collection<ReaderId> readers) {
        Map<ReaderId, Mark> known = new HashMap<>(marks);
        known.keySet().retainAll(readers);
        return known;
    }

    @Override
    public synchronized List<Look> record(List<Look> page) {
        List<Look> recorded = new ArrayList<>();
        for (Look look : page) {
            if (Optional.ofNullable(marks.get(look.reader())).equals(look.before())) {
                marks.put(look.reader(), look.after());
                List<Look> kept = looks.computeIfAbsent(look.reader(), reader -> new ArrayList<>());
                if (look.afresh()) {
                    kept.clear();
                }
                kept.add(look);
                recorded.add(look);
            }
        }
        return recorded;
    }

    @Override
    public synchronized Map<ReaderId, List<Match>> of(Collection<ReaderId> readers, long number) {
        Map<ReaderId, List<Match>> matches = new HashMap<>();
        for (ReaderId reader : readers) {
            List<Match> some = looks.getOrDefault(reader, List.of()).stream()
                    .flatMap(look -> look.matches().stream())
                    .filter(match -> match.paper() > number)
                    .sorted(Comparator.comparingDouble(Match::score).reversed().thenComparingLong(Match::paper))
                    .toList();
            matches.put(reader, some);
        }
        return matches;
    }

    @Override
    public synchronized int forget(long number) {
        int before = lists();
        looks.values().forEach(kept -> kept.removeIf(look -> look.after().through() <= number));
        return before - lists();
    }

    private int lists() {
        return looks.values().stream()
                .flatMap(List::stream)
                .mapToInt(look -> (int)
                        look.matches().stream().map(Match::interest).distinct().count())
                .sum();
    }
}

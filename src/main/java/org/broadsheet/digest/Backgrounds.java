package org.broadsheet.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;

/** What the digests of some readers are made from, read for all of them at once: a statement for many costs little more than for one. */
final class Backgrounds {

    private final MatchStore store;
    private final Map<ReaderId, DigestStore.Past> past;
    private final Map<ReaderId, MatchStore.Mark> marks;
    private final Map<ReaderId, List<Match>> matches;
    private final long after;
    private final Explainer explainer;

    /**
     * @param firstAfter where a first digest begins
     * @param now whose dates count
     */
    Backgrounds(
            DigestStore digests,
            MatchStore store,
            Explainer explainer,
            Collection<Subscriber> readers,
            long firstAfter,
            Instant now) {
        List<ReaderId> ids = readers.stream().map(Subscriber::id).toList();
        Map<ReaderId, LocalDate> since = new HashMap<>();
        readers.forEach(
                reader -> since.put(reader.id(), reader.time().newestAt(now).minusDays(DigestRun.REMEMBERED_DAYS)));
        this.store = store;
        this.marks = store.marks(ids);
        this.past = digests.past(since, now);
        this.after = past.values().stream()
                .mapToLong(each -> each.last().map(DigestStore.Last::through).orElse(firstAfter))
                .min()
                .orElse(firstAfter);
        this.matches = store.of(ids, after);
        this.explainer = explainer.forAll(readers);
    }

    DigestStore.Past past(ReaderId reader) {
        return Objects.requireNonNull(past.get(reader));
    }

    Optional<MatchStore.Mark> mark(ReaderId reader) {
        return Optional.ofNullable(marks.get(reader));
    }

    /** Best first, of papers behind a number and up to another. */
    List<Match> matches(ReaderId reader, long begins, long through) {
        // It began further back if the digest before was taken back since this was read.
        List<Match> some = begins < after ? store.of(reader, begins) : matches.getOrDefault(reader, List.of());
        return some.stream()
                .filter(match -> match.paper() > begins && match.paper() <= through)
                .toList();
    }

    Explainer explainer() {
        return explainer;
    }
}

package org.broadsheet.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.ReaderId;

/** Digests in maps, over any library; what is queued can be seen. */
final class InMemoryDigests implements DigestStore {

    private final Library library;
    private final Map<ReaderId, NavigableMap<LocalDate, Digest>> digests = new ConcurrentHashMap<>();
    private final List<Message> queued = new ArrayList<>();
    private final Set<ReaderId> refused = new HashSet<>();
    private final Set<MessageKey> sentKeys = new HashSet<>();
    private final Set<MessageKey> withdrawnKeys = new HashSet<>();
    private final Set<MessageKey> inHand = new HashSet<>();

    InMemoryDigests(Library library) {
        this.library = library;
    }

    /** As a database does with a row that does not fit. */
    void refuse(ReaderId reader) {
        refused.add(reader);
    }

    List<Message> queued() {
        return queued;
    }

    void markSent(MessageKey key) {
        sentKeys.add(key);
    }

    void markWithdrawn(MessageKey key) {
        withdrawnKeys.add(key);
    }

    /** As while it goes over the wire. */
    void markInHand(MessageKey key, boolean is) {
        if (is) {
            inHand.add(key);
        } else {
            inHand.remove(key);
        }
    }

    @Override
    public boolean takeBack(ReaderId reader, LocalDate date, Instant now) {
        boolean lost = isLost(Digest.key(reader, date), now);
        if (lost) {
            of(reader)
                    .computeIfPresent(
                            date,
                            (unused, digest) -> new Digest(
                                    reader, date, digest.madeAt(), digest.after(), digest.after(), 0, 0, List.of()));
        }
        return lost;
    }

    private boolean isLost(MessageKey key, Instant now) {
        return !sentKeys.contains(key)
                && !inHand.contains(key)
                && queued.stream()
                        .anyMatch(message -> message.key().equals(key)
                                && (withdrawnKeys.contains(key)
                                        || !message.expiresAt().isAfter(now)));
    }

    @Override
    public Map<ReaderId, Past> past(Map<ReaderId, LocalDate> since, Instant now) {
        Map<ReaderId, Past> past = new HashMap<>();
        since.forEach((reader, date) -> {
            Set<Long> had = new HashSet<>();
            NavigableMap<LocalDate, Digest> lately = of(reader).tailMap(date, true);
            lately.values().stream()
                    .flatMap(digest -> digest.entries().stream())
                    .forEach(entry -> {
                        had.add(entry.paper());
                        had.addAll(entry.folded());
                    });
            LastMail mail = last(reader)
                    .map(last -> mail(Digest.key(reader, last.date()), now))
                    .orElse(LastMail.ENDED);
            past.put(reader, new Past(last(reader), mail, shown(lately), had));
        });
        return past;
    }

    private LastMail mail(MessageKey key, Instant now) {
        if (inHand.contains(key)) {
            return LastMail.IN_HAND;
        }
        return isLost(key, now) ? LastMail.UNSENT : LastMail.ENDED;
    }

    @Override
    public Optional<Last> last(ReaderId reader) {
        return Optional.ofNullable(of(reader).lastEntry())
                .map(entry -> new Last(entry.getKey(), entry.getValue().through()));
    }

    @Override
    public long shelvedBefore(Instant moment) {
        return library.since(0, Integer.MAX_VALUE).stream()
                .filter(paper -> paper.shelvedAt().isBefore(moment))
                .mapToLong(ShelvedPaper::number)
                .max()
                .orElse(0);
    }

    @Override
    public List<String> toldOfLists(ReaderId reader) {
        return of(reader).values().stream()
                .map(Digest::lists)
                .filter(lists -> !lists.isEmpty())
                .toList();
    }

    @Override
    public List<Long> shown(ReaderId reader) {
        return shown(of(reader));
    }

    private static List<Long> shown(NavigableMap<LocalDate, Digest> some) {
        return some.values().stream()
                .flatMap(digest -> digest.entries().stream())
                .map(Entry::paper)
                .toList();
    }

    @Override
    public List<Edition> publish(List<Edition> editions, Instant now) {
        for (Edition edition : editions) {
            edition.digest().requireItsOwnPapers(last(edition.digest().reader()));
            if (refused.contains(edition.digest().reader())) {
                throw new IllegalStateException("It does not fit.");
            }
        }
        List<Edition> recorded = editions.stream()
                .filter(edition -> of(edition.digest().reader())
                                .putIfAbsent(edition.digest().date(), edition.digest())
                        == null)
                .toList();
        recorded.forEach(edition -> edition.email().ifPresent(queued::add));
        return recorded;
    }

    @Override
    public List<Digest> find(List<Digest.Named> named) {
        return named.stream()
                .map(one -> of(one.reader()).get(one.date()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public int thin(LocalDate before, Instant mailBefore) {
        int made = 0;
        for (NavigableMap<LocalDate, Digest> ofReader : digests.values()) {
            for (Digest whole : List.copyOf(ofReader.headMap(before, false).values())) {
                Digest thin = new Digest(
                        whole.reader(),
                        whole.date(),
                        whole.madeAt(),
                        whole.after(),
                        whole.through(),
                        whole.considered(),
                        whole.left(),
                        whole.sections().stream().map(Section::withoutReasons).toList(),
                        whole.late(),
                        whole.lists());
                made += thin.equals(ofReader.put(whole.date(), thin)) ? 0 : 1;
            }
        }
        queued.removeIf(
                message -> sentKeys.contains(message.key()) && message.dueAt().isBefore(mailBefore));
        return made;
    }

    private NavigableMap<LocalDate, Digest> of(ReaderId reader) {
        return digests.computeIfAbsent(reader, unused -> new TreeMap<>());
    }
}

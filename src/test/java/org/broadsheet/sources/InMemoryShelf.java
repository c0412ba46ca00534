package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.formats.SourceRecord;

/** The shelf and the library over it, in memory, for tests of other rooms. Keeps the same contract as the database. */
public final class InMemoryShelf implements PaperShelf, Library {

    private final Map<PaperId, Long> numbers = new HashMap<>();
    private final TreeMap<Long, ShelvedPaper> papers = new TreeMap<>();
    private final Map<Long, Long> revisions = new LinkedHashMap<>();
    private final TreeMap<Long, ShelvedPaper> folded = new TreeMap<>();
    private long newest;
    private long revision;
    private final Map<String, String> cursors = new HashMap<>();
    private final Map<List<String>, SetAside> setAside = new LinkedHashMap<>();

    @Override
    public synchronized Stored put(Batch batch, Instant now) {
        Catalogue catalogue = new Catalogue(numbers, papers, newestNumber(), now);
        batch.papers().stream().map(Catalogue.Arrival::of).forEach(catalogue::add);
        catalogue.added().forEach(paper -> papers.put(paper.number(), paper));
        catalogue.changed().forEach(paper -> papers.put(paper.number(), paper));
        newest = catalogue.last();
        catalogue.folded().forEach((gone, kept) -> {
            folded.put(gone, papers.remove(gone));
            numbers.replaceAll((id, number) -> number.equals(gone) ? kept : number);
        });
        for (long number : catalogue.reworded()) {
            revisions.remove(number);
            revisions.put(number, ++revision);
        }
        numbers.putAll(catalogue.newAliases());
        for (SourceRecord.Broken broken : batch.broken()) {
            setAside.putIfAbsent(
                    List.of(batch.source(), broken.reason(), broken.raw()),
                    new SetAside(
                            setAside.size() + 1L,
                            batch.source(),
                            broken.position(),
                            broken.reason(),
                            broken.raw(),
                            now));
        }
        batch.cursor().ifPresent(cursor -> cursors.put(batch.source(), cursor));
        return new Stored(
                catalogue.added().size(), catalogue.known(), batch.broken().size());
    }

    @Override
    public synchronized Optional<String> cursor(String source) {
        return Optional.ofNullable(cursors.get(source));
    }

    @Override
    public synchronized List<SetAside> setAside(long after, int limit) {
        return setAside.values().stream()
                .filter(one -> one.number() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<ShelvedPaper> find(PaperId id) {
        return Optional.ofNullable(numbers.get(id)).map(papers::get);
    }

    @Override
    public synchronized Map<PaperId, ShelvedPaper> find(Collection<PaperId> ids) {
        Map<PaperId, ShelvedPaper> found = new HashMap<>();
        ids.forEach(id -> find(id).ifPresent(paper -> found.put(id, paper)));
        return found;
    }

    @Override
    public synchronized List<ShelvedPaper> byNumber(Collection<Long> wanted) {
        Set<Long> all = new HashSet<>(wanted);
        return Stream.concat(papers.values().stream(), folded.values().stream())
                .filter(paper -> all.contains(paper.number()))
                .sorted(Comparator.comparingLong(ShelvedPaper::number))
                .toList();
    }

    @Override
    public synchronized List<ShelvedPaper> since(long number, int limit) {
        return papers.tailMap(number, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized int news(long after, long through) {
        return (int) papers.subMap(after, false, through, true).values().stream()
                .filter(ShelvedPaper::isNews)
                .count();
    }

    @Override
    public synchronized List<ShelvedPaper> announcedOn(LocalDate date) {
        return papers.values().stream()
                .filter(paper -> paper.paper().announced().equals(date))
                .toList();
    }

    @Override
    public synchronized Optional<LocalDate> dayBefore(LocalDate date) {
        return days().filter(day -> day.isBefore(date)).max(LocalDate::compareTo);
    }

    @Override
    public synchronized Optional<LocalDate> dayAfter(LocalDate date) {
        return days().filter(day -> day.isAfter(date)).min(LocalDate::compareTo);
    }

    private Stream<LocalDate> days() {
        return papers.values().stream().map(paper -> paper.paper().announced());
    }

    @Override
    public synchronized long newestNumber() {
        return newest;
    }

    @Override
    public synchronized long count() {
        return papers.size();
    }

    @Override
    public synchronized long newestRevision() {
        return revision;
    }

    @Override
    public synchronized List<Revised> revisedSince(long after, int limit) {
        return revisions.entrySet().stream()
                .filter(one -> one.getValue() > after)
                .limit(limit)
                .map(one -> new Revised(
                        one.getValue(),
                        folded.getOrDefault(one.getKey(), papers.get(one.getKey())),
                        folded.containsKey(one.getKey())))
                .toList();
    }
}

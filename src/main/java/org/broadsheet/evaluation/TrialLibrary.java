package org.broadsheet.evaluation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;

/** The archive of a trial: statistics from all its papers, likes with or without their abstracts. */
public final class TrialLibrary implements Library {

    private final List<ShelvedPaper> papers;
    private final boolean titlesOnly;
    private final Map<PaperId, ShelvedPaper> byId = new HashMap<>();

    public TrialLibrary(Collection<ShelvedPaper> papers, boolean titlesOnly) {
        this(papers, papers, titlesOnly);
    }

    /** @param known what can be found, beyond the archive that statistics come from */
    public TrialLibrary(Collection<ShelvedPaper> papers, Collection<ShelvedPaper> known, boolean titlesOnly) {
        this.papers = List.copyOf(papers);
        this.titlesOnly = titlesOnly;
        for (ShelvedPaper paper : known) {
            paper.paper().identifiers().forEach(id -> byId.putIfAbsent(id, paper));
        }
    }

    @Override
    public Optional<ShelvedPaper> find(PaperId id) {
        return Optional.ofNullable(byId.get(id)).map(this::shown);
    }

    @Override
    public Map<PaperId, ShelvedPaper> find(Collection<PaperId> ids) {
        Map<PaperId, ShelvedPaper> found = new HashMap<>();
        ids.forEach(id -> find(id).ifPresent(paper -> found.put(id, paper)));
        return found;
    }

    private ShelvedPaper shown(ShelvedPaper shelved) {
        Paper paper = shelved.paper();
        return !titlesOnly
                ? shelved
                : new ShelvedPaper(
                        shelved.number(),
                        shelved.shelvedAt(),
                        new Paper(
                                paper.arxiv(),
                                paper.doi(),
                                paper.title(),
                                "",
                                paper.authors(),
                                paper.categories(),
                                paper.version(),
                                paper.announced(),
                                paper.upvotes()));
    }

    @Override
    public List<ShelvedPaper> byNumber(Collection<Long> numbers) {
        return papers.stream().filter(paper -> numbers.contains(paper.number())).toList();
    }

    @Override
    public List<ShelvedPaper> since(long number, int limit) {
        return papers.stream()
                .filter(paper -> paper.number() > number)
                .limit(limit)
                .toList();
    }

    @Override
    public int news(long after, long through) {
        return (int) papers.stream()
                .filter(paper -> paper.number() > after && paper.number() <= through && paper.isNews())
                .count();
    }

    @Override
    public List<ShelvedPaper> announcedOn(LocalDate date) {
        return papers.stream()
                .filter(paper -> paper.paper().announced().equals(date))
                .toList();
    }

    @Override
    public Optional<LocalDate> dayBefore(LocalDate date) {
        return papers.stream()
                .map(paper -> paper.paper().announced())
                .filter(day -> day.isBefore(date))
                .max(LocalDate::compareTo);
    }

    @Override
    public Optional<LocalDate> dayAfter(LocalDate date) {
        return papers.stream()
                .map(paper -> paper.paper().announced())
                .filter(day -> day.isAfter(date))
                .min(LocalDate::compareTo);
    }

    @Override
    public long newestNumber() {
        return papers.isEmpty() ? 0 : papers.getLast().number();
    }

    @Override
    public long count() {
        return papers.size();
    }

    @Override
    public long newestRevision() {
        return 0;
    }

    @Override
    public List<Revised> revisedSince(long revision, int limit) {
        return List.of();
    }
}

package org.broadsheet.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.matching.meaning.MeaningSpace;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.Phrases;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.memory.Recent;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;

/** The papers that profiles speak of, read once: many readers like the same few, and a change of profile adds one. */
final class Shelf {

    /** A bound on memory, in papers. A guess. */
    private static final int MOST_HELD = 20_000;

    private static final int PAGE = 500;

    /** Papers that were compared with each other of late: those of a day's digests. */
    private static final int MOST_COMPARED = 5_000;

    /** Papers that were explained of late, some 40 kB each: the same ones to most readers of a day. */
    static final int MOST_OPENED = 1_500;

    private final Library library;
    private final Meanings meanings;
    private final Corpus corpus;
    private final Analysis analysis;
    private final Map<PaperId, Held> held = new Recent<>(MOST_HELD);
    private final Map<String, PaperId> ids = new Recent<>(MOST_HELD);
    private final Map<String, Category> categories;
    private final Map<Long, Compared> compared = new Recent<>(MOST_COMPARED);
    private final Map<Long, float[]> meant = new Recent<>(MOST_COMPARED);
    private final Map<Long, OpenedPaper> opened = new Recent<>(MOST_OPENED);

    /** The last revision of those papers whose words changed since this shelf was made, by number. */
    private final Map<Long, Long> reworded = new HashMap<>();

    private final long firstRevision;
    private long revision;

    /** @param paper as it was when it was read */
    private record Held(long number, KnownPaper paper) {}

    /** @param revision what changed up to there is old: what was compiled before it may not hold any more */
    Shelf(Library library, Meanings meanings, Corpus corpus, Analysis analysis, long revision) {
        this.meanings = meanings;
        this.firstRevision = revision;
        this.revision = revision;
        this.library = library;
        this.corpus = corpus;
        this.analysis = analysis;
        this.categories = corpus.statistics().categories().stream()
                .collect(Collectors.toMap(Category::value, Function.identity()));
    }

    /** Takes note of papers whose words changed since, so that they are read anew. */
    synchronized void catchUp() {
        Set<Long> since = new HashSet<>();
        List<Library.Revised> page = library.revisedSince(revision, PAGE);
        while (!page.isEmpty()) {
            for (Library.Revised one : page) {
                since.add(one.paper().number());
                reworded.put(one.paper().number(), one.revision());
            }
            revision = page.getLast().revision();
            page = library.revisedSince(revision, PAGE);
        }
        if (!since.isEmpty()) {
            held.values().removeIf(paper -> since.contains(paper.number()));
            synchronized (meant) {
                meant.keySet().removeAll(since);
            }
            synchronized (compared) {
                compared.keySet().removeAll(since);
            }
        }
    }

    /** The revision through which papers are read with their present words. */
    synchronized long revision() {
        return revision;
    }

    /** Whether the words of one of the papers changed after that revision; true, too, where nobody knows any more. */
    synchronized boolean rewordedSince(long after, Collection<PaperId> ids) {
        if (after < firstRevision) {
            return true;
        }
        return fetch(ids).values().stream().anyMatch(paper -> reworded.getOrDefault(paper.number(), 0L) > after);
    }

    /** Those of the papers that the library has. */
    synchronized Map<PaperId, KnownPaper> find(Collection<PaperId> ids) {
        Map<PaperId, KnownPaper> found = new HashMap<>();
        fetch(ids).forEach((id, paper) -> found.put(id, paper.paper()));
        return found;
    }

    /** The identifier that was written down as that text: read once, since reading one takes longer than finding its paper. */
    synchronized PaperId id(String text) {
        return ids.computeIfAbsent(text, PaperId::new);
    }

    /** The category that was written down as that text; the archive's are not read again. */
    Category category(String text) {
        Category known = categories.get(text);
        return known == null ? new Category(text) : known;
    }

    private Map<PaperId, Held> fetch(Collection<PaperId> ids) {
        Map<PaperId, Held> found = new HashMap<>();
        Set<PaperId> missing = new HashSet<>();
        for (PaperId id : ids) {
            Held known = held.get(id);
            if (known == null) {
                missing.add(id);
            } else {
                found.put(id, known);
            }
        }
        if (!missing.isEmpty()) {
            Map<PaperId, ShelvedPaper> shelved = library.find(missing);
            Map<Long, float[]> meant = meanings.of(shelved.values().stream()
                    .map(ShelvedPaper::number)
                    .distinct()
                    .toList());
            shelved.forEach((id, paper) -> {
                float[] meaning = meant.getOrDefault(paper.number(), new float[0]);
                Held read = new Held(paper.number(), read(paper, meaning));
                // One that the model has still to read is asked for again.
                if (meaning.length > 0 || meanings.model().isEmpty()) {
                    held.put(id, read);
                }
                found.put(id, read);
            });
        }
        return found;
    }

    /** For comparing its words with those of others. */
    Compared compared(ShelvedPaper paper) {
        synchronized (compared) {
            return compared.computeIfAbsent(
                    paper.number(),
                    unused -> Compared.of(corpus.statistics()
                            .vector(analysis.stems(paper.paper()))
                            .unit()));
        }
    }

    /** What a model makes of a paper, length 1; empty while it has not read it. */
    float[] meaning(ShelvedPaper paper) {
        synchronized (meant) {
            float[] known = meant.get(paper.number());
            if (known != null) {
                return known;
            }
        }
        float[] made =
                corpus.space().paper(meanings.of(List.of(paper.number())).getOrDefault(paper.number(), new float[0]));
        if (made.length > 0) {
            synchronized (meant) {
                meant.put(paper.number(), made);
            }
        }
        return made;
    }

    /** Taken apart for being explained: the same few papers are to most readers of a day. */
    OpenedPaper open(ShelvedPaper shelved) {
        Paper paper = shelved.paper();
        OpenedPaper known;
        synchronized (opened) {
            known = opened.get(shelved.number());
        }
        if (known != null && !known.isOf(paper)) {
            known = null;
        }
        if (known != null && (known.isMeant() || meanings.model().isEmpty())) {
            return known;
        }
        float[] meant = meanings.of(List.of(shelved.number())).getOrDefault(shelved.number(), new float[0]);
        if (known != null && meant.length == 0) {
            return known;
        }
        float[] meaning = corpus.space().paper(meant);
        OpenedPaper made = new OpenedPaper(
                paper,
                corpus.read(shelved),
                Phrases.of(paper, analysis),
                meaning,
                corpus.space().measure(meaning),
                sentence -> meanings.of(sentence).map(corpus.space()::sentence).orElse(new float[0]));
        synchronized (opened) {
            opened.put(shelved.number(), made);
        }
        return made;
    }

    private KnownPaper read(ShelvedPaper shelved, float[] meaning) {
        Paper paper = shelved.paper();
        int[] stems = analysis.stems(paper);
        int place = corpus.place(paper.identifiers());
        SparseVector vector = corpus.shared(corpus.statistics().vector(stems), place);
        MeaningSpace.Sighting sighting = corpus.space().liked(meaning);
        boolean meant = sighting.meaning().length > 0;
        return new KnownPaper(
                paper.identifiers(),
                paper.title(),
                stems,
                vector,
                sighting.meaning(),
                paper.categories().stream().distinct().collect(Collectors.toMap(Function.identity(), category -> 1f)),
                meant ? Corpus.near(sighting, place) : corpus.near(stems, vector, place),
                meant);
    }
}

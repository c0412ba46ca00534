package org.broadsheet.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;

/** The papers that profiles speak of, read once: many readers like the same few, and a change of profile adds one. */
final class Shelf {

    private static final int MOST_HELD = 20_000;

    /** Papers that were compared with each other of late: those of a day's digests. */
    private static final int MOST_COMPARED = 5_000;

    /** Papers that were explained of late, some 40 kB each: the same ones to most readers of a day. */
    private static final int MOST_OPENED = 1_500;

    private final Library library;
    private final Corpus corpus;
    private final Analysis analysis;
    private final Map<PaperId, KnownPaper> held = latest(MOST_HELD);
    private final Map<Paper, Compared> compared = latest(MOST_COMPARED);
    private final Map<Paper, Opened> opened = latest(MOST_OPENED);

    Shelf(Library library, Corpus corpus, Analysis analysis) {
        this.library = library;
        this.corpus = corpus;
        this.analysis = analysis;
    }

    /** Those of the papers that the library has. */
    synchronized Map<PaperId, KnownPaper> find(Collection<PaperId> ids) {
        Map<PaperId, KnownPaper> found = new HashMap<>();
        Set<PaperId> missing = new HashSet<>();
        for (PaperId id : ids) {
            KnownPaper known = held.get(id);
            if (known == null) {
                missing.add(id);
            } else {
                found.put(id, known);
            }
        }
        if (!missing.isEmpty()) {
            library.find(missing).forEach((id, shelved) -> {
                KnownPaper read = read(shelved);
                held.put(id, read);
                found.put(id, read);
            });
        }
        return found;
    }

    /**
     * A paper for comparing with others.
     *
     * @param vector words and pairs, unit length
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Compared(SparseVector vector, float[] topics) {}

    Compared compared(Paper paper) {
        synchronized (compared) {
            return compared.computeIfAbsent(paper, one -> {
                int[] stems = analysis.stems(one);
                return new Compared(
                        corpus.statistics().vector(stems).unit(),
                        corpus.topics().place(stems));
            });
        }
    }

    /** A paper taken apart for being explained. */
    record Opened(Reading reading, List<Phrases.Phrase> phrases) {}

    Opened open(ShelvedPaper shelved) {
        Paper paper = shelved.paper();
        synchronized (opened) {
            Opened known = opened.get(paper);
            if (known != null) {
                return known;
            }
        }
        Opened made = new Opened(corpus.read(shelved), Phrases.of(paper, analysis));
        synchronized (opened) {
            opened.put(paper, made);
        }
        return made;
    }

    private static <K, V> Map<K, V> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    private KnownPaper read(ShelvedPaper shelved) {
        Paper paper = shelved.paper();
        int[] stems = analysis.stems(paper);
        return new KnownPaper(
                paper.identifiers(),
                paper.title(),
                stems,
                corpus.statistics().vector(stems),
                corpus.topics().place(stems),
                paper.categories().stream().distinct().collect(Collectors.toMap(Function.identity(), category -> 1f)));
    }
}

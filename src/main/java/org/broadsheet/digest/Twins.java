package org.broadsheet.digest;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.papers.ShelvedPaper;

/**
 * Which papers are near-duplicates of which, as far as somebody asked: the readers of a day are offered the same papers and had the same
 * ones lately, a hundred each. Lives as long as one run. Safe to use from many threads.
 */
final class Twins {

    /** Papers that are remembered, with two bits for each that somebody had. */
    private static final int MOST = 2_000;

    private final Likeness likeness;
    private final Map<Long, Integer> places = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Long, Twin> twins = new ConcurrentHashMap<>();

    Twins(Likeness likeness) {
        this.likeness = likeness;
    }

    /** A paper that a reader has or had, and its place among all that were met. */
    record Had(int place, ShelvedPaper paper) {}

    Had had(ShelvedPaper paper) {
        return new Had(places.computeIfAbsent(paper.number(), unused -> next.getAndIncrement()), paper);
    }

    /** Whether the paper, or a near-duplicate of it, is among those. */
    boolean isAmong(ShelvedPaper paper, List<Had> those) {
        if (twins.size() >= MOST) {
            twins.clear();
        }
        return twins.computeIfAbsent(paper.number(), unused -> new Twin(paper)).isAmong(those);
    }

    private final class Twin {

        private final ShelvedPaper paper;
        private final BitSet compared = new BitSet();
        private final BitSet same = new BitSet();

        Twin(ShelvedPaper paper) {
            this.paper = paper;
        }

        synchronized boolean isAmong(List<Had> those) {
            for (Had had : those) {
                if (!compared.get(had.place())) {
                    same.set(
                            had.place(),
                            paper.number() == had.paper().number() || likeness.nearDuplicates(paper, had.paper()));
                    // Only now: where that failed, nobody may take them for two papers.
                    compared.set(had.place());
                }
                if (same.get(had.place())) {
                    return true;
                }
            }
            return false;
        }
    }
}

package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.papers.ShelvedPaper;

/** Papers, read once for all readers, and turned around for scoring. Immutable, thread-safe. */
final class DayBatch {

    private final List<ShelvedPaper> papers;
    private final List<Reading> readings;
    private final Postings saturated;
    private final Postings vectors;
    private final Postings expanded;

    DayBatch(List<ShelvedPaper> papers, List<Reading> readings) {
        this.papers = List.copyOf(papers);
        this.readings = List.copyOf(readings);
        this.saturated = Postings.of(readings.stream().map(Reading::saturated).toList());
        this.vectors = Postings.of(readings.stream().map(Reading::vector).toList());
        this.expanded = Postings.of(readings.stream().map(Reading::expanded).toList());
    }

    int size() {
        return papers.size();
    }

    ShelvedPaper paper(int place) {
        return papers.get(place);
    }

    Reading reading(int place) {
        return readings.get(place);
    }

    /** For the profile's weights of words. */
    Postings saturated() {
        return saturated;
    }

    /** For the cosine to a liked paper. */
    Postings vectors() {
        return vectors;
    }

    /** For the cosine of a liked paper to a paper and its neighbours. */
    Postings expanded() {
        return expanded;
    }
}

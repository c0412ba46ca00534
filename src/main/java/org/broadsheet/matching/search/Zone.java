package org.broadsheet.matching.search;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanPositionRangeQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.Query;
import org.broadsheet.matching.search.IndexAnalyzer.Placed;
import org.broadsheet.papers.Paper;

/**
 * Where in {@link PaperDocument#WORDS} a text of a paper stands: each begins at the same place in every paper, so that a word is indexed
 * once and still can be asked for in the title or in the abstract alone.
 */
enum Zone {
    TITLE(0),
    /** Said twice in one field is BM25F with a weight of 2, and leaves Lucene its short cuts. */
    TITLE_AGAIN(1 << 10),
    ABSTRACT(1 << 11),
    VENUE(1 << 15);

    private static final Map<Zone, List<Zone>> BEHIND = new EnumMap<>(Zone.class);

    static {
        for (Zone zone : values()) {
            BEHIND.put(
                    zone,
                    Arrays.stream(values())
                            .filter(other -> other.begin > zone.begin)
                            .toList());
        }
        // A word has a letter at least.
        if (Paper.LONGEST_TITLE >= TITLE_AGAIN.begin || Paper.LONGEST_ABSTRACT >= VENUE.begin - ABSTRACT.begin) {
            throw new IllegalStateException("Longer titles or abstracts need wider zones.");
        }
    }

    private final int begin;

    Zone(int begin) {
        this.begin = begin;
    }

    /** The place of its first word. */
    int begin() {
        return begin;
    }

    private int end() {
        return behind(this).stream().mapToInt(Zone::begin).min().orElse(Integer.MAX_VALUE);
    }

    /** The zones behind that one, in their order. */
    static List<Zone> behind(Zone zone) {
        return Objects.requireNonNull(BEHIND.get(zone));
    }

    /** What finds these terms there, following each other as they are placed. */
    Query holding(List<Placed> terms) {
        return new SpanPositionRangeQuery(following(terms), begin, end());
    }

    private static SpanQuery following(List<Placed> terms) {
        if (terms.size() == 1) {
            return term(terms.getFirst());
        }
        SpanNearQuery.Builder phrase = SpanNearQuery.newOrderedNearQuery(PaperDocument.WORDS);
        int place = terms.getFirst().place();
        for (Placed term : terms) {
            if (term.place() > place) {
                phrase.addGap(term.place() - place);
            }
            phrase.addClause(term(term));
            place = term.place() + 1;
        }
        return phrase.build();
    }

    private static SpanQuery term(Placed term) {
        return new SpanTermQuery(new Term(PaperDocument.WORDS, term.term()));
    }
}

package org.broadsheet.matching.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.Weight;

/** What a query hits in the index as it is now, page by page. */
final class Hits {

    /** How many of the best by words, and of the nearest by meaning, are weighed against each other. */
    private static final int CANDIDATES = 200;

    /** How many of the nearest by meaning are shown although they share no word with the question. */
    private static final int BY_MEANING_ALONE = 50;

    private static final Sort NEWEST = new Sort(
            new SortedNumericSortField(PaperDocument.DAY, SortField.Type.INT, true),
            new SortField(PaperDocument.NUMBER, SortField.Type.LONG, true));

    private final IndexSearcher searcher;

    Hits(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** The best by words. */
    List<ScoreDoc> best(Query words, int from, int most) throws IOException {
        return page(searcher.search(words, from + most).scoreDocs, from, most);
    }

    /** Those announced last. */
    List<ScoreDoc> newest(Query words, int from, int most) throws IOException {
        return page(searcher.search(words, from + most, NEWEST).scoreDocs, from, most);
    }

    private static List<ScoreDoc> page(ScoreDoc[] hits, int from, int most) {
        return Arrays.asList(hits).subList(Math.min(from, hits.length), Math.min(hits.length, from + most));
    }

    /**
     * @param page what was asked for
     * @param byMeaningAlone how many papers in all have not the words, but are near in meaning
     */
    record Both(List<ScoreDoc> page, int byMeaningAlone) {}

    /**
     * How near by meaning a paper is that nothing else speaks for, as the index scores it: a cosine of .32. With the shipped model the nearest
     * of the sample's 133 papers to a word that means nothing ("zzzyqx", "asdfgh jkl" and two more) was at .26 to .30, to a subject that the
     * sample has, in words that it has not ("ornithology", "astrochemistry", "haplotypes" and four more), at .35 to .48.
     */
    static final float NEAR_WITHOUT_A_WORD = (1 + 0.32f) / 2;

    /** The best by words and by meaning; behind those that were weighed against each other come the others that have the words. */
    Both best(Query words, float[] meaning, float nearest, Optional<Query> held, int from, int most)
            throws IOException {
        ScoreDoc[] byWords = searcher.search(words, Math.max(CANDIDATES, from + most)).scoreDocs;
        ScoreDoc[] near = Arrays.stream(searcher.search(
                                new KnnFloatVectorQuery(PaperDocument.MEANING, meaning, CANDIDATES, held.orElse(null)),
                                CANDIDATES)
                        .scoreDocs)
                .filter(hit -> hit.score >= nearest)
                .toArray(ScoreDoc[]::new);
        Set<Integer> others = without(words, near);
        ScoreDoc[] fused = Fusion.of(Arrays.copyOf(byWords, Math.min(byWords.length, CANDIDATES)), near);
        List<ScoreDoc> all = new ArrayList<>();
        Set<Integer> in = new HashSet<>();
        int alone = 0;
        for (ScoreDoc hit : fused) {
            boolean other = others.contains(hit.doc);
            if (!other || alone < BY_MEANING_ALONE) {
                alone += other ? 1 : 0;
                all.add(hit);
                in.add(hit.doc);
            }
        }
        for (ScoreDoc hit : byWords) {
            if (in.add(hit.doc)) {
                all.add(new ScoreDoc(hit.doc, 0));
            }
        }
        return new Both(page(all.toArray(ScoreDoc[]::new), from, most), alone);
    }

    /** Those hits that the query does not hit. */
    private Set<Integer> without(Query words, ScoreDoc[] hits) throws IOException {
        ScoreDoc[] inOrder = hits.clone();
        Arrays.sort(inOrder, Comparator.comparingInt(hit -> hit.doc));
        Weight weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE_NO_SCORES, 1);
        Set<Integer> others = new HashSet<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int leafAt = -1;
        DocIdSetIterator matching = null;
        for (ScoreDoc hit : inOrder) {
            int at = ReaderUtil.subIndex(hit.doc, leaves);
            if (at != leafAt) {
                leafAt = at;
                Scorer scorer = weight.scorer(leaves.get(at));
                matching = scorer == null ? null : scorer.iterator();
            }
            int doc = hit.doc - leaves.get(at).docBase;
            boolean has =
                    matching != null && (matching.docID() >= doc ? matching.docID() : matching.advance(doc)) == doc;
            if (!has) {
                others.add(hit.doc);
            }
        }
        return others;
    }

    /** The papers of those hits. */
    List<Archive.Found> found(List<ScoreDoc> hits) throws IOException {
        List<Archive.Found> found = new ArrayList<>(hits.size());
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (ScoreDoc hit : hits) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            NumericDocValues numbers = leaf.reader().getNumericDocValues(PaperDocument.NUMBER);
            numbers.advanceExact(hit.doc - leaf.docBase);
            found.add(new Archive.Found(numbers.longValue(), Float.isNaN(hit.score) ? 0 : hit.score));
        }
        return found;
    }
}

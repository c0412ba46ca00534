package org.broadsheet.matching;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.SmallFloat;
import org.broadsheet.matching.text.Postings;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Terms;
import org.broadsheet.matching.text.TopK;

/**
 * The kernel against one Lucene BooleanQuery a profile on the same papers, and against merely reading the numbers that
 * the kernel uses: one thread each, in turns, median of the rounds. The scores are those of Lucene's BM25 with its
 * defaults, and the best 20 are compared before anything is timed.
 */
public final class KernelSpeed {

    /** What came out, profiles a second. */
    public record Figures(int papers, int profiles, double postings, double kernel, double reading, double lucene) {

        public double timesLucene() {
            return kernel / lucene;
        }

        public double shareOfReading() {
            return kernel / reading;
        }
    }

    /** CPU time, not the wall's, since other work on the machine must not count. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private static final int TOP = 20;
    private static final int TERMS = 65;
    private static final int ROUNDS = 5;
    private static final float K1 = 1.2f;
    private static final float B = 0.75f;

    private final List<List<Integer>> papers = new ArrayList<>();
    private final List<List<Integer>> profiles = new ArrayList<>();
    private final List<float[]> boosts = new ArrayList<>();

    private KernelSpeed(int papers, int profiles) {
        Random random = new Random(2026);
        SyntheticTerms terms = new SyntheticTerms();
        for (int i = 0; i < papers; i++) {
            this.papers.add(terms.paper(random));
        }
        List<List<Integer>> liked = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            liked.add(terms.paper(random));
        }
        for (int i = 0; i < profiles; i++) {
            List<Integer> profile = SyntheticTerms.profile(liked.get(random.nextInt(liked.size())), TERMS, random);
            this.profiles.add(List.copyOf(profile));
            float[] weights = new float[profile.size()];
            for (int j = 0; j < weights.length; j++) {
                weights[j] = 0.5f + random.nextFloat();
            }
            boosts.add(weights);
        }
    }

    /** Measures; takes about a minute for 100,000 profiles and 2,000 papers. */
    public static Figures measure(int papers, int profiles) throws IOException {
        return new KernelSpeed(papers, profiles).run();
    }

    private Figures run() throws IOException {
        Postings postings = Postings.of(vectors());
        SparseVector[] queries = new SparseVector[profiles.size()];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = SparseVector.of(
                    profiles.get(i).stream()
                            .mapToInt(rank -> Terms.of("t" + rank))
                            .toArray(),
                    boosts.get(i));
        }
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            index(directory);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setQueryCache(null);
                int forLucene = Math.min(profiles.size(), 2_000);
                Query[] booleans = new Query[forLucene];
                for (int i = 0; i < forLucene; i++) {
                    booleans[i] = query(i);
                }
                compare(postings, queries, searcher, booleans);
                IntUnaryOperator kernel = i -> TopK.best(postings.score(queries[i]), papers.size(), TOP)[0];
                BareReading bare = new BareReading(papers.size(), vectors());
                IntUnaryOperator reading = i -> bare.read(queries[i]);
                IntUnaryOperator lucene = i -> hits(searcher, booleans[i])[0].doc;
                rate(kernel, queries.length);
                rate(reading, queries.length);
                rate(lucene, forLucene);
                double[][] rates = new double[3][ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    rates[0][round] = rate(kernel, queries.length);
                    rates[1][round] = rate(reading, queries.length);
                    rates[2][round] = rate(lucene, forLucene);
                }
                return new Figures(
                        papers.size(),
                        profiles.size(),
                        meanPostings(),
                        median(rates[0]),
                        median(rates[1]),
                        median(rates[2]));
            }
        }
    }

    private double meanPostings() {
        Map<Integer, Long> holding = papers.stream()
                .flatMap(paper -> paper.stream().distinct())
                .collect(Collectors.groupingBy(rank -> rank, Collectors.counting()));
        return profiles.stream()
                .mapToLong(profile -> profile.stream()
                        .mapToLong(rank -> holding.getOrDefault(rank, 0L))
                        .sum())
                .average()
                .orElse(0);
    }

    private static double median(double[] rates) {
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }

    private static double rate(IntUnaryOperator work, int count) {
        int kept = 0;
        long begin = THREAD.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            kept += work.applyAsInt(i);
        }
        double seconds = (THREAD.getCurrentThreadCpuTime() - begin) / 1e9;
        if (kept == Integer.MIN_VALUE) {
            throw new IllegalStateException("unreachable in practice; keeps the work from being left out");
        }
        return count / seconds;
    }

    /** The papers with the weights of BM25, lengths rounded as Lucene rounds them. */
    private List<SparseVector> vectors() {
        Map<Integer, Integer> holding = new HashMap<>();
        long length = 0;
        for (List<Integer> paper : papers) {
            paper.stream().distinct().forEach(rank -> holding.merge(rank, 1, Integer::sum));
            length += paper.size();
        }
        double mean = (double) length / papers.size();
        List<SparseVector> vectors = new ArrayList<>();
        for (List<Integer> paper : papers) {
            Map<Integer, Long> counts =
                    paper.stream().collect(Collectors.groupingBy(rank -> rank, Collectors.counting()));
            int rounded = SmallFloat.byte4ToInt(SmallFloat.intToByte4(paper.size()));
            int[] terms = new int[counts.size()];
            float[] weights = new float[terms.length];
            int next = 0;
            for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
                int n = holding.get(entry.getKey());
                double idf = Math.log(1 + (papers.size() - n + 0.5) / (n + 0.5));
                double tf = entry.getValue();
                terms[next] = Terms.of("t" + entry.getKey());
                weights[next++] = (float) (idf * tf / (tf + K1 * (1 - B + B * rounded / mean)));
            }
            vectors.add(SparseVector.of(terms, weights));
        }
        return vectors;
    }

    private void index(ByteBuffersDirectory directory) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            for (List<Integer> paper : papers) {
                Document document = new Document();
                String text = paper.stream().map(rank -> "t" + rank).collect(Collectors.joining(" "));
                document.add(new TextField("text", text, Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    private Query query(int profile) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (int i = 0; i < profiles.get(profile).size(); i++) {
            TermQuery term =
                    new TermQuery(new Term("text", "t" + profiles.get(profile).get(i)));
            query.add(new BoostQuery(term, boosts.get(profile)[i]), BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    private static ScoreDoc[] hits(IndexSearcher searcher, Query query) {
        try {
            return searcher.search(query, TOP).scoreDocs;
        } catch (IOException neverFromMemory) {
            throw new java.io.UncheckedIOException(neverFromMemory);
        }
    }

    /** @throws IllegalStateException if a score differs by more than float accuracy */
    private void compare(Postings postings, SparseVector[] queries, IndexSearcher searcher, Query[] booleans) {
        for (int i = 0; i < 500; i++) {
            float[] scores = postings.score(queries[i]);
            int[] best = TopK.best(scores, papers.size(), TOP);
            ScoreDoc[] hits = hits(searcher, booleans[i]);
            for (int rank = 0; rank < TOP; rank++) {
                if (Math.abs(scores[best[rank]] - hits[rank].score) > 1e-5 * hits[rank].score) {
                    throw new IllegalStateException("Profile %d, rank %d: the kernel says %f, Lucene says %f."
                            .formatted(i, rank, scores[best[rank]], hits[rank].score));
                }
            }
        }
    }
}

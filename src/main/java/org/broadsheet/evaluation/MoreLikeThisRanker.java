package org.broadsheet.evaluation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.papers.ShelvedPaper;

/** Baseline: Lucene's MoreLikeThis with its defaults, each like one field value; a day is searched with the archive's statistics. */
final class MoreLikeThisRanker implements Evaluation.Ranker {

    private static final String TEXT = "text";

    private final Evaluation evaluation;
    private final boolean titlesOnly;
    private final Analysis analysis = new Analysis();
    private final IndexReader archive;
    private final Map<LocalDate, IndexSearcher> days = new HashMap<>();

    MoreLikeThisRanker(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.titlesOnly =
                evaluation.profiles().titles() || evaluation.profiles().text();
        this.archive = index(evaluation.archive());
        IndexSearcher counted = new IndexSearcher(archive);
        evaluation
                .days()
                .forEach((day, papers) -> days.put(day, new IndexSearcher(index(papers)) {
                    @Override
                    public CollectionStatistics collectionStatistics(String field) throws IOException {
                        return counted.collectionStatistics(field);
                    }

                    @Override
                    public TermStatistics termStatistics(Term term, int holding, long occurrences) throws IOException {
                        int known = archive.docFreq(term);
                        return new TermStatistics(
                                term.bytes(),
                                Math.max(1, known),
                                Math.max(Math.max(1, known), archive.totalTermFreq(term)));
                    }
                }));
    }

    private IndexReader index(Collection<ShelvedPaper> papers) {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analysis.analyzer()))) {
            for (ShelvedPaper shelved : papers) {
                Document document = new Document();
                document.add(new TextField(TEXT, Analysis.split(text(shelved, false)), Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
            return DirectoryReader.open(directory);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private static String text(ShelvedPaper shelved, boolean titleOnly) {
        return titleOnly
                ? shelved.paper().title()
                : shelved.paper().title() + "\n" + shelved.paper().abstractText();
    }

    @Override
    public float[] scores(Trial.Reader reader, LocalDate day) {
        StringBuilder all = new StringBuilder();
        List<ShelvedPaper> likes = evaluation.likes(reader);
        likes.forEach(like -> all.append(Analysis.split(text(like, titlesOnly))).append('\n'));
        float[] scores =
                new float[Objects.requireNonNull(evaluation.days().get(day)).size()];
        try {
            MoreLikeThis likeThis = new MoreLikeThis(archive);
            likeThis.setAnalyzer(analysis.analyzer());
            likeThis.setFieldNames(new String[] {TEXT});
            Query query = likeThis.like(TEXT, new StringReader(all.toString()));
            for (ScoreDoc hit : Objects.requireNonNull(days.get(day)).search(query, scores.length).scoreDocs) {
                scores[hit.doc] = hit.score;
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return scores;
    }
}

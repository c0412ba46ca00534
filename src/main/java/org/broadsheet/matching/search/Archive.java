package org.broadsheet.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.broadsheet.matching.Analysis;
import org.broadsheet.matching.Meanings;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;

/**
 * Every paper, for searching: a Lucene index beside the database. The database is the truth; the index says how far it has
 * read it, and is made anew when it is missing, broken, of another form, or of another database. Thread-safe; several
 * processes may search while one of them writes.
 */
public final class Archive implements AutoCloseable {

    /** So many of the best by words and of the nearest by meaning are weighed against each other. */
    private static final int CANDIDATES = 200;

    private final Path folder;
    private final Meanings meanings;
    private final Questions questions;
    private final Directory directory;
    private final Indexer indexer;
    private final SearcherManager searchers;

    /**
     * A paper that was found.
     *
     * @param number its shelf number
     * @param score comparable within one answer only; above 0
     */
    public record Found(long number, double score) {}

    /** What is done with the index before it is searched for the first time. */
    @FunctionalInterface
    private interface Beginning {
        void with(Indexer indexer) throws IOException;
    }

    private Archive(Path folder, Library library, Meanings meanings, Beginning beginning) throws IOException {
        Files.createDirectories(folder);
        this.folder = folder;
        this.meanings = meanings;
        this.questions = new Questions(new Analysis());
        this.directory = FSDirectory.open(folder);
        this.indexer = new Indexer(folder, directory, library, meanings, questions.analyzer());
        beginning.with(indexer);
        this.searchers = new SearcherManager(directory, null);
    }

    /**
     * Opens the index in that folder, made if it is missing, and brings it up to the library.
     *
     * @throws UncheckedIOException if the folder cannot be read or written; the message names it
     * @throws AnotherWriter if somebody else is making the first index there
     */
    public static Archive open(Path folder, Library library) {
        return open(folder, library, Meanings.NONE);
    }

    /** The same, where what a model makes of papers counts beside their words. */
    public static Archive open(Path folder, Library library, Meanings meanings) {
        return begin(folder, library, meanings, Indexer::open);
    }

    /**
     * Makes the index anew from the library, whatever is there, and opens it. Whoever searches meanwhile sees the old one.
     *
     * @param progress is told, now and then, how many papers are in
     * @throws UncheckedIOException if the folder cannot be read or written; the message names it
     * @throws AnotherWriter if somebody else is writing the index
     */
    public static Archive anew(Path folder, Library library, Meanings meanings, LongConsumer progress) {
        return begin(folder, library, meanings, indexer -> indexer.anew(progress));
    }

    private static Archive begin(Path folder, Library library, Meanings meanings, Beginning beginning) {
        try {
            return new Archive(folder, library, meanings, beginning);
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
    }

    /**
     * Adds the papers that came since, and writes anew those whose words changed. Leaves that to another process which is
     * about it; what others wrote is found from now on, too.
     *
     * @return how many were added or written anew
     */
    public synchronized long catchUp() {
        try {
            long written = indexer.catchUp();
            searchers.maybeRefreshBlocking();
            return written;
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
    }

    /** The shelf number of the newest paper that it holds; 0 if it holds none. */
    public long through() {
        try {
            return indexer.through();
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
    }

    /** How many papers it holds. */
    public long count() {
        return answer(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    /**
     * The papers that fit the words best. {@code "words in quotes"} must follow each other, {@code -word} must not occur;
     * any text is a question, whatever it contains. Names of authors count.
     */
    public List<Found> search(String text, int most) {
        return find(searcher -> questions.ask(text), meanings.of(text), most, 0);
    }

    /** The papers most like this one, by its best words; not itself. */
    public List<Found> similar(ShelvedPaper paper, int most) {
        String text = paper.paper().title() + " \n" + paper.paper().title() + " \n"
                + paper.paper().abstractText();
        Optional<float[]> meaning =
                Optional.ofNullable(meanings.of(List.of(paper.number())).get(paper.number()));
        return find(searcher -> questions.like(text, searcher.getIndexReader()), meaning, most, paper.number());
    }

    /** The papers most like a text that is not in the archive, by its best words. */
    public List<Found> similar(String text, int most) {
        return find(searcher -> questions.like(text, searcher.getIndexReader()), meanings.of(text), most, 0);
    }

    /** Asks the index as it is now. */
    @FunctionalInterface
    private interface Asking<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T answer(Asking<T> asking) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return asking.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
    }

    private List<Found> find(Asking<Query> question, Optional<float[]> meaning, int most, long exceptNumber) {
        return answer(searcher -> {
            List<Found> found = new ArrayList<>(most);
            Query words = question.of(searcher);
            ScoreDoc[] hits = meaning.isEmpty()
                    ? searcher.search(words, most + 1).scoreDocs
                    : Fusion.of(
                            searcher.search(words, CANDIDATES).scoreDocs,
                            searcher.search(new KnnFloatVectorQuery(PaperDocument.MEANING, meaning.get(), CANDIDATES), CANDIDATES)
                                    .scoreDocs);
            for (ScoreDoc hit : hits) {
                long number = number(searcher, hit.doc);
                if (number != exceptNumber && found.size() < most) {
                    found.add(new Found(number, hit.score));
                }
            }
            return found;
        });
    }

    private static long number(IndexSearcher searcher, int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        NumericDocValues numbers = leaf.reader().getNumericDocValues(PaperDocument.NUMBER);
        numbers.advanceExact(document - leaf.docBase);
        return numbers.longValue();
    }

    private static UncheckedIOException broken(Path folder, IOException cause) {
        return new UncheckedIOException(
                "The search index in %s could not be read or written: %s. The papers are safe in the database; make it anew with: broadsheet archive rebuild"
                        .formatted(folder, cause.getMessage()),
                cause);
    }

    @Override
    public void close() {
        try {
            searchers.close();
            directory.close();
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
    }
}

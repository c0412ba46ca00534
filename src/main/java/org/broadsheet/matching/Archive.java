package org.broadsheet.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every paper, for searching: a Lucene index beside the database. The database is the truth; the index says how far it has
 * read it, and is made anew when it is missing, broken, of another form, or of another database. Thread-safe; several
 * processes may search while one of them writes.
 */
public final class Archive implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    /** Changes when what is written changes, so that older indexes are made anew. */
    private static final String FORM = "2";

    private static final String FORM_KEY = "form";
    private static final String THROUGH_KEY = "through";
    private static final String NUMBER = "number";
    private static final String KEY = "key";
    private static final String MEANING = "meaning";

    /** Through which paper the vectors are in, where there is a model. */
    private static final String MEANT_KEY = "meant";

    /** Through which revision the papers are in with their present words. */
    private static final String REVISED_KEY = "revised";

    /** Through which revision the vectors are of those words, where there is a model. */
    private static final String REMEANT_KEY = "remeant";

    /** So many of the best by words and of the nearest by meaning are weighed against each other. */
    private static final int CANDIDATES = 200;

    private static final int PAGE = 2_000;

    private final Path folder;
    private final Library library;
    private final Meanings meanings;
    private final Questions questions;
    private final Directory directory;
    private SearcherManager searchers;

    /**
     * A paper that was found.
     *
     * @param number its shelf number
     * @param score comparable within one answer only; above 0
     */
    public record Found(long number, double score) {}

    private Archive(Path folder, Library library, Meanings meanings, Directory directory) {
        this.meanings = meanings;
        this.folder = folder;
        this.library = library;
        this.directory = directory;
        this.questions = new Questions(new Analysis());
    }

    /**
     * Opens the index in that folder, made if it is missing, and brings it up to the library.
     *
     * @throws UncheckedIOException if the folder cannot be read or written; the message names it
     */
    public static Archive open(Path folder, Library library) {
        return open(folder, library, Meanings.NONE);
    }

    /** The same, where what a model makes of papers counts beside their words. */
    public static Archive open(Path folder, Library library, Meanings meanings) {
        try {
            Files.createDirectories(folder);
            Archive archive = new Archive(folder, library, meanings, FSDirectory.open(folder));
            archive.check();
            return archive;
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
    }

    /**
     * Makes the index anew from the library, whatever is there, and opens it. Whoever searches meanwhile sees the old one.
     *
     * @param progress is told, now and then, how many papers are in
     * @throws UncheckedIOException if the folder cannot be read or written; the message names it
     */
    public static Archive anew(Path folder, Library library, Meanings meanings, LongConsumer progress) {
        try {
            Files.createDirectories(folder);
            Archive archive = new Archive(folder, library, meanings, FSDirectory.open(folder));
            archive.readable();
            archive.rebuild(progress);
            return archive;
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
    }

    /** Makes the index anew if it does not fit the library, and adds what is new. */
    private void check() throws IOException {
        if (!fits()) {
            rebuild(ignored -> {});
        } else {
            searchers = new SearcherManager(directory, null);
            catchUp();
        }
    }

    private boolean fits() throws IOException {
        if (!readable()) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> said = reader.getIndexCommit().getUserData();
            long through = through(said);
            long behind = library.newestNumber() - through;
            // All papers up to there are in it, or it is of another database.
            boolean fits = form().equals(said.get(FORM_KEY))
                    && behind >= 0
                    && (behind == 0 ? reader.numDocs() == library.count() : reader.numDocs() <= library.count());
            if (!fits) {
                LOG.atWarn()
                        .addKeyValue("papers", library.count())
                        .addKeyValue("indexed", reader.numDocs())
                        .log("search index does not fit the database, making it anew");
            }
            return fits;
        }
    }

    /** Whether there is an index, all of whose files are as they were written; one with a damaged file is deleted. */
    private boolean readable() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return true;
        } catch (IndexNotFoundException none) {
            return false;
        } catch (IOException unreadable) {
            LOG.atWarn().addKeyValue("reason", unreadable.getMessage()).log("search index unreadable, making it anew");
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
            return false;
        }
    }

    private synchronized void rebuild(LongConsumer progress) {
        try (IndexWriter writer = writer(IndexWriterConfig.OpenMode.CREATE)) {
            Read read = read();
            long count = add(writer, 0, library.newestRevision(), read, progress);
            writer.commit();
            LOG.atInfo().addKeyValue("papers", count).log("search index made");
        } catch (LockObtainFailedException held) {
            throw new IllegalStateException(
                    "Another Broadsheet is writing the search index in %s. Try again when it is done."
                            .formatted(folder),
                    held);
        } catch (IOException refused) {
            throw broken(folder, refused);
        } finally {
            refresh();
        }
    }

    /**
     * Adds the papers that came since, and writes anew those whose words changed. Leaves that to another process which is
     * about it; what others wrote is found from now on, too.
     *
     * @return how many were added or written anew
     */
    public synchronized long catchUp() {
        Map<String, String> said = said();
        long through = through(said);
        long meant = number(said, MEANT_KEY);
        long revised = number(said, REVISED_KEY);
        long remeant = number(said, REMEANT_KEY);
        Read read = read();
        if (through >= library.newestNumber()
                && revised >= library.newestRevision()
                && meant >= Math.min(through, read.through())
                && remeant >= Math.min(revised, read.revision())) {
            refresh();
            return 0;
        }
        try (IndexWriter writer = writer(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)) {
            addMeanings(writer, meant, Math.min(through, read.through()));
            rewriteRevised(writer, remeant, Math.min(revised, read.revision()), through);
            Rewritten rewritten = rewriteRevised(writer, revised, Long.MAX_VALUE, through);
            long count = add(writer, through, rewritten.revision(), read, ignored -> {});
            writer.commit();
            return rewritten.papers() + count;
        } catch (LockObtainFailedException somebodyElseAddsThem) {
            return 0;
        } catch (IOException refused) {
            throw broken(folder, refused);
        } finally {
            refresh();
        }
    }

    /** How many papers it holds. */
    public long count() {
        return answer(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    private Map<String, String> said() {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.getIndexCommit().getUserData();
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
    }

    private static long through(Map<String, String> said) {
        return number(said, THROUGH_KEY);
    }

    private static long number(Map<String, String> said, String key) {
        return Long.parseLong(said.getOrDefault(key, "0"));
    }

    private IndexWriter writer(IndexWriterConfig.OpenMode mode) throws IOException {
        return new IndexWriter(
                directory,
                new IndexWriterConfig(questions.analyzer()).setOpenMode(mode).setRAMBufferSizeMB(64));
    }

    private String form() {
        return FORM + " " + meanings.model();
    }

    /** How far the model had read before its vectors were fetched: what it reads meanwhile is left to the next time. */
    private record Read(long through, long revision) {}

    private Read read() {
        return new Read(meanings.through(), meanings.revised());
    }

    private Set<Map.Entry<String, String>> said(long through, long revised, Read read) {
        return Map.of(
                        FORM_KEY,
                        form(),
                        THROUGH_KEY,
                        Long.toString(through),
                        MEANT_KEY,
                        Long.toString(Math.min(through, read.through())),
                        REVISED_KEY,
                        Long.toString(revised),
                        REMEANT_KEY,
                        Long.toString(Math.min(revised, read.revision())))
                .entrySet();
    }

    /** Writes those papers again that were indexed before the model had read them. */
    private void addMeanings(IndexWriter writer, long meant, long read) throws IOException {
        long done = meant;
        while (done < read) {
            List<ShelvedPaper> page = library.since(done, PAGE).stream()
                    .filter(paper -> paper.number() <= read)
                    .toList();
            rewrite(writer, page);
            done = page.isEmpty() ? read : page.getLast().number();
        }
    }

    /**
     * @param revision through which the index is now
     * @param papers how many were written anew
     */
    private record Rewritten(long revision, long papers) {}

    /** Papers that are still to come are left to {@link #add}. */
    private Rewritten rewriteRevised(IndexWriter writer, long after, long last, long through) throws IOException {
        long revision = after;
        long papers = 0;
        List<Library.Revised> page = revised(revision, last);
        while (!page.isEmpty()) {
            List<ShelvedPaper> known = page.stream()
                    .map(Library.Revised::paper)
                    .filter(paper -> paper.number() <= through)
                    .toList();
            rewrite(writer, known);
            papers += known.size();
            revision = page.getLast().revision();
            page = revised(revision, last);
        }
        return new Rewritten(revision, papers);
    }

    private List<Library.Revised> revised(long after, long last) {
        return after >= last
                ? List.of()
                : library.revisedSince(after, PAGE).stream()
                        .filter(one -> one.revision() <= last)
                        .toList();
    }

    private void rewrite(IndexWriter writer, List<ShelvedPaper> papers) throws IOException {
        Map<Long, float[]> vectors = meanings(papers);
        for (ShelvedPaper paper : papers) {
            writer.updateDocument(
                    new Term(KEY, Long.toString(paper.number())),
                    document(paper, Optional.ofNullable(vectors.get(paper.number()))));
        }
    }

    private Map<Long, float[]> meanings(List<ShelvedPaper> page) {
        return meanings.of(page.stream().map(ShelvedPaper::number).toList());
    }

    private long add(IndexWriter writer, long after, long revised, Read read, LongConsumer progress)
            throws IOException {
        long count = 0;
        long through = after;
        writer.setLiveCommitData(said(through, revised, read));
        List<ShelvedPaper> page = library.since(through, PAGE);
        while (!page.isEmpty()) {
            Map<Long, float[]> vectors = meanings(page);
            for (ShelvedPaper paper : page) {
                writer.addDocument(document(paper, Optional.ofNullable(vectors.get(paper.number()))));
            }
            through = page.getLast().number();
            writer.setLiveCommitData(said(through, revised, read));
            count += page.size();
            progress.accept(count);
            page = library.since(through, PAGE);
        }
        return count;
    }

    /** The title counts twice: said twice in one field is BM25F with a weight of 2, and leaves Lucene its short cuts. */
    private static Document document(ShelvedPaper shelved, Optional<float[]> meaning) {
        Paper paper = shelved.paper();
        Document document = new Document();
        document.add(new StringField(KEY, Long.toString(shelved.number()), Field.Store.NO));
        meaning.filter(vector -> vector.length > 0)
                .ifPresent(vector ->
                        document.add(new KnnFloatVectorField(MEANING, vector, VectorSimilarityFunction.DOT_PRODUCT)));
        document.add(new NumericDocValuesField(NUMBER, shelved.number()));
        document.add(new TextField(Questions.WORDS, Analysis.split(paper.title()), Field.Store.NO));
        document.add(new TextField(Questions.WORDS, Analysis.split(paper.title()), Field.Store.NO));
        document.add(new TextField(Questions.WORDS, Analysis.split(paper.abstractText()), Field.Store.NO));
        for (Author author : paper.authors()) {
            document.add(new TextField(Questions.AUTHORS, Analysis.split(author.name()), Field.Store.NO));
        }
        return document;
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
                            searcher.search(new KnnFloatVectorQuery(MEANING, meaning.get(), CANDIDATES), CANDIDATES)
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
        NumericDocValues numbers = leaf.reader().getNumericDocValues(NUMBER);
        numbers.advanceExact(document - leaf.docBase);
        return numbers.longValue();
    }

    private void refresh() {
        try {
            if (searchers == null) {
                searchers = new SearcherManager(directory, null);
            } else {
                searchers.maybeRefreshBlocking();
            }
        } catch (IOException refused) {
            throw broken(folder, refused);
        }
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

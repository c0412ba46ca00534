package org.broadsheet.matching.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the index. There is one writer at a time, in whatever process: everything that decides what to write is read while
 * the lock is held, so that no paper is written twice.
 */
final class Indexer {

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    /** Held from before the first look at the index until its last commit; Lucene's own lock begins too late for that. */
    private static final String LOCK = "broadsheet.lock";

    private static final int PAGE = 2_000;

    /** What Lucene may hold before it writes; its default is 16. A guess. */
    private static final double BUFFER_MEGABYTES = 64;

    /** Vectors of a byte a dimension: a quarter of the memory, and found as fast or faster. */
    private static final class SmallVectors extends FilterCodec {

        SmallVectors() {
            super(Codec.getDefault().getName(), Codec.getDefault());
        }

        @Override
        public KnnVectorsFormat knnVectorsFormat() {
            return QUANTISED;
        }
    }

    private static final KnnVectorsFormat QUANTISED = new PerFieldKnnVectorsFormat() {
        private final KnnVectorsFormat bytes = new Lucene104HnswScalarQuantizedVectorsFormat();

        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return bytes;
        }
    };

    private final Path folder;
    private final Directory directory;
    private final Library library;
    private final Meanings meanings;
    private final Analyzer analyzer;
    private final PaperText words = new PaperText();

    Indexer(Path folder, Directory directory, Library library, Meanings meanings, Analyzer analyzer) {
        this.folder = folder;
        this.directory = directory;
        this.library = library;
        this.meanings = meanings;
        this.analyzer = analyzer;
    }

    /**
     * Makes the index anew if it does not fit the library, and adds what is new. What another writer is about is left to it.
     *
     * @throws AnotherWriter if there is no index of this form yet, and somebody else is making it
     */
    void open() throws IOException {
        try {
            alone(() -> fits() ? append() : create(ignored -> {}));
        } catch (LockObtainFailedException another) {
            if (!DirectoryReader.indexExists(directory) || !form().equals(marks().form())) {
                throw new AnotherWriter(folder, another);
            }
        }
    }

    /**
     * Makes the index anew, whatever is there.
     *
     * @param progress is told, now and then, how many papers are in
     * @throws AnotherWriter if somebody else is writing it
     */
    void anew(LongConsumer progress) throws IOException {
        try {
            alone(() -> {
                readable();
                return create(progress);
            });
        } catch (LockObtainFailedException another) {
            throw new AnotherWriter(folder, another);
        }
    }

    /**
     * Adds the papers that came since, and writes anew those whose words changed. Leaves that to another process which is
     * about it.
     *
     * @return how many were added or written anew
     */
    long catchUp() throws IOException {
        if (!isBehind(marks(), read())) {
            return 0;
        }
        try {
            return alone(this::append);
        } catch (LockObtainFailedException somebodyElseAddsThem) {
            return 0;
        }
    }

    @FunctionalInterface
    private interface Writing {
        long run() throws IOException;
    }

    private long alone(Writing writing) throws IOException {
        Lock lock = directory.obtainLock(LOCK);
        try {
            return writing.run();
        } finally {
            lock.close();
        }
    }

    private boolean isBehind(Marks marks, Read read) {
        return marks.through() < library.newestNumber()
                || marks.revised() < library.newestRevision()
                || marks.meant() < Math.min(marks.through(), read.through())
                || marks.remeant() < Math.min(marks.revised(), read.revision());
    }

    /** The number of the newest paper that is in. */
    long through() throws IOException {
        return marks().through();
    }

    private Marks marks() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return Marks.of(reader.getIndexCommit().getUserData());
        }
    }

    private boolean fits() throws IOException {
        if (!readable()) {
            return false;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Marks marks = Marks.of(reader.getIndexCommit().getUserData());
            long behind = library.newestNumber() - marks.through();
            // All papers up to there are in it, or it is of another database; but for those that it does not yet know
            // to be others.
            boolean all = behind == 0 ? reader.numDocs() == library.count() : reader.numDocs() <= library.count();
            boolean fits =
                    form().equals(marks.form()) && behind >= 0 && (all || marks.revised() < library.newestRevision());
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
                if (!file.equals(LOCK)) {
                    directory.deleteFile(file);
                }
            }
            return false;
        }
    }

    private long create(LongConsumer progress) throws IOException {
        try (IndexWriter writer = writer(IndexWriterConfig.OpenMode.CREATE)) {
            long count = add(writer, 0, library.newestRevision(), read(), progress);
            writer.commit();
            LOG.atInfo().addKeyValue("papers", count).log("search index made");
            return count;
        }
    }

    private long append() throws IOException {
        Marks marks = marks();
        Read read = read();
        if (!isBehind(marks, read)) {
            return 0;
        }
        try (IndexWriter writer = writer(IndexWriterConfig.OpenMode.APPEND)) {
            addMeanings(writer, marks.meant(), Math.min(marks.through(), read.through()));
            rewriteRevised(writer, marks.remeant(), Math.min(marks.revised(), read.revision()), marks.through());
            Rewritten rewritten = rewriteRevised(writer, marks.revised(), Long.MAX_VALUE, marks.through());
            long count = add(writer, marks.through(), rewritten.revision(), read, ignored -> {});
            writer.commit();
            return rewritten.papers() + count;
        }
    }

    private IndexWriter writer(IndexWriterConfig.OpenMode mode) throws IOException {
        return new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                        .setOpenMode(mode)
                        .setCodec(new SmallVectors())
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES));
    }

    private String form() {
        return PaperDocument.FORM + " " + meanings.model();
    }

    /** How far the model had read before its vectors were fetched: what it reads meanwhile is left to the next time. */
    private record Read(long through, long revision) {}

    private Read read() {
        return new Read(meanings.through(), meanings.revised());
    }

    private Marks marks(long through, long revised, Read read) {
        return new Marks(
                form(), through, Math.min(through, read.through()), revised, Math.min(revised, read.revision()));
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
            for (Library.Revised one : page) {
                if (one.folded()) {
                    writer.deleteDocuments(PaperDocument.key(one.paper().number()));
                }
            }
            List<ShelvedPaper> known = page.stream()
                    .filter(one -> !one.folded())
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
        words.beginPage();
        for (ShelvedPaper paper : papers) {
            writer.updateDocument(
                    PaperDocument.key(paper.number()),
                    PaperDocument.of(paper, Optional.ofNullable(vectors.get(paper.number())), words));
        }
    }

    private Map<Long, float[]> meanings(List<ShelvedPaper> page) {
        return meanings.of(page.stream().map(ShelvedPaper::number).toList());
    }

    private long add(IndexWriter writer, long after, long revised, Read read, LongConsumer progress)
            throws IOException {
        long count = 0;
        long through = after;
        writer.setLiveCommitData(marks(through, revised, read).said());
        List<ShelvedPaper> page = library.since(through, PAGE);
        while (!page.isEmpty()) {
            Map<Long, float[]> vectors = meanings(page);
            words.beginPage();
            for (ShelvedPaper paper : page) {
                writer.addDocument(PaperDocument.of(paper, Optional.ofNullable(vectors.get(paper.number())), words));
            }
            through = page.getLast().number();
            writer.setLiveCommitData(marks(through, revised, read).said());
            count += page.size();
            progress.accept(count);
            page = library.since(through, PAGE);
        }
        return count;
    }
}

package org.broadsheet.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.query.Question;
import org.broadsheet.matching.query.QuestionReader;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;

/**
 * Every paper, for searching: a Lucene index beside the database. The database is the truth; the index says how far it has
 * read it, and is made anew when it is missing, broken, of another form, or of another database. Thread-safe; several
 * processes may search while one of them writes.
 */
public final class Archive implements AutoCloseable {

    /** No question is looked up for longer; what was found by then is the answer. Words that people type take milliseconds. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** If no more papers than this are found, a slip of the pen may be the reason. */
    private static final int LITTLE = 2;

    private final Path folder;
    private final Meanings meanings;
    private final Library library;
    private final IndexAnalyzer analyzer = new IndexAnalyzer();
    private final SimilarQuery likeness = new SimilarQuery(analyzer);
    private final Marking marking = new Marking(analyzer);
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
        this.library = library;
        this.directory = FSDirectory.open(folder);
        this.indexer = new Indexer(folder, directory, library, meanings, analyzer);
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

    /** In what order papers are wanted. */
    public enum Order {
        /** The best fit first. */
        BEST,
        /** What was announced last first. */
        NEWEST
    }

    /**
     * A search.
     *
     * @param typed any text; see {@link QuestionReader}
     * @param within what else must hold, from a form's fields
     * @param from how many papers to pass over, 0 for the first page
     * @param most papers wanted
     */
    public record Search(String typed, List<Question> within, Order order, int from, int most) {

        /** No page lies deeper. */
        private static final int DEEPEST = 10_000;

        public Search {
            within = List.copyOf(within);
            from = Math.clamp(from, 0, DEEPEST);
            most = Math.clamp(most, 1, DEEPEST);
        }

        /** Words alone, the best first. */
        public static Search of(String typed, int most) {
            return new Search(typed, List.of(), Order.BEST, 0, most);
        }

        private Question question(String text) {
            List<Question> all = new ArrayList<>(within);
            Question asked = QuestionReader.read(text);
            if (!asked.equals(Question.NOTHING)) {
                all.add(asked);
            }
            return all.size() == 1 ? all.getFirst() : new Question.All(all);
        }
    }

    /**
     * What a search found.
     *
     * @param found this page
     * @param total papers in all
     * @param searched what was searched for in place of what was typed, since nothing had that; empty for what was typed
     * @param meant what may have been meant, where little was found
     * @param loosely whether no paper has all the words, so that these have some of them or are near in meaning alone
     * @param complete whether the index was read to the end; false where time ran out
     */
    public record Answer(
            List<Found> found,
            long total,
            Optional<String> searched,
            Optional<String> meant,
            boolean loosely,
            boolean complete) {

        public Answer {
            found = List.copyOf(found);
        }
    }

    /** The papers that fit best, any text being a question. */
    public List<Found> search(String text, int most) {
        return search(Search.of(text, most)).found();
    }

    /** The papers that answer a search, a slip of the pen forgiven where nothing else is found. */
    public Answer search(Search search) {
        return answer(shared -> {
            // All that a search tries, one after the other, has one time.
            IndexSearcher searcher = hurried(shared);
            Answer asTyped = ask(searcher, search, search.typed(), Translation.Strictness.ALL, false);
            if (asTyped.total() > LITTLE || !asTyped.complete()) {
                return asTyped;
            }
            Optional<String> better =
                    new Spelling(analyzer, searcher.getIndexReader(), () -> expired(searcher)).better(search.typed());
            if (asTyped.total() > 0) {
                return new Answer(
                        asTyped.found(), asTyped.total(), Optional.empty(), better, false, asTyped.complete());
            }
            if (better.isPresent()) {
                Answer meant = ask(searcher, search, better.get(), Translation.Strictness.ALL, false);
                if (meant.total() > 0) {
                    return new Answer(meant.found(), meant.total(), better, Optional.empty(), false, meant.complete());
                }
            }
            return ask(searcher, search, search.typed(), Translation.Strictness.SOME, true);
        });
    }

    private Answer ask(
            IndexSearcher searcher, Search search, String text, Translation.Strictness strictness, boolean loosely)
            throws IOException {
        Question question = search.question(text);
        Translation translation = new Translation(analyzer, library, strictness);
        Optional<Query> words = translation.of(question);
        if (words.isEmpty()) {
            return new Answer(List.of(), 0, Optional.empty(), Optional.empty(), loosely, true);
        }
        Hits hits = new Hits(searcher);
        List<ScoreDoc> page;
        long total = searcher.count(words.get());
        String loose = Translation.looseText(question);
        boolean named =
                Translation.name(loose).map(name -> named(searcher, name)).orElse(false);
        Optional<float[]> meaning =
                search.order() == Order.NEWEST || loose.isEmpty() || named || (total == 0 && !loosely)
                        ? Optional.empty()
                        : meanings.of(loose);
        if (search.order() == Order.NEWEST || Translation.isAFilter(question)) {
            page = hits.newest(words.get(), search.from(), search.most());
        } else if (meaning.isEmpty()) {
            page = hits.best(words.get(), search.from(), search.most());
        } else {
            Hits.Both both = hits.best(
                    words.get(),
                    meaning.get(),
                    total == 0 ? Hits.NEAR_WITHOUT_A_WORD : 0,
                    translation.held(question),
                    search.from(),
                    search.most());
            page = both.page();
            total += both.byMeaningAlone();
        }
        return new Answer(hits.found(page), total, Optional.empty(), Optional.empty(), loosely, !searcher.timedOut());
    }

    /** The same index, for one question that ends in time. */
    private static IndexSearcher hurried(IndexSearcher shared) {
        IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
        long begun = System.nanoTime();
        searcher.setTimeout(() -> System.nanoTime() - begun > LONGEST.toNanos());
        return searcher;
    }

    private static boolean expired(IndexSearcher searcher) {
        return searcher.timedOut() || searcher.getTimeout().shouldExit();
    }

    /** Whether somebody of the archive is called so: who looks for a person wants no paper near in meaning. */
    private static boolean named(IndexSearcher searcher, Query name) {
        try {
            return searcher.count(name) > 0;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Those words of a text that a search asks for, as they stand there, for marking them. */
    public List<String> asked(String typed, String text) {
        return marking.words(QuestionReader.read(typed), text);
    }

    /**
     * What is near something.
     *
     * @param complete whether the index was read to the end; false where time ran out
     */
    public record Near(List<Found> found, boolean complete) {

        public Near {
            found = List.copyOf(found);
        }
    }

    /** The papers most like this one, by its best words; not itself. */
    public Near similar(ShelvedPaper paper, int most) {
        String text = paper.paper().title() + " \n" + paper.paper().title() + " \n"
                + paper.paper().abstractText();
        Optional<float[]> meaning =
                Optional.ofNullable(meanings.of(List.of(paper.number())).get(paper.number()));
        Near near = answer(searcher -> similar(hurried(searcher), text, meaning, most + 1));
        return new Near(
                near.found().stream()
                        .filter(found -> found.number() != paper.number())
                        .limit(most)
                        .toList(),
                near.complete());
    }

    /** The papers most like a text that is not in the archive, by its best words. */
    public Near similar(String text, int most) {
        return answer(searcher -> similar(hurried(searcher), text, meanings.of(text), most));
    }

    private Near similar(IndexSearcher searcher, String text, Optional<float[]> meaning, int most) throws IOException {
        Hits hits = new Hits(searcher);
        Query words = likeness.of(text, searcher.getIndexReader());
        List<Found> found = hits.found(
                meaning.isEmpty()
                        ? hits.best(words, 0, most)
                        : hits.best(words, meaning.get(), 0, Optional.empty(), 0, most)
                                .page());
        return new Near(found, !searcher.timedOut());
    }

    /** Asks the index as it is now. */
    @FunctionalInterface
    private interface Asking<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T answer(Asking<T> asking) {
        try {
            IndexSearcher shared = searchers.acquire();
            try {
                return asking.of(shared);
            } finally {
                searchers.release(shared);
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

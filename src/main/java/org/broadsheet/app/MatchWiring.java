package org.broadsheet.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.broadsheet.digest.Explainer;
import org.broadsheet.digest.Likeness;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Shards;
import org.broadsheet.store.JdbcCompiled;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.store.JdbcPaperLists;
import org.broadsheet.store.JdbcShards;
import org.broadsheet.store.JdbcStatistics;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.JdbcVectors;
import org.broadsheet.store.database.Database;
import org.jspecify.annotations.Nullable;

/** How papers meet readers: the model of meaning, the matcher and the search index, each once an instance. */
final class MatchWiring implements AutoCloseable {

    private final Database database;
    private final Path index;
    private final Shards shards;
    private final InstantSource time;
    private final Optional<Embedder> embedder;
    private final Meanings meanings;
    private final Matcher matcher;
    private volatile @Nullable Archive archive;

    /** @param worker who matches, among all processes on these tables */
    MatchWiring(Database database, EmbedderSettings settings, Path index, String worker, InstantSource time) {
        this.database = database;
        this.index = index;
        this.shards = new JdbcShards(database, worker);
        this.time = time;
        this.embedder = settings.open();
        this.meanings = embedder.map(model -> Meanings.of(model, new JdbcVectors(database), settings.weight()))
                .orElse(Meanings.NONE);
        this.matcher = new Matcher(library(), meanings, new JdbcStatistics(database), new JdbcPaperLists(database));
    }

    /** The folder of the search index. */
    Path index() {
        return index;
    }

    Library library() {
        return new JdbcLibrary(database);
    }

    MatchStore matches() {
        return new JdbcMatches(database);
    }

    Shards shards() {
        return shards;
    }

    /** What papers and texts mean to the operator's model, if they named one. */
    Meanings meanings() {
        return meanings;
    }

    Matcher matcher() {
        return matcher;
    }

    MatchRun matchRun() {
        return new MatchRun(
                library(), new JdbcSubscribers(database), matches(), new JdbcCompiled(database), shards, matcher, time);
    }

    /** The search index, opened and brought up to date when first asked for. */
    synchronized Archive archive() {
        if (archive == null) {
            archive = Archive.open(index, library(), meanings);
        }
        return archive;
    }

    /** Does not wait for somebody who opens the index. */
    OptionalLong indexedThrough() {
        Archive open = archive;
        return open == null ? OptionalLong.empty() : OptionalLong.of(open.through());
    }

    Likeness likeness() {
        return new Likeness() {
            @Override
            public boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other) {
                return matcher.nearDuplicates(one, other);
            }

            @Override
            public double between(ShelvedPaper one, ShelvedPaper other) {
                return matcher.likeness(one, other);
            }
        };
    }

    Explainer explainer() {
        return new ProfileExplainer(matcher, new JdbcCompiled(database));
    }

    @Override
    public void close() {
        if (archive != null) {
            archive.close();
        }
        embedder.ifPresent(Embedder::close);
    }
}

package org.broadsheet.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.matching.Matcher;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.Database;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.SideDoor;

/**
 * One instance of Broadsheet, put together by hand: reading this class from top to bottom is reading the architecture.
 * Every command opens one, uses it and closes it.
 */
final class Instance implements AutoCloseable {

    private final Database database;
    private final InstantSource time;
    private final Matcher matcher;

    private Instance(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
        this.matcher = new Matcher(library());
    }

    /**
     * Opens the instance in {@code --data} for a command, beside the daemon if one is running; makes the folder and the
     * tables where they are missing.
     */
    static Instance open(Common common, InstantSource time) {
        Optional<DaemonLock> lock = lock(common);
        if (lock.isPresent()) {
            lock.get().close();
            return openAlone(common, time);
        }
        return new Instance(
                Database.open(SideDoor.address(common.data).orElseGet(() -> Database.embedded(common.data))), time);
    }

    /** Opens the instance for the daemon, which holds its lock. */
    static Instance openAlone(Common common, InstantSource time) {
        return new Instance(Database.open(Database.embedded(common.data)), time);
    }

    /** The lock of the data folder, made if it is missing; empty if a daemon holds it. */
    static Optional<DaemonLock> lock(Common common) {
        try {
            Files.createDirectories(common.data);
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "Could not make the folder %s. Name one that can be written with --data.".formatted(common.data),
                    refused);
        }
        return DaemonLock.take(common.data);
    }

    Database database() {
        return database;
    }

    Intake intake() {
        return new Intake(shelf(), time);
    }

    PaperShelf shelf() {
        return new JdbcPaperShelf(database);
    }

    InstantSource time() {
        return time;
    }

    Library library() {
        return new JdbcLibrary(database);
    }

    Subscribers subscribers() {
        return new JdbcSubscribers(database);
    }

    Matcher matcher() {
        return matcher;
    }

    MatchStore matches() {
        return new JdbcMatches(database);
    }

    MatchRun matchRun() {
        return new MatchRun(library(), subscribers(), matches(), matcher(), time);
    }

    @Override
    public void close() {
        database.close();
    }
}

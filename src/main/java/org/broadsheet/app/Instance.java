package org.broadsheet.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import org.broadsheet.store.Database;

/**
 * One instance of Broadsheet, put together by hand: reading this class from top to bottom is reading the architecture.
 * Every command opens one, uses it and closes it.
 */
final class Instance implements AutoCloseable {

    private final Database database;
    private final InstantSource time;

    private Instance(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** Opens the instance in {@code --data}, making the folder and the tables where they are missing. */
    static Instance open(Common common, InstantSource time) {
        try {
            Files.createDirectories(common.data);
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "Could not make the folder %s. Name one that can be written with --data.".formatted(common.data),
                    refused);
        }
        return new Instance(Database.open(Database.embedded(common.data)), time);
    }

    Database database() {
        return database;
    }

    InstantSource time() {
        return time;
    }

    @Override
    public void close() {
        database.close();
    }
}

package org.broadsheet.store.database;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings tables up to date. */
final class Migrations {

    private final Flyway flyway;
    private final String address;

    /**
     * @param to with its data source
     * @param address of the tables
     * @param until the version to stop at; empty for the newest
     */
    Migrations(FluentConfiguration to, String address, Optional<String> until) {
        FluentConfiguration all = to.locations("classpath:db/migration")
                // PostgreSQL asks for the word, H2 does not know it.
                .placeholders(Map.of("stored", H2Address.isOne(address) ? "" : "STORED"))
                .javaMigrations(RekeyedPapers.all(), RekeyedPapers.withSigns())
                .outOfOrder(true);
        this.flyway = until.map(all::target).orElse(all).load();
        this.address = H2Address.withoutPassword(address);
    }

    /** @throws StoreException if a newer program made the tables: they may mean something else than this one thinks */
    void run() {
        Stream.of(flyway.info().all())
                .filter(one -> one.getState() == MigrationState.FUTURE_SUCCESS)
                .map(one -> one.getVersion().getVersion())
                .reduce((one, later) -> later)
                .ifPresent(newer -> {
                    throw new StoreException(
                            "The tables at %s are of version %s, which a newer Broadsheet made; this one knows them up to version %d. Run the newer program (broadsheet version says which is which), or restore the backup from before the upgrade."
                                    .formatted(address, newer, newestKnown()),
                            null);
                });
        flyway.migrate();
    }

    /** The newest version of the tables that this program knows. */
    int newestKnown() {
        return Stream.of(flyway.info().all())
                .filter(one -> one.getState() != MigrationState.FUTURE_SUCCESS)
                .mapToInt(one -> Integer.parseInt(one.getVersion().getVersion()))
                .max()
                .orElseThrow();
    }
}

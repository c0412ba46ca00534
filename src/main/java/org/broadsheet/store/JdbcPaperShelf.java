package org.broadsheet.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.Catalogue;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.formats.SourceRecord;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.PaperRows;
import org.broadsheet.store.database.Statements;

/** The shelf in the database. Batches queue for the lock on the shelf's row, so numbers appear in their order. */
public final class JdbcPaperShelf implements PaperShelf {

    private static final Statements SQL = PaperRows.SQL;

    /** In this order; each is told the paper that stays, then the one that is gone. */
    private static final List<String> FOLDING = List.of(
            "rekeySame",
            "rekeyAliases",
            "foldedBeforeSame",
            "foldedBefore",
            "folded",
            "forgetOlderVerdicts",
            "moveVerdicts",
            "forgetVerdictsBehind");

    private final Database database;

    public JdbcPaperShelf(Database database) {
        this.database = database;
    }

    @Override
    public Stored put(Batch batch, Instant now) {
        return database.transact("store papers of " + batch.source(), connection -> {
            long last = lock(connection);
            List<Catalogue.Arrival> arrivals =
                    batch.papers().stream().map(Catalogue.Arrival::of).toList();
            Catalogue catalogue = catalogue(connection, arrivals, last, now);
            arrivals.forEach(catalogue::add);
            if (catalogue.last() != last) {
                deal(connection, catalogue.last());
            }
            insert(connection, catalogue.added());
            update(connection, catalogue.changed());
            fold(connection, catalogue.folded());
            revise(connection, catalogue.reworded());
            PaperRows.alias(connection, catalogue.newAliases());
            setAside(connection, batch, now);
            if (batch.cursor().isPresent()) {
                putFor(
                        batch.source(),
                        connection,
                        "moveCursor",
                        "firstCursor",
                        batch.cursor().get());
            }
            if (!catalogue.added().isEmpty()) {
                putFor(
                        batch.source(),
                        connection,
                        "countMore",
                        "countFirst",
                        catalogue.added().size());
            }
            return new Stored(
                    catalogue.added().size(), catalogue.known(), batch.broken().size());
        });
    }

    private static long lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("lock"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong("last_number");
        }
    }

    private static Catalogue catalogue(Connection connection, List<Catalogue.Arrival> arrivals, long last, Instant now)
            throws SQLException {
        List<PaperId> ids =
                arrivals.stream().flatMap(arrival -> arrival.ids().stream()).toList();
        Map<PaperId, Long> numbers = PaperRows.numbers(connection, ids);
        Map<Long, ShelvedPaper> papers = new HashMap<>();
        PaperRows.byNumber(connection, numbers.values()).forEach(paper -> papers.put(paper.number(), paper));
        return new Catalogue(numbers, papers, last, now);
    }

    private static void deal(Connection connection, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("deal"))) {
            Bind.to(statement, last);
            statement.executeUpdate();
        }
    }

    private static void insert(Connection connection, Collection<ShelvedPaper> papers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("insert"))) {
            for (ShelvedPaper shelved : papers) {
                int next = PaperRows.fill(statement, shelved.paper());
                statement.setLong(next, shelved.number());
                statement.setObject(next + 1, Database.utc(shelved.shelvedAt()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void update(Connection connection, Collection<ShelvedPaper> papers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("update"))) {
            for (ShelvedPaper shelved : papers) {
                int next = PaperRows.fill(statement, shelved.paper());
                statement.setLong(next, shelved.number());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Readers keep what they had of the paper that is gone: verdicts move, the newer of two counts, and what was sent is asked of both. */
    private static void fold(Connection connection, Map<Long, Long> folded) throws SQLException {
        for (String step : folded.isEmpty() ? List.<String>of() : FOLDING) {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get(step))) {
                for (Map.Entry<Long, Long> one : folded.entrySet()) {
                    Bind.to(statement, one.getValue(), one.getKey());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private static void revise(Connection connection, Collection<Long> numbers) throws SQLException {
        for (String step : List.of("forgetRevision", "revise")) {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get(step))) {
                for (long number : numbers) {
                    Bind.to(statement, number);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private static void setAside(Connection connection, Batch batch, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("setAside"))) {
            for (SourceRecord.Broken broken : batch.broken()) {
                Bind.to(
                        statement,
                        fingerprint(batch.source(), broken),
                        batch.source(),
                        broken.position(),
                        broken.reason(),
                        broken.raw(),
                        now);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static String fingerprint(String source, SourceRecord.Broken broken) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(source, "\0", broken.reason(), "\0", broken.raw())) {
                digest.update(part.getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static void putFor(String source, Connection connection, String change, String first, Object value)
            throws SQLException {
        for (String way : List.of(change, first)) {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get(way))) {
                Bind.to(statement, value, source);
                if (statement.executeUpdate() == 1) {
                    return;
                }
            }
        }
    }

    @Override
    public Optional<String> cursor(String source) {
        return database.transact("read the cursor of " + source, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("cursor"))) {
                Bind.to(statement, source);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString("position")) : Optional.empty();
                }
            }
        });
    }

    @Override
    public List<SetAside> setAside(long after, int limit) {
        return database.transact("list what was set aside", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("listSetAside"))) {
                Bind.to(statement, after, limit);
                List<SetAside> all = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(new SetAside(
                                rows.getLong("number"),
                                rows.getString("source"),
                                rows.getLong("record_at"),
                                rows.getString("reason"),
                                rows.getString("raw_text"),
                                Database.instant(rows, "since")));
                    }
                }
                return all;
            }
        });
    }
}

package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Entry;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Digests in {@code digest}, and who had which paper in {@code digest_paper}. */
public final class JdbcDigests implements DigestStore {

    private static final Statements SQL = Statements.of("digests");

    private final Database database;

    public JdbcDigests(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Last> last(ReaderId reader) {
        return database.transact("find the last digest of " + reader, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("last"))) {
                statement.setLong(1, reader.number());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new Last(row.getObject("digest_date", LocalDate.class), row.getLong("through")))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public long shelvedBefore(Instant moment) {
        return database.transact("find the newest paper before " + moment, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("shelved before"))) {
                statement.setObject(1, Database.utc(moment));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getLong("number") : 0L;
                }
            }
        });
    }

    @Override
    public Set<Long> sent(ReaderId reader, Collection<Long> papers) {
        return database.transact("read what " + reader + " has had", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("sent"))) {
                statement.setLong(1, reader.number());
                statement.setArray(2, connection.createArrayOf("BIGINT", papers.toArray()));
                return new HashSet<>(numbers(statement));
            }
        });
    }

    @Override
    public List<Long> shownSince(ReaderId reader, LocalDate date) {
        return database.transact("read what " + reader + " was shown", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("shown since"))) {
                statement.setLong(1, reader.number());
                statement.setObject(2, date);
                return numbers(statement);
            }
        });
    }

    private static List<Long> numbers(PreparedStatement statement) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong("paper"));
            }
        }
        return numbers;
    }

    @Override
    public boolean takeBack(ReaderId reader, LocalDate date, Instant now) {
        return database.transact("take back the digest of %s for %s".formatted(reader, date), connection -> {
            MessageKey key = Digest.key(reader, date);
            giveUp(connection, key, now);
            if (!isGivenUp(connection, key)) {
                return false;
            }
            for (String step : List.of("forget papers", "begin again")) {
                try (PreparedStatement statement = connection.prepareStatement(SQL.get(step))) {
                    statement.setLong(1, reader.number());
                    statement.setObject(2, date);
                    statement.executeUpdate();
                }
            }
            return true;
        });
    }

    private static void giveUp(Connection connection, MessageKey key, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("give up"))) {
            statement.setObject(1, Database.utc(now));
            statement.setString(2, key.value());
            statement.setObject(3, Database.utc(now));
            statement.executeUpdate();
        }
    }

    private static boolean isGivenUp(Connection connection, MessageKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("given up"))) {
            statement.setString(1, key.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    @Override
    public List<Edition> publish(List<Edition> editions, Instant now) {
        return database.transact("publish digests", connection -> {
            List<Edition> recorded = new ArrayList<>();
            try (PreparedStatement add = connection.prepareStatement(SQL.get("add"));
                    PreparedStatement papers = connection.prepareStatement(SQL.get("add paper"))) {
                for (Edition edition : editions) {
                    if (isAdded(add, edition.digest())) {
                        addPapers(papers, edition.digest());
                        recorded.add(edition);
                    }
                }
                papers.executeBatch();
            }
            JdbcOutbox.add(
                    connection,
                    recorded.stream()
                            .flatMap(edition -> edition.email().stream())
                            .toList(),
                    now);
            return recorded;
        });
    }

    private static boolean isAdded(PreparedStatement add, Digest digest) throws SQLException {
        add.setLong(1, digest.reader().number());
        add.setObject(2, digest.date());
        add.setObject(3, Database.utc(digest.madeAt()));
        add.setLong(4, digest.after());
        add.setLong(5, digest.through());
        add.setInt(6, digest.considered());
        add.setInt(7, digest.left());
        add.setString(8, DigestJson.write(digest.sections()));
        add.setString(9, digest.late());
        return add.executeUpdate() == 1;
    }

    private static void addPapers(PreparedStatement papers, Digest digest) throws SQLException {
        int position = 0;
        for (Entry entry : digest.entries()) {
            position++;
            addPaper(papers, digest, entry.paper(), position);
            for (Long folded : entry.folded()) {
                addPaper(papers, digest, folded, 0);
            }
        }
    }

    private static void addPaper(PreparedStatement statement, Digest digest, long paper, int position)
            throws SQLException {
        statement.setLong(1, digest.reader().number());
        statement.setLong(2, paper);
        statement.setObject(3, digest.date());
        if (position == 0) {
            statement.setNull(4, Types.INTEGER);
        } else {
            statement.setInt(4, position);
        }
        statement.addBatch();
    }

    @Override
    public Optional<Digest> find(ReaderId reader, LocalDate date) {
        return database.transact("read the digest of %s for %s".formatted(reader, date), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("find"))) {
                statement.setLong(1, reader.number());
                statement.setObject(2, date);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Digest(
                                    reader,
                                    date,
                                    Database.instant(row, "made_at"),
                                    row.getLong("begins_after"),
                                    row.getLong("through"),
                                    row.getInt("considered"),
                                    row.getInt("left_over"),
                                    DigestJson.read(row.getString("sections")),
                                    row.getString("late")))
                            : Optional.empty();
                }
            }
        });
    }
}

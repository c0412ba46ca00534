package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.SourceBook;
import org.broadsheet.sources.SourceStanding;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.jspecify.annotations.Nullable;

/** How each source is, in {@code source_standing}. */
public final class JdbcSourceBook implements SourceBook {

    static final Statements SQL = Statements.of("sources");

    private final Database database;

    public JdbcSourceBook(Database database) {
        this.database = database;
    }

    @Override
    public List<SourceStanding> all() {
        return database.transact("see how the sources are", JdbcSourceBook::all);
    }

    private static List<SourceStanding> all(Connection connection) throws SQLException {
        try (PreparedStatement all = connection.prepareStatement(SQL.get("all standings"));
                ResultSet row = all.executeQuery()) {
            List<SourceStanding> standings = new ArrayList<>();
            while (row.next()) {
                standings.add(standing(row));
            }
            return standings;
        }
    }

    private static SourceStanding standing(ResultSet row) throws SQLException {
        return new SourceStanding(
                row.getString("source"),
                SourceStanding.Condition.valueOf(row.getString("condition")),
                row.getString("detail"),
                Database.instant(row, "since"),
                Database.instant(row, "asked_at"),
                moment(row, "answered_at"),
                moment(row, "brought_at"),
                Optional.ofNullable(row.getObject("newest_day", LocalDate.class)),
                Database.instant(row, "next_at"),
                row.getInt("failures"),
                new Counts(row.getLong("added"), row.getLong("known"), row.getLong("set_aside")));
    }

    @Override
    public Optional<SourceStanding> find(String source) {
        return all().stream().filter(one -> one.source().equals(source)).findFirst();
    }

    @Override
    public void keep(SourceStanding standing) {
        database.run("write down how " + standing.source() + " is", connection -> {
            if (write(connection, "change standing", standing) == 0) {
                write(connection, "put standing", standing);
            }
        });
    }

    private static int write(Connection connection, String statement, SourceStanding standing) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(
                    write,
                    standing.condition().name(),
                    standing.detail(),
                    standing.since(),
                    standing.askedAt(),
                    utc(standing.answeredAt()),
                    utc(standing.broughtAt()),
                    standing.newestDay(),
                    standing.nextAt(),
                    standing.failures(),
                    standing.last().added(),
                    standing.last().known(),
                    standing.last().setAside(),
                    standing.source());
            return write.executeUpdate();
        }
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> moment) {
        return moment.map(Database::utc).orElse(null);
    }

    @Override
    public void keepOnly(Set<String> sources) {
        database.run("forget sources that are off", connection -> {
            try (PreparedStatement forget = connection.prepareStatement(SQL.get("forget standing"))) {
                for (SourceStanding one : all(connection)) {
                    if (!sources.contains(one.source())) {
                        Bind.to(forget, one.source());
                        forget.executeUpdate();
                    }
                }
            }
        });
    }
}

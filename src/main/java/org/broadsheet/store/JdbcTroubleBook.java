package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.wellbeing.Trouble;
import org.broadsheet.wellbeing.TroubleBook;

/** The list of what is not well, in {@code trouble}. Writes only what changed: most looks find what the last one found. */
public final class JdbcTroubleBook implements TroubleBook {

    static final Statements SQL = Statements.of("trouble_book");

    private static final Comparator<Known> ORDER = Comparator.comparing(
                    (Known known) -> known.trouble().weight())
            .thenComparing(Known::since)
            .thenComparing(known -> known.trouble().kind())
            .thenComparing(known -> known.trouble().subject());

    private final Database database;

    public JdbcTroubleBook(Database database) {
        this.database = database;
    }

    private record Key(Trouble.Kind kind, String subject) {

        static Key of(Trouble trouble) {
            return new Key(trouble.kind(), trouble.subject());
        }
    }

    @Override
    public List<Known> keep(List<Trouble> troubles, Instant now) {
        return database.transact("keep what is not well", connection -> {
            Map<Key, Known> before = new HashMap<>();
            try (PreparedStatement all = connection.prepareStatement(SQL.get("all"));
                    ResultSet row = all.executeQuery()) {
                while (row.next()) {
                    Known known = known(row);
                    before.put(Key.of(known.trouble()), known);
                }
            }
            List<Known> list = new ArrayList<>();
            for (Trouble trouble : troubles) {
                Optional<Known> old = Optional.ofNullable(before.remove(Key.of(trouble)));
                Instant since = trouble.since()
                        .or(() -> old.filter(same -> same.trouble().weight() == trouble.weight())
                                .map(Known::since))
                        .orElse(now);
                list.add(new Known(trouble, since));
                write(connection, old, trouble, since);
            }
            try (PreparedStatement over = connection.prepareStatement(SQL.get("over"))) {
                for (Key gone : before.keySet()) {
                    Bind.to(over, gone.kind().name(), gone.subject());
                    over.executeUpdate();
                }
            }
            list.sort(ORDER);
            return list;
        });
    }

    private static Known known(ResultSet row) throws SQLException {
        Instant since = Database.instant(row, "since");
        return new Known(
                new Trouble(
                        Trouble.Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        Trouble.Weight.valueOf(row.getString("weight")),
                        Optional.of(since),
                        row.getString("says"),
                        row.getString("cure")),
                since);
    }

    private static void write(Connection connection, Optional<Known> old, Trouble trouble, Instant since)
            throws SQLException {
        Trouble stored = new Trouble(
                trouble.kind(),
                trouble.subject(),
                trouble.weight(),
                Optional.of(Database.utc(since).toInstant()),
                trouble.says(),
                trouble.cure());
        if (old.filter(same -> same.trouble().equals(stored)).isPresent()) {
            return;
        }
        try (PreparedStatement write = connection.prepareStatement(SQL.get(old.isPresent() ? "change" : "add"))) {
            Bind.to(
                    write,
                    trouble.weight().name(),
                    since,
                    trouble.says(),
                    trouble.cure(),
                    trouble.kind().name(),
                    trouble.subject());
            write.executeUpdate();
        }
    }
}

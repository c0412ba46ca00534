package org.broadsheet.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.broadsheet.digest.Section;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Digests in {@code digest}, and who had which paper in {@code digest_paper}. */
public final class JdbcDigests implements DigestStore {

    static final Statements SQL = Statements.of("digests");

    /** Of old digests, in one transaction: others wait meanwhile. */
    private static final int AT_ONCE = 500;

    private final Database database;

    public JdbcDigests(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Last> last(ReaderId reader) {
        return database.transact("find the last digest of " + reader, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("last"))) {
                Bind.to(statement, reader.number());
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
                Bind.to(statement, moment);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getLong("number") : 0L;
                }
            }
        });
    }

    @Override
    public Set<Long> sent(ReaderId reader, Collection<Long> papers) {
        return database.transact("read what " + reader + " has had", connection -> {
            Array asked = connection.createArrayOf("BIGINT", papers.toArray());
            long had = reader.number();
            Set<Long> sent = new HashSet<>(numbers(connection, "sent", had, asked));
            if (!numbers(connection, "folded").isEmpty()) {
                sent.addAll(numbers(connection, "sent as another", asked, had, asked, had));
            }
            return sent;
        });
    }

    private static List<Long> numbers(Connection connection, String name, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get(name))) {
            Bind.to(statement, values);
            return numbers(statement);
        }
    }

    @Override
    public List<Long> shownSince(ReaderId reader, LocalDate date) {
        return database.transact("read what " + reader + " was shown", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("shown since"))) {
                Bind.to(statement, reader.number(), date);
                return numbers(statement);
            }
        });
    }

    @Override
    public List<Long> shown(ReaderId reader) {
        return database.transact("read all that " + reader + " was shown", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("shown"))) {
                Bind.to(statement, reader.number());
                List<Long> numbers = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        DigestJson.read(row.getString("sections")).stream()
                                .flatMap(section -> section.entries().stream())
                                .forEach(entry -> numbers.add(entry.paper()));
                    }
                }
                return numbers;
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
    public List<String> toldOfLists(ReaderId reader) {
        return database.transact("read what " + reader + " was told of lists", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("told of lists"))) {
                Bind.to(statement, reader.number());
                List<String> told = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        told.add(row.getString("lists"));
                    }
                }
                return told;
            }
        });
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
                    Bind.to(statement, reader.number(), date);
                    statement.executeUpdate();
                }
            }
            return true;
        });
    }

    private static void giveUp(Connection connection, MessageKey key, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("give up"))) {
            Bind.to(statement, now, key.value(), now);
            statement.executeUpdate();
        }
    }

    private static boolean isGivenUp(Connection connection, MessageKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("given up"))) {
            Bind.to(statement, key.value());
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
                    edition.digest().requireItsOwnPapers();
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
        Bind.to(
                add,
                digest.reader().number(),
                digest.date(),
                digest.madeAt(),
                digest.after(),
                digest.through(),
                digest.considered(),
                digest.left(),
                DigestJson.write(digest.sections()),
                digest.late(),
                digest.lists());
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
        Bind.to(statement, digest.reader().number(), paper, digest.date(), position == 0 ? null : position);
        statement.addBatch();
    }

    @Override
    public List<Digest> find(List<Digest.Named> named) {
        return database.transact("read digests", connection -> {
            List<Digest> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("find"))) {
                for (Digest.Named one : named) {
                    Bind.to(statement, one.reader().number(), one.date());
                    try (ResultSet row = statement.executeQuery()) {
                        if (row.next()) {
                            found.add(digest(one, row));
                        }
                    }
                }
            }
            return found;
        });
    }

    private static Digest digest(Digest.Named named, ResultSet row) throws SQLException {
        return new Digest(
                named.reader(),
                named.date(),
                Database.instant(row, "made_at"),
                row.getLong("begins_after"),
                row.getLong("through"),
                row.getInt("considered"),
                row.getInt("left_over"),
                DigestJson.read(row.getString("sections")),
                row.getString("late"),
                row.getString("lists"));
    }

    @Override
    public int thin(LocalDate before, Instant mailBefore) {
        int thinned = 0;
        for (int some = AT_ONCE; some == AT_ONCE; thinned += some) {
            some = database.transact("make old digests small", connection -> thinSome(connection, before));
        }
        int forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = forgetMail(mailBefore);
        }
        return thinned;
    }

    /** @return how many were old enough, at most {@link #AT_ONCE} */
    private int forgetMail(Instant before) {
        List<Long> numbers = database.transact("look for old mail", connection -> {
            try (PreparedStatement old = connection.prepareStatement(SQL.get("mail to forget"))) {
                Bind.to(old, before, AT_ONCE);
                List<Long> found = new ArrayList<>();
                try (ResultSet row = old.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getLong("number"));
                    }
                }
                return found;
            }
        });
        if (numbers.isEmpty()) {
            return 0;
        }
        database.run("forget old mail", connection -> {
            try (PreparedStatement forget = connection.prepareStatement(SQL.get("forget mail"))) {
                for (long number : numbers) {
                    Bind.to(forget, number);
                    forget.addBatch();
                }
                forget.executeBatch();
            }
        });
        return numbers.size();
    }

    private static int thinSome(Connection connection, LocalDate before) throws SQLException {
        int thinned = 0;
        try (PreparedStatement whole = connection.prepareStatement(SQL.get("whole"));
                PreparedStatement thin = connection.prepareStatement(SQL.get("thin"));
                PreparedStatement forget = connection.prepareStatement(SQL.get("forget papers"));
                PreparedStatement matches = connection.prepareStatement(SQL.get("forget matches"))) {
            Bind.to(whole, before, AT_ONCE);
            try (ResultSet row = whole.executeQuery()) {
                while (row.next()) {
                    long reader = row.getLong("reader");
                    LocalDate date = row.getObject("digest_date", LocalDate.class);
                    List<Section> sections = DigestJson.read(row.getString("sections")).stream()
                            .map(Section::withoutReasons)
                            .toList();
                    Bind.to(thin, DigestJson.write(sections), reader, date);
                    thin.addBatch();
                    Bind.to(forget, reader, date);
                    forget.addBatch();
                    Bind.to(matches, reader, row.getLong("begins_after"));
                    matches.addBatch();
                    thinned++;
                }
            }
            thin.executeBatch();
            forget.executeBatch();
            matches.executeBatch();
        }
        return thinned;
    }
}

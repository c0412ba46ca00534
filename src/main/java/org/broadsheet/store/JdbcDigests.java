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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Section;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.DigestJson;
import org.broadsheet.store.database.Folds;
import org.broadsheet.store.database.Statements;

/** Digests in {@code digest}; who had which paper is read from them. */
public final class JdbcDigests implements DigestStore {

    static final Statements SQL = Statements.of("digests");

    /** Of old digests, in one transaction: others wait meanwhile. */
    private static final int AT_ONCE = 500;

    /** Most readers have a digest within so many days; the last one of the others is looked for one by one. */
    private static final int LATELY = 7;

    private final Database database;

    public JdbcDigests(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Last> last(ReaderId reader) {
        return database.transact("find the last digest of " + reader, connection -> last(connection, reader));
    }

    private static Optional<Last> last(Connection connection, ReaderId reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("last"))) {
            Bind.to(statement, reader.number());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Last(row.getObject("digest_date", LocalDate.class), row.getLong("through")))
                        : Optional.empty();
            }
        }
    }

    @Override
    public Map<ReaderId, Past> past(Map<ReaderId, LocalDate> since, Instant now) {
        return database.transact("read what is behind readers", connection -> {
            Map<ReaderId, PastDigests> digests = new LinkedHashMap<>();
            since.forEach((reader, date) -> digests.put(reader, new PastDigests(date)));
            LocalDate first = since.values().stream().min(LocalDate::compareTo).orElse(LocalDate.MAX);
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("lately"))) {
                Bind.to(statement, numbers(connection, since.keySet()), first);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        Objects.requireNonNull(digests.get(new ReaderId(row.getLong("reader"))))
                                .add(row);
                    }
                }
            }
            for (Map.Entry<ReaderId, PastDigests> each : digests.entrySet()) {
                if (each.getValue().isEmpty()) {
                    last(connection, each.getKey()).ifPresent(each.getValue()::ended);
                }
            }
            Map<ReaderId, LastMail> mail = mail(connection, digests, now);
            Set<Long> had = new HashSet<>();
            digests.values().forEach(some -> had.addAll(some.had()));
            Folds folds = Folds.read(connection, had);
            Map<ReaderId, Past> past = new HashMap<>();
            digests.forEach((reader, some) ->
                    past.put(reader, some.past(mail.getOrDefault(reader, LastMail.ENDED), folds)));
            return past;
        });
    }

    private static Array numbers(Connection connection, Collection<ReaderId> readers) throws SQLException {
        return connection.createArrayOf(
                "bigint", readers.stream().map(ReaderId::number).toArray());
    }

    /** Of those whose last message has not simply ended. */
    private static Map<ReaderId, LastMail> mail(Connection connection, Map<ReaderId, PastDigests> digests, Instant now)
            throws SQLException {
        Map<String, ReaderId> readers = new HashMap<>();
        digests.forEach((reader, some) -> some.last()
                .ifPresent(last -> readers.put(Digest.key(reader, last.date()).value(), reader)));
        Map<ReaderId, LastMail> mail = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("unsent"))) {
            Bind.to(
                    statement,
                    connection.createArrayOf("varchar", readers.keySet().toArray()),
                    now);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    mail.put(
                            Objects.requireNonNull(readers.get(row.getString("message_key"))),
                            row.getString("standing").equals("CLAIMED") ? LastMail.IN_HAND : LastMail.UNSENT);
                }
            }
        }
        return mail;
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
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("begin again"))) {
                Bind.to(statement, reader.number(), date);
                statement.executeUpdate();
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
            List<Digest> digests = editions.stream().map(Edition::digest).toList();
            requireOneAfterTheOther(connection, digests);
            List<Edition> recorded = new ArrayList<>();
            try (PreparedStatement add = connection.prepareStatement(SQL.get("add"))) {
                for (Digest digest : digests) {
                    bind(add, digest);
                    add.addBatch();
                }
                int[] added = add.executeBatch();
                for (int i = 0; i < added.length; i++) {
                    if (added[i] == 1) {
                        recorded.add(editions.get(i));
                    }
                }
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

    /** That no paper comes twice: each is behind where the reader's digests of other dates end. */
    private void requireOneAfterTheOther(Connection connection, List<Digest> digests) throws SQLException {
        Map<ReaderId, Last> lasts = new HashMap<>();
        List<ReaderId> readers = digests.stream().map(Digest::reader).toList();
        if (database.hasRivals()) {
            try (PreparedStatement hold = connection.prepareStatement(SQL.get("hold"))) {
                Bind.to(hold, numbers(connection, readers));
                hold.execute();
            }
        }
        LocalDate first =
                digests.stream().map(Digest::date).min(LocalDate::compareTo).orElse(LocalDate.MAX);
        try (PreparedStatement ends = connection.prepareStatement(SQL.get("ends"))) {
            Bind.to(ends, numbers(connection, readers), first.minusDays(LATELY));
            try (ResultSet row = ends.executeQuery()) {
                while (row.next()) {
                    lasts.put(
                            new ReaderId(row.getLong("reader")),
                            new Last(row.getObject("digest_date", LocalDate.class), row.getLong("through")));
                }
            }
        }
        for (Digest digest : digests) {
            Last last = lasts.get(digest.reader());
            digest.requireItsOwnPapers(last == null ? last(connection, digest.reader()) : Optional.of(last));
        }
    }

    private static void bind(PreparedStatement add, Digest digest) throws SQLException {
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
                    Bind.to(matches, reader, row.getLong("begins_after"));
                    matches.addBatch();
                    thinned++;
                }
            }
            thin.executeBatch();
            matches.executeBatch();
        }
        return thinned;
    }
}

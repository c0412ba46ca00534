package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.broadsheet.feedback.Lesson;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscriber.Origin;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.store.ReaderRows.Described;
import org.broadsheet.store.ReaderRows.Left;
import org.broadsheet.store.ReaderRows.Row;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Readers in the table {@code reader}: one row a person, kept when they leave so that they can come back. */
public final class JdbcSubscribers implements Subscribers {

    private static final Statements SQL = Statements.of("subscribers");
    private static final int PAGE = 500;

    private final Database database;

    public JdbcSubscribers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Subscriber> find(ReaderId id) {
        return database.transact("find reader " + id, connection -> find(connection, id));
    }

    /** The active reader with that number, read in a transaction of another store class. */
    static Optional<Subscriber> find(Connection connection, ReaderId id) throws SQLException {
        return taught(connection, ReaderRows.query(connection, "by number", id.number())).stream()
                .findFirst();
    }

    @Override
    public Optional<Subscriber> written(ReaderId id) {
        return database.transact(
                "find reader " + id,
                connection -> ReaderRows.query(connection, "by number", id.number()).stream()
                        .findFirst()
                        .map(Row::reader));
    }

    @Override
    public Optional<Subscriber> find(EmailAddress email) {
        return database.transact(
                "find a reader by address",
                connection -> taught(connection, ReaderRows.query(connection, "by key", email.key())).stream()
                        .findFirst());
    }

    @Override
    public void each(Consumer<Subscriber> visitor) {
        long after = 0;
        List<Subscriber> page;
        do {
            long start = after;
            page = database.transact(
                    "list readers",
                    connection -> taught(connection, ReaderRows.query(connection, "page", start, PAGE)));
            for (Subscriber reader : page) {
                visitor.accept(reader);
                after = reader.id().number();
            }
        } while (page.size() == PAGE);
    }

    @Override
    public FileChanges replaceFiles(List<FileReader> files, List<String> filesUnread, Instant now) {
        Set<String> keys = new HashSet<>();
        for (FileReader file : files) {
            if (!keys.add(file.email().key())) {
                throw new IllegalArgumentException(
                        "%s is the address of two files, one of them %s.".formatted(file.email(), file.file()));
            }
        }
        return database.transact("take over profile files", connection -> {
            Map<String, Row> known = ReaderRows.query(connection, "of files").stream()
                    .collect(
                            Collectors.toMap(row -> row.reader().email().key(), row -> row, (a, b) -> a, HashMap::new));
            int added = 0;
            int changed = 0;
            int unchanged = 0;
            int stopped = 0;
            for (FileReader file : files) {
                Described described = Described.by(file);
                Row row = known.remove(file.email().key());
                if (row == null) {
                    row = ReaderRows.query(
                                    connection,
                                    "by key, left or not",
                                    file.email().key())
                            .stream()
                            .findFirst()
                            .orElse(null);
                }
                if (row == null) {
                    added += add(connection, described, now).isPresent() ? 1 : 0;
                } else if (row.left().equals(Optional.of(Left.STOPPED))) {
                    stopped++;
                } else if (row.left().isPresent()) {
                    describe(connection, row, described, now);
                    added++;
                } else if (described.fits(row.reader())) {
                    unchanged++;
                } else {
                    describe(connection, row, described, now);
                    changed++;
                }
            }
            int ended = 0;
            for (Row gone : known.values()) {
                if (gone.reader().origin() instanceof Origin.File(String name) && !filesUnread.contains(name)) {
                    leave(connection, gone.reader().id(), Left.FILE_GONE, now);
                    ended++;
                } else {
                    unchanged++;
                }
            }
            return new FileChanges(added, changed, ended, unchanged, stopped);
        });
    }

    @Override
    public Optional<ReaderId> join(EmailAddress email, String name, DigestTime time, Profile profile, Instant now) {
        return database.transact("add a reader", connection -> join(connection, email, name, time, profile, now));
    }

    /** {@link #join(EmailAddress, String, DigestTime, Profile, Instant)} within a transaction of another store class. */
    static Optional<ReaderId> join(
            Connection connection, EmailAddress email, String name, DigestTime time, Profile profile, Instant now)
            throws SQLException {
        Described described = new Described(email, Subscriber.nameFit(name), new Origin.Desk(), time, profile);
        Optional<Row> row = ReaderRows.query(connection, "by key, left or not", email.key()).stream()
                .findFirst();
        if (row.isEmpty()) {
            return add(connection, described, now);
        }
        if (row.get().left().isEmpty()) {
            return Optional.empty();
        }
        describe(connection, row.get(), described, now);
        return Optional.of(row.get().reader().id());
    }

    @Override
    public Changed change(ReaderId id, int seen, String name, DigestTime time, Profile profile, Instant now) {
        return database.transact(
                "change reader " + id, connection -> change(connection, id, seen, name, time, profile, now));
    }

    /** {@link #change(ReaderId, int, String, DigestTime, Profile, Instant)} within a transaction of another store class. */
    static Changed change(
            Connection connection, ReaderId id, int seen, String name, DigestTime time, Profile profile, Instant now)
            throws SQLException {
        Optional<Row> row = ReaderRows.query(connection, "by number", id.number()).stream()
                .filter(found -> found.reader().origin() instanceof Origin.Desk)
                .findFirst();
        if (row.isEmpty()) {
            return Changed.NOT_THEIRS;
        }
        if (row.get().reader().edition() != seen) {
            return Changed.MEANWHILE;
        }
        EmailAddress email = row.get().reader().email();
        Described described = new Described(email, Subscriber.nameFit(name), new Origin.Desk(), time, profile);
        return describe(connection, row.get(), described, now) ? Changed.DONE : Changed.MEANWHILE;
    }

    @Override
    public boolean pause(ReaderId id, Optional<Instant> until) {
        return database.transact("pause reader " + id, connection -> pause(connection, id, until));
    }

    /** {@link #pause(ReaderId, Optional)} within a transaction of another store class. */
    static boolean pause(Connection connection, ReaderId id, Optional<Instant> until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("pause"))) {
            Bind.to(statement, until.map(Database::utc), id.number());
            return statement.executeUpdate() == 1;
        }
    }

    @Override
    public boolean stop(ReaderId id, Instant now) {
        return database.transact("stop reader " + id, connection -> stop(connection, id, now));
    }

    /** Brings back, as they were, one who stopped themselves; nobody who left in another way. */
    static boolean comeBack(Connection connection, ReaderId id, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("come back"))) {
            Bind.to(statement, now, id.number(), Left.STOPPED.name());
            return statement.executeUpdate() == 1;
        }
    }

    /** {@link #stop(ReaderId, Instant)} within a transaction of another store class. */
    static boolean stop(Connection connection, ReaderId id, Instant now) throws SQLException {
        return leave(connection, id, Left.STOPPED, now);
    }

    @Override
    public List<ReaderId> due(Instant now) {
        return database.transact("list readers whose digest may be due", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("due"))) {
                Bind.to(statement, now, now);
                return numbers(statement);
            }
        });
    }

    @Override
    public List<ReaderId> stillDue(List<ReaderId> readers, Instant now) {
        return database.transact("see whose digest is still due", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("still due"))) {
                Object[] numbers = readers.stream().map(ReaderId::number).toArray();
                statement.setArray(1, connection.createArrayOf("bigint", numbers));
                Bind.from(2, statement, now, now);
                return numbers(statement);
            }
        });
    }

    private static List<ReaderId> numbers(PreparedStatement statement) throws SQLException {
        List<ReaderId> numbers = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                numbers.add(new ReaderId(row.getLong("number")));
            }
        }
        return numbers;
    }

    @Override
    public List<Subscriber> find(List<ReaderId> ids) {
        return database.transact("find readers", connection -> {
            Object[] numbers = ids.stream().map(ReaderId::number).toArray();
            Map<ReaderId, Subscriber> found = new HashMap<>();
            taught(connection, ReaderRows.query(connection, "by numbers", connection.createArrayOf("BIGINT", numbers)))
                    .forEach(reader -> found.put(reader.id(), reader));
            return ids.stream().map(found::get).filter(Objects::nonNull).toList();
        });
    }

    @Override
    public void nextDue(Map<ReaderId, Instant> next) {
        database.run("set when the next digests are due", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("next due"))) {
                // In one order, so that two who do this wait for each other instead of each for the other.
                for (Map.Entry<ReaderId, Instant> entry : new TreeMap<>(next).entrySet()) {
                    Bind.to(statement, entry.getValue(), entry.getKey().number());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /** Empty, changing nothing, if another transaction has just added that address. */
    private static Optional<ReaderId> add(Connection connection, Described reader, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("add"), new String[] {"number"})) {
            Bind.to(statement, reader.email().value(), reader.email().key(), reader.name());
            ReaderRows.bindDescription(statement, 4, reader);
            Bind.from(9, statement, now, now, reader.firstDue(now));
            statement.executeUpdate();
            try (ResultSet number = statement.getGeneratedKeys()) {
                return number.next() ? Optional.of(new ReaderId(number.getLong(1))) : Optional.empty();
            }
        }
    }

    /**
     * Makes the row say what {@code reader} says, unless somebody else changed it since it was read. One who is back, or has
     * another time now, gets a new due date.
     */
    private static boolean describe(Connection connection, Row row, Described reader, Instant now) throws SQLException {
        Subscriber before = row.reader();
        boolean sameInterests =
                before.profile().interests().equals(reader.profile().interests());
        Instant nextDue = row.nextDue()
                .map(due -> before.time().equals(reader.time()) ? due : now)
                .orElseGet(() -> reader.firstDue(now));
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("describe"))) {
            Bind.to(statement, reader.email().value(), reader.name());
            ReaderRows.bindDescription(statement, 3, reader);
            Bind.from(
                    8,
                    statement,
                    sameInterests ? before.profileChanged() : now,
                    nextDue,
                    before.id().number(),
                    before.edition());
            return statement.executeUpdate() == 1;
        }
    }

    private static boolean leave(Connection connection, ReaderId id, Left how, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("leave"))) {
            Bind.to(statement, now, how.name(), id.number());
            return statement.executeUpdate() == 1;
        }
    }

    /** The readers as matching sees them: what their verdicts taught on top of what was written. */
    private static List<Subscriber> taught(Connection connection, List<Row> rows) throws SQLException {
        Map<ReaderId, List<Lesson>> lessons = rows.isEmpty()
                ? Map.of()
                : JdbcFeedback.lessons(
                        connection, rows.stream().map(row -> row.reader().id()).toList());
        return rows.stream()
                .map(Row::reader)
                .map(reader ->
                        reader.with(Lesson.taught(reader.profile(), lessons.getOrDefault(reader.id(), List.of()))))
                .toList();
    }
}

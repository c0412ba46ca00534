package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.sources.lists.ListBook;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.ProfileJson;
import org.broadsheet.store.database.Statements;
import org.jspecify.annotations.Nullable;

/** Lists that readers keep elsewhere, in {@code paper_list} and {@code paper_list_item}. */
public final class JdbcPaperLists implements ListBook, PaperLists {

    public static final Statements SQL = Statements.of("paper_lists");

    /** Readers looked at in one transaction. */
    private static final int PAGE = 1_000;

    private static final int LONGEST_REASON = 500;

    /** Profiles are looked at once a minute, before lists are read. */
    private static final Duration LOOKED_WITHIN = Duration.ofMinutes(10);

    private final Database database;

    public JdbcPaperLists(Database database) {
        this.database = database;
    }

    @Override
    public void notice(Instant profileChanged) {
        Map<Long, Set<PaperList>> readers = new LinkedHashMap<>();
        each(profileChanged, readers::put);
        Set<String> named = new HashSet<>();
        readers.values().forEach(lists -> lists.forEach(list -> named.add(list.written())));
        database.run("enter lists of papers", connection -> {
            Set<String> known = new HashSet<>();
            try (PreparedStatement all = connection.prepareStatement(SQL.get("all places"));
                    ResultSet row = all.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString("place"));
                }
            }
            for (String place : named) {
                if (!known.contains(place)) {
                    update(connection, "enter", place);
                }
            }
            if (profileChanged.equals(Instant.EPOCH)) {
                for (String place : known) {
                    if (!named.contains(place)) {
                        update(connection, "forget", place);
                    }
                }
            }
            update(connection, "forget who named lists", profileChanged);
            try (PreparedStatement names = connection.prepareStatement(SQL.get("names"))) {
                for (Map.Entry<Long, Set<PaperList>> one : readers.entrySet()) {
                    for (PaperList list : one.getValue()) {
                        Bind.to(names, list.written(), one.getKey());
                        names.addBatch();
                    }
                }
                names.executeBatch();
            }
        });
    }

    /** How far readers were gone through. */
    private record Place(Instant changed, long number) {}

    /** Hands on each reader who names lists, with these. */
    private void each(Instant profileChanged, BiConsumer<Long, Set<PaperList>> each) {
        Optional<Place> last = Optional.of(new Place(profileChanged, 0));
        while (last.isPresent()) {
            Place after = last.get();
            last = database.transact("find lists that profiles name", connection -> {
                try (PreparedStatement some = connection.prepareStatement(SQL.get("profiles that name lists"))) {
                    Bind.to(some, after.changed(), after.changed(), after.number(), PAGE);
                    int readers = 0;
                    Place place = after;
                    try (ResultSet row = some.executeQuery()) {
                        while (row.next()) {
                            readers++;
                            place = new Place(Database.instant(row, "profile_changed"), row.getLong("number"));
                            each.accept(place.number(), PaperLists.lists(ProfileJson.read(row.getString("profile"))));
                        }
                    }
                    return readers == PAGE ? Optional.of(place) : Optional.empty();
                }
            });
        }
    }

    @Override
    public List<PaperList> due(Instant askedBefore, int limit) {
        return database.transact("find lists to be read", connection -> {
            try (PreparedStatement due = connection.prepareStatement(SQL.get("due"))) {
                Bind.to(due, askedBefore, limit);
                List<PaperList> lists = new ArrayList<>();
                try (ResultSet row = due.executeQuery()) {
                    while (row.next()) {
                        PaperList.parse(row.getString("place")).ifPresent(lists::add);
                    }
                }
                return lists;
            }
        });
    }

    @Override
    public Map<String, String> known(PaperList list) {
        return database.transact("read what stands in a list", connection -> known(connection, list));
    }

    private static Map<String, String> known(Connection connection, PaperList list) throws SQLException {
        try (PreparedStatement items = connection.prepareStatement(SQL.get("known"))) {
            Bind.to(items, list.written());
            Map<String, String> known = new HashMap<>();
            try (ResultSet row = items.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString("name"), row.getString("version"));
                }
            }
            return known;
        }
    }

    @Override
    public boolean keep(PaperList list, Standing now, Instant at) {
        // Of one who named it after the last look at profiles the table does not know yet.
        Set<Long> readers = new HashSet<>();
        each(at.minus(LOOKED_WITHIN), (reader, lists) -> {
            if (lists.contains(list)) {
                readers.add(reader);
            }
        });
        return database.transact("write down what stands in a list", connection -> {
            Set<String> gone = new HashSet<>(known(connection, list).keySet());
            gone.removeAll(now.kept());
            for (String name : gone) {
                update(connection, "drop item", list.written(), name);
            }
            for (Map.Entry<String, Item> one : now.fresh().entrySet()) {
                Item item = one.getValue();
                update(
                        connection,
                        "put item",
                        list.written(),
                        one.getKey(),
                        item.version(),
                        item.id().map(PaperId::value),
                        item.title());
            }
            update(connection, "answered", at, at, list.written());
            boolean changed = !gone.isEmpty() || !now.fresh().isEmpty();
            if (changed) {
                readers.addAll(readersOf(connection, list));
                for (long reader : readers) {
                    update(connection, "match afresh", at, reader);
                }
            }
            return changed;
        });
    }

    private static List<Long> readersOf(Connection connection, PaperList list) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(SQL.get("readers"))) {
            Bind.to(find, list.written());
            List<Long> readers = new ArrayList<>();
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    readers.add(row.getLong("reader"));
                }
            }
            return readers;
        }
    }

    @Override
    public void failed(PaperList list, String reason, Instant at) {
        database.run(
                "write down that a list was not read",
                connection -> update(
                        connection,
                        "failed",
                        at,
                        reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                        at,
                        list.written()));
    }

    @Override
    public Map<PaperList, Health> health(Set<PaperList> lists) {
        return database.transact("read how reading lists went", connection -> {
            Map<PaperList, Health> found = new LinkedHashMap<>();
            try (PreparedStatement some = connection.prepareStatement(SQL.get("standings"))) {
                some.setArray(
                        1,
                        connection.createArrayOf(
                                "varchar",
                                lists.stream().map(PaperList::written).toArray()));
                try (ResultSet row = some.executeQuery()) {
                    while (row.next()) {
                        Health health = health(row);
                        PaperList.parse(row.getString("place")).ifPresent(list -> found.put(list, health));
                    }
                }
            }
            return found;
        });
    }

    private static Health health(ResultSet row) throws SQLException {
        return new Health(
                row.getInt("papers"),
                moment(row, "answered_at"),
                moment(row, "failing_since"),
                Optional.ofNullable(row.getString("problem")).orElse(""));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? Optional.empty() : Optional.of(Database.instant(row, column));
    }

    @Override
    public List<Kept> all() {
        return database.transact("read how reading all lists went", connection -> {
            List<Kept> all = new ArrayList<>();
            try (PreparedStatement some = connection.prepareStatement(SQL.get("all standings"));
                    ResultSet row = some.executeQuery()) {
                while (row.next()) {
                    Optional<PaperList> list = PaperList.parse(row.getString("place"));
                    if (list.isPresent()) {
                        all.add(new Kept(list.get(), row.getInt("readers"), health(row)));
                    }
                }
            }
            return all;
        });
    }

    @Override
    public Map<PaperList, List<PaperReference>> papers(Set<PaperList> lists) {
        return database.transact("read the papers of lists", connection -> papers(connection, lists));
    }

    static Map<PaperList, List<PaperReference>> papers(Connection connection, Collection<PaperList> lists)
            throws SQLException {
        Map<String, PaperList> places =
                lists.stream().collect(Collectors.toMap(PaperList::written, list -> list, (one, same) -> one));
        Map<PaperList, List<PaperReference>> papers = new LinkedHashMap<>();
        try (PreparedStatement items = connection.prepareStatement(SQL.get("items"))) {
            items.setArray(
                    1, connection.createArrayOf("varchar", places.keySet().toArray()));
            try (ResultSet row = items.executeQuery()) {
                while (row.next()) {
                    PaperList list = places.get(row.getString("place"));
                    if (list != null) {
                        papers.computeIfAbsent(list, first -> new ArrayList<>())
                                .add(reference(row.getString("paper"), row.getString("title")));
                    }
                }
            }
        }
        return papers;
    }

    /** By arXiv's number if it has one, which is looked up if nobody has the paper; else its title's words count until somebody does. */
    private static PaperReference reference(@Nullable String paper, String title) {
        Optional<PaperId> id = Optional.ofNullable(paper).map(PaperId::new);
        return id.isPresent() && (title.isEmpty() || id.get().arxiv().isPresent())
                ? new PaperReference.ById(id.get())
                : new PaperReference.ByTitle(title);
    }

    private static void update(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(update, values);
            update.executeUpdate();
        }
    }
}

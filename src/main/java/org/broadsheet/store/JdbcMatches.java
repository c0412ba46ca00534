package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Matches and marks in {@code match_list} and {@code match_mark}. */
public final class JdbcMatches implements MatchStore {

    static final Statements SQL = Statements.of("matches");

    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparingDouble(Match::score).reversed().thenComparingLong(Match::paper);

    private final Database database;

    public JdbcMatches(Database database) {
        this.database = database;
    }

    @Override
    public List<ReaderId> behind(long through, long after, int most) {
        return database.transact("list readers to match", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("behind"))) {
                Bind.to(statement, after, through, most);
                List<ReaderId> readers = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        readers.add(new ReaderId(row.getLong("number")));
                    }
                }
                return readers;
            }
        });
    }

    @Override
    public Map<ReaderId, Mark> marks(Collection<ReaderId> readers) {
        return database.transact("read match marks", connection -> {
            Map<ReaderId, Mark> marks = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("marks"))) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "bigint", readers.stream().map(ReaderId::number).toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        marks.put(
                                new ReaderId(row.getLong("reader")),
                                new Mark(row.getLong("through"), Database.instant(row, "profile_changed")));
                    }
                }
            }
            return marks;
        });
    }

    @Override
    public List<Look> record(List<Look> looks) {
        return database.transact("record matches", connection -> {
            List<Look> mine = new ArrayList<>(looks.size());
            mine.addAll(moved(
                    connection,
                    looks.stream().filter(l -> l.before().isPresent()).toList()));
            mine.addAll(begun(
                    connection, looks.stream().filter(l -> l.before().isEmpty()).toList()));
            discardOld(connection, mine.stream().filter(Look::afresh).toList());
            keep(connection, mine);
            return mine;
        });
    }

    private static List<Look> moved(Connection connection, List<Look> looks) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(SQL.get("move"))) {
            for (Look look : looks) {
                Mark before = look.before().orElseThrow();
                Bind.to(
                        move,
                        look.after().through(),
                        look.after().profileChanged(),
                        look.reader().number(),
                        before.through(),
                        before.profileChanged());
                move.addBatch();
            }
            return changed(looks, move.executeBatch());
        }
    }

    private static List<Look> begun(Connection connection, List<Look> looks) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement(SQL.get("begin"))) {
            for (Look look : looks) {
                Bind.to(
                        begin,
                        look.reader().number(),
                        look.after().through(),
                        look.after().profileChanged());
                begin.addBatch();
            }
            return changed(looks, begin.executeBatch());
        }
    }

    private static List<Look> changed(List<Look> looks, int[] counts) {
        List<Look> changed = new ArrayList<>(looks.size());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                changed.add(looks.get(i));
            }
        }
        return changed;
    }

    private static void discardOld(Connection connection, List<Look> looks) throws SQLException {
        try (PreparedStatement discard = connection.prepareStatement(SQL.get("discard"))) {
            for (Look look : looks) {
                Bind.to(discard, look.reader().number());
                discard.addBatch();
            }
            discard.executeBatch();
        }
    }

    private static void keep(Connection connection, List<Look> looks) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(SQL.get("keep"))) {
            for (Look look : looks) {
                for (Map.Entry<String, String> list : lists(look.matches()).entrySet()) {
                    Bind.to(keep, look.reader().number(), look.after().through(), list.getKey(), list.getValue());
                    keep.addBatch();
                }
            }
            keep.executeBatch();
        }
    }

    /** For each interest what its row says. */
    private static Map<String, String> lists(List<Match> matches) {
        Map<String, StringBuilder> lists = new LinkedHashMap<>();
        matches.stream().sorted(BEST_FIRST).forEach(match -> {
            StringBuilder list = lists.computeIfAbsent(match.interest(), interest -> new StringBuilder());
            list.append(list.isEmpty() ? "" : " ").append(match.paper()).append('=');
            appendScore(list, match.score());
        });
        Map<String, String> rows = new LinkedHashMap<>();
        lists.forEach((interest, list) -> rows.put(interest, list.toString()));
        return rows;
    }

    /** The score with three decimals, which is finer than its meaning, so that a list stays short. */
    private static void appendScore(StringBuilder list, double score) {
        int thousandths = (int) Math.round(score * 1000);
        list.append(thousandths / 1000);
        int rest = thousandths % 1000;
        if (rest != 0) {
            list.append('.').append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10));
            list.append((char) ('0' + rest % 10));
        }
    }

    @Override
    public Map<ReaderId, List<Match>> of(Collection<ReaderId> readers, long number) {
        return database.transact("read matches", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("lists"))) {
                Bind.to(
                        statement,
                        connection.createArrayOf(
                                "bigint", readers.stream().map(ReaderId::number).toArray()),
                        number);
                Map<ReaderId, List<Match>> matches = new HashMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        ReaderId reader = new ReaderId(row.getLong("reader"));
                        add(
                                reader,
                                row.getString("interest"),
                                row.getString("picks"),
                                number,
                                matches.computeIfAbsent(reader, unused -> new ArrayList<>()));
                    }
                }
                matches.values().forEach(some -> some.sort(BEST_FIRST));
                return matches;
            }
        });
    }

    private static void add(ReaderId reader, String interest, String picks, long number, List<Match> into) {
        for (String pick : picks.split(" ", -1)) {
            int equals = pick.indexOf('=');
            long paper = Long.parseLong(pick, 0, equals, 10);
            if (paper > number) {
                into.add(new Match(reader, paper, interest, Double.parseDouble(pick.substring(equals + 1))));
            }
        }
    }

    @Override
    public int forget(long number) {
        return database.transact("forget old matches", connection -> {
            try (PreparedStatement forget = connection.prepareStatement(SQL.get("forget"))) {
                Bind.to(forget, number);
                return forget.executeUpdate();
            }
        });
    }
}

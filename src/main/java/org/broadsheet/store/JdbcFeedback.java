package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.digest.LookBack;
import org.broadsheet.feedback.FeedbackStore;
import org.broadsheet.feedback.Judgement;
import org.broadsheet.feedback.Lesson;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Verdicts in the table {@code judgement}. */
public final class JdbcFeedback implements FeedbackStore, LookBack {

    private static final Statements SQL = Statements.of("feedback");

    private final Database database;

    public JdbcFeedback(Database database) {
        this.database = database;
    }

    @Override
    public Kept record(Judgement judgement) {
        return database.transact("keep a verdict of " + judgement.reader(), connection -> {
            long reader = judgement.reader().number();
            if (!exists(connection, "lock reader", reader) || !exists(connection, "paper", judgement.paper())) {
                return Kept.NOWHERE;
            }
            Optional<Verdict> before = find(connection, judgement.reader(), judgement.paper());
            if (before.equals(Optional.of(judgement.verdict()))) {
                return Kept.SAME;
            }
            try (PreparedStatement statement =
                    connection.prepareStatement(SQL.get(before.isPresent() ? "change" : "add"))) {
                Bind.to(
                        statement,
                        judgement.verdict().name(),
                        judgement.interest(),
                        judgement.at(),
                        reader,
                        judgement.paper());
                statement.executeUpdate();
            }
            profileChanged(connection, judgement.reader(), judgement.at());
            return Kept.NEW;
        });
    }

    @Override
    public Optional<Verdict> undo(ReaderId reader, long paper, Instant now) {
        return database.transact("undo a verdict of " + reader, connection -> {
            exists(connection, "lock reader", reader.number());
            Optional<Verdict> was = find(connection, reader, paper);
            if (was.isPresent()) {
                update(connection, "remove", reader.number(), paper);
                profileChanged(connection, reader, now);
            }
            return was;
        });
    }

    @Override
    public int forgetAll(ReaderId reader, Instant now) {
        return database.transact("forget the verdicts of " + reader, connection -> {
            int removed = update(connection, "remove all", reader.number());
            if (removed > 0) {
                profileChanged(connection, reader, now);
            }
            return removed;
        });
    }

    @Override
    public List<Judgement> of(ReaderId reader) {
        return database.transact("read the verdicts of " + reader, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("of reader"))) {
                Bind.to(statement, reader.number());
                List<Judgement> all = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        all.add(new Judgement(
                                reader,
                                row.getLong("paper"),
                                Verdict.valueOf(row.getString("verdict")),
                                Optional.ofNullable(row.getString("interest")),
                                Database.instant(row, "judged_at")));
                    }
                }
                return all;
            }
        });
    }

    @Override
    public Week week(ReaderId reader, Instant from, Instant to) {
        return database.transact("look back at a week of " + reader, connection -> {
            try (PreparedStatement kept = connection.prepareStatement(SQL.get("kept in a week"));
                    PreparedStatement liked = connection.prepareStatement(SQL.get("liked by others in a week"))) {
                Bind.to(kept, reader.number(), from, to);
                Bind.to(liked, reader.number(), from, to, reader.number(), LEAST_OTHERS);
                return new Week(papers(kept), papers(liked));
            }
        });
    }

    private static List<Long> papers(PreparedStatement statement) throws SQLException {
        List<Long> papers = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                papers.add(row.getLong("paper"));
            }
        }
        return papers;
    }

    /** What the clicks of these readers taught; readers who never clicked are left out. */
    static Map<ReaderId, List<Lesson>> lessons(Connection connection, Collection<ReaderId> readers)
            throws SQLException {
        Object[] numbers = readers.stream().map(ReaderId::number).toArray();
        Map<ReaderId, List<Lesson>> lessons = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("lessons"))) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lessons.computeIfAbsent(new ReaderId(row.getLong("reader")), unused -> new ArrayList<>())
                            .add(new Lesson(
                                    paperId(row),
                                    Verdict.valueOf(row.getString("verdict")),
                                    Optional.ofNullable(row.getString("interest"))));
                }
            }
        }
        return lessons;
    }

    private static PaperId paperId(ResultSet row) throws SQLException {
        String arxiv = row.getString("arxiv");
        String doi = row.getString("doi");
        return arxiv != null
                ? PaperId.of(new ArxivId(arxiv))
                : doi != null ? PaperId.of(new Doi(doi)) : PaperId.ofTitle(row.getString("title"));
    }

    private static Optional<Verdict> find(Connection connection, ReaderId reader, long paper) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("find"))) {
            Bind.to(statement, reader.number(), paper);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Verdict.valueOf(row.getString("verdict"))) : Optional.empty();
            }
        }
    }

    private static boolean exists(Connection connection, String name, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get(name))) {
            Bind.to(statement, number);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void profileChanged(Connection connection, ReaderId reader, Instant now) throws SQLException {
        update(connection, "profile changed", Database.utc(now), reader.number());
    }

    private static int update(Connection connection, String name, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get(name))) {
            Bind.to(statement, parameters);
            return statement.executeUpdate();
        }
    }
}

package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.PaperRows;

/** The papers in the database. */
public final class JdbcLibrary implements Library {

    private final Database database;

    public JdbcLibrary(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ShelvedPaper> find(PaperId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    @Override
    public Map<PaperId, ShelvedPaper> find(Collection<PaperId> ids) {
        return database.transact("find papers", connection -> {
            Map<PaperId, Long> numbers = PaperRows.numbers(connection, ids);
            Map<Long, ShelvedPaper> papers = new HashMap<>();
            PaperRows.byNumber(connection, numbers.values()).forEach(paper -> papers.put(paper.number(), paper));
            Map<PaperId, ShelvedPaper> found = new HashMap<>();
            numbers.forEach((id, number) -> found.put(id, papers.get(number)));
            return found;
        });
    }

    @Override
    public List<ShelvedPaper> byNumber(Collection<Long> numbers) {
        return database.transact("read papers", connection -> PaperRows.byNumber(connection, numbers));
    }

    @Override
    public List<ShelvedPaper> since(long number, int limit) {
        return database.transact("read papers since " + number, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PaperRows.SQL.get("since"))) {
                Bind.to(statement, number, limit);
                return PaperRows.read(statement);
            }
        });
    }

    @Override
    public int news(long after, long through) {
        return database.transact("count the news", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PaperRows.SQL.get("between"))) {
                statement.setFetchSize(10_000);
                Bind.to(statement, after, through);
                int news = 0;
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        boolean isNews = ShelvedPaper.isNews(
                                row.getBoolean("identified"),
                                row.getObject("announced", LocalDate.class),
                                Database.instant(row, "shelved_at"));
                        news += isNews ? 1 : 0;
                    }
                }
                return news;
            }
        });
    }

    @Override
    public List<ShelvedPaper> announcedOn(LocalDate date) {
        return database.transact("read the papers of " + date, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PaperRows.SQL.get("announcedOn"))) {
                Bind.to(statement, date);
                return PaperRows.read(statement);
            }
        });
    }

    @Override
    public Optional<LocalDate> dayBefore(LocalDate date) {
        return day("dayBefore", date);
    }

    @Override
    public Optional<LocalDate> dayAfter(LocalDate date) {
        return day("dayAfter", date);
    }

    private Optional<LocalDate> day(String name, LocalDate date) {
        return database.transact("find a day with papers", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PaperRows.SQL.get(name))) {
                Bind.to(statement, date);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getObject("announced", LocalDate.class)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public long newestNumber() {
        return number("newest", "last_number");
    }

    @Override
    public long count() {
        return number("count", "papers");
    }

    @Override
    public long newestRevision() {
        return number("newestRevision", "newest");
    }

    @Override
    public List<Revised> revisedSince(long revision, int limit) {
        return database.transact("read papers changed since " + revision, connection -> {
            record Changed(long revision, long number, boolean folded) {}
            List<Changed> changes = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(PaperRows.SQL.get("revisedSince"))) {
                Bind.to(statement, revision, limit);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        changes.add(
                                new Changed(row.getLong("revision"), row.getLong("number"), row.getBoolean("folded")));
                    }
                }
            }
            Map<Long, ShelvedPaper> papers = new HashMap<>();
            PaperRows.byNumber(connection, changes.stream().map(Changed::number).toList())
                    .forEach(paper -> papers.put(paper.number(), paper));
            List<Revised> revised = new ArrayList<>();
            for (Changed change : changes) {
                ShelvedPaper paper = Objects.requireNonNull(papers.get(change.number()));
                revised.add(new Revised(change.revision(), paper, change.folded()));
            }
            return revised;
        });
    }

    private long number(String name, String column) {
        return database.transact("count papers", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PaperRows.SQL.get(name));
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(column);
            }
        });
    }
}

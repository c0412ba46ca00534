package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.sources.Announcements;
import org.broadsheet.sources.Days;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** What providers announced, in {@code announced_paper}. */
public final class JdbcAnnouncements implements Announcements {

    private static final Statements SQL = JdbcSourceBook.SQL;
    private static final int LONGEST_CATEGORIES = 2_000;

    private final Database database;

    public JdbcAnnouncements(Database database) {
        this.database = database;
    }

    @Override
    public void witnessed(String provider, Witness witness, Collection<Announced> papers, Instant now) {
        database.run("write down what " + provider + " announced", connection -> {
            try (PreparedStatement announce = connection.prepareStatement(SQL.get("announce"));
                    PreparedStatement say =
                            connection.prepareStatement(SQL.get(witness == Witness.NEWS ? "in the news" : "kept"))) {
                for (Announced paper : papers) {
                    Bind.to(announce, provider, paper.record(), paper.day(), words(paper.categories()));
                    announce.addBatch();
                    Bind.to(say, now);
                    if (witness == Witness.NEWS) {
                        say.setObject(2, paper.day());
                    }
                    say.setString(witness == Witness.NEWS ? 3 : 2, provider);
                    say.setString(witness == Witness.NEWS ? 4 : 3, paper.record());
                    say.addBatch();
                }
                announce.executeBatch();
                say.executeBatch();
            }
        });
    }

    private static String words(List<String> categories) {
        StringBuilder words = new StringBuilder();
        for (String category : categories) {
            if (words.length() + category.length() < LONGEST_CATEGORIES) {
                words.append(words.isEmpty() ? "" : " ").append(category);
            }
        }
        return words.toString();
    }

    @Override
    public Map<String, LocalDate> daysOf(String provider, Collection<String> records) {
        return database.transact("see when " + provider + " announced papers", connection -> {
            try (PreparedStatement days = connection.prepareStatement(SQL.get("days of"))) {
                Bind.to(days, provider);
                days.setArray(2, connection.createArrayOf("varchar", records.toArray()));
                Map<String, LocalDate> found = new HashMap<>();
                try (ResultSet row = days.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getString("record"), row.getObject("on_day", LocalDate.class));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public List<Known> on(String provider, Days days) {
        return database.transact("see what " + provider + " announced", connection -> {
            try (PreparedStatement on = connection.prepareStatement(SQL.get("announced on"))) {
                Bind.to(on, provider, days.from(), days.to());
                List<Known> known = new ArrayList<>();
                try (ResultSet row = on.executeQuery()) {
                    while (row.next()) {
                        known.add(known(row));
                    }
                }
                return known;
            }
        });
    }

    private static Known known(ResultSet row) throws SQLException {
        Set<Witness> witnesses = EnumSet.noneOf(Witness.class);
        if (row.getObject("news_at") != null) {
            witnesses.add(Witness.NEWS);
        }
        if (row.getObject("keeper_at") != null) {
            witnesses.add(Witness.KEEPER);
        }
        String words = row.getString("categories");
        return new Known(
                new Announced(
                        row.getString("record"),
                        row.getObject("on_day", LocalDate.class),
                        words.isEmpty() ? List.of() : List.of(words.split(" ", -1))),
                witnesses,
                row.getBoolean("taken"));
    }

    @Override
    public int forget(LocalDate before) {
        return database.transact("forget what was announced long ago", connection -> {
            try (PreparedStatement forget = connection.prepareStatement(SQL.get("forget announced"))) {
                Bind.to(forget, before);
                return forget.executeUpdate();
            }
        });
    }
}

package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.subscription.HeldBack;
import org.broadsheet.wellbeing.ContentCheck;
import org.broadsheet.wellbeing.DayFigures;
import org.broadsheet.wellbeing.ListCheck;
import org.broadsheet.wellbeing.Reputation;

/** What the checks want counted. */
public final class JdbcSights implements Reputation.Ledger, ContentCheck.Unindexed, ListCheck.Lists {

    static final Statements SQL = Statements.of("sights");

    private final Database database;

    public JdbcSights(Database database) {
        this.database = database;
    }

    @Override
    public Reputation.Sent since(Instant since) {
        return database.transact("count what became of mail", connection -> {
            long sent;
            try (PreparedStatement count = connection.prepareStatement(SQL.get("sent"))) {
                Bind.to(count, since);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    sent = row.getLong("messages");
                }
            }
            long bounced = 0;
            long complaints = 0;
            try (PreparedStatement count = connection.prepareStatement(SQL.get("suppressed"))) {
                Bind.to(count, since);
                try (ResultSet row = count.executeQuery()) {
                    while (row.next()) {
                        if (row.getString("cause").equals("COMPLAINT")) {
                            complaints += row.getLong("addresses");
                        } else {
                            bounced += row.getLong("addresses");
                        }
                    }
                }
            }
            return new Reputation.Sent(sent, bounced, complaints);
        });
    }

    /** How often each limit on confirmations held somebody back since then, to the hour. */
    public Map<HeldBack.Cap, Integer> heldBack(Instant since) {
        return database.transact("count who was held back", connection -> AskingRoom.held(connection, since));
    }

    @Override
    public List<ListCheck.Tally> failing(Instant before) {
        return database.transact("count lists that cannot be read", connection -> {
            List<ListCheck.Tally> tallies = new ArrayList<>();
            try (PreparedStatement count = connection.prepareStatement(SQL.get("failing lists"))) {
                Bind.to(count, before);
                try (ResultSet row = count.executeQuery()) {
                    while (row.next()) {
                        if (row.getInt("failing") > 0) {
                            tallies.add(new ListCheck.Tally(
                                    row.getString("kind"),
                                    row.getInt("asked"),
                                    row.getInt("failing"),
                                    Database.instant(row, "since"),
                                    row.getString("reason")));
                        }
                    }
                }
            }
            return tallies;
        });
    }

    /** Takes three counts. */
    @FunctionalInterface
    public interface Counted<T> {
        T of(long papers, long readers, long digests);
    }

    /** How many papers, readers and digests there are. */
    public <T> T totals(Counted<T> counted) {
        return database.transact("count what there is", connection -> {
            try (PreparedStatement count = connection.prepareStatement(SQL.get("totals"));
                    ResultSet row = count.executeQuery()) {
                row.next();
                return counted.of(row.getLong("papers"), row.getLong("readers"), row.getLong("digests"));
            }
        });
    }

    /** How many papers each source was the first to bring, by its name. */
    public Map<String, Long> papersBySource() {
        return database.transact("count papers by source", connection -> {
            Map<String, Long> papers = new TreeMap<>();
            try (PreparedStatement ask = connection.prepareStatement(SQL.get("papers by source"));
                    ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    papers.put(row.getString("source"), row.getLong("papers"));
                }
            }
            return papers;
        });
    }

    /** The last days, today's last, also those on which nothing happened. */
    public List<DayFigures> days(int count, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = today.minusDays(count - 1L);
        Map<String, Long> things = new HashMap<>();
        database.run("count by day", connection -> {
            try (PreparedStatement ask = connection.prepareStatement(SQL.get("days"))) {
                for (int i = 1; i <= 4; i++) {
                    ask.setObject(i, Database.utc(first.atStartOfDay().toInstant(ZoneOffset.UTC)));
                }
                try (ResultSet row = ask.executeQuery()) {
                    while (row.next()) {
                        things.put(row.getString("what") + row.getLong("on_day"), row.getLong("things"));
                    }
                }
            }
        });
        List<DayFigures> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            long number = day.toEpochDay();
            days.add(new DayFigures(
                    day,
                    things.getOrDefault("papers" + number, 0L),
                    things.getOrDefault("sent" + number, 0L),
                    things.getOrDefault("notSent" + number, 0L),
                    things.getOrDefault("joined" + number, 0L),
                    things.getOrDefault("left" + number, 0L)));
        }
        return days;
    }

    @Override
    public long after(long through, Instant before) {
        return database.transact("count papers that the index lacks", connection -> {
            try (PreparedStatement count = connection.prepareStatement(SQL.get("unindexed"))) {
                Bind.to(count, through, before);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong("papers");
                }
            }
        });
    }
}

package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.DayLedger;
import org.broadsheet.sources.Days;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** The days of each source, in {@code source_day}. */
public final class JdbcDayLedger implements DayLedger {

    private static final Statements SQL = JdbcSourceBook.SQL;

    private final Database database;

    public JdbcDayLedger(Database database) {
        this.database = database;
    }

    @Override
    public Optional<LocalDate> first(String source) {
        return database.transact("find the first day of " + source, connection -> {
            try (PreparedStatement first = connection.prepareStatement(SQL.get("first day"))) {
                Bind.to(first, source);
                try (ResultSet row = first.executeQuery()) {
                    return row.next()
                            ? Optional.ofNullable(row.getObject("first_day", LocalDate.class))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public Set<LocalDate> unsettled(String source) {
        return database.transact("see the open days of " + source, connection -> {
            try (PreparedStatement open = connection.prepareStatement(SQL.get("unsettled days"))) {
                Bind.to(open, source);
                Set<LocalDate> days = new TreeSet<>();
                try (ResultSet row = open.executeQuery()) {
                    while (row.next()) {
                        days.add(row.getObject("on_day", LocalDate.class));
                    }
                }
                return days;
            }
        });
    }

    @Override
    public Map<LocalDate, AskedDay> days(String source, Days days) {
        return database.transact("see the days of " + source, connection -> {
            try (PreparedStatement asked = connection.prepareStatement(SQL.get("days"))) {
                Bind.to(asked, source, days.from(), days.to());
                Map<LocalDate, AskedDay> found = new TreeMap<>();
                try (ResultSet row = asked.executeQuery()) {
                    while (row.next()) {
                        found.put(
                                row.getObject("on_day", LocalDate.class),
                                new AskedDay(
                                        Database.instant(row, "asked_at"),
                                        row.getBoolean("settled"),
                                        new Counts(
                                                row.getLong("added"), row.getLong("known"), row.getLong("set_aside"))));
                    }
                }
                return found;
            }
        });
    }

    @Override
    public void asked(String source, Days days, AskedDay what) {
        database.run("write down the days of " + source, connection -> {
            for (LocalDate day : days.newestFirst()) {
                Counts counts = day.equals(days.to()) ? what.last() : Counts.NONE;
                for (String way : List.of("change day", "add day")) {
                    try (PreparedStatement write = connection.prepareStatement(SQL.get(way))) {
                        Bind.to(
                                write,
                                what.askedAt(),
                                what.settled(),
                                counts.added(),
                                counts.known(),
                                counts.setAside(),
                                source,
                                day);
                        if (write.executeUpdate() == 1) {
                            break;
                        }
                    }
                }
            }
        });
    }

    @Override
    public void unsettle(String source, Days days) {
        database.run("ask about days of " + source + " again", connection -> {
            for (String way : List.of("unsettle day", "open day")) {
                try (PreparedStatement write = connection.prepareStatement(SQL.get(way))) {
                    for (LocalDate day : days.newestFirst()) {
                        Bind.to(write, source, day);
                        write.addBatch();
                    }
                    write.executeBatch();
                }
            }
        });
    }

    @Override
    public void forget(LocalDate before) {
        database.run("forget days of long ago", connection -> {
            try (PreparedStatement forget = connection.prepareStatement(SQL.get("forget days"))) {
                Bind.to(forget, before, before.atStartOfDay(ZoneOffset.UTC).toInstant());
                forget.executeUpdate();
            }
        });
    }
}

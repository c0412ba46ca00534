package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalTime;
import java.util.function.LongFunction;
import org.broadsheet.profiles.Profile;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.ProfileJson;
import org.broadsheet.store.database.Statements;

/** Puts readers into the table by the ten thousand; one by one, as people come, takes minutes for a million. */
public final class ManyReaders {

    private static final int AT_ONCE = 10_000;
    private static final int DOMAINS = 50;

    private ManyReaders() {}

    /** Adds readers numbered {@code from} to {@code to}, both included. */
    public static void add(Database database, long from, long to, LongFunction<Profile> profile, Instant now) {
        for (long start = from; start <= to; start += AT_ONCE) {
            long first = start;
            long last = Math.min(to, start + AT_ONCE - 1);
            database.run("add readers", connection -> {
                try (PreparedStatement add =
                        connection.prepareStatement(Statements.of("subscribers").get("add"))) {
                    for (long number = first; number <= last; number++) {
                        String address = "reader%d@d%d.example.org".formatted(number, number % DOMAINS);
                        add.setString(1, address);
                        add.setString(2, address);
                        add.setString(3, "");
                        add.setString(4, null);
                        add.setObject(5, LocalTime.of(6, 0));
                        add.setString(6, "UTC");
                        add.setString(7, "12345");
                        add.setString(8, ProfileJson.write(profile.apply(number)));
                        add.setObject(9, Database.utc(now));
                        add.setObject(10, Database.utc(now));
                        add.setObject(11, Database.utc(now));
                        add.addBatch();
                    }
                    add.executeBatch();
                }
            });
        }
    }

    /** Makes every reader due for matching again, as if nothing above that paper had been looked at. */
    public static void forgetAbove(Database database, long paper) {
        database.run("set marks back", connection -> {
            try (PreparedStatement back = connection.prepareStatement("UPDATE match_mark SET through = ?");
                    PreparedStatement lists = connection.prepareStatement("TRUNCATE TABLE match_list")) {
                back.setLong(1, paper);
                back.executeUpdate();
                lists.executeUpdate();
            }
        });
    }
}

package org.broadsheet.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.Scratch;

/** The tables as all migrations leave them, made once: running these again took most of what opening a test's database takes. */
public final class MigratedTables {

    private static final String SCRIPT = script();

    private MigratedTables() {}

    /** A database in memory that has these tables already. */
    public static Database in(String name) {
        String address = "jdbc:h2:mem:" + name;
        try (Connection keeper = DriverManager.getConnection(H2Address.withOptions(address));
                Statement make = keeper.createStatement()) {
            make.execute(SCRIPT);
            return Database.open(address);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A data folder whose database has these tables already. */
    public static void file(Path folder) throws IOException {
        Files.write(folder.resolve("broadsheet.mv.db"), OnDisk.OCTETS);
    }

    /** Made when it is first asked for. */
    private static final class OnDisk {

        private static final byte[] OCTETS = octets();

        private static byte[] octets() {
            try {
                Path folder = Files.createTempDirectory("broadsheet-migrated");
                Database.open(Database.embedded(folder)).close();
                byte[] octets = Files.readAllBytes(folder.resolve("broadsheet.mv.db"));
                Scratch.delete(folder);
                return octets;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private static String script() {
        List<String> lines = new ArrayList<>();
        try (Database migrated = Database.open("jdbc:h2:mem:migrated");
                Connection connection = migrated.connection();
                Statement ask = connection.createStatement();
                ResultSet script = ask.executeQuery("SCRIPT")) {
            while (script.next()) {
                lines.add(script.getString(1));
            }
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
        return String.join("\n", lines);
    }
}

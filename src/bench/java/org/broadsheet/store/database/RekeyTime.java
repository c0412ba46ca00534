package org.broadsheet.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.Scratch;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.JdbcPaperShelf;

/** How long an update takes that keys all papers anew: the embedded database, so many papers. */
final class RekeyTime {

    private RekeyTime() {}

    public static void main(String[] papers) throws IOException, SQLException {
        int count = papers.length == 0 ? 100_000 : Integer.parseInt(papers[0]);
        Path folder = Files.createTempDirectory("broadsheet-rekey");
        try (Database database = Database.open(Database.embedded(folder))) {
            SyntheticText text = new SyntheticText(11);
            for (int from = 0; from < count; from += 1_000) {
                List<Paper> some = new ArrayList<>();
                for (int i = 0; i < Math.min(1_000, count - from); i++) {
                    some.add(text.paper(LocalDate.parse("2026-03-02")));
                }
                new JdbcPaperShelf(database)
                        .put(
                                new PaperShelf.Batch("synthetic", some, List.of(), Optional.empty()),
                                Instant.parse("2026-03-02T06:00:00Z"));
            }
            try (Connection connection = database.connection()) {
                long begin = System.nanoTime();
                RekeyedPapersTest.migrate(connection);
                connection.commit();
                System.out.printf(
                        Locale.ROOT, "%,d papers keyed anew in %.1f s%n", count, (System.nanoTime() - begin) / 1e9);
            }
        } finally {
            Scratch.delete(folder);
        }
    }
}

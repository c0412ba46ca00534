package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.broadsheet.papers.Doi;
import org.broadsheet.sources.IncompletePapers;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Papers without an abstract, in {@code paper}, less those in {@code completion_asked}. */
public final class JdbcIncompletePapers implements IncompletePapers {

    private static final Statements SQL = JdbcSourceBook.SQL;

    private final Database database;

    public JdbcIncompletePapers(Database database) {
        this.database = database;
    }

    @Override
    public List<Doi> incomplete(Instant now, int limit) {
        return database.transact("find papers without an abstract", connection -> {
            try (PreparedStatement incomplete = connection.prepareStatement(SQL.get("incomplete"))) {
                incomplete.setObject(1, LocalDate.ofInstant(now.minus(WANTED_FOR), ZoneOffset.UTC));
                incomplete.setObject(2, Database.utc(now.minus(ASKED_AGAIN_AFTER)));
                incomplete.setInt(3, limit);
                List<Doi> dois = new ArrayList<>();
                try (ResultSet row = incomplete.executeQuery()) {
                    while (row.next()) {
                        dois.add(new Doi(row.getString("doi")));
                    }
                }
                return dois;
            }
        });
    }

    @Override
    public void asked(Collection<Doi> dois, Instant now) {
        database.run("write down which papers were asked for", connection -> {
            for (Doi doi : dois) {
                for (String way : List.of("change completion", "put completion")) {
                    try (PreparedStatement write = connection.prepareStatement(SQL.get(way))) {
                        write.setObject(1, Database.utc(now));
                        write.setString(2, doi.value());
                        if (write.executeUpdate() == 1) {
                            break;
                        }
                    }
                }
            }
        });
    }
}

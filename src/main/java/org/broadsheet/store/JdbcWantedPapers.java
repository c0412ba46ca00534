package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.sources.IncompletePapers;
import org.broadsheet.sources.WantedPapers;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.PaperRows;
import org.broadsheet.store.database.ProfileJson;
import org.broadsheet.store.database.Statements;

/**
 * The papers that stored profiles name, less those on the shelf; and those on the shelf that came without an abstract, less those for
 * which a register was asked.
 */
public final class JdbcWantedPapers implements WantedPapers, IncompletePapers {

    private static final Statements SQL = Statements.of("subscribers");
    private static final Statements SOURCES = JdbcSourceBook.SQL;
    private static final int PAGE = 1_000;

    private final Database database;

    public JdbcWantedPapers(Database database) {
        this.database = database;
    }

    @Override
    public Set<PaperId> missingSince(Instant profileChanged) {
        Set<PaperId> missing = new LinkedHashSet<>();
        Optional<Long> last = Optional.of(0L);
        while (last.isPresent()) {
            long after = last.get();
            last = database.transact(
                    "find papers that profiles name", connection -> page(connection, profileChanged, after, missing));
        }
        return missing;
    }

    @Override
    public Set<String> categories() {
        Set<String> categories = new LinkedHashSet<>();
        Optional<Long> last = Optional.of(0L);
        while (last.isPresent()) {
            long after = last.get();
            last = database.transact("find categories that profiles name", connection -> {
                try (PreparedStatement statement = connection.prepareStatement(SQL.get("profiles changed since"))) {
                    Bind.to(statement, Instant.EPOCH, after, PAGE);
                    return profiles(statement, profile -> categories(profile, categories));
                }
            });
        }
        return categories;
    }

    /** Hands on each profile; the number of the page's last reader, empty if it is the last page. */
    private static Optional<Long> profiles(PreparedStatement statement, Consumer<Profile> each) throws SQLException {
        int readers = 0;
        long last = 0;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                readers++;
                last = row.getLong("number");
                each.accept(ProfileJson.read(row.getString("profile")));
            }
        }
        return readers == PAGE ? Optional.of(last) : Optional.empty();
    }

    private static void categories(Profile profile, Set<String> into) {
        profile.interests().stream()
                .flatMap(interest -> interest.wants().stream())
                .forEach(want -> {
                    if (want instanceof Interest.InCategory(Category category)) {
                        into.add(category.value());
                    }
                });
    }

    /** The number of the page's last reader; empty if it is the last page. */
    private static Optional<Long> page(Connection connection, Instant changed, long after, Set<PaperId> missing)
            throws SQLException {
        Set<PaperId> named = new LinkedHashSet<>();
        Set<PaperList> lists = new LinkedHashSet<>();
        Optional<Long> last;
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("profiles changed since"))) {
            Bind.to(statement, changed, after, PAGE);
            last = profiles(statement, profile -> {
                name(profile, named);
                lists.addAll(PaperLists.lists(profile));
            });
        }
        if (!lists.isEmpty()) {
            JdbcPaperLists.papers(connection, lists)
                    .values()
                    .forEach(papers -> papers.forEach(paper -> name(paper, named)));
        }
        if (!named.isEmpty()) {
            named.removeAll(PaperRows.numbers(connection, named).keySet());
            missing.addAll(named);
        }
        return last;
    }

    private static void name(Profile profile, Set<PaperId> named) {
        profile.interests().stream()
                .flatMap(interest -> interest.wants().stream())
                .forEach(want -> {
                    switch (want) {
                        case Interest.LikePaper(PaperReference paper) -> name(paper, named);
                        case Interest.DislikePaper(PaperReference paper) -> name(paper, named);
                        case Interest.About about -> {}
                        case Interest.ByAuthor author -> {}
                        case Interest.InCategory category -> {}
                        case Interest.Without without -> {}
                        case Interest.Always always -> {}
                        case Interest.Only only -> {}
                    }
                });
    }

    private static void name(PaperReference paper, Set<PaperId> named) {
        switch (paper) {
            case PaperReference.ById(PaperId id) -> named.add(id);
            case PaperReference.ByTitle title -> {}
            case PaperReference.InList list -> {}
        }
    }

    @Override
    public List<Doi> incomplete(Instant now, int limit) {
        return database.transact("find papers without an abstract", connection -> {
            try (PreparedStatement incomplete = connection.prepareStatement(SOURCES.get("incomplete"))) {
                Bind.to(
                        incomplete,
                        LocalDate.ofInstant(now.minus(WANTED_FOR), ZoneOffset.UTC),
                        now.minus(ASKED_AGAIN_AFTER),
                        limit);
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
                    try (PreparedStatement write = connection.prepareStatement(SOURCES.get(way))) {
                        Bind.to(write, now, doi.value());
                        if (write.executeUpdate() == 1) {
                            break;
                        }
                    }
                }
            }
        });
    }
}

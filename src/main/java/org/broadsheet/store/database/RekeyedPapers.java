package org.broadsheet.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.PaperId;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Gives every paper the keys by which it is known today: identifiers in their canonical form, and its title as it is read. A paper
 * without a number whose title is read like a numbered one's is that one from then on. What papers were known by before stays, since
 * profiles, digests and judgements name it.
 *
 * <p>All in one transaction; where it is killed, nothing is done, and done twice it does nothing more.
 */
final class RekeyedPapers implements JavaMigration {

    static final int PAGE = 1_000;

    private final String version;
    private final String which;

    private RekeyedPapers(String version, String which) {
        this.version = version;
        this.which = which;
    }

    /** All papers. */
    static RekeyedPapers all() {
        return new RekeyedPapers("133", "rekeyPage");
    }

    /** Those whose titles have what was passed over until then: {@code &} is read "and", {@code C++} and {@code C#} are not C. */
    static RekeyedPapers withSigns() {
        return new RekeyedPapers("290", "rekeySignsPage");
    }

    /** @param numbered whether an arXiv identifier, a DOI or PubMed knows it */
    private record Known(
            long number,
            Optional<ArxivId> arxiv,
            Optional<Doi> doi,
            boolean numbered,
            Set<PaperId> ids,
            Integer upvotes) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return which.equals("rekeyPage") ? "rekeyed papers" : "rekeyed signs";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        long after = 0;
        for (List<Known> page = page(connection, after); !page.isEmpty(); page = page(connection, after)) {
            rekey(connection, page);
            after = page.getLast().number();
        }
    }

    private List<Known> page(Connection connection, long after) throws SQLException {
        List<Known> page = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PaperRows.SQL.get(which))) {
            Bind.to(statement, after, PAGE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(known(row));
                }
            }
        }
        return page;
    }

    private static Known known(ResultSet row) throws SQLException {
        Optional<Doi> written = Optional.ofNullable(row.getString("doi")).flatMap(Doi::find);
        Optional<ArxivId> arxiv = Optional.ofNullable(row.getString("arxiv"))
                .flatMap(ArxivId::find)
                .or(() -> written.flatMap(Doi::arxiv));
        Optional<Doi> doi = written.filter(other -> other.arxiv().isEmpty());
        Set<PaperId> ids = new LinkedHashSet<>();
        arxiv.map(PaperId::of).ifPresent(ids::add);
        doi.map(PaperId::of).ifPresent(ids::add);
        ids.add(PaperId.ofTitle(row.getString("title")));
        boolean numbered = arxiv.isPresent() || doi.isPresent() || row.getString("pubmed") != null;
        return new Known(row.getLong("number"), arxiv, doi, numbered, ids, row.getObject("upvotes", Integer.class));
    }

    private static void rekey(Connection connection, List<Known> page) throws SQLException {
        List<PaperId> ids = page.stream().flatMap(paper -> paper.ids().stream()).toList();
        Map<PaperId, Long> numbers = new HashMap<>(PaperRows.numbers(connection, ids));
        Map<Long, Known> others = others(connection, numbers.values(), page);
        Map<PaperId, Long> aliases = new HashMap<>();
        try (PreparedStatement canonical = connection.prepareStatement(PaperRows.SQL.get("rekey"))) {
            for (Known paper : page) {
                others.put(paper.number(), paper);
                Bind.to(
                        canonical,
                        paper.arxiv().map(ArxivId::value),
                        paper.doi().map(Doi::value),
                        paper.number());
                canonical.addBatch();
                for (PaperId id : paper.ids()) {
                    Long holder = numbers.putIfAbsent(id, paper.number());
                    if (holder == null) {
                        aliases.put(id, paper.number());
                    }
                }
            }
            canonical.executeBatch();
        }
        PaperRows.alias(connection, aliases);
        for (Known paper : page) {
            for (PaperId id : paper.ids()) {
                Known holder = others.get(numbers.get(id));
                if (holder != null && holder.number() != paper.number() && holder.numbered() != paper.numbered()) {
                    fold(connection, holder.numbered() ? paper : holder, holder.numbered() ? holder : paper);
                }
            }
        }
    }

    private static Map<Long, Known> others(Connection connection, Iterable<Long> numbers, List<Known> page)
            throws SQLException {
        Set<Long> missing = new LinkedHashSet<>();
        numbers.forEach(missing::add);
        page.forEach(paper -> missing.remove(paper.number()));
        Map<Long, Known> others = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PaperRows.SQL.get("rekeyOthers"))) {
            statement.setArray(1, connection.createArrayOf("bigint", missing.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Known other = known(row);
                    others.put(other.number(), other);
                }
            }
        }
        return others;
    }

    /** From now on {@code nameless} is {@code numbered}: by all that it was known by. */
    private static void fold(Connection connection, Known nameless, Known numbered) throws SQLException {
        try (PreparedStatement same = connection.prepareStatement(PaperRows.SQL.get("rekeySame"));
                PreparedStatement aliases = connection.prepareStatement(PaperRows.SQL.get("rekeyAliases"));
                PreparedStatement upvotes = connection.prepareStatement(PaperRows.SQL.get("rekeyUpvotes"))) {
            Bind.to(same, numbered.number(), nameless.number());
            same.executeUpdate();
            Bind.to(aliases, numbered.number(), nameless.number());
            aliases.executeUpdate();
            Bind.to(upvotes, nameless.upvotes(), numbered.number());
            upvotes.executeUpdate();
        }
    }
}

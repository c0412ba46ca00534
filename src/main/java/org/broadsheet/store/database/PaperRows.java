package org.broadsheet.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PubMedId;
import org.broadsheet.papers.ShelvedPaper;

/** How a paper lies in its table. Names of authors and categories hold no line break, so one joins them. */
public final class PaperRows {

    public static final Statements SQL = Statements.of("papers");

    private PaperRows() {}

    public static Map<PaperId, Long> numbers(Connection connection, Collection<PaperId> ids) throws SQLException {
        Object[] values = ids.stream().map(PaperId::value).distinct().toArray();
        Map<PaperId, Long> numbers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("aliases"))) {
            statement.setArray(1, connection.createArrayOf("varchar", values));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.put(new PaperId(rows.getString("identifier")), rows.getLong("number"));
                }
            }
        }
        return numbers;
    }

    /** By what else papers are known: in one statement, and in the order of the table's key, or each costs as much as a paper. */
    public static void alias(Connection connection, Map<PaperId, Long> aliases) throws SQLException {
        if (aliases.isEmpty()) {
            return;
        }
        List<Map.Entry<PaperId, Long>> inOrder = aliases.entrySet().stream()
                .sorted(Comparator.comparing(alias -> alias.getKey().value()))
                .toList();
        Object[] ids = inOrder.stream().map(alias -> alias.getKey().value()).toArray();
        Object[] numbers = inOrder.stream().map(Map.Entry::getValue).toArray();
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("alias"))) {
            statement.setArray(1, connection.createArrayOf("varchar", ids));
            statement.setArray(2, connection.createArrayOf("bigint", numbers));
            statement.executeUpdate();
        }
    }

    public static List<ShelvedPaper> byNumber(Connection connection, Collection<Long> numbers) throws SQLException {
        Object[] values = numbers.stream().distinct().toArray();
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("byNumber"))) {
            statement.setArray(1, connection.createArrayOf("bigint", values));
            return read(statement);
        }
    }

    public static List<ShelvedPaper> read(PreparedStatement statement) throws SQLException {
        List<ShelvedPaper> papers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                papers.add(read(rows));
            }
        }
        return papers;
    }

    private static ShelvedPaper read(ResultSet row) throws SQLException {
        int upvotes = row.getInt("upvotes");
        Paper paper = new Paper(
                Optional.ofNullable(row.getString("arxiv")).map(ArxivId::new),
                Optional.ofNullable(row.getString("doi")).map(Doi::new),
                row.getString("title"),
                row.getString("abstract_text"),
                lines(row.getString("authors")).map(Author::new).toList(),
                lines(row.getString("categories")).map(Category::new).toList(),
                row.getInt("version"),
                row.getObject("announced", LocalDate.class),
                upvotes == 0 && row.getObject("upvotes") == null ? OptionalInt.empty() : OptionalInt.of(upvotes),
                PaperDetailsJson.read(row.getString("pubmed"), row.getString("details")));
        return new ShelvedPaper(row.getLong("number"), Database.instant(row, "shelved_at"), paper);
    }

    private static java.util.stream.Stream<String> lines(String joined) {
        return joined.isEmpty() ? java.util.stream.Stream.empty() : joined.lines();
    }

    /** Fills the first eleven places, which {@code insert} and {@code update} share; returns the next place. */
    public static int fill(PreparedStatement statement, Paper paper) throws SQLException {
        Bind.to(
                statement,
                paper.arxiv().map(ArxivId::value),
                paper.doi().map(Doi::value),
                paper.title(),
                paper.abstractText(),
                String.join("\n", paper.authors().stream().map(Author::name).toList()),
                String.join(
                        "\n", paper.categories().stream().map(Category::value).toList()),
                paper.version(),
                paper.announced(),
                paper.upvotes(),
                paper.details().pubmed().map(PubMedId::value),
                PaperDetailsJson.write(paper.details()));
        return 12;
    }
}

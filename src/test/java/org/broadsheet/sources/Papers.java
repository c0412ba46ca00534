package org.broadsheet.sources;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;

/** Papers for tests, in which only what matters needs saying. */
public record Papers(Paper paper) {

    public static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    public static Papers titled(String title) {
        return new Papers(new Paper(
                Optional.empty(),
                Optional.empty(),
                title,
                "What it is about.",
                List.of(),
                List.of(),
                1,
                MONDAY,
                OptionalInt.empty()));
    }

    public static Papers arxiv(String id, String title) {
        return titled(title).with(Optional.of(new ArxivId(id)), Optional.empty());
    }

    public Papers doi(String doi) {
        return with(paper.arxiv(), Optional.of(new Doi(doi)));
    }

    public Papers text(String text) {
        return with(text, paper.authors(), paper.categories(), paper.version(), paper.announced(), paper.upvotes());
    }

    public Papers version(int version) {
        return with(
                paper.abstractText(), paper.authors(), paper.categories(), version, paper.announced(), paper.upvotes());
    }

    public Papers announced(String date) {
        return with(
                paper.abstractText(),
                paper.authors(),
                paper.categories(),
                paper.version(),
                LocalDate.parse(date),
                paper.upvotes());
    }

    public Papers upvotes(int upvotes) {
        return with(
                paper.abstractText(),
                paper.authors(),
                paper.categories(),
                paper.version(),
                paper.announced(),
                OptionalInt.of(upvotes));
    }

    public Papers details(PaperDetails details) {
        return new Papers(paper.with(details));
    }

    public Papers by(String author, String category) {
        return with(
                paper.abstractText(),
                List.of(new Author(author)),
                List.of(new Category(category)),
                paper.version(),
                paper.announced(),
                paper.upvotes());
    }

    private Papers with(Optional<ArxivId> arxiv, Optional<Doi> doi) {
        return new Papers(new Paper(
                arxiv,
                doi,
                paper.title(),
                paper.abstractText(),
                paper.authors(),
                paper.categories(),
                paper.version(),
                paper.announced(),
                paper.upvotes()));
    }

    private Papers with(
            String text,
            List<Author> authors,
            List<Category> categories,
            int version,
            LocalDate announced,
            OptionalInt upvotes) {
        return new Papers(new Paper(
                paper.arxiv(), paper.doi(), paper.title(), text, authors, categories, version, announced, upvotes));
    }
}

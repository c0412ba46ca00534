package org.broadsheet.sources.medicine;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.papers.PubMedId;
import org.broadsheet.sources.formats.AuthorNames;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.FeedElement;
import org.broadsheet.sources.formats.FeedText;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.NotAPaper;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;

/**
 * Records of PubMed as XML: labelled parts of an abstract, inline markup, authors that are groups.
 *
 * <p>Source: <a href="https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/">PubMed DTD</a>.
 */
public final class PubMedArticles implements Format {

    private static final int LONGEST_BYTES = 16 << 20;

    @Override
    public String name() {
        return "records of PubMed (XML)";
    }

    private static final Pattern TRANSLATED = Pattern.compile("^\\[([^\\[\\]]{1,1000})\\]\\.?$");

    @Override
    public boolean recognises(String head) {
        return head.stripLeading().startsWith("<")
                && head.substring(0, Math.min(head.length(), 2_000)).contains("<PubmedArticleSet");
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        return text.isEmpty()
                ? new Ending.Unreadable("The answer has more than %d MB; two hundred records have three."
                        .formatted(LONGEST_BYTES >> 20))
                : FeedText.of(text.get()).read(record -> paper(record, day), entries);
    }

    /** Titles that PubMed translated stand in brackets; where it could not, the one in the paper's own language is there. */
    private static String title(FeedElement article) {
        String title = Prose.plain(article.text("ArticleTitle")).strip();
        String own = Prose.plain(article.text("VernacularTitle")).strip();
        boolean none = title.isEmpty() || title.startsWith("[Not Available]");
        return none && !own.isEmpty() ? own : TRANSLATED.matcher(title).replaceFirst("$1");
    }

    private static Paper paper(FeedElement record, ReadingDay day) throws NotAPaper {
        FeedElement citation =
                record.child("MedlineCitation").orElseThrow(() -> new NotAPaper("The record has no MedlineCitation."));
        FeedElement article = citation.child("Article").orElseThrow(() -> new NotAPaper("The record has no Article."));
        String number = citation.text("PMID");
        List<String> names = new ArrayList<>();
        List<String> affiliations = new ArrayList<>();
        for (FeedElement list : article.all("AuthorList")) {
            for (FeedElement author : list.all("Author")) {
                String name = author.text("CollectiveName");
                names.add(
                        name.isEmpty()
                                ? "%s %s %s"
                                        .formatted(
                                                author.text("ForeName"), author.text("LastName"), author.text("Suffix"))
                                        .strip()
                                : name);
                author.all("AffiliationInfo").forEach(info -> affiliations.add(info.text("Affiliation")));
            }
        }
        Optional<Doi> doi = article.all("ELocationID").stream()
                .filter(one -> one.attribute("EIdType").equals("doi"))
                .flatMap(one -> Doi.first(one.text()).stream())
                .findFirst();
        String journal = article.child("Journal").map(one -> one.text("Title")).orElse("");
        return new Paper(
                        Optional.empty(),
                        doi,
                        title(article),
                        abstractOf(article),
                        AuthorNames.of(names),
                        List.of(),
                        1,
                        day.believe(entered(record).orElseGet(day::undated)),
                        OptionalInt.empty())
                .with(PaperDetails.NONE
                        .withPubmed(
                                number.matches("[1-9]\\d{0,8}") ? Optional.of(new PubMedId(number)) : Optional.empty())
                        .withJournalReference(journal)
                        .withAffiliations(affiliations));
    }

    /** Several parts, each with a label: BACKGROUND, METHODS. */
    private static String abstractOf(FeedElement article) {
        List<String> parts = new ArrayList<>();
        for (FeedElement text : article.all("Abstract")) {
            for (FeedElement part : text.all("AbstractText")) {
                String label = part.attribute("Label");
                parts.add((label.isEmpty() ? "" : label + ": ") + Prose.plain(part.text()));
            }
        }
        return String.join(" ", parts);
    }

    /** When PubMed took the record in, by which its days are asked for. */
    private static Optional<LocalDate> entered(FeedElement record) {
        for (FeedElement data : record.all("PubmedData")) {
            for (FeedElement history : data.all("History")) {
                for (FeedElement date : history.all("PubMedPubDate")) {
                    if (date.attribute("PubStatus").equals("entrez")) {
                        return day(date);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(FeedElement date) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(date.text("Year")),
                    Integer.parseInt(date.text("Month")),
                    Integer.parseInt(date.text("Day"))));
        } catch (NumberFormatException | DateTimeException noDay) {
            return Optional.empty();
        }
    }
}

package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.broadsheet.ForAll;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PubMedId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.PaperShelf.Stored;
import org.broadsheet.sources.formats.SourceRecord;
import org.junit.jupiter.api.Test;

/** What every shelf promises, and what a library over it then shows. */
public interface PaperShelfContract {

    Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** The shelf under test; empty when a test begins. */
    PaperShelf shelf();

    /** Over the same papers. */
    Library library();

    private Stored put(Papers... papers) {
        return put(Optional.empty(), List.of(), papers);
    }

    private Stored put(Optional<String> cursor, List<SourceRecord.Broken> broken, Papers... papers) {
        return shelf().put(
                        new PaperShelf.Batch(
                                "test", Arrays.stream(papers).map(Papers::paper).toList(), broken, cursor),
                        NOON);
    }

    private ShelvedPaper find(String id) {
        return library().find(PaperId.parse(id).orElseThrow()).orElseThrow();
    }

    @Test
    default void aNewPaperGetsTheNextNumberAndIsFoundByEverythingItIsKnownBy() {
        Papers one = Papers.arxiv("2603.00001", "On Tides").doi("10.1000/tides").by("Ann Lee", "cs.IR");

        assertThat(put(Papers.titled("First"), one)).isEqualTo(new Stored(2, 0, 0));

        ShelvedPaper expected = new ShelvedPaper(2, NOON, one.paper());
        assertThat(List.of(find("2603.00001"), find("10.1000/tides"))).containsOnly(expected);
        assertThat(library().find(PaperId.ofTitle("on  TIDES"))).contains(expected);
    }

    @Test
    default void theSamePaperAgainIsKnownAndKeepsItsNumber() {
        put(Papers.arxiv("2603.00001", "On Tides"));

        assertThat(put(Papers.arxiv("2603.00001", "On Tides"))).isEqualTo(new Stored(0, 1, 0));
        assertThat(library().count()).isEqualTo(1);
    }

    @Test
    default void aPaperTwiceInOneBatchIsOnePaper() {
        assertThat(put(Papers.arxiv("2603.00001", "On Tides"), Papers.arxiv("2603.00001", "On Tides")))
                .isEqualTo(new Stored(1, 1, 0));
        assertThat(library().count()).isEqualTo(1);
    }

    @Test
    default void aPaperKnownOnlyByTitleIsTheOneThatLaterArrivesWithAnIdentifier() {
        put(Papers.titled("On Tides"));

        assertThat(put(Papers.arxiv("2603.00001", "On tides!"))).isEqualTo(new Stored(0, 1, 0));
        assertThat(find("2603.00001").number()).isEqualTo(1);
        assertThat(find("2603.00001").paper().arxiv()).contains(new ArxivId("2603.00001"));
    }

    @Test
    default void aPaperThatArrivesWithOnlyATitleIsTheKnownOneOfThatTitleAndDoesNotOverruleIt() {
        put(Papers.arxiv("2603.00001", "On Tides").text("As its authors wrote it."));

        assertThat(put(Papers.titled("ON TIDES").text("As a page shows it.").upvotes(12)))
                .isEqualTo(new Stored(0, 1, 0));
        assertThat(find("2603.00001").paper().abstractText()).isEqualTo("As its authors wrote it.");
        assertThat(find("2603.00001").paper().upvotes()).isEqualTo(OptionalInt.of(12));
    }

    @Test
    default void twoArxivIdentifiersStayTwoPapersWhateverElseTheyShare() {
        put(Papers.arxiv("2603.00001", "On Tides").doi("10.1000/tides"));

        assertThat(put(Papers.arxiv("2603.00002", "On Tides").doi("10.1000/tides")))
                .isEqualTo(new Stored(1, 0, 0));
        assertThat(find("10.1000/tides").number()).isEqualTo(1);
        assertThat(find("2603.00002").number()).isEqualTo(2);
    }

    @Test
    default void papersWithOneDoiAreOnePaperWhenAtMostOneIsOnArxiv() {
        put(Papers.titled("Preprint title").doi("10.1101/2026.03.01.1"));

        assertThat(put(Papers.arxiv("2603.00001", "Another title").doi("10.1101/2026.03.01.1")))
                .isEqualTo(new Stored(0, 1, 0));
        assertThat(put(Papers.titled("A third title").doi("10.1101/2026.03.01.1")))
                .isEqualTo(new Stored(0, 1, 0));
        assertThat(library().count()).isEqualTo(1);
    }

    @Test
    default void anEqualTitleDoesNotJoinTwoPapersThatBothHaveIdentifiers() {
        put(Papers.arxiv("2603.00001", "Editorial"));

        assertThat(put(Papers.titled("Editorial").doi("10.1000/editorial"))).isEqualTo(new Stored(1, 0, 0));
    }

    @Test
    default void aPreprintAndItsJournalVersionMeet() {
        String title = "A Long Enough Title About Tides and Moons";
        put(Papers.arxiv("2603.00001", title).by("Ann Lee", "cs.IR"));

        assertThat(put(Papers.titled("A long-enough title about tides and moons")
                        .doi("10.1000/tides")
                        .by("A. Lee", "journal")))
                .isEqualTo(new Stored(0, 1, 0));
        assertThat(find("10.1000/tides").paper().arxiv()).contains(new ArxivId("2603.00001"));
        assertThat(put(Papers.titled(title).doi("10.1000/other").by("Bo Kim", "journal")))
                .isEqualTo(new Stored(1, 0, 0));
    }

    @Test
    default void arxivsOwnDoiIsItsIdentifier() {
        put(Papers.titled("On Tides").doi("10.48550/arxiv.2603.00001"));

        assertThat(put(Papers.arxiv("2603.00001", "On Tides, revised"))).isEqualTo(new Stored(0, 1, 0));
    }

    @Test
    default void whatEachSourceSaysOfAPaperIsKeptFieldByField() {
        Papers tides = Papers.arxiv("2603.00001", "On Tides");
        PaperDetails one = PaperDetails.NONE
                .withComment("12 pages, accepted at TIDES 2026")
                .withLicence("https://creativecommons.org/licenses/by/4.0/")
                .withAffiliations(List.of("Institute of Tides"));
        PaperDetails other = PaperDetails.NONE
                .withCode("https://example.org/code")
                .withProject("https://example.org")
                .withSummary("Tides, in one line.")
                .withJournalReference("Tides 1 (2026) 1")
                .withPubmed(Optional.of(new PubMedId("38753423")));
        put(new Papers(tides.paper().with(one)));

        put(new Papers(tides.paper().with(other)));

        PaperDetails kept = find("pmid:38753423").paper().details();
        assertThat(kept).isEqualTo(one.completedBy(other)).isNotEqualTo(one);
    }

    @Test
    default void aCutOffAbstractDoesNotReplaceAWholeOne() {
        put(Papers.arxiv("2603.00001", "On Tides").text("Tides come and go, as moons do."));

        put(Papers.arxiv("2603.00001", "On Tides").text("Tides come and go…"));

        assertThat(find("2603.00001").paper().abstractText()).isEqualTo("Tides come and go, as moons do.");
    }

    @Test
    default void aNewVersionBringsItsTextAndKeepsWhatItDoesNotSay() {
        put(Papers.arxiv("2603.00001", "On Tides")
                .text("First.")
                .by("Ann Lee", "cs.IR")
                .upvotes(3));

        put(Papers.arxiv("2603.00001", "On Tides and Moons")
                .text("Second.")
                .version(2)
                .announced("2026-03-09"));

        Paper now = find("2603.00001").paper();
        assertThat(now.title()).isEqualTo("On Tides and Moons");
        assertThat(now.abstractText()).isEqualTo("Second.");
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.authors()).hasSize(1);
        assertThat(now.categories()).hasSize(1);
        assertThat(now.upvotes()).isEqualTo(OptionalInt.of(3));
        assertThat(now.announced()).isEqualTo(Papers.MONDAY);
    }

    @Test
    default void anOlderVersionNeverOverwritesANewerOne() {
        put(Papers.arxiv("2603.00001", "On Tides").text("Second.").version(2));

        put(Papers.arxiv("2603.00001", "On Tides").text("First.").upvotes(5));

        Paper now = find("2603.00001").paper();
        assertThat(now.abstractText()).isEqualTo("Second.");
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.upvotes()).isEqualTo(OptionalInt.of(5));
    }

    @Test
    default void anEqualVersionFromAnotherSourceBringsItsText() {
        put(Papers.arxiv("2603.00001", "On Tides").text("As one source has it."));

        put(Papers.arxiv("2603.00001", "On Tides").text("As another has it."));

        assertThat(find("2603.00001").paper().abstractText()).isEqualTo("As another has it.");
    }

    @Test
    default void upvotesAreTheNewestKnown() {
        put(Papers.arxiv("2603.00001", "On Tides").upvotes(9));

        put(Papers.arxiv("2603.00001", "On Tides").upvotes(7));

        assertThat(find("2603.00001").paper().upvotes()).isEqualTo(OptionalInt.of(7));
    }

    @Test
    default void whateverTheOrderPapersOfDistinctIdentifiersAreEachStoredOnce() {
        ForAll.cases(20, random -> {
            long before = library().count();
            String month = "%02d%02d".formatted(random.nextInt(100), 1 + random.nextInt(12));
            int run = random.nextInt(1_000);
            List<Papers> papers = new ArrayList<>(IntStream.range(0, 12)
                    .mapToObj(i -> Papers.arxiv("%s.%03d%02d".formatted(month, run, i % 6), "Title " + run + i % 6)
                            .version(1 + random.nextInt(3)))
                    .toList());
            long already = papers.stream()
                    .map(one -> one.paper().id())
                    .distinct()
                    .filter(id -> library().find(id).isPresent())
                    .count();
            Collections.shuffle(papers, random);

            putInPieces(papers, random);

            assertThat(library().count()).isEqualTo(before + 6 - already);
            for (Papers one : papers) {
                int newest = papers.stream()
                        .filter(other -> other.paper().id().equals(one.paper().id()))
                        .mapToInt(other -> other.paper().version())
                        .max()
                        .orElseThrow();
                assertThat(find(one.paper().id().value()).paper().version()).isGreaterThanOrEqualTo(newest);
            }
        });
    }

    private void putInPieces(List<Papers> papers, Random random) {
        int from = 0;
        while (from < papers.size()) {
            int to = Math.min(papers.size(), from + 1 + random.nextInt(5));
            put(papers.subList(from, to).toArray(Papers[]::new));
            from = to;
        }
    }

    @Test
    default void theCursorMovesWithTheBatchThatHasOne() {
        assertThat(shelf().cursor("test")).isEmpty();

        put(Optional.of("page 1"), List.of(), Papers.titled("One"));
        put(Papers.titled("Two"));
        assertThat(shelf().cursor("test")).contains("page 1");

        put(Optional.of("page 2"), List.of());
        assertThat(shelf().cursor("test")).contains("page 2");
        assertThat(shelf().cursor("other")).isEmpty();
    }

    @Test
    default void aBrokenRecordIsSetAsideOnceWithItsReasonAndText() {
        SourceRecord.Broken broken = new SourceRecord.Broken(7, "It has no title.", "{\"id\": \"\0\ud800\"}");

        assertThat(put(Optional.empty(), List.of(broken))).isEqualTo(new Stored(0, 0, 1));
        put(Optional.empty(), List.of(broken));

        assertThat(shelf().setAside(0, 10)).singleElement().satisfies(one -> {
            assertThat(one.source()).isEqualTo("test");
            assertThat(one.position()).isEqualTo(7);
            assertThat(one.reason()).isEqualTo("It has no title.");
            assertThat(one.raw()).isEqualTo("{\"id\": \"\u2400\ufffd\"}");
            assertThat(one.since()).isEqualTo(NOON);
        });
        assertThat(shelf().setAside(shelf().setAside(0, 10).getLast().number(), 10))
                .isEmpty();
    }

    @Test
    default void theLibraryIsReadInPagesOfNumbers() {
        put(IntStream.rangeClosed(1, 5)
                .mapToObj(i -> Papers.titled("Paper " + i))
                .toArray(Papers[]::new));

        assertThat(library().since(0, 3)).extracting(ShelvedPaper::number).containsExactly(1L, 2L, 3L);
        assertThat(library().since(3, 3)).extracting(ShelvedPaper::number).containsExactly(4L, 5L);
        assertThat(library().byNumber(List.of(4L, 99L, 2L)))
                .extracting(ShelvedPaper::number)
                .containsExactly(2L, 4L);
        assertThat(library().newestNumber()).isEqualTo(5);
    }

    @Test
    default void whatWasAnnouncedLongBeforeItCameIsNoNews() {
        put(
                Papers.arxiv("2602.00001", "Two weeks old").announced("2026-02-16"),
                Papers.arxiv("2602.00002", "Older").announced("2026-02-15"),
                Papers.titled("Older, and in print").doi("10.1000/old").announced("2019-01-01"),
                Papers.titled("From a page without a year").announced("2025-06-01"),
                Papers.arxiv("2603.00005", "Of today"));

        assertThat(library().since(0, 9))
                .filteredOn(ShelvedPaper::isNews)
                .extracting(ShelvedPaper::number)
                .containsExactly(1L, 4L, 5L);
        assertThat(library().news(0, 5)).isEqualTo(3);
        assertThat(library().news(1, 4)).isEqualTo(1);
    }

    @Test
    default void papersWhoseWordsChangeAreListedInTheOrderOfTheirLastChange() {
        put(
                Papers.arxiv("2603.00001", "One"),
                Papers.arxiv("2603.00002", "Two"),
                Papers.arxiv("2603.00003", "Three").upvotes(1));
        assertThat(library().newestRevision()).isZero();

        put(Papers.arxiv("2603.00001", "One, revised").version(2));
        put(Papers.arxiv("2603.00002", "Two").text("With another abstract."));
        put(Papers.arxiv("2603.00003", "Three").upvotes(2));
        long seen = library().newestRevision();
        assertThat(library().revisedSince(0, 10))
                .extracting(Library.Revised::paper)
                .extracting(ShelvedPaper::number)
                .containsExactly(1L, 2L);
        assertThat(library().revisedSince(0, 1)).hasSize(1);

        put(Papers.arxiv("2603.00001", "One, revised again").version(3), Papers.titled("Four"));
        assertThat(library().revisedSince(seen, 10)).singleElement().satisfies(revised -> {
            assertThat(revised.revision()).isEqualTo(library().newestRevision()).isGreaterThan(seen);
            assertThat(revised.paper().paper().title()).isEqualTo("One, revised again");
        });
        assertThat(library().revisedSince(0, 10))
                .extracting(revised -> revised.paper().number())
                .containsExactly(2L, 1L);
    }

    @Test
    default void twoPapersWhoseNumbersOneRecordHasAreTheOlderOneFromThenOn() {
        put(Papers.titled("Tides and moons").doi("10.1000/tides").by("Ann Lee", "journal"), Papers.titled("Between"));
        put(Papers.arxiv("2603.00001", "On Tides").text("Tides come and go."));
        long seen = library().newestRevision();

        assertThat(put(Papers.arxiv("2603.00001", "On Tides")
                        .doi("10.1000/tides")
                        .text("Tides come and go.")))
                .isEqualTo(new Stored(0, 1, 0));

        ShelvedPaper one = find("2603.00001");
        assertThat(one.number()).isEqualTo(1);
        assertThat(List.of(
                        find("10.1000/tides"),
                        library().find(PaperId.ofTitle("Tides and moons")).orElseThrow()))
                .containsOnly(one);
        assertThat(one.paper().abstractText()).isEqualTo("Tides come and go.");
        assertThat(one.paper().authors()).extracting(Author::name).containsExactly("Ann Lee");
        assertThat(library().count()).isEqualTo(2);
        assertThat(library().since(0, 10)).extracting(ShelvedPaper::number).containsExactly(1L, 2L);
        assertThat(library().newestNumber()).isEqualTo(3);
        assertThat(library().revisedSince(seen, 10))
                .extracting(revised -> revised.paper().number(), Library.Revised::folded)
                .containsExactlyInAnyOrder(tuple(1L, false), tuple(3L, true));
        assertThat(library().byNumber(List.of(3L))).hasSize(1);
    }

    @Test
    default void papersThatContradictEachOtherInANumberStayTwo() {
        put(Papers.arxiv("2603.00001", "On Tides"));
        put(Papers.arxiv("2603.00002", "On Moons").doi("10.1000/moons"));
        put(Papers.arxiv("2603.00001", "On Tides").doi("10.1000/moons"));

        assertThat(library().count()).isEqualTo(2);
    }

    /** What came first may know a work by its DOI, by PubMed's number, by arXiv's or by two of them; all are one once a record has all. */
    @Test
    default void inWhateverOrderAndWithWhicheverNumbersRecordsComeEachWorkIsOneInTheEnd() {
        ForAll.cases(12, random -> {
            int first = 1 + (int) library().newestNumber();
            List<Papers> records = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int work = first; work < first + 4; work++) {
                String arxiv = "2603.%05d".formatted(work);
                String doi = "10.1000/w" + work;
                Optional<PubMedId> pubmed = Optional.of(new PubMedId(Integer.toString(work)));
                ids.addAll(List.of(arxiv, doi, "pmid:" + work));
                for (int record = 0; record < 4; record++) {
                    boolean hasArxiv = random.nextBoolean();
                    boolean hasDoi = !hasArxiv || random.nextBoolean();
                    String title = "Work %d as source %d calls it".formatted(work, record);
                    Papers some = hasArxiv ? Papers.arxiv(arxiv, title) : Papers.titled(title);
                    some = hasDoi ? some.doi(doi) : some;
                    records.add(random.nextBoolean() ? some.details(PaperDetails.NONE.withPubmed(pubmed)) : some);
                }
                records.add(Papers.arxiv(arxiv, "Work " + work).doi(doi).details(PaperDetails.NONE.withPubmed(pubmed)));
            }
            Collections.shuffle(records, random);
            long before = library().count();

            int at = 0;
            while (at < records.size()) {
                int end = Math.min(records.size(), at + 1 + random.nextInt(4));
                put(records.subList(at, end).toArray(Papers[]::new));
                at = end;
            }

            assertThat(library().count()).isEqualTo(before + 4);
            assertThat(ids.stream().map(id -> find(id).number()).distinct()).hasSize(4);
            assertThat(library().since(first - 1, 100)).hasSize(4);
        });
    }

    @Test
    default void theLibraryKnowsThePapersOfADay() {
        put(Papers.titled("One"), Papers.titled("Two").announced("2026-03-03"), Papers.titled("Three"));

        assertThat(library().announcedOn(Papers.MONDAY))
                .extracting(ShelvedPaper::number)
                .containsExactly(1L, 3L);
        assertThat(library().announcedOn(LocalDate.parse("2026-03-04"))).isEmpty();
    }

    @Test
    default void manyAreFoundAtOnceAndUnknownOnesLeftOut() {
        put(Papers.arxiv("2603.00001", "One"), Papers.titled("Two"));
        PaperId one = PaperId.of(new ArxivId("2603.00001"));
        PaperId two = PaperId.ofTitle("Two");

        assertThat(library().find(List.of(one, two, PaperId.ofTitle("Three"))))
                .hasSize(2)
                .hasEntrySatisfying(one, paper -> assertThat(paper.number()).isEqualTo(1))
                .hasEntrySatisfying(two, paper -> assertThat(paper.number()).isEqualTo(2));
        assertThat(library().find(List.of())).isEmpty();
    }
}

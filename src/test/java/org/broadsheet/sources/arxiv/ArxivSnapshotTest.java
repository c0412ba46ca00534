package org.broadsheet.sources.arxiv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Read;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.SourceRecord;
import org.junit.jupiter.api.Test;

class ArxivSnapshotTest {

    private static String record(String id, String title) {
        return """
                {"id": "%s", "authors": "Ann Lee, Bo Cruz and Petr Nov\\\\'ak, Jr. (1) ((1) Example, City)", \
                "title": "%s", "doi": "10.1000/ABC", "categories": "cs.CV q-bio.NC 68T45 (Machine vision) I.2.10; I.4", \
                "abstract": "  What it\\n is about.", "versions": [], "update_date": "2026-02-27", "authors_parsed": []}
                """.formatted(id, title);
    }

    @Test
    void aLineIsAPaper() throws IOException {
        Paper paper = Read.text(record("2602.01234", "On Tides")).onlyPaper();

        assertThat(paper.arxiv().orElseThrow()).hasToString("2602.01234");
        assertThat(paper.doi().orElseThrow()).hasToString("10.1000/abc");
        assertThat(paper.title()).isEqualTo("On Tides");
        assertThat(paper.abstractText()).isEqualTo("What it is about.");
        assertThat(paper.authors()).extracting(Author::name).containsExactly("Ann Lee", "Bo Cruz", "Petr Novák Jr.");
        assertThat(paper.categories()).extracting(Category::value).containsExactly("cs.CV", "q-bio.NC");
        assertThat(paper.announced()).isEqualTo(LocalDate.parse("2026-02-27"));
        assertThat(paper.version()).isEqualTo(1);
    }

    @Test
    void parsedAuthorsAndVersionsAreUsedWhereTheyAreThere() throws IOException {
        Paper paper = Read.text("""
                {"id": "hep-th/9901001", "title": "On Tides", "abstract": "", "categories": "hep-th", "update_date": null,
                """.strip().replace("\n", "") + """
                "authors": "ignored", "authors_parsed": [["Godel", "Kurt", ""], ["Lee", "Ann", "III"]], \
                "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}, \
                {"version": "v2", "created": "Tue, 24 Jul 2007 20:10:27 GMT"}]}""").onlyPaper();

        assertThat(paper.version()).isEqualTo(2);
        assertThat(paper.announced()).isEqualTo(LocalDate.parse("2007-04-02"));
        assertThat(paper.authors()).extracting(Author::name).containsExactly("Kurt Godel", "Ann Lee III");
    }

    @Test
    void aRecordThatChangedLaterIsOfTheDayOfItsFirstVersion() throws IOException {
        String changed = record("2404.01234", "On Tides")
                .replace("[]", "[{\"version\": \"v1\", \"created\": \"Mon, 1 Apr 2024 19:18:42 GMT\"}]");
        String fresh = changed.replace("1 Apr 2024", "23 Feb 2026");
        String unclear = changed.replace("Mon, 1 Apr 2024 19:18:42 GMT", "in spring");

        assertThat(Read.text(changed).onlyPaper().announced()).isEqualTo(LocalDate.parse("2024-04-01"));
        assertThat(Read.text(fresh).onlyPaper().announced()).isEqualTo(LocalDate.parse("2026-02-27"));
        assertThat(Read.text(unclear).onlyPaper().announced()).isEqualTo(LocalDate.parse("2026-02-27"));
    }

    @Test
    void oneBadRecordIsSetAsideAndTheRestIsKept() throws IOException {
        Read read = Read.text(record("2602.00001", "One")
                + "{\"id\": \"2602.00002\", \"title\"\n"
                + "{\"title\": \"No identifier\"}\n"
                + record("abc", "Four")
                + record("2602.00005", "x".repeat(10_000))
                + record("2602.00006", "Six").replace("2026-02-27", "2099-01-01")
                + record("2602.00007", "Seven").replace("2026-02-27", "someday")
                + "[".repeat(5_000) + "\n"
                + "\0\0\0\n"
                + record("2602.00010", "Ten"));

        assertThat(read.papers()).extracting(Paper::title).containsExactly("One", "Ten");
        assertThat(read.broken())
                .extracting(SourceRecord.Broken::position)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(read.broken())
                .extracting(SourceRecord.Broken::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("The line is not JSON: "),
                        reason -> assertThat(reason).startsWith("It has neither \"id\" nor \"doi\"."),
                        reason -> assertThat(reason).startsWith("Its id \"abc\" is not an arXiv identifier such as "),
                        reason -> assertThat(reason).isEqualTo("A title has 1 to 1,000 characters, not 10,000."),
                        reason -> assertThat(reason)
                                .isEqualTo("It is dated 2099-01-01, which is after today, 2026-03-02."),
                        reason -> assertThat(reason).startsWith("\"someday\" is not a date."),
                        reason -> assertThat(reason).startsWith("The line is not JSON: "),
                        reason -> assertThat(reason).startsWith("The line is not JSON: "));
        assertThat(read.broken().getFirst().raw()).isEqualTo("{\"id\": \"2602.00002\", \"title\"");
        assertThat(read.ending()).isEqualTo(new Ending.Complete());
    }

    @Test
    void aFileCutInARecordKeepsWhatCameBefore() throws IOException {
        String whole = record("2602.00001", "One") + record("2602.00002", "Two");

        Read read = Read.text(whole.substring(0, whole.length() - 100));

        assertThat(read.papers()).extracting(Paper::title).containsExactly("One");
        assertThat(read.broken()).hasSize(1);
        assertThat(read.ending()).isEqualTo(new Ending.CutOff("It ends in the middle of line 2. Fetch it again."));
    }

    @Test
    void aPackedFileCutInTheMiddleKeepsWhatCanBeUnpacked() throws IOException {
        byte[] packed = Read.gzip(IntStream.range(0, 2_000)
                .mapToObj(i -> record("2602.%05d".formatted(i), "Title " + i * 7919 % 2_000))
                .collect(Collectors.joining())
                .getBytes(UTF_8));

        Read read = Read.bytes(java.util.Arrays.copyOf(packed, packed.length / 2));

        assertThat(read.papers()).hasSizeBetween(100, 1_999);
        assertThat(read.ending()).isInstanceOf(Ending.CutOff.class);
    }

    @Test
    void markupEntitiesAndInvisibleCharactersAreGone() throws IOException {
        Paper paper = Read.text(
                        record("2602.00001", "<b>R&amp;D</b> &lt;i&gt;for&lt;/i&gt; $a<b$\\u202e \\ud800<script>x"))
                .onlyPaper();

        assertThat(paper.title()).isEqualTo("R&D for $a<b$ x");
    }

    @Test
    void latin1AndByteOrderMarksAreUnderstood() throws IOException {
        String record = record("2602.00001", "Über Gezeiten");

        assertThat(Read.bytes(record.getBytes(ISO_8859_1)).onlyPaper().title()).isEqualTo("Über Gezeiten");
        assertThat(Read.text("\ufeff" + record).onlyPaper().title()).isEqualTo("Über Gezeiten");
        assertThat(Read.bytes(("\ufeff" + record).getBytes(StandardCharsets.UTF_16LE))
                        .onlyPaper()
                        .title())
                .isEqualTo("Über Gezeiten");
        assertThat(Read.bytes(Read.gzip(record.replace("\n", "\r\n").getBytes(UTF_8)))
                        .onlyPaper()
                        .title())
                .isEqualTo("Über Gezeiten");
    }

    @Test
    void jsonThatIsNoSnapshotIsRefusedAndNothingIsSetAside() throws IOException {
        Read read = Read.text("{\"a\": 1}\n".repeat(1_000));

        assertThat(read.broken()).isEmpty();
        assertThat(((Ending.Unreadable) read.ending()).sentence())
                .startsWith("It looks like JSON, but none of its first lines is a paper.");
    }

    @Test
    void aRecordWithADoiAloneIsAPaper() throws IOException {
        Paper paper = Read.text("{\"doi\": \"10.1000/ABC\", \"title\": \"On Tides\", \"abstract\": \"What it is.\"}\n")
                .onlyPaper();

        assertThat(paper.arxiv()).isEmpty();
        assertThat(paper.doi().orElseThrow()).hasToString("10.1000/abc");
    }

    @Test
    void aReasonDoesNotTalkAboutTheParser() throws IOException {
        Read read = Read.text(
                record("2602.01234", "On Tides") + "{\"id\": \"2602.01235\"\n{\"id\":" + "[".repeat(2_000) + "\n");

        assertThat(read.broken())
                .hasSize(2)
                .extracting(SourceRecord.Broken::reason)
                .noneMatch(reason -> reason.contains("Stream"));
    }

    @Test
    void ofACompressedFileThatEndsEarlyEveryWholeRecordIsKept() throws IOException {
        String records = IntStream.range(0, 60)
                .mapToObj(i -> record("2602.%05d".formatted(i), "On Tides " + i))
                .collect(Collectors.joining());
        byte[] packed = Read.gzip(records.getBytes(UTF_8));

        Read read = Read.bytes(Arrays.copyOf(packed, packed.length - 20));

        assertThat(read.papers()).hasSizeGreaterThan(50);
        assertThat(read.sentence()).contains("the compressed file ends early");
    }

    @Test
    void anArrayOfRecordsIsNotTakenForAPage() throws IOException {
        String array = "[\n"
                + record("2602.01234", "On Tides")
                        .strip()
                        .replace("\", \"", "\",\n\"")
                        .replace("What it", "What it is, and why. ".repeat(30))
                + "\n]\n";

        Read read = Read.text(array);

        assertThat(read.entries()).isEmpty();
        assertThat(read.sentence()).startsWith("It is a JSON array").contains("jq -c");
    }
}

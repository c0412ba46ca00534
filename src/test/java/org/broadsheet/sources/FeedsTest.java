package org.broadsheet.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.Random;
import org.broadsheet.ForAll;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.SourceRecord;
import org.junit.jupiter.api.Test;

/** Feeds and lists, as they should be and as they may arrive. Today is Monday, 2 March 2026. */
class FeedsTest {

    private static final String RSS_HEAD = """
            <?xml version='1.0' encoding='UTF-8'?>
            <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
              <channel>
                <title>cs.IR updates on arXiv.org</title>
                <link>http://rss.arxiv.org/rss/cs.IR</link>
                <lastBuildDate>Mon, 02 Mar 2026 05:00:01 +0000</lastBuildDate>
                <pubDate>Mon, 02 Mar 2026 00:00:00 -0500</pubDate>
                <skipDays><day>Sunday</day><day>Saturday</day></skipDays>
            """;
    private static final String RSS_FOOT = "  </channel>\n</rss>\n";

    private static String item(String id, String type, String title) {
        return """
                <item>
                  <title>%s</title>
                  <link>https://arxiv.org/abs/2602.00001</link>
                  <description>arXiv:%s Announce Type: %s
                Abstract: What it is about.</description>
                  <guid isPermaLink="false">oai:arXiv.org:%s</guid>
                  <category>cs.IR</category>
                  <category>q-bio.NC</category>
                  <pubDate>Mon, 02 Mar 2026 00:00:00 -0500</pubDate>
                  <arxiv:announce_type>%s</arxiv:announce_type>
                  <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
                  <arxiv:DOI>10.1000/Tides</arxiv:DOI>
                  <dc:creator>Ann Lee, Bo Cruz and Petr Nov\\'ak</dc:creator>
                </item>
                """.formatted(title, id, type, id, type);
    }

    @Test
    void anItemOfRssIsAPaper() throws IOException {
        Paper paper = Read.text(RSS_HEAD + item("2602.00001v1", "new", "On Tides") + RSS_FOOT)
                .onlyPaper();

        assertThat(paper.id()).hasToString("2602.00001");
        assertThat(paper.doi().orElseThrow()).hasToString("10.1000/tides");
        assertThat(paper.title()).isEqualTo("On Tides");
        assertThat(paper.abstractText()).isEqualTo("What it is about.");
        assertThat(paper.authors()).extracting(Author::name).containsExactly("Ann Lee", "Bo Cruz", "Petr Novák");
        assertThat(paper.categories()).extracting(Category::value).containsExactly("cs.IR", "q-bio.NC");
        assertThat(paper.announced()).isEqualTo(Papers.MONDAY);
        assertThat(paper.version()).isEqualTo(1);
    }

    @Test
    void aReplacementIsANewVersionDatedByTheMonthOfItsIdentifier() throws IOException {
        Read read = Read.text(RSS_HEAD
                + item("2203.01250v3", "replace-cross", "Old")
                + item("2603.00001v2", "replace", "Fresh")
                + item("hep-th/9901001v2", "replace", "Ancient")
                + RSS_FOOT);

        assertThat(read.papers()).extracting(Paper::version).containsExactly(3, 2, 2);
        assertThat(read.papers())
                .extracting(Paper::announced)
                .containsExactly(LocalDate.parse("2022-03-31"), Papers.MONDAY, LocalDate.parse("1999-01-31"));
    }

    @Test
    void anEmptyFeedIsADayWithoutPapers() throws IOException {
        assertThat(Read.text(RSS_HEAD + RSS_FOOT)).isEqualTo(new Read(new Ending.Complete(), java.util.List.of()));
        assertThat(Read.text("[]\n")).isEqualTo(new Read(new Ending.Complete(), java.util.List.of()));
    }

    @Test
    void aFeedErrorIsAnError() throws IOException {
        Read read = Read.text(
                "<rss version=\"2.0\"><channel><title>Feed error for query \"cs.XX\"</title></channel></rss>");

        assertThat(read.sentence()).startsWith("arXiv answers \"Feed error for query\".");
    }

    @Test
    void oneBadEntryIsSetAsideAndTheRestIsKept() throws IOException {
        Read read = Read.text(RSS_HEAD
                + item("2602.00001v1", "new", "One")
                + item("2602.00002v1", "new", "Two &bogus; a half")
                + item("nonsense", "new", "Three")
                + item("2602.00004v1", "new", "x".repeat(10_000))
                + item("2602.00005v1", "new", "Five").replace("2026", "2099")
                + item("2602.00006v1", "new", "Six\0").replace("</item>", "")
                + item("2602.00007v1", "new", "<![CDATA[Seven </item> <item> & more]]>")
                + RSS_FOOT);

        assertThat(read.papers()).extracting(Paper::title).containsExactly("One", "Seven </item> <item> & more");
        assertThat(read.broken()).extracting(SourceRecord.Broken::position).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(read.broken())
                .extracting(SourceRecord.Broken::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("The entry is not well-formed XML, at its line 2: "),
                        reason ->
                                assertThat(reason).startsWith("\"oai:arXiv.org:nonsense\" is not an arXiv identifier."),
                        reason -> assertThat(reason).isEqualTo("A title has 1 to 1,000 characters, not 10,000."),
                        reason -> assertThat(reason)
                                .isEqualTo("It is dated 2099-03-02, which is after today, 2026-03-02."),
                        reason -> assertThat(reason).startsWith("The entry is not well-formed XML"));
        assertThat(read.ending()).isEqualTo(new Ending.Complete());
    }

    @Test
    void whatJournalsWriteByHandCostsNoPaper() throws IOException {
        String head =
                "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Journal of Lakes</title>";
        Read read = Read.text(head
                + "<item><title>Caf&eacute; &nbsp;& more</title><link>https://lakes.example/doi/full/10.5555/one?a=b</link><pubDate>2 Mar 26</pubDate><author>lee@lakes.example (Ann Lee)</author></item>"
                + "<item><title>Two</title><dc:identifier>doi:10.5555/two</dc:identifier><link>https://lakes.example/2</link><pubDate>Mon, 02 Mar 2026 10:00 EST</pubDate><dc:creator>Lee, Ann</dc:creator></item>"
                + "<item><title>Three</title><guid>10.5555/three 10.5555/four</guid><pubDate>March 1, 2026</pubDate></item>"
                + "<item><title>Four</title><pubDate>some day</pubDate><dc:date>2026-3-1</dc:date></item>"
                + "<item><title>Five</title><pubDate>next week</pubDate></item>"
                + "<item><title>&mine; bomb</title></item>"
                + "</channel></rss>");

        assertThat(read.papers())
                .extracting(paper -> "%s %s %s %s"
                        .formatted(
                                paper.title(),
                                paper.doi().map(Doi::value).orElse("-"),
                                paper.announced(),
                                paper.authors()))
                .containsExactly(
                        "Café & more 10.5555/one 2026-03-02 [Ann Lee]",
                        "Two 10.5555/two 2026-03-02 [Ann Lee]",
                        "Three 10.5555/three 2026-03-01 []",
                        "Four - 2026-03-01 []",
                        "Five - 2026-03-02 []");
        assertThat(read.broken()).hasSize(1);
    }

    @Test
    void aFeedCutAnywhereKeepsTheEntriesBeforeTheCut() {
        String whole = RSS_HEAD + item("2602.00001v1", "new", "One") + item("2602.00002v1", "new", "Two") + RSS_FOOT;
        ForAll.cases(200, random -> {
            int cut = RSS_HEAD.length() + random.nextInt(whole.length() - RSS_HEAD.length() - 10);

            Read read = Read.text(whole.substring(0, cut));

            int before = whole.substring(0, cut).split("</item>", -1).length - 1;
            assertThat(read.papers()).hasSize(before);
            assertThat(read.ending()).isInstanceOf(Ending.CutOff.class);
        });
    }

    @Test
    void entityBombsAndFilesOfTheMachineAreNotExpanded() throws IOException {
        String bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n";

        Read read = Read.text(bomb
                + RSS_HEAD.substring(RSS_HEAD.indexOf("<rss"))
                + item("2602.00001v1", "new", "&b;")
                + item("2602.00002v1", "new", "&f;")
                + item("2602.00003v1", "new", "Three")
                + RSS_FOOT);

        assertThat(read.papers()).extracting(Paper::title).containsExactly("Three");
        assertThat(read.broken()).hasSize(2).allMatch(broken -> broken.reason().contains("not well-formed"));
    }

    @Test
    void aGzipBombIsStoppedEarly() throws IOException {
        byte[] bomb = Read.gzip(("{\"id\": \"" + "0".repeat(200 << 20)).getBytes(UTF_8));

        Read read = Read.bytes(bomb);

        assertThat(read.papers()).isEmpty();
        assertThat(read.sentence()).contains("it unpacks to more than 100 times its size");
    }

    private static String listed(String id, int upvotes) {
        return """
                {"paper": {"id": "%s", "authors": [{"name": "Ann Lee", "hidden": false}, {"hidden": true}], \
                "publishedAt": "2026-02-20T00:00:00.000Z", "submittedOnDailyAt": "2026-02-27T00:00:00.000Z", \
                "title": "On {Tides} \\"here\\" ]", "summary": "What it\\nis about.", "upvotes": %d, "ai_keywords": ["a", "b"]}, \
                "publishedAt": "2026-02-26T10:00:00.000Z", "title": "On Tides", "numComments": 2}""".formatted(id, upvotes);
    }

    @Test
    void aListedPaperHasItsUpvotesAndTheDayOfTheList() throws IOException {
        Paper paper = Read.text("[" + listed("2602.00001", 17) + "]").onlyPaper();

        assertThat(paper.id()).hasToString("2602.00001");
        assertThat(paper.title()).isEqualTo("On {Tides} \"here\" ]");
        assertThat(paper.upvotes()).isEqualTo(OptionalInt.of(17));
        assertThat(paper.announced()).isEqualTo(LocalDate.parse("2026-02-27"));
        assertThat(paper.authors()).extracting(Author::name).containsExactly("Ann Lee");
    }

    @Test
    void oneBadListedPaperIsSetAsideAndTheRestIsKept() throws IOException {
        String deep = "{\"paper\": " + "{\"a\": ".repeat(3_000) + "1" + "}".repeat(3_001);

        Read read = Read.text("[" + listed("2602.00001", 1) + "," + listed("x", 2) + ", {\"paper\": nothing}, " + deep
                + "," + listed("2602.00005", -5) + "]");

        assertThat(read.papers()).extracting(paper -> paper.id().value()).containsExactly("2602.00001", "2602.00005");
        assertThat(read.papers().getLast().upvotes()).isEmpty();
        assertThat(read.broken()).extracting(SourceRecord.Broken::position).containsExactly(2L, 3L, 4L);
    }

    @Test
    void aListCutInARecordKeepsWhatCameBefore() throws IOException {
        String list = "[" + listed("2602.00001", 1) + ", " + listed("2602.00002", 2);

        Read read = Read.text(list.substring(0, list.length() - 40));

        assertThat(read.papers()).hasSize(1);
        assertThat(read.broken()).hasSize(1);
        assertThat(read.sentence()).isEqualTo("The list is cut off after 1 whole records. Fetch it again.");
    }

    @Test
    void aRefusalIsNoList() throws IOException {
        assertThat(Read.text("{\"error\":\"date must be before today\"}").sentence())
                .isEqualTo("It is an error message, not a list of papers: {\"error\":\"date must be before today\"}");
    }

    @Test
    void noInputMakesAReaderFail() {
        String[] seeds = {
            RSS_HEAD + item("2602.00001v1", "new", "One") + RSS_FOOT,
            "[" + listed("2602.00001", 17) + "]",
            "{\"id\": \"2602.00001\", \"title\": \"One\", \"abstract\": \"\"}\n".repeat(3),
            "Subscribe\nA Title of a Paper\n" + "A sentence that goes on for a while. ".repeat(12) + "\n"
        };
        ForAll.cases(400, random -> {
            byte[] bytes = seeds[random.nextInt(seeds.length)].getBytes(UTF_8);
            for (int i = random.nextInt(20); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));

            assertThat(Read.bytes(mayPack(cut, random)).ending()).isNotNull();
        });
    }

    private static byte[] mayPack(byte[] bytes, Random random) throws IOException {
        if (random.nextBoolean()) {
            return bytes;
        }
        byte[] packed = Read.gzip(bytes);
        packed[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
        return packed;
    }
}

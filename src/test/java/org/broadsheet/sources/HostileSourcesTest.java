package org.broadsheet.sources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.Fuzz;
import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;

/** Whatever a server answers, or somebody puts into the inbox, is read in a time and a memory in proportion to its length. */
class HostileSourcesTest {

    private static final int BYTES = 100_000;

    private static final String RSS =
            "<?xml version='1.0'?>\n<rss version=\"2.0\"><channel><title>cs.IR updates on arXiv.org</title>"
                    + "<link>http://rss.arxiv.org/rss/cs.IR</link>";
    private static final String ITEM =
            "<item><title>T</title><link>https://arxiv.org/abs/2602.00001</link><description>arXiv:2602.00001v1 Announce Type: new\n"
                    + "Abstract: A.</description><guid>oai:arXiv.org:2602.00001v1</guid><category>cs.IR</category>"
                    + "<dc:creator>Ann Lee</dc:creator></item>";
    private static final String ATOM =
            "<?xml version='1.0'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>arXiv Query</title>"
                    + "<id>http://arxiv.org/api/x</id>";
    private static final String ENTRY =
            "<entry><id>http://arxiv.org/abs/2602.00001v1</id><title>T</title><summary>A</summary>"
                    + "<published>2026-03-02T00:00:00Z</published><author><name>Ann Lee</name></author></entry>";
    private static final String OAI =
            "<?xml version=\"1.0\"?>\n<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>";
    private static final String RECORD =
            "<record><header><datestamp>2026-03-02</datestamp></header><metadata><arXiv><id>2602.00001</id><title>T</title>"
                    + "<abstract>A</abstract></arXiv></metadata></record>";
    private static final String PUBMED = "<?xml version=\"1.0\" ?>\n<PubmedArticleSet>";
    private static final String ARTICLE =
            "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T</ArticleTitle></Article>"
                    + "</MedlineCitation></PubmedArticle>";
    private static final String DAILY = "[{\"paper\":{\"id\":\"2602.00001\",\"title\":\"T\",\"summary\":\"A\"}}";
    private static final String PREPRINTS = "{\"messages\":[{\"status\":\"ok\"}],\"collection\":[";
    private static final String PREPRINT =
            "{\"doi\":\"10.1101/2026.03.01.1\",\"title\":\"T\",\"abstract\":\"A\",\"date\":\"2026-03-02\"}";
    private static final String SNAPSHOT =
            "{\"id\":\"2602.00001\",\"title\":\"T\",\"abstract\":\"A\",\"categories\":\"cs.IR\"}\n";
    private static final String PAGE =
            "Daily Papers\nMar 2\n\nOn Tides\nAnn Lee, Bo Cruz\n\nWhat it is about, at some length.\n";

    private static void read(byte[] bytes) {
        try {
            Read.bytes(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Growth behind(String start) {
        byte[] head = start.getBytes(StandardCharsets.UTF_8);
        return Growth.ofBytes(text -> {
                    byte[] whole = new byte[head.length + text.length];
                    System.arraycopy(head, 0, whole, 0, head.length);
                    System.arraycopy(text, 0, whole, head.length, text.length);
                    read(whole);
                })
                .upTo(BYTES)
                // A line or an element is an object with its text and its place.
                .allocating(5_000);
    }

    @Test
    void announcements() {
        behind(RSS)
                .marks(ITEM, "<item>", "</item>", "<title>", "<![CDATA[", "]]>", "<!--", "<!DOCTYPE a [", "&lt;p&gt;")
                .check();
    }

    @Test
    void answersOfArxivsInterface() {
        behind(ATOM)
                .marks(ENTRY, "<entry>", "</entry>", "<author><name>", "&amp;", "<summary>$", "<?x")
                .check();
    }

    @Test
    void pagesOfOai() {
        behind(OAI)
                .marks(RECORD, "<record>", "</record>", "<resumptionToken>", "<setSpec>cs:cs:IR</setSpec>")
                .check();
    }

    @Test
    void articlesOfPubMed() {
        behind(PUBMED)
                .marks(ARTICLE, "<PubmedArticle>", "<AbstractText Label=\"A\">", "<i>", "</PubmedArticle>")
                .check();
    }

    @Test
    void listsInJson() {
        behind(DAILY)
                .marks("," + DAILY.substring(1), ",{", "{\"paper\":", "\"", "\\", "\\u0020", "[", "]")
                .check();
        behind(PREPRINTS)
                .marks(PREPRINT + ",", "{\"doi\":\"", "\"", "\\\"", "{", "}", "[")
                .check();
    }

    @Test
    void snapshots() {
        behind(SNAPSHOT).marks(SNAPSHOT, "{\"id\":\"", "\"", "{", "}", "\\").check();
    }

    @Test
    void pages() {
        behind(PAGE)
                .marks(
                        PAGE,
                        "Upvote 12\n",
                        "Submitted by\n",
                        "\n\n",
                        "Ann Lee, Bo Cruz\n",
                        "Mar 2\n",
                        "- ",
                        "View arXiv page\n",
                        "On Tides\n")
                .check();
    }

    @Test
    void whatIsPackedIsUnpackedWithinABudget() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            out.write(RSS.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) {
                out.write(blanks);
            }
        }

        org.assertj.core.api.Assertions.assertThat(
                        Read.bytes(packed.toByteArray()).sentence())
                .isNotBlank();
    }

    @Test
    void anyBytesAreAnAnswerOrNot() {
        Fuzz.ofBytes("sources", HostileSourcesTest::read)
                .seeds(
                        RSS + ITEM + ITEM + "</channel></rss>",
                        ATOM + ENTRY + "</feed>",
                        OAI + RECORD + "<resumptionToken>1</resumptionToken></ListRecords></OAI-PMH>",
                        PUBMED + ARTICLE + "</PubmedArticleSet>",
                        DAILY + "]",
                        PREPRINTS + PREPRINT + "]}",
                        SNAPSHOT + SNAPSHOT,
                        "{\"header\":{},\"esearchresult\":{\"count\":\"1\",\"idlist\":[\"1\"]}}",
                        PAGE + PAGE)
                .words(
                        "<item>",
                        "</item>",
                        "<entry>",
                        "</entry>",
                        "<![CDATA[",
                        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
                        "&b;",
                        "<record>",
                        "<PubmedArticle>",
                        "{\"paper\":",
                        "],",
                        "},{",
                        "2026-03-02",
                        "2602.00001v1",
                        "Upvote\n",
                        "\u001f\u008b")
                .run();
    }
}

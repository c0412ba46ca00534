package org.broadsheet.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Every provider on this machine; each has one paper of one day, all by one author. */
public final class StubProviders implements AutoCloseable {

    /** The kinds of source that are answered here. */
    public static final Set<String> COVERED = Set.of(
            "arxiv",
            "huggingface",
            "preprints",
            "pubmed",
            "feeds",
            "elife",
            "completion",
            "osti",
            "europepmc",
            "hal",
            "doaj",
            "lists");

    private static final String TEXT = "On %s alone.";

    private final String day;
    private final HttpServer server;
    private final Map<String, String> titles = new TreeMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Instant> moments = Collections.synchronizedList(new ArrayList<>());

    public StubProviders(String day) throws IOException {
        this.day = day;
        // Otherwise the end of each answer waits 40 ms for the kernel's acknowledgement of its beginning.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        on("/atom/", "Anchors", this::feed);
        on("/oai", "Bridges", this::oai);
        on("/api/query", "Candles", this::api);
        on("/api/daily_papers", "Dolphins", this::huggingFace);
        on("/details/biorxiv/", "Embers", question -> details(question, "bioRxiv", "Embers", 1, "neuroscience"));
        on("/details/medrxiv/", "Ferries", question -> details(question, "medRxiv", "Ferries", 2, "epidemiology"));
        on("/entrez/eutils/esearch.fcgi", "", this::search);
        on("/entrez/eutils/efetch.fcgi", "Gardens", question -> pubmed());
        on("/toc.rss", "Hammocks", question -> rss("Hammocks", "10.5555/toc.1"));
        on(
                "/rss/recent.xml",
                "Islands",
                question -> rss("Islands", "10.7554/elife.1").replace("On islands alone.", ""));
        on("/works", "", this::works);
        on("/api/v1/records", "Jetties", this::osti);
        on("/europepmc/webservices/rest/search", "Lanterns", this::europePmc);
        on("/search/", "Moorings", this::hal);
        on("/api/search/articles/", "Quays", this::doaj);
        server.start();
    }

    private void on(String path, String title, Function<String, String> answer) {
        if (!title.isEmpty()) {
            titles.put(path, title);
        }
        server.createContext(path, exchange -> send(exchange, answer));
    }

    /** The first words of the titles of all papers. */
    public List<String> titles() {
        List<String> all = new ArrayList<>(titles.values());
        all.add("Kettles");
        return all;
    }

    /** What was asked so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** When each of these questions came. */
    public List<Instant> moments() {
        return List.copyOf(moments);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The part of broadsheet.yaml that has all of them asked, about one day. */
    public String settings() {
        return """
                sources:
                  arxiv: [cs.IR]
                  arxiv-queries: ["ti:kettles"]
                  arxiv-announcements: BASE
                  arxiv-lookups: BASE
                  arxiv-oai: BASE
                  huggingface: {server: BASE}
                  preprints: {server: BASE, biorxiv: [all], medrxiv: [epidemiology]}
                  pubmed: {server: BASE, queries: [gardens]}
                  feeds: {addresses: [BASE/toc.rss]}
                  elife: {server: BASE}
                  completion: {crossref: BASE}
                  osti: {server: BASE, queries: [jetties]}
                  europepmc: {server: BASE, queries: [lanterns]}
                  hal: {server: BASE, queries: [moorings]}
                  doaj: {server: BASE, queries: [quays]}
                  look-back-days: 0
                """.replace("BASE", base().toString());
    }

    private boolean isAbout(String question) {
        return question.contains(day) || question.contains(day.replace('-', '/'));
    }

    private String feed(String question) {
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom">
                <id>http://rss.arxiv.org/atom/x</id><title>updates on arXiv.org</title><updated>%1$sT00:00:00-05:00</updated>
                <entry><id>oai:arXiv.org:2603.00001v1</id><title>Anchors in use</title><summary>arXiv:2603.00001v1 Announce Type: new
                Abstract: On anchors alone.</summary><category term="cs.IR"/><published>%1$sT00:00:00-05:00</published><arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Novák</dc:creator></entry>
                <entry><id>oai:arXiv.org:2603.00002v1</id><title>Bridges in use</title><summary>arXiv:2603.00002v1 Announce Type: new
                Abstract: On bridges alone.</summary><category term="cs.IR"/><published>%1$sT00:00:00-05:00</published><arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Novák</dc:creator></entry>
                <entry><id>oai:arXiv.org:2603.00003v1</id><title>Candles in use</title><summary>arXiv:2603.00003v1 Announce Type: new
                Abstract: On candles alone.</summary><category term="cs.IR"/><published>%1$sT00:00:00-05:00</published><arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Novák</dc:creator></entry></feed>
                """.formatted(day);
    }

    private String oai(String question) {
        return isAbout(question)
                ? """
                <?xml version="1.0" encoding="UTF-8"?>
                <OAI-PMH><ListRecords><record><header><identifier>oai:arXiv.org:2603.00002</identifier><datestamp>%s</datestamp></header><metadata><arXiv><id>2603.00002</id><created>2026-03-02</created><authors><author><keyname>Novák</keyname><forenames>Ada</forenames></author></authors><title>Bridges in use</title><categories>cs.IR</categories><abstract>On bridges alone.</abstract><license>http://creativecommons.org/licenses/by/4.0/</license></arXiv></metadata></record></ListRecords></OAI-PMH>
                """.formatted(day)
                : "<OAI-PMH><error code=\"noRecordsMatch\">none</error></OAI-PMH>";
    }

    private String api(String question) {
        boolean ofTheQuery = question.contains("kettles");
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>http://arxiv.org/api/x</id><title>arXiv Query: x</title><opensearch:totalResults>1</opensearch:totalResults>
                <entry><id>http://arxiv.org/abs/2603.0000%sv1</id><title>%s in use</title><summary>On %s alone.</summary><published>2026-03-02T10:00:00Z</published><author><name>Ada Novák</name></author><category term="%s"/></entry></feed>
                """.formatted(
                        ofTheQuery ? "6" : "3",
                        ofTheQuery ? "Kettles" : "Candles",
                        ofTheQuery ? "kettles" : "candles",
                        ofTheQuery ? "physics.soc-ph" : "cs.IR");
    }

    private String huggingFace(String question) {
        return isAbout(question) ? """
                [{"paper":{"id":"2603.00004","title":"Dolphins in use","summary":"On dolphins alone.","authors":[{"name":"Ada Novák"}],"publishedAt":"2026-03-02T10:00:00.000Z","submittedOnDailyAt":"%sT00:00:00.000Z","upvotes":12,"ai_summary":"It is on dolphins."},"title":"Dolphins in use"}]
                """.formatted(day) : "[]";
    }

    private String details(String question, String name, String title, int number, String category) {
        return isAbout(question)
                ? """
                {"messages":[{"status":"ok","cursor":0,"count":1,"total":"1"}],"collection":[{"title":"%s in use","authors":"Novák, A.; Novák, Ada","doi":"10.1101/2026.03.03.00000%d","date":"%s","version":"1","license":"cc_by","category":"%s","abstract":"On %s alone.","server":"%s"}]}
                """.formatted(title, number, day, category, title.toLowerCase(java.util.Locale.ROOT), name)
                : "{\"messages\":[{\"status\":\"no posts found\"}],\"collection\":[]}";
    }

    private String osti(String question) {
        String[] parts = day.split("-", -1);
        return question.contains("entry_date_end=%s/%s/%s".formatted(parts[1], parts[2], parts[0]))
                ? """
                [{"osti_id":"7","title":"Jetties in use","doi":"https://doi.org/10.2172/7","authors":["Novák, Ada [Institute of Jetties] (ORCID:0000000000000000)"],"description":"On jetties alone.","entry_date":"%sT00:00:00Z","journal_name":"Journal of jetties"}]
                """.formatted(day)
                : "[]";
    }

    private String europePmc(String question) {
        boolean isFirst = question.endsWith("cursorMark=*");
        boolean has = question.contains("TO " + day) || question.contains("TO+" + day);
        return """
                {"version":"6.9","hitCount":%d,"nextCursorMark":"AoE=","request":{"queryString":"x"},"resultList":{"result":[%s]}}
                """.formatted(has ? 1 : 0, has && isFirst ? """
                {"id":"43","source":"MED","pmid":"43","doi":"10.5555/lantern.1","title":"Lanterns in use.","authorList":{"author":[{"fullName":"Novák A","firstName":"Ada","lastName":"Novák","authorAffiliationDetailsList":{"authorAffiliation":[{"affiliation":"University of Lanterns"}]}}]},"journalInfo":{"journal":{"title":"Journal of lanterns"}},"abstractText":"On lanterns alone.","license":"cc by","firstIndexDate":"%s"}""".formatted(day) : "");
    }

    private String doaj(String question) {
        boolean has = question.contains("TO " + day) || question.contains("TO%20" + day);
        return "{\"total\":%d,\"page\":1,\"pageSize\":100,\"results\":[%s]}"
                .formatted(has ? 1 : 0, has ? """
                {"id":"a7","created_date":"%sT10:00:00Z","bibjson":{"title":"Quays in use","abstract":"On quays alone.","author":[{"name":"Ada Novák","affiliation":"University of Quays"}],"identifier":[{"type":"eissn","id":"1234-5678"},{"type":"doi","id":"10.5555/quay.1"}],"journal":{"title":"Journal of quays"}}}""".formatted(day) : "");
    }

    private String hal(String question) {
        boolean has = question.contains("TO " + day) || question.contains("TO+" + day);
        return "{\"response\":{\"numFound\":%d,\"start\":0,\"docs\":[%s]}}"
                .formatted(has ? 1 : 0, has ? """
                {"docid":"7","title_s":["Moorings in use","Les amarres"],"abstract_s":["On moorings alone."],"authFullName_s":["Ada Novák"],"doiId_s":"10.5555/mooring.1","journalTitle_s":"Journal of moorings","labStructName_s":["Laboratory of Moorings"],"submittedDate_s":"%s 10:00:00"}""".formatted(day) : "");
    }

    private String search(String question) {
        return "{\"header\":{\"type\":\"esearch\",\"version\":\"0.3\"},\"esearchresult\":{\"count\":\"%d\",\"idlist\":[%s]}}"
                .formatted(isAbout(question) ? 1 : 0, isAbout(question) ? "\"42\"" : "");
    }

    private String pubmed() {
        return """
                <?xml version="1.0" ?>
                <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">42</PMID><Article><Journal><Title>Journal of gardens</Title></Journal><ArticleTitle>Gardens in use</ArticleTitle><ELocationID EIdType="doi">10.5555/garden.1</ELocationID><Abstract><AbstractText>On gardens alone.</AbstractText></Abstract><AuthorList><Author><LastName>Novák</LastName><ForeName>Ada</ForeName><AffiliationInfo><Affiliation>University of Gardens</Affiliation></AffiliationInfo></Author></AuthorList></Article></MedlineCitation><PubmedData><History><PubMedPubDate PubStatus="entrez"><Year>%s</Year><Month>%s</Month><Day>%s</Day></PubMedPubDate></History></PubmedData></PubmedArticle></PubmedArticleSet>
                """.formatted((Object[]) day.split("-", -1));
    }

    private String rss(String title, String doi) {
        return """
                <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>A journal</title>
                <item><title>%s in use</title><link>https://doi.org/%s</link><description>%s</description><dc:creator>Ada Novák</dc:creator><pubDate>Tue, 03 Mar 2026 04:00:00 GMT</pubDate></item></channel></rss>
                """.formatted(title, doi, TEXT.formatted(title.toLowerCase(java.util.Locale.ROOT)));
    }

    /** A work of Crossref for each DOI asked for. */
    private String works(String question) {
        List<String> works = new ArrayList<>();
        for (String doi : question.replaceFirst(".*filter=", "").split(",", -1)) {
            works.add("""
                    {"DOI":"%s","title":["Islands in use"],"abstract":"<jats:p>On islands alone.</jats:p>","author":[{"given":"Ada","family":"Novák","affiliation":[{"name":"University of Islands"}]}],"container-title":["Journal of islands"],"license":[{"URL":"https://creativecommons.org/licenses/by/4.0/"}]}""".formatted(doi.substring("doi:".length())));
        }
        return "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message-version\":\"1.0.0\",\"message\":{\"items\":["
                + String.join(",", works) + "]}}";
    }

    private void send(HttpExchange exchange, Function<String, String> answer) throws IOException {
        String question = URLDecoder.decode(exchange.getRequestURI().toString(), UTF_8);
        asked.add(question);
        moments.add(Instant.now());
        byte[] bytes = answer.apply(question).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.broadsheet.links.Purpose;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.sources.Papers;
import org.broadsheet.web.http.ClientAddress;
import org.broadsheet.web.http.EvenPace;
import org.broadsheet.web.http.Response;
import org.broadsheet.web.http.WebSettings;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the pages do against those who mean harm: each test fails without its defence. The walk is in web.md. */
class SafetyTest {

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><script>alert(1)</script>",
            "'><img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "</title><script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "javascript:alert(1)",
            "<iframe src=//evil.example></iframe>",
            "<style>*{display:none}</style>",
            "<base href=//evil.example/>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<form action=//evil.example><button>x</button></form>",
            "\" autofocus onfocus=alert(1) x=\"",
            "' style='position:fixed' x='",
            "<!--><script>alert(1)</script>-->",
            "<![CDATA[<script>alert(1)</script>]]>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "$\\href{javascript:alert(1)}{x}$",
            "$<img src=x onerror=alert(1)>$",
            "$x_{<script>alert(1)</script>}$",
            "[[${7*7}]]",
            "__${T(java.lang.Runtime).getRuntime()}__",
            "${7*7} *{7*7} #{7*7} ~{7*7}",
            "\u202Ereversed\u202C \uFDD0gap\uFDD1",
            "\u2028\u2029\u0085 \uD800 lone",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">");

    private static final Set<String> ELEMENTS = Set.of(
            ("html head meta title link body header footer p a nav hr main form h1 h2 label textarea input div button article"
                            + " b i sub sup code section ul li span fieldset legend select option datalist pre #root mark"
                            + " details summary table caption thead tbody tr th td")
                    .split(" "));

    private final TestSite site = TestSite.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void noTextOfAFeedBecomesMarkupOnAnyPage() {
        site.shelve(HOSTILE.stream()
                .map(text -> Papers.titled(text + " in a title")
                        .text("An abstract with " + text + " within.")
                        .by("Ada " + text, "cs.IR")
                        .paper())
                .toArray(Paper[]::new));

        assertClean(site.get("/"));
        List<ShelvedPaper> papers = site.library.since(0, 1_000);
        assertThat(papers).hasSizeGreaterThan(20);
        for (ShelvedPaper paper : papers) {
            assertClean(site.get(PaperLine.path(paper.paper().id())));
        }
        ReaderId ada = site.reader("ada@example.org");
        for (ShelvedPaper paper : papers) {
            String like = "/like/" + site.token(Purpose.LIKE, ada.toString(), Long.toString(paper.number()));
            assertClean(site.get(like));
            assertClean(site.post(like, "act=judge"));
        }
        assertClean(site.get("/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), "")));
        assertThat(site.get("/").body()).contains("[[${7*7}]]").doesNotContain("49 in a title");
    }

    @Test
    void nothingThatIsTypedBecomesMarkup() {
        ReaderId ada = site.reader("ada@example.org");
        String preferences = "/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), "");
        for (String text : HOSTILE) {
            String typed = encoded(text);
            assertClean(site.get("/search?q=" + typed));
            assertClean(site.get("/subscribe?about=" + typed + "&email=" + typed + "&zone=" + typed));
            assertClean(site.post("/subscribe", "act=preview&about=" + typed + "&email=" + typed));
            assertClean(site.post(
                    preferences,
                    "act=save&name0=" + typed + "&about0=" + typed + "&categories0=" + typed + "&zone=" + typed));
            assertClean(site.get("/papers/" + typed.replace("+", "%20")));
            assertClean(site.get("/" + typed.replace("+", "%20")));
        }
    }

    /** A header of every kind of reply, by path. */
    private Map<String, String> everywhere(String header) {
        ReaderId ada = site.reader("ada@example.org");
        Map<String, String> found = new LinkedHashMap<>();
        for (String path : List.of(
                "/",
                "/style.css",
                "/none",
                "/feed.atom",
                "/subscribe",
                "/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), ""))) {
            found.put(path, header(site.get(path), header));
        }
        return found;
    }

    @Test
    void noReplyLetsAScriptRunOrAPageBeTurnedAgainstItsReader() {
        assertThat(everywhere("Content-Security-Policy"))
                .allSatisfy((path, policy) -> assertThat(policy)
                        .as(path)
                        .contains("default-src 'none'", "base-uri 'none'", "form-action 'self'")
                        .doesNotContain("script-src", "unsafe-inline"));
    }

    @Test
    void noReplyCanBeShownInAFrame() {
        assertThat(everywhere("Content-Security-Policy"))
                .allSatisfy((path, policy) -> assertThat(policy).as(path).contains("frame-ancestors 'none'"));
    }

    @Test
    void noReplyCanBeShownInAFrameByABrowserThatKnowsNoPolicy() {
        assertThat(everywhere("X-Frame-Options"))
                .allSatisfy((path, frames) -> assertThat(frames).as(path).isEqualTo("DENY"));
    }

    @Test
    void noReplyIsTakenForAnotherKindThanItSays() {
        assertThat(everywhere("X-Content-Type-Options"))
                .allSatisfy((path, sniffing) -> assertThat(sniffing).as(path).isEqualTo("nosniff"));
    }

    @Test
    void noReplyTellsOtherSitesTheAddressOfAPage() {
        assertThat(everywhere("Referrer-Policy"))
                .allSatisfy((path, referrer) -> assertThat(referrer).as(path).isEqualTo("strict-origin"));
    }

    @Test
    void manyGreatUploadsAtOnceAreNotAllHeldInMemory() throws Exception {
        List<Socket> sending = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                sending.add(upload());
            }
            Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                Socket oneMore = upload();
                sending.add(oneMore);
                oneMore.setSoTimeout(500);
                assertThat(new String(oneMore.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 503");
            });
        } finally {
            for (Socket socket : sending) {
                socket.close();
            }
        }
    }

    /** The first 400 kB of 5 MB. */
    private Socket upload() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), site.at("/").getPort());
        OutputStream out = socket.getOutputStream();
        out.write(
                "POST /subscribe HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[400_000]);
        out.flush();
        return socket;
    }

    @Test
    void whatATokenOpensIsKeptByNoCacheAndListedByNoSearchEngine() {
        ReaderId ada = site.reader("ada@example.org");

        HttpResponse<String> page = site.get("/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), ""));

        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).contains("<meta name=\"robots\" content=\"noindex\">");
    }

    @Test
    void aTokenDoesNotGetIntoTheLogEvenWhenItsPageFails() {
        Logger log = (Logger) LoggerFactory.getLogger("org.broadsheet.web");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        ReaderId ada = site.reader("ada@example.org");
        String token = site.token(Purpose.PREFERENCES, ada.toString(), "");
        site.database.close();

        assertThat(site.get("/preferences/" + token).statusCode()).isEqualTo(500);
        assertThat(site.get("/preferences/" + token).body()).doesNotContain("Exception", "SQL", token.substring(10));
        log.detachAppender(lines);
        assertThat(lines.list).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getKeyValuePairs().toString())
                    .contains("preferences")
                    .doesNotContain(token);
            assertThat(event.getFormattedMessage()).doesNotContain(token);
        });
    }

    @Test
    void aFormThatAnotherSiteSentIsRefused() {
        String form = "act=subscribe&email=ada%40example.org";
        for (String[] from : new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", "http://127.0.0.1.evil.example"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        }) {
            assertThat(site.post("/subscribe", form, from).statusCode())
                    .as(from[1])
                    .isEqualTo(403);
        }
        assertThat(site.pending).isEmpty();
        String self = site.at("/").toString().replaceAll("/$", "");
        assertThat(site.post("/subscribe", form, "Origin", self).statusCode()).isEqualTo(200);
        assertThat(site.post("/subscribe", form, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsSentAwayToAnotherSite() {
        for (String elsewhere :
                List.of("//evil.example", "https://evil.example/", "/\\evil.example", "evil", "\\\\evil")) {
            assertThatThrownBy(() -> Response.see(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String path : List.of("/evil.example/", "%2F%2Fevil.example", "subscribe?next=//evil.example")) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(site.at("/") + path)).build();
            assertThat(site.send(request).headers().firstValue("Location"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void noTextOfARequestGetsIntoAHeaderOfTheReply() {
        HttpResponse<String> page = site.get("/x%0d%0aSet-Cookie:%20a=b?q=%0d%0aSet-Cookie:%20a=b");

        assertThat(page.headers().map().toString()).doesNotContain("a=b");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void whetherAnAddressIsKnownShowsNeitherInTheAnswerNorInItsTime() {
        site.reader("known@example.org");

        String known = site.post("/subscribe", "act=subscribe&email=known%40example.org")
                .body();
        String unknown = site.post("/subscribe", "act=subscribe&email=unknown%40example.org")
                .body();
        String again = site.post("/subscribe", "act=subscribe&email=unknown%40example.org")
                .body();

        assertThat(known).isEqualTo(unknown).isEqualTo(again);
        long asked = System.nanoTime();
        site.post("/subscribe", "act=subscribe&email=unknown%40example.org");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        for (Duration worked : List.of(Duration.ZERO, Duration.ofMillis(40))) {
            long now = System.nanoTime();
            long began = now - worked.toNanos();
            EvenPace.since(began);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void aClientWhoAsksTooOftenIsToldToWaitAndForwardedForIsNotBelieved() {
        List<Integer> statuses = new ArrayList<>();
        try (TestSite usual = new TestSite(WebSettings.local(0))) {
            for (int i = 0; i < 60; i++) {
                statuses.add(usual.post("/unsubscribe/x", "", "X-Forwarded-For", "192.0.2." + i)
                        .statusCode());
            }
        }

        assertThat(statuses).contains(404, 429);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void forwardedForIsBelievedFromATrustedProxyAndOnlyAsFarAsTrustedOnesWroteIt() throws Exception {
        InetAddress proxy = InetAddress.getLoopbackAddress();
        Set<String> trusted = Set.of("127.0.0.1", "10.0.0.2");

        assertThat(ClientAddress.of(proxy, Optional.of("203.0.113.9"), Set.of()).address())
                .isEqualTo("127.0.0.1");
        assertThat(ClientAddress.of(proxy, Optional.of("203.0.113.9"), trusted).address())
                .isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of(proxy, Optional.of("198.51.100.1, 203.0.113.9"), trusted)
                        .address())
                .as("what the client wrote itself does not count")
                .isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of(proxy, Optional.of("203.0.113.9, 10.0.0.2"), trusted)
                        .address())
                .isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of(proxy, Optional.of("203.0.113.9"), trusted).network())
                .isEqualTo(ClientAddress.of(proxy, Optional.of("203.0.113.200"), trusted)
                        .network());
        assertThat(ClientAddress.of(proxy, Optional.of("2001:db8:1:2::4"), trusted)
                        .network())
                .isEqualTo(ClientAddress.of(proxy, Optional.of("2001:db8:1:ffff::4"), trusted)
                        .network());
        assertThat(ClientAddress.of(proxy, Optional.of("localhost"), trusted).address())
                .isEqualTo("127.0.0.1");
        assertThat(ClientAddress.of(proxy, Optional.of("2001:db8:1:2:3::4"), trusted)
                        .address())
                .isEqualTo(ClientAddress.of(proxy, Optional.of("2001:db8:1:2:ffff::9"), trusted)
                        .address());
    }

    @Test
    void moreThanAPageTakesIsRefused() {
        assertThat(site.post("/subscribe", "about=" + "x".repeat(210_000)).statusCode())
                .isEqualTo(413);
        assertThat(site.post("/unsubscribe/x", "a=" + "b".repeat(10_000)).statusCode())
                .isEqualTo(413);
        assertThat(site.post("/like/x", "a=" + "b".repeat(10_000)).statusCode()).isEqualTo(413);
        assertThat(site.post("/preferences/x", "a=" + "b".repeat(700_000)).statusCode())
                .isEqualTo(413);
        assertThat(site.post("/unsubscribe/x", "a=b").statusCode()).isEqualTo(404);
        assertThat(site.post("/unsubscribe/x", "a=b&".repeat(1_000)).statusCode())
                .isEqualTo(400);
        assertThat(site.post("/unsubscribe/x", "a=%zz").statusCode()).isEqualTo(400);
        assertThat(site.get("/search?q=" + "x".repeat(5_000)).statusCode()).isEqualTo(400);
        assertThat(site.get("/search?q=%zz".replace("%zz", "%25")).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestWithEndlessHeadersIsCutOff() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), site.at("/").getPort())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100_000; i++) {
                            out.write(("X-" + i + ": " + "y".repeat(100) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                        }
                        if (socket.getInputStream().read() < 0) {
                            throw new IOException("closed");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(site.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theServerItselfEndsWhoeverDawdles() {
        assertThat(site.get("/").statusCode()).isEqualTo(200);
        for (String limit : List.of("maxReqTime", "maxRspTime", "idleInterval", "maxReqHeaders", "maxReqHeaderSize")) {
            assertThat(Integer.getInteger("sun.net.httpserver." + limit))
                    .as(limit)
                    .isPositive();
        }
        assertThat(Integer.getInteger("jdk.httpserver.maxConnections")).isPositive();
    }

    @Test
    void otherMethodsAreRefused() {
        for (String method : List.of("PUT", "DELETE", "TRACE", "OPTIONS", "PATCH")) {
            HttpRequest request = HttpRequest.newBuilder(site.at("/"))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(site.send(request).statusCode()).as(method).isEqualTo(405);
        }
    }

    @Test
    void aTokenOfOneReaderOrPurposeOpensNothingOfAnother() {
        ReaderId ada = site.reader("ada@example.org");
        ReaderId ben = site.reader("ben@example.org");
        String feed = site.token(Purpose.FEED, ada.toString(), "");

        assertThat(site.get("/preferences/" + feed).statusCode()).isEqualTo(404);
        assertThat(site.post("/unsubscribe/" + feed, "").statusCode()).isEqualTo(404);
        String unsubscribe =
                site.token(Purpose.UNSUBSCRIBE, ada.toString(), "").replace(ada.toString(), ben.toString());
        site.post("/unsubscribe/" + unsubscribe, "");
        assertThat(site.subscribers.find(ben)).isPresent();
        assertThat(site.subscribers.find(new EmailAddress("ada@example.org"))).isPresent();
    }

    private static void assertClean(HttpResponse<String> page) {
        Document document = Jsoup.parse(page.body());
        for (Element element : document.getAllElements()) {
            assertThat(ELEMENTS).as("element in %s", page.uri()).contains(element.tagName());
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .as("%s", element)
                        .doesNotStartWith("on")
                        .isNotEqualTo("style");
                if (Set.of("href", "src", "action").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).matches("(/(?!/)|#|https://(arxiv|doi)\\.org/).*|/");
                }
            }
        }
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

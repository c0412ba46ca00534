package org.broadsheet.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.PaperList;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.sources.lists.ListRun;
import org.broadsheet.store.JdbcPaperLists;
import org.broadsheet.store.JdbcSights;
import org.broadsheet.web.http.WebServer;
import org.broadsheet.wellbeing.ListCheck;
import org.broadsheet.wellbeing.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers wrote or collected elsewhere counts as liked: named by mail or in a file, read every night. */
class OwnPapersTest {

    private static final String RECORD = "/v3.0/0000-0002-1825-0097/works";
    private static final String LIBRARY = "/users/7/items/top";

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T05:00:00Z"));
    private final Map<String, String> answers = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    private HttpServer keepers;
    private Correspondent ada;

    @BeforeEach
    void open() throws IOException {
        keepers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keepers.createContext("/", exchange -> {
            String question = exchange.getRequestURI().toString();
            String key = exchange.getRequestHeaders().getFirst("Zotero-API-Key");
            asked.add(question + (key == null ? "" : " with " + key));
            byte[] answer = answers.getOrDefault(question, "").getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, Math.max(answer.length, 1));
            exchange.getResponseBody().write(answer.length == 0 ? new byte[1] : answer);
            exchange.close();
        });
        keepers.start();
        String base = "http://127.0.0.1:" + keepers.getAddress().getPort();
        ada = Correspondent.of(
                folder,
                time,
                "public-url: https://papers.example.org\nweb: {port: 0}\nsources: {arxiv: [], lists: {orcid: \"%1$s\", zotero: \"%1$s\", arxiv: \"%1$s\", openalex: \"%1$s\"}}\n"
                        .formatted(base));
    }

    @AfterEach
    void close() {
        ada.close();
        keepers.stop(0);
    }

    @Test
    void anOrcidInALetterIsReadAndItsPapersCountUntilTheyAreGone() throws Exception {
        answers.put(RECORD, works("Starspots Masquerading as Water", "Of which nobody has heard"));

        MimeMessage confirmation =
                ada.send("papers@example.org", "subscribe", "My papers: https://orcid.org/0000-0002-1825-0097", "", "");
        assertThat(Correspondent.words(confirmation)).contains("1 list kept elsewhere, read every night");
        assertThat(asked).as("nobody asks for a stranger's sake").isEmpty();
        MimeMessage welcome = ada.reply(confirmation, "yes");
        assertThat(wants()).containsExactly(liked("orcid:0000-0002-1825-0097"));

        assertThat(read()).isEqualTo(new ListRun.Counts(1, 1, 0));
        assertThat(titles("orcid:0000-0002-1825-0097"))
                .containsExactlyInAnyOrder("Starspots Masquerading as Water", "Of which nobody has heard");
        ada.instance.matchRun().run();
        assertThat(ada.instance
                        .matching()
                        .matches()
                        .of(ada.reader().orElseThrow().id(), 0))
                .as("papers near those of hers")
                .isNotEmpty();

        assertThat(read()).as("nothing is asked for twice a night").isEqualTo(new ListRun.Counts(0, 0, 0));
        Instant before = ada.reader().orElseThrow().profileChanged();
        later(Duration.ofHours(21));
        assertThat(read()).isEqualTo(new ListRun.Counts(1, 0, 0));
        assertThat(ada.reader().orElseThrow().profileChanged())
                .as("nothing changed")
                .isEqualTo(before);
        answers.put(RECORD, works("Of which nobody has heard"));
        later(Duration.ofHours(21));
        assertThat(read()).isEqualTo(new ListRun.Counts(1, 1, 0));
        assertThat(ada.reader().orElseThrow().profileChanged())
                .as("is matched afresh")
                .isAfter(before);
        assertThat(titles("orcid:0000-0002-1825-0097")).containsExactly("Of which nobody has heard");

        answers.clear();
        later(Duration.ofHours(21));
        assertThat(read()).isEqualTo(new ListRun.Counts(0, 0, 1));
        assertThat(titles("orcid:0000-0002-1825-0097"))
                .as("what was known counts on")
                .hasSize(1);
        assertThat(Correspondent.words(ada.reply(welcome, "profile"))).contains("like: orcid:0000-0002-1825-0097");
        ada.reply(welcome, "unsubscribe");
        later(Duration.ofHours(21));
        assertThat(read()).as("whose it was has gone").isEqualTo(new ListRun.Counts(0, 0, 0));
        assertThat(titles("orcid:0000-0002-1825-0097")).isEmpty();
    }

    @Test
    void aZoteroLibraryIsOpenedByItsKeyWhichSurvivesAnEditThatDoesNotShowIt() throws Exception {
        answers.put(LIBRARY + "?format=versions", "{\"AAAAAAAA\":3}");
        answers.put(
                LIBRARY + "?format=json&itemKey=AAAAAAAA",
                "[{\"key\":\"AAAAAAAA\",\"version\":3,\"data\":{\"itemType\":\"preprint\",\"title\":\"On bees\",\"url\":\"https://arxiv.org/abs/2603.00001\"}}]");
        MimeMessage welcome = ada.reply(ada.send("papers@example.org", "subscribe", "sparse retrieval", "", ""), "yes");

        MimeMessage added = ada.reply(welcome, "add: zotero:users/7#P9NiFoyLeZu2bZNvvuQPDWsd");
        assertThat(Correspondent.words(added)).doesNotContain("P9Ni");
        MimeMessage shown = ada.reply(added, "profile");
        assertThat(Correspondent.words(shown)).contains("like: zotero:users/7").doesNotContain("P9Ni");
        String edited = ((String)
                        ((Multipart) shown.getContent()).getBodyPart(0).getContent())
                .replace("at most: 10", "at most: 7");
        ada.reply(shown, edited);
        assertThat(ada.reader().orElseThrow().profile().atMost()).isEqualTo(7);

        assertThat(read()).isEqualTo(new ListRun.Counts(1, 1, 0));
        assertThat(asked).hasSize(2).allMatch(question -> question.endsWith(" with P9NiFoyLeZu2bZNvvuQPDWsd"));
        assertThat(titles("zotero:users/7#P9NiFoyLeZu2bZNvvuQPDWsd")).containsExactly("2603.00001");
        assertThat(titles("zotero:users/7"))
                .as("whoever has no key is shown nothing")
                .isEmpty();
    }

    @Test
    void anOrcidAloneInTheLastParagraphIsNamedAndNoTelephoneNumber() throws Exception {
        MimeMessage confirmation = ada.send(
                "papers@example.org", "subscribe", "sparse retrieval\n\nhttps://orcid.org/0000-0002-1825-0097", "", "");
        MimeMessage unclear = ada.reply(confirmation, "OK, who is this?");
        assertThat(Correspondent.words(unclear))
                .contains("Somebody, most likely you, gave us this address", "answer with the one word \"yes\"")
                .doesNotContain("How do I pause?");
        // Her program names no letter that hers answers, and so the question comes once more.
        ada.reply(ada.reply(unclear, "yes"), "yes");

        assertThat(wants()).containsExactly(new Interest.About("sparse retrieval"), liked("orcid:0000-0002-1825-0097"));
    }

    @Test
    void aListInASignatureIsNone() throws Exception {
        MimeMessage confirmation = ada.send(
                "papers@example.org",
                "subscribe",
                "sparse retrieval\n\nBest regards,\nAda Lovelace\nUniversity of Somewhere\nhttps://orcid.org/0000-0002-1825-0097",
                "",
                "");
        ada.reply(confirmation, "yes");

        assertThat(wants()).containsExactly(new Interest.About("sparse retrieval"));
    }

    @Test
    void aProfileFileNamesItAmongThePapers() throws Exception {
        answers.put(RECORD, works("Starspots Masquerading as Water"));
        Path profiles = Files.createDirectories(folder.resolve("config/profiles"));
        Files.writeString(profiles.resolve("ada.yaml"), """
                email: ada@example.com
                interests:
                  - name: Mine
                    papers: ["orcid:0000-0002-1825-0097", 2603.00001]
                """);

        ada.instance.profileFiles().takeOver();

        assertThat(wants()).contains(liked("orcid:0000-0002-1825-0097"));
        assertThat(read()).isEqualTo(new ListRun.Counts(1, 1, 0));
    }

    @Test
    void whoeverNamesAListThatCannotBeReadIsToldOnceAndSoIsTheOperatorAndThatItIsWellAgain() throws Exception {
        ada.reply(
                ada.send("papers@example.org", "subscribe", "My papers: https://orcid.org/0000-0002-1825-0097", "", ""),
                "yes");
        assertThat(read()).isEqualTo(new ListRun.Counts(0, 0, 1));

        MimeMessage first = digest("2026-03-02T07:05:00Z");
        assertThat(Correspondent.words(first))
                .as("nothing else fits, and yet there is a letter")
                .contains("Your list orcid:0000-0002-1825-0097 cannot be read, since Monday 2 March.");
        assertThat(preferences(first))
                .contains("cannot be read since Monday 2 March 2026; nothing that stood in it counts")
                .contains("404");
        assertThat(digests("2026-03-03T07:05:00Z")).as("it is told once").isZero();
        assertThat(new ListCheck(new JdbcSights(ada.instance.database())).look(time.instant()))
                .singleElement()
                .satisfies(trouble -> {
                    assertThat(trouble.weight()).isEqualTo(Trouble.Weight.NOTE);
                    assertThat(trouble.sentence()).contains("The one orcid list of a reader cannot be read; of one: ");
                });
        assertThat(ada.instance.beside().paperLists().all())
                .singleElement()
                .satisfies(one -> assertThat(one.readers()).isEqualTo(1));

        answers.put(RECORD, works("Starspots Masquerading as Water"));
        assertThat(read()).isEqualTo(new ListRun.Counts(1, 1, 0));
        assertThat(Correspondent.words(digest("2026-03-04T07:05:00Z")))
                .contains("Your list orcid:0000-0002-1825-0097 can be read again, since Tuesday 3 March.");
        assertThat(preferences(first)).contains("one paper, read on Tuesday 3 March 2026");
        assertThat(new ListCheck(new JdbcSights(ada.instance.database())).look(time.instant()))
                .isEmpty();
        assertThat(digests("2026-03-05T07:05:00Z"))
                .as("that, too, is told once")
                .isZero();

        answers.clear();
        later(Duration.ofHours(21));
        assertThat(read()).isEqualTo(new ListRun.Counts(0, 0, 1));
        assertThat(digests("2026-03-06T07:05:00Z"))
                .as("one that was read may be out of reach for a night")
                .isZero();
        assertThat(Correspondent.words(digest("2026-03-09T07:05:00Z")))
                .contains("cannot be read, since Friday 6 March");
    }

    private int digests(String at) {
        time.moveTo(Instant.parse(at));
        ada.instance.matchRun().run();
        return ada.instance.digestRun().run().digests();
    }

    private MimeMessage digest(String at) throws Exception {
        assertThat(digests(at)).isEqualTo(1);
        return ada.delivered();
    }

    private String preferences(MimeMessage letter) throws Exception {
        Matcher link = Pattern.compile("/preferences/[\\w.~-]+").matcher(Correspondent.words(letter));
        assertThat(link.find()).isTrue();
        try (WebServer web = WebServer.start(
                        ada.instance.config().web(),
                        ada.instance.site(URI.create("https://papers.example.org")),
                        time);
                HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(web.address().resolve(link.group()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(UTF_8))
                    .body();
        }
    }

    private void later(Duration span) {
        time.moveTo(time.instant().plus(span));
    }

    private ListRun.Counts read() {
        later(Duration.ofMinutes(2));
        // Between two questions a keeper is left alone for a second, which passes as fast as anybody asks.
        Thread clock = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                later(Duration.ofMillis(100));
                LockSupport.parkNanos(1_000_000);
            }
        });
        try {
            return ada.instance.beside().listRun().run();
        } finally {
            clock.interrupt();
        }
    }

    private List<Interest> wants() {
        return ada.reader().orElseThrow().profile().interests().stream()
                .flatMap(interest -> interest.wants().stream())
                .toList();
    }

    private List<String> titles(String list) {
        PaperLists lists = new JdbcPaperLists(ada.instance.database());
        PaperList one = PaperList.parse(list).orElseThrow();
        return lists.papers(Set.of(one)).getOrDefault(one, List.of()).stream()
                .map(PaperReference::text)
                .toList();
    }

    private static Interest liked(String list) {
        return new Interest.LikePaper(
                new PaperReference.InList(PaperList.parse(list).orElseThrow()));
    }

    private static String works(String... titles) {
        List<String> groups = new ArrayList<>();
        for (String title : titles) {
            groups.add("{\"work-summary\":[{\"title\":{\"title\":{\"value\":\"%s\"}}}]}".formatted(title));
        }
        return "{\"group\":[" + String.join(",", groups) + "]}";
    }
}

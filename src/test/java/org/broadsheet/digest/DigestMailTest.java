package org.broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.broadsheet.delivery.Composer.Composition;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.InMemorySubscribers;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestMailTest {

    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final InMemorySubscribers subscribers = new InMemorySubscribers();
    private final InMemoryDigests digests = new InMemoryDigests(shelf);
    private final List<Reason> reasons = new ArrayList<>();
    private LookBack lookBack = LookBack.NONE;
    private List<NamedInterest> interests =
            List.of(new NamedInterest("Main", List.of(new Interest.About("x")), OptionalInt.empty()));

    @Test
    void theFirstLetterOfAWeekLooksBackAtWhatWasKeptAndWhatTheFieldRead() {
        List<Instant> asked = new ArrayList<>();
        lookBack = (reader, from, to) -> {
            asked.add(from);
            return new LookBack.Week(List.of(2L), List.of(1L, 3L, 4L));
        };
        Paper shown = Papers.arxiv("2603.00001", "Shown today").by("A", "cs.IR").paper();
        shelve(
                shown,
                Papers.arxiv("2602.00002", "Kept <last> week")
                        .by("B", "math.CO")
                        .paper(),
                Papers.arxiv("2602.00003", "Read by others").by("C", "cs.IR").paper(),
                Papers.arxiv("2602.00004", "Of another field")
                        .by("D", "q-bio.NC")
                        .paper());

        Letter letter = letter(shown);

        assertThat(asked).containsExactly(NOW.minus(Duration.ofDays(7)));
        assertThat(letter.text())
                .contains("What you saved last week\n\n- Kept <last> week\n  https://arxiv.org/abs/2602.00002")
                .contains("saved or liked last week\n\n- Read by others\n")
                .doesNotContain("Of another field", "- Shown today");
        assertThat(letter.html()).contains(">Kept &lt;last&gt; week</a>");
    }

    @Test
    void anInterestWithoutAPaperIsNamed() {
        interests = List.of(
                interests.getFirst(),
                new NamedInterest("Owls <at> sea", List.of(new Interest.About("owls")), OptionalInt.empty()),
                new NamedInterest("Never", List.of(new Interest.Without("survey")), OptionalInt.empty()));

        Letter letter = letter(Papers.arxiv("2603.00001", "Shown today").paper());

        assertThat(letter.text()).contains("\nNothing fits well enough today for: Owls <at> sea.\n");
        assertThat(letter.html()).contains("Nothing fits well enough today for: Owls &lt;at&gt; sea.");
    }

    @Test
    void theShippedTemplatesHaveNoMistakes() {
        assertThat(Templates.from(Optional.empty()).check(DigestMail.samples())).isEmpty();
    }

    @Test
    void aDigestIsALetterThatScreenReadersAndPhonesCanShow() {
        Letter letter = letter(
                Papers.arxiv("2603.01417", "Ranking with half the postings").paper(),
                Papers.arxiv("2603.01502", "When does expansion hurt?").paper());

        Document page = Jsoup.parse(letter.html());
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.title())
                .isEqualTo("Your papers for Monday 2 March: 2 of 12")
                .isEqualTo(letter.subject());
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("h2").eachText())
                .containsExactly("1\u2002Ranking with half the postings", "2\u2002When does expansion hurt?");
        assertThat(page.select("h2 a").eachAttr("href"))
                .containsExactly("https://arxiv.org/abs/2603.01417", "https://arxiv.org/abs/2603.01502");
        assertThat(page.select("table").eachAttr("role")).containsOnly("presentation");
        assertThat(page.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(page.body().child(0).text()).startsWith("Ranking with half the postings · and 1 more");
        assertThat(page.select("img, script, link, iframe, form")).isEmpty();
        assertThat(letter.text()).doesNotContain("Nothing fits");
    }

    @Test
    void thePdfAndTheAbstractAreLinkedInBothParts() {
        Letter letter = letter(Papers.arxiv("2603.01417", "One").paper());

        assertThat(letter.html()).contains("https://arxiv.org/pdf/2603.01417");
        assertThat(letter.text())
                .contains("\n    https://arxiv.org/abs/2603.01417\n", "\n    PDF: https://arxiv.org/pdf/2603.01417\n");
    }

    @Test
    void aDoiWithOddCharactersIsStillALink() {
        Letter letter = letter(Papers.titled("One")
                .doi("10.1002/(sici)1097-0258<1::aid>3.0\"x")
                .paper());

        assertThat(Jsoup.parse(letter.html()).select("h2 a").attr("href"))
                .isEqualTo("https://doi.org/10.1002/(sici)1097-0258%3C1::aid%3E3.0%22x");
    }

    @Test
    void aPaperThatNobodyNumberedHasNoLinkAndStillATitle() {
        Document page =
                Jsoup.parse(letter(Papers.titled("Only a title").paper()).html());

        assertThat(page.select("h2").text()).isEqualTo("1\u2002Only a title");
        assertThat(page.select("h2 a")).isEmpty();
    }

    @Test
    void theReasonsAreSaidAndTheirWordsAreMarked() {
        reasons.add(new Reason.Follows(new Author("Ada Okafor")));
        reasons.add(new Reason.Words("half the postings"));
        reasons.add(new Reason.LikedPaper(PaperId.parse("2408.01234").orElseThrow(), "Efficient <indexes>"));

        Letter letter = letter(Papers.titled("Ranking with half the postings").paper());

        assertThat(Jsoup.parse(letter.html()).body().html())
                .contains(
                        "you follow Ada Okafor · has <i>half the postings</i> · near your “Efficient &lt;indexes&gt;”");
        assertThat(Jsoup.parse(letter.html()).select("h2 .mark").text()).isEqualTo("half the postings");
        assertThat(letter.text()).contains("you follow Ada Okafor · has half the postings · near your");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</title></style><style>*{display:none}",
                "\" onmouseover=\"alert(1)",
                "[[${7*7}]] [(${7*7})] ${T(java.lang.Runtime).getRuntime().exec('id')} __${7*7}__ *{x} #{y} @{z}",
                "th:utext=\"${x}\" [# th:if=\"true\"]x[/]",
                "\u202egnp.exe\u202c and \u2066isolated\u2069",
                "zero\u200bwidth \ufeff \u00ad soft",
                "line\r\nBcc: everybody@example.org\r\n\r\nbody",
                "gap \ufdd0number\ufdd1 \ufdd0",
                "half a pair \ud83d alone",
                "&lt;already&gt; &amp; escaped",
                "$<b>\\emph{<i>}$ \\href{javascript:alert(1)}{click}",
                "<!-- --> ]]> <![CDATA[ x",
            })
    void hostileTextIsShownAndDoesNothing(String hostile) {
        reasons.add(new Reason.Words(hostile));
        reasons.add(new Reason.NearInMeaning(hostile, hostile));
        Paper paper = Papers.titled("T " + hostile)
                .text("A " + hostile)
                .by("N " + hostile.replaceAll("[\r\n]", " "), "cs.IR")
                .paper();

        Letter letter = letter(paper);

        Document page = Jsoup.parse(letter.html());
        assertThat(page.select("script, img, iframe, form, [onerror], [onmouseover], [th:utext]"))
                .isEmpty();
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select("a").eachAttr("href")).noneMatch(href -> href.startsWith("javascript"));
        assertThat(page.select("h2")).hasSize(1);
        assertThat(letter.html() + letter.text())
                .doesNotContain("49")
                .doesNotContainPattern("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\u00ad\ufdd0-\ufdef\r]")
                .doesNotContainPattern("(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])");
        assertThat(letter.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    }

    @Test
    void noLineOfTheTextIsLongButAddresses() {
        Letter letter = letter(Papers.titled("A title " + "with quite some words ".repeat(10))
                .text("x".repeat(10_000) + " and words ".repeat(40))
                .paper());

        assertThat(letter.text().lines().filter(line -> !line.contains("https://")))
                .allMatch(line -> line.codePointCount(0, line.length()) <= 72);
        assertThat(letter.text()).endsWith("\n").doesNotContain("\n\n\n\n").doesNotContainPattern(" \n");
    }

    @Test
    void aLargeDigestStaysUnderEightyKilobytesAndSaysHowMuchIsMissing() throws Exception {
        Paper[] many = IntStream.range(0, 100)
                .mapToObj(i -> Papers.arxiv("2603.%05d".formatted(i), "Ω".repeat(300) + " " + i)
                        .text("Wörter mit Umlauten äöü = und mehr. ".repeat(60))
                        .paper())
                .toArray(Paper[]::new);

        Letter letter = letter(many);

        assertThat(quotedPrintable(letter.html())).isBetween(60_000, 80_000);
        int shown = Jsoup.parse(letter.html()).select("h2").size();
        assertThat(letter.html())
                .contains("%d more papers have no room in a mail of this size.".formatted(100 - shown));
        assertThat(letter.text()).contains("%d more papers have no room".formatted(100 - shown));
    }

    /** By the mail library, since that is what sends it. */
    private static int quotedPrintable(String html) throws Exception {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (OutputStream out = MimeUtility.encode(encoded, "quoted-printable")) {
            out.write(html.getBytes(StandardCharsets.UTF_8));
        }
        return encoded.size();
    }

    @Test
    void theSameDigestGivesTheSameBytes() {
        reasons.add(new Reason.Words("postings"));
        Letter first = letter(
                Papers.arxiv("2603.01417", "Ranking with half the postings").paper());
        Letter again = ((Composition.Ready) mail(ReaderLinks.NONE, false).compose(key())).letter();

        assertThat(again).isEqualTo(first);
    }

    @Test
    void withoutAWebAddressThereAreNoLinksToIt() {
        Letter letter = letter(Papers.arxiv("2603.01417", "One").paper());

        assertThat(Jsoup.parse(letter.html()).select("a").eachText()).containsExactly("One", "Abstract", "PDF");
        assertThat(letter.html() + letter.text()).doesNotContain("nsubscribe", "Reply", "like 2");
        assertThat(letter.unsubscribe()).isEmpty();
    }

    @Test
    void withAMailboxTheMailSaysHowToReply() {
        Letter letter = letter(ReaderLinks.NONE, true, Papers.titled("One").paper());

        assertThat(letter.html()).contains("Reply &quot;like 2&quot;, &quot;save 2&quot;");
        assertThat(letter.text()).contains("Reply \"like 2\"");
    }

    @Test
    void withAWebAddressEverythingIsOneClickAway() {
        Letter letter =
                letter(DigestMailTest::everyLink, false, Papers.titled("One").paper());

        assertThat(Jsoup.parse(letter.html()).select("a").eachText())
                .containsExactly(
                        "Read on the web",
                        "Unsubscribe",
                        "Similar",
                        "More like this",
                        "Save",
                        "Not for me",
                        "Change what you get",
                        "Pause",
                        "Unsubscribe",
                        "Unsubscribe by mail");
        assertThat(letter.text()).contains("Unsubscribe: https://papers.example.org/u\n");
        assertThat(letter.unsubscribe()).contains(URI.create("https://papers.example.org/u"));
    }

    @Test
    void aDayWithoutPapersIsOneLine() {
        Letter letter = letter();

        assertThat(letter.subject()).isEqualTo("No papers for you on Monday 2 March");
        assertThat(letter.text()).contains("Nothing among 12 new papers fits well enough to show.");
    }

    @Test
    void whoHasLeftGetsNothing() {
        letter(Papers.titled("One").paper());
        subscribers.stop(new ReaderId(1), NOW);

        assertThat(mail(ReaderLinks.NONE, false).compose(key()))
                .isEqualTo(new Composition.Withdrawn("s1 reads no more"));
    }

    @Test
    void anotherKindOfKeyIsNotADigest() {
        assertThat(mail(ReaderLinks.NONE, false).compose(new MessageKey("confirm/abc")))
                .isInstanceOf(Composition.Withdrawn.class);
    }

    /** A digest's reader can do everything by a link. */
    private static ReaderLinks.OfDigest everyLink(Digest digest) {
        return new ReaderLinks.OfDigest(
                at("d"),
                at("p"),
                at("z"),
                at("u"),
                Optional.of(URI.create("mailto:u@papers.example.org")),
                (entry, paper) -> new ReaderLinks.OfPaper(way("s"), way("m"), way("n"), way("n")));
    }

    private static Optional<URI> at(String path) {
        return way(path).map(URI::create);
    }

    private static Optional<String> way(String path) {
        return Optional.of("https://papers.example.org/" + path);
    }

    private static MessageKey key() {
        return Digest.key(new ReaderId(1), MONDAY);
    }

    private DigestMail mail(ReaderLinks links, boolean replies) {
        return new DigestMail(
                digests,
                subscribers,
                shelf,
                Templates.from(Optional.of(Path.of("templates"))),
                links,
                lookBack,
                new DigestSettings("Broadsheet", "example.org", replies, DigestSettings.DEFAULT_LOOK_BACK));
    }

    private void shelve(Paper... papers) {
        shelf.put(new PaperShelf.Batch("t", List.of(papers), List.of(), Optional.empty()), NOW);
    }

    private Letter letter(Paper... papers) {
        return letter(ReaderLinks.NONE, false, papers);
    }

    /** The letter of a digest with these papers in one section, each there for {@link #reasons}. */
    private Letter letter(ReaderLinks links, boolean replies, Paper... papers) {
        subscribers.join(
                new EmailAddress("ada@example.org"),
                "Ada",
                new DigestTime(LocalTime.of(7, 0), ZoneOffset.UTC, DigestTime.WEEKDAYS),
                new Profile(interests, 0, 10, 20, 0, Profile.WhenEmpty.A_LINE),
                NOW);
        shelve(papers);
        List<Entry> entries = IntStream.rangeClosed(1, papers.length)
                .mapToObj(number ->
                        new Entry(number, OptionalInt.of(90), List.of(), reasons, Optional.empty(), List.of()))
                .toList();
        Digest digest = new Digest(
                new ReaderId(1),
                MONDAY,
                NOW,
                0,
                papers.length,
                Math.max(12, papers.length),
                0,
                entries.isEmpty() ? List.of() : List.of(new Section("Main", Section.Kind.INTEREST, entries)));
        Message email =
                new Message(key(), new EmailAddress("ada@example.org"), "<x@example.org>", NOW, NOW.plusSeconds(60));
        digests.publish(List.of(new DigestStore.Edition(digest, Optional.of(email))), NOW);
        return ((Composition.Ready) mail(links, replies).compose(key())).letter();
    }
}

package org.broadsheet.digest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Language;
import org.broadsheet.rendering.Languages;
import org.broadsheet.rendering.Markup;
import org.broadsheet.rendering.Templates;
import org.broadsheet.tex.Styled;
import org.jsoup.Jsoup;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.messageresolver.StandardMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * Composing a digest of twenty papers, both parts: as the product does it, and as one plain Thymeleaf render of the same
 * templates with loops in them. The plain one gets every value ready-made, the product works them out each time.
 */
public final class ComposeSpeed {

    private static final Language ENGLISH =
            Templates.from(Optional.empty()).languages().of(Languages.FIRST);
    private static final Wording WORDING = new Wording(ENGLISH);

    private static final int PAPERS = 20;
    private static final int SAMPLE_DIGESTS = 50;
    private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

    private ComposeSpeed() {}

    /**
     * Digests a second of processor time: other work on the machine does not count.
     *
     * @param octets of the HTML part of one digest
     */
    public record Figures(double product, double plain, int octets) {
        public double ratio() {
            return product / plain;
        }
    }

    /** @param seconds for each of four rounds of each; the best round counts */
    public static Figures measure(Path templates, double seconds) throws IOException {
        Typesetter typesetter = new Typesetter(Templates.from(Optional.of(templates)), DigestSettings.defaults());
        Map<Long, ShelvedPaper> papers = papers();
        Subscriber reader = reader();
        List<Digest> digests = new ArrayList<>();
        for (int i = 1; i <= SAMPLE_DIGESTS; i++) {
            digests.add(digest(i, papers));
        }
        Plain plain = new Plain(templates);
        List<Map<String, Object>> html = new ArrayList<>();
        List<Map<String, Object>> text = new ArrayList<>();
        for (Digest digest : digests) {
            html.add(plain.variables(reader, digest, papers, true));
            text.add(plain.variables(reader, digest, papers, false));
        }
        String ours = typesetter
                .set(reader, digests.getFirst(), LINKS, papers, WeekBehind.NONE)
                .html();
        String theirs = plain.html(html.getFirst());
        if (!words(ours).equals(words(theirs))) {
            int same = Arrays.mismatch(words(ours).toCharArray(), words(theirs).toCharArray());
            throw new IllegalStateException(
                    "The two do not compose the same digest: from %s, one goes on with %s, the other with %s"
                            .formatted(
                                    excerpt(words(ours), same - 60),
                                    excerpt(words(ours), same),
                                    excerpt(words(theirs), same)));
        }
        int[] next = {0};
        Supplier<Integer> product = () -> {
            Typesetter.Sheets sheets =
                    typesetter.set(reader, digests.get(next[0]++ % SAMPLE_DIGESTS), LINKS, papers, WeekBehind.NONE);
            return sheets.html().length() + sheets.text().length();
        };
        Supplier<Integer> thymeleaf = () -> {
            int i = next[0]++ % SAMPLE_DIGESTS;
            return plain.html(html.get(i)).length() + plain.text(text.get(i)).length();
        };
        double best = 0;
        double bestPlain = 0;
        for (int round = 0; round < 4; round++) {
            best = Math.max(best, rate(product, seconds));
            bestPlain = Math.max(bestPlain, rate(thymeleaf, seconds));
        }
        return new Figures(best, bestPlain, ours.length());
    }

    private static double rate(Supplier<Integer> work, double seconds) {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        long end = start + (long) (seconds * 1e9);
        long done = 0;
        long characters = 0;
        long now = start;
        while (now < end) {
            for (int i = 0; i < SAMPLE_DIGESTS; i++) {
                characters += work.get();
                done++;
            }
            now = cpu.getCurrentThreadCpuTime();
        }
        if (characters == 0) {
            throw new IllegalStateException("Nothing was composed.");
        }
        return done / ((now - start) / 1e9);
    }

    private static String words(String html) {
        return Jsoup.parse(html).html().replaceAll("\\s+", "");
    }

    private static String excerpt(String text, int from) {
        return text.substring(Math.max(0, from), Math.min(text.length(), from + 60));
    }

    /** The same templates as one: what fills a gap in the product is a loop here. */
    private static final class Plain {

        private final TemplateEngine htmlEngine = engine(TemplateMode.HTML);
        private final TemplateEngine textEngine = engine(TemplateMode.TEXT);
        private final String html;
        private final String text;

        Plain(Path templates) throws IOException {
            String source = Files.readString(templates.resolve(Shapes.HTML));
            String section = between(
                    source, "<th:block th:fragment=\"section\">", "</th:block>\n<th:block th:fragment=\"paper\">");
            String paper =
                    between(source, "<th:block th:fragment=\"paper\">", "</th:block>\n<th:block th:fragment=\"line\">");
            String page = source.substring(0, source.indexOf("<th:block th:remove=\"all\">"))
                    + source.substring(source.indexOf("</body>"));
            html = page.replace(
                    "<th:block th:if=\"${sections}\" th:utext=\"${sections}\"></th:block>",
                    "<th:block th:each=\"section : ${sections}\">"
                            + within(section, "section", "name", "size")
                                    .replace(
                                            "<th:block th:utext=\"${papers}\"></th:block>",
                                            "<th:block th:each=\"paper : ${section.papers}\">"
                                                    + within(paper, "paper", PAPER) + "</th:block>")
                            + "</th:block>");
            String textSource = Files.readString(templates.resolve(Shapes.TEXT));
            String textPaper =
                    between(textSource, "[# th:if=\"${part == 'paper'}\"]", "[/][# th:if=\"${part == 'line'}\"]");
            String textSection =
                    between(textSource, "[# th:if=\"${part == 'section'}\"]", "[/][# th:if=\"${part == 'paper'}\"]");
            String textPage =
                    between(textSource, "[# th:if=\"${part == 'page'}\"]", "[/][# th:if=\"${part == 'section'}\"]");
            text = textPage.replace(
                    "[# th:if=\"${sections}\"][(${sections})]\n[/]",
                    "[# th:each=\"section : ${sections}\"]"
                            + within(textSection, "section", "name", "size")
                                    .replace(
                                            "[(${papers})]",
                                            "[# th:each=\"paper : ${section.papers}\"]"
                                                    + within(textPaper, "paper", PAPER) + "[/]")
                            + "[/]");
        }

        private static final String[] PAPER = {
            "number",
            "title",
            "text",
            "score",
            "because",
            "also",
            "trend",
            "similar",
            "more",
            "less",
            "save",
            "authors",
            "categories",
            "id",
            "link",
            "pdf"
        };

        String html(Map<String, Object> variables) {
            return htmlEngine.process(html, new Context(Locale.ENGLISH, variables));
        }

        String text(Map<String, Object> variables) {
            return textEngine.process(text, new Context(Locale.ENGLISH, variables));
        }

        /** Sentences with values are worked out before; those without are what the templates say themselves. */
        private static String plain(String name) {
            try {
                return ENGLISH.say(name);
            } catch (IllegalArgumentException needsValues) {
                return "";
            }
        }

        private static TemplateEngine engine(TemplateMode mode) {
            StringTemplateResolver resolver = new StringTemplateResolver();
            resolver.setTemplateMode(mode);
            resolver.setCacheable(true);
            TemplateEngine engine = new TemplateEngine();
            engine.setTemplateResolver(resolver);
            StandardMessageResolver sentences = new StandardMessageResolver();
            ENGLISH.names().stream()
                    .filter(name -> name.startsWith("link.") || name.startsWith("digest."))
                    .forEach(name -> sentences.addDefaultMessage(name, plain(name)));
            engine.setMessageResolver(sentences);
            return engine;
        }

        private static String between(String source, String from, String to) {
            int start = source.indexOf(from) + from.length();
            return source.substring(start, source.indexOf(to, start));
        }

        private static String within(String source, String owner, String... names) {
            String result = source;
            for (String name : names) {
                result = result.replaceAll(
                        "\\$\\{(!?#(?:strings|lists).isEmpty\\()?" + name + "\\b", "\\${$1" + owner + "." + name);
            }
            return result.replace("section.size", "section.shown");
        }

        /** The values of one digest, all worked out. */
        Map<String, Object> variables(Subscriber reader, Digest digest, Map<Long, ShelvedPaper> papers, boolean html) {
            Styled.Marker marker = new Styled.Marker("<span class=\"mark\" style=\"background:#fff2b8;\">", "</span>");
            List<Map<String, Object>> sections = new ArrayList<>();
            int number = 0;
            for (Section section : digest.sections()) {
                List<Map<String, Object>> blocks = new ArrayList<>();
                for (Entry entry : section.entries()) {
                    PaperWords words = PaperWords.of(papers.get(entry.paper()).paper());
                    List<String> matched = entry.reasons().stream()
                            .filter(Reason.Words.class::isInstance)
                            .map(reason -> ((Reason.Words) reason).surface())
                            .toList();
                    Map<String, Object> block = new HashMap<>();
                    block.put("number", html ? ++number : "%2d. ".formatted(++number));
                    block.put(
                            "title",
                            html
                                    ? words.title().html(matched, marker)
                                    : words.title().text());
                    block.put(
                            "text",
                            html
                                    ? words.text().html(matched, marker)
                                    : Columns.fold(words.text().text(), "    ", "    "));
                    block.put("score", entry.score().orElseThrow());
                    block.put(
                            "because",
                            Wording.joined(
                                    WORDING.because(entry.reasons()),
                                    said -> html ? Markup.of(said).html() : said,
                                    said -> html ? "<i>" + Markup.of(said).html() + "</i>" : said));
                    block.put("also", null);
                    block.put("trend", null);
                    ReaderLinks.OfPaper links = LINKS.papers()
                            .of(entry, papers.get(entry.paper()).paper().id());
                    block.put("similar", links.similar().orElseThrow());
                    block.put("more", links.more().orElseThrow());
                    block.put("less", links.less().orElseThrow());
                    block.put("save", links.save().orElseThrow());
                    block.put(
                            "key",
                            words.key().text().isEmpty() ? null : words.key().text());
                    block.put("machine", words.machine());
                    block.put("authors", words.authors());
                    block.put("categories", words.categories());
                    block.put("id", words.number().orElse(null));
                    block.put("link", words.link().map(URI::toString).orElse(null));
                    block.put("pdf", words.pdf().map(URI::toString).orElse(null));
                    blocks.add(block);
                }
                Map<String, Object> one = new HashMap<>();
                one.put("name", section.name());
                one.put("shown", blocks.size());
                one.put("papers", blocks);
                sections.add(one);
            }
            Map<String, Object> page = new HashMap<>();
            page.put("masthead", "Broadsheet");
            page.put("title", WORDING.subject(digest));
            page.put(
                    "preheader",
                    WORDING.preheader(
                            papers.get(digest.entries().getFirst().paper())
                                    .paper()
                                    .title(),
                            digest.entries().size()));
            page.put("date", WORDING.date(digest.date()));
            page.put("count", WORDING.count(digest));
            page.put("nothing", null);
            page.put("sections", sections);
            page.put("left", null);
            page.put("cut", null);
            page.put("standing", WORDING.standing(reader));
            page.put("reply", null);
            page.put("web", LINKS.web().orElseThrow());
            page.put("preferences", LINKS.preferences().orElseThrow());
            page.put("pause", LINKS.pause().orElseThrow());
            page.put("unsubscribe", LINKS.unsubscribe().orElseThrow());
            page.put("unsubscribeMail", null);
            return page;
        }
    }

    /** Addresses as long as real ones; signing them is not what is measured. */
    private static final ReaderLinks.OfDigest LINKS =
            links("https://papers.example.org/", "/k1.l.s42.2603-90001.sz3k4a.abcdefghijklmnopqrstuv");

    private static ReaderLinks.OfDigest links(String base, String token) {
        Optional<URI> web = Optional.of(URI.create(base + "d" + token));
        Optional<String> less = Optional.of(base + "n" + token);
        ReaderLinks.OfPaper paper =
                new ReaderLinks.OfPaper(web.map(URI::toString), Optional.of(base + "m" + token), less, less);
        return new ReaderLinks.OfDigest(web, web, web, web, Optional.empty(), (entry, id) -> paper);
    }

    private static Subscriber reader() {
        return new Subscriber(
                new ReaderId(42),
                new EmailAddress("ada@example.org"),
                "Ada",
                new Subscriber.Origin.Desk(),
                new DigestTime(LocalTime.of(7, 30), ZoneOffset.UTC, DigestTime.WEEKDAYS),
                ReaderDefaults.USUAL.profile(),
                NOW,
                NOW,
                Optional.empty(),
                1);
    }

    /** A day of 400 papers, of which each digest shows other ones. */
    private static Map<Long, ShelvedPaper> papers() {
        Map<Long, ShelvedPaper> papers = new LinkedHashMap<>();
        for (long number = 1; number <= 400; number++) {
            String text = ("We show that a learned sparse index number " + number
                            + " keeps its effectiveness when every second posting is dropped, provided that the rule"
                            + " looks at the query log and not at the weights alone. ")
                    .repeat(6);
            papers.put(
                    number,
                    new ShelvedPaper(
                            number,
                            NOW,
                            new Paper(
                                    Optional.of(new ArxivId("2603.%05d".formatted(number))),
                                    Optional.empty(),
                                    "Ranking with half the postings: pruning rule " + number + " that keeps nDCG",
                                    text,
                                    List.of(
                                            new Author("Ada Okafor"),
                                            new Author("Jun Ishii"),
                                            new Author("Tomáš Novák")),
                                    List.of(new Category("cs.IR"), new Category("cs.DS")),
                                    1,
                                    LocalDate.parse("2026-03-02"),
                                    OptionalInt.empty())));
        }
        return papers;
    }

    private static Digest digest(int reader, Map<Long, ShelvedPaper> papers) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < PAPERS; i++) {
            long paper = 1 + (reader * 7L + i * 13L) % papers.size();
            entries.add(new Entry(
                    paper,
                    OptionalInt.of(99 - i),
                    List.of(),
                    List.of(
                            new Reason.Words("learned sparse"),
                            new Reason.Words("postings"),
                            new Reason.LikedPaper(
                                    PaperId.parse("2408.01234").orElseThrow(),
                                    "Efficient inverted indexes for neural terms")),
                    Optional.empty(),
                    List.of()));
        }
        return new Digest(
                new ReaderId(reader),
                LocalDate.parse("2026-03-02"),
                NOW,
                0,
                400,
                400,
                0,
                List.of(
                        new Section("Sparse retrieval", Section.Kind.INTEREST, entries.subList(0, 12)),
                        new Section("Theory", Section.Kind.INTEREST, entries.subList(12, PAPERS))));
    }
}

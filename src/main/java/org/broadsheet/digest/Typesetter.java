package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Markup;
import org.broadsheet.rendering.Part;
import org.broadsheet.rendering.Templates;

/**
 * Sets a digest in HTML and in text. What a paper's block has in common for all readers is rendered once and kept; what
 * differs (number, score, reasons, marked words, links) is filled in. The same digest gives the same characters.
 */
final class Typesetter {

    /** Gmail cuts HTML at about 102 kB; this leaves room for what servers add. */
    private static final int MOST_ENCODED = 80_000;

    /** What the page around the papers takes at most, encoded. */
    private static final int FURNITURE = 9_000;

    private static final int MOST_BLOCKS = 4_000;
    private static final String INDENT = "    ";

    private final Shapes shapes;
    private final ReaderLinks links;
    private final boolean replies;
    private final Part htmlPage;
    private final Part htmlSection;
    private final Part textPage;
    private final Part textSection;
    private final Styled.Marker marker;
    private final Map<Source, Block> blocks = new ConcurrentHashMap<>();

    /** What a block is made of: if it changes, so does the block. */
    private record Source(long number, String title, String text, boolean line) {}

    /** A paper, ready for any reader. */
    private record Block(PaperWords words, Part html, Part text, Markup title, Markup plain, String inText) {}

    /** Both parts of a mail. */
    record Sheets(String html, String text) {}

    Typesetter(Templates templates, DigestSettings settings, ReaderLinks links) {
        this.shapes = new Shapes(templates, settings.masthead());
        this.links = links;
        this.replies = settings.replies();
        this.htmlPage = shapes.page(Shapes.HTML);
        this.htmlSection = shapes.section(Shapes.HTML);
        this.textPage = shapes.page(Shapes.TEXT);
        this.textSection = shapes.section(Shapes.TEXT);
        this.marker = marker(shapes.mark());
    }

    private static Styled.Marker marker(Part mark) {
        String between = "…";
        StringBuilder out = new StringBuilder();
        mark.filling().with("words", between).appendTo(out);
        int at = out.indexOf(between);
        return new Styled.Marker(
                out.substring(0, at).strip(), out.substring(at + 1).strip());
    }

    /** @param papers by number; entries whose paper is gone are left out */
    Sheets set(Subscriber reader, Digest digest, Map<Long, ShelvedPaper> papers) {
        StringBuilder html = new StringBuilder(40_000);
        StringBuilder text = new StringBuilder(20_000);
        int number = 0;
        int cut = 0;
        for (Section section : digest.sections()) {
            StringBuilder htmlPapers = new StringBuilder(20_000);
            StringBuilder textPapers = new StringBuilder(10_000);
            int shown = 0;
            for (Entry entry : section.entries()) {
                number++;
                ShelvedPaper paper = papers.get(entry.paper());
                if (paper == null) {
                    continue;
                }
                int before = htmlPapers.length();
                Block block = block(paper, section.kind() == Section.Kind.TRENDING);
                html(digest, number, entry, paper, block, htmlPapers);
                if (FURNITURE + encoded(html) + encoded(htmlPapers) > MOST_ENCODED) {
                    htmlPapers.setLength(before);
                    cut++;
                    continue;
                }
                text(digest, number, entry, paper, block, textPapers);
                shown++;
            }
            if (shown > 0) {
                htmlSection
                        .filling()
                        .with("name", section.name())
                        .with("size", shown)
                        .with("papers", new Markup(htmlPapers.toString()))
                        .appendTo(html);
                textSection
                        .filling()
                        .with("name", Tidy.line(section.name()).toUpperCase(Locale.ROOT))
                        .with("size", shown)
                        .with("papers", textPapers.toString().stripTrailing())
                        .appendTo(text);
            }
        }
        return new Sheets(
                page(htmlPage, reader, digest, papers, new Markup(html.toString()), cut, false),
                page(textPage, reader, digest, papers, text.toString().strip(), cut, true));
    }

    private String page(
            Part page,
            Subscriber reader,
            Digest digest,
            Map<Long, ShelvedPaper> papers,
            Object sections,
            int cut,
            boolean folded) {
        List<ShelvedPaper> shown = digest.entries().stream()
                .map(entry -> papers.get(entry.paper()))
                .filter(Objects::nonNull)
                .toList();
        String preheader = shown.isEmpty()
                ? Wording.nothing(digest)
                : Wording.preheader(
                        Tex.read(shown.getFirst().paper().title())
                                .cut(PaperWords.LONGEST_TITLE)
                                .text(),
                        shown.size());
        StringBuilder out = new StringBuilder(sections.toString().length() + FURNITURE);
        page.filling()
                .with("title", Wording.subject(digest))
                .with("preheader", preheader)
                .with("date", Wording.date(digest.date()))
                .with("count", shown.isEmpty() ? null : Wording.count(digest))
                .with("nothing", shown.isEmpty() ? fold(Wording.nothing(digest), folded) : null)
                .with("sections", shown.isEmpty() ? null : sections)
                .with(
                        "left",
                        Wording.left(digest).map(left -> fold(left, folded)).orElse(null))
                .with("cut", cut == 0 ? null : fold(Wording.cut(cut), folded))
                .with("standing", fold(Wording.standing(reader), folded))
                .with("reply", replies ? "yes" : null)
                .with("web", links.web(digest).orElse(null))
                .with("preferences", links.preferences(digest).orElse(null))
                .with("pause", links.pause(digest).orElse(null))
                .with("unsubscribe", links.unsubscribe(digest).orElse(null))
                .with("unsubscribeMail", links.unsubscribeMail(digest).orElse(null))
                .appendTo(out);
        return folded ? Columns.tidy(out.toString()) : out.toString();
    }

    private static String fold(String text, boolean folded) {
        return folded ? Columns.fold(text, "", "") : text;
    }

    private void html(Digest digest, int number, Entry entry, ShelvedPaper paper, Block block, StringBuilder into) {
        List<String> words = matched(entry.reasons());
        String because = Wording.because(
                entry.reasons(),
                text -> Markup.of(text).html(),
                text -> "<i>" + Markup.of(text).html() + "</i>");
        block.html()
                .filling()
                .with("number", number)
                .with(
                        "title",
                        words.isEmpty() ? block.title() : block.words().title().html(words, marker))
                .with(
                        "text",
                        block.words().text().plain().isEmpty()
                                ? null
                                : words.isEmpty()
                                        ? block.plain()
                                        : block.words().text().html(words, marker))
                .with("score", entry.score().isPresent() ? entry.score().getAsInt() : null)
                .with("because", because.isEmpty() ? null : new Markup(because))
                .with("also", also(entry))
                .with("trend", entry.trend().flatMap(Wording::trend).orElse(null))
                .with("similar", links.similar(paper.paper().id()).orElse(null))
                .with("more", links.more(digest, entry).orElse(null))
                .with("less", links.less(digest, entry).orElse(null))
                .appendTo(into);
    }

    private void text(Digest digest, int number, Entry entry, ShelvedPaper paper, Block block, StringBuilder into) {
        String because = Wording.because(entry.reasons(), text -> text, text -> text);
        Optional<String> trend = entry.trend().flatMap(Wording::trend);
        String why = entry.score().isPresent()
                ? entry.score().getAsInt() + (because.isEmpty() ? "" : " · " + because)
                : trend.orElse("");
        String also = also(entry);
        block.text()
                .filling()
                .with("number", "%2d. ".formatted(number))
                .with("title", Columns.fold(block.words().title().text(), "", INDENT))
                .with("text", block.inText().isEmpty() ? null : block.inText())
                .with("score", entry.score().isPresent() ? entry.score().getAsInt() : null)
                .with("because", why.isEmpty() ? null : Columns.fold(why, INDENT, INDENT))
                .with("also", also == null ? null : Columns.fold("also fits " + also, INDENT, INDENT))
                .with("trend", trend.orElse(null))
                .with("similar", links.similar(paper.paper().id()).orElse(null))
                .with("more", replies ? null : links.more(digest, entry).orElse(null))
                .with("less", replies ? null : links.less(digest, entry).orElse(null))
                .appendTo(into);
    }

    private static String also(Entry entry) {
        return entry.alsoFits().isEmpty() ? null : String.join(", ", entry.alsoFits());
    }

    private static List<String> matched(List<Reason> reasons) {
        List<String> words = new ArrayList<>();
        for (Reason reason : reasons) {
            if (reason instanceof Reason.Words(String surface)) {
                words.add(Tex.read(surface).plain());
            }
        }
        return words;
    }

    private Block block(ShelvedPaper paper, boolean line) {
        if (blocks.size() > MOST_BLOCKS) {
            blocks.clear();
        }
        Source source =
                new Source(paper.number(), paper.paper().title(), paper.paper().abstractText(), line);
        return blocks.computeIfAbsent(source, unused -> {
            PaperWords words = PaperWords.of(paper.paper());
            return new Block(
                    words,
                    line ? shapes.line(Shapes.HTML, words) : shapes.paper(Shapes.HTML, words),
                    line
                            ? shapes.line(Shapes.TEXT, words.folded(INDENT))
                            : shapes.paper(Shapes.TEXT, words.folded(INDENT)),
                    words.title().html(List.of(), marker),
                    words.text().html(List.of(), marker),
                    words.text().plain().isEmpty()
                            ? ""
                            : Columns.fold(words.text().text(), INDENT, INDENT));
        });
    }

    /** How many octets the text has once it is quoted-printable, within a few percent. */
    static int encoded(CharSequence text) {
        int octets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            octets += c < 0x80 ? (c == '=' ? 3 : 1) : c < 0x800 ? 6 : Character.isSurrogate(c) ? 6 : 9;
        }
        return octets + octets / 25;
    }
}

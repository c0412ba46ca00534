package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Inlay;
import org.broadsheet.rendering.Languages;
import org.broadsheet.rendering.Markup;
import org.broadsheet.rendering.Part;
import org.broadsheet.rendering.Templates;
import org.broadsheet.tex.Tex;
import org.broadsheet.tex.Tidy;
import org.jspecify.annotations.Nullable;

/**
 * Sets a digest in HTML and in text. What a paper's block has in common for all readers comes from {@link Blocks}; what
 * differs (number, score, reasons, marked words, links) is filled in. The same digest gives the same characters.
 */
final class Typesetter {

    /** Gmail cuts HTML at about 102 kB; this leaves room for what servers add. */
    private static final int MOST_ENCODED = 80_000;

    /** Of 76 octets of a line, three end it. */
    private static final int SOFT_BREAKS = 24;

    private static final int USUAL_HTML = 64_000;
    private static final int USUAL_TEXT = 24_000;
    /** Stands for the sections while the page around them is tidied; a noncharacter, so no text has it. */
    private static final char PLACE = '\ufdd2';

    private static final int ONE_DIGIT = 10;

    private final Blocks blocks;
    private final ReaderLinks links;
    private final boolean replies;
    private final Part htmlPage;
    private final Part htmlSection;
    private final Part textPage;
    private final Part textSection;

    /** An entry at its place. */
    private record Placed(int number, Section section, Entry entry, Blocks.Block block) {}

    /** Sets one entry. */
    @FunctionalInterface
    private interface Setting {
        void set(Placed placed, StringBuilder into);
    }

    /** Both parts of a mail. */
    record Sheets(String html, String text) {}

    Typesetter(Templates templates, DigestSettings settings, ReaderLinks links) {
        Shapes shapes = new Shapes(templates, templates.languages().of(Languages.FIRST), settings.masthead());
        this.blocks = new Blocks(shapes);
        this.links = links;
        this.replies = settings.replies();
        this.htmlPage = shapes.page(Shapes.HTML);
        this.htmlSection = shapes.section(Shapes.HTML);
        this.textPage = shapes.page(Shapes.TEXT);
        this.textSection = shapes.section(Shapes.TEXT);
    }

    /**
     * What stands around the papers, the same in both parts.
     *
     * @param count empty for a day without papers; the preheader then says so
     * @param cut papers that the size of a mail leaves no room for
     */
    private record Around(
            Digest digest, String subject, String preheader, String date, String count, String standing, int cut) {

        static Around of(Subscriber reader, Digest digest, List<Placed> placed) {
            boolean empty = placed.isEmpty();
            return new Around(
                    digest,
                    Wording.subject(digest),
                    empty
                            ? Wording.nothing(digest)
                            : Wording.preheader(placed.getFirst().block().plainTitle(), placed.size()),
                    Wording.date(digest.date()),
                    empty ? "" : Wording.count(digest),
                    Wording.standing(reader),
                    0);
        }

        Around without(int papers) {
            return new Around(digest, subject, preheader, date, count, standing, papers);
        }
    }

    /** @param papers by number; entries whose paper is gone are left out */
    Sheets set(Subscriber reader, Digest digest, Map<Long, ShelvedPaper> papers) {
        List<Placed> placed = place(digest, papers);
        List<Placed> shown = placed;
        Around around = Around.of(reader, digest, placed);
        String html = html(around, shown);
        int over = encoded(html) - MOST_ENCODED;
        if (over > 0) {
            shown = placed.subList(0, fitting(digest, placed, over));
            around = around.without(placed.size() - shown.size());
            html = html(around, shown);
        }
        return new Sheets(html, text(around, shown));
    }

    private List<Placed> place(Digest digest, Map<Long, ShelvedPaper> papers) {
        List<Placed> placed = new ArrayList<>();
        int number = 0;
        for (Section section : digest.sections()) {
            boolean line = section.kind() == Section.Kind.TRENDING;
            for (Entry entry : section.entries()) {
                number++;
                ShelvedPaper paper = papers.get(entry.paper());
                if (paper != null) {
                    placed.add(new Placed(number, section, entry, blocks.of(paper, line)));
                }
            }
        }
        return placed;
    }

    /** How many of the first can stay, if the last ones go until {@code over} octets are saved, and some for saying so. */
    private int fitting(Digest digest, List<Placed> placed, int over) {
        int left = over + MOST_ENCODED / 50;
        int count = placed.size();
        while (count > 1 && left > 0) {
            StringBuilder block = new StringBuilder();
            html(digest, placed.get(--count), block);
            left -= encoded(block.toString());
        }
        return count;
    }

    private String html(Around around, List<Placed> shown) {
        StringBuilder out = new StringBuilder(USUAL_HTML);
        Inlay sections = into -> sections(htmlSection, shown, (one, to) -> html(around.digest(), one, to), false, into);
        page(htmlPage, around, sections, false).appendTo(out);
        return out.toString();
    }

    private String text(Around around, List<Placed> shown) {
        StringBuilder page = new StringBuilder(USUAL_TEXT);
        page(textPage, around, into -> into.append(PLACE), true).appendTo(page);
        String furniture = Columns.tidy(page);
        int place = furniture.indexOf(PLACE);
        if (place < 0) {
            return furniture;
        }
        page.setLength(0);
        page.append(furniture, 0, place);
        sections(textSection, shown, (one, to) -> text(around.digest(), one, to), true, page);
        while (page.length() > place && page.charAt(place) == '\n') {
            page.deleteCharAt(place);
        }
        int end = page.length();
        while (page.charAt(end - 1) == '\n') {
            end--;
        }
        page.setLength(end);
        return page.append(furniture, place + 1, furniture.length()).toString();
    }

    private static void sections(Part part, List<Placed> shown, Setting setting, boolean capitals, StringBuilder into) {
        int from = 0;
        while (from < shown.size()) {
            Section section = shown.get(from).section();
            int to = from;
            while (to < shown.size() && shown.get(to).section().equals(section)) {
                to++;
            }
            List<Placed> ofSection = shown.subList(from, to);
            String name = Tidy.line(section.name());
            part.filling()
                    .with("name", capitals ? name.toUpperCase(Locale.ROOT) : name)
                    .with("size", ofSection.size())
                    .with("papers", (Inlay) papers -> ofSection.forEach(one -> setting.set(one, papers)))
                    .appendTo(into);
            from = to;
        }
    }

    private Part.Filling page(Part page, Around around, Inlay sections, boolean folded) {
        Digest digest = around.digest();
        boolean empty = around.count().isEmpty();
        return page.filling()
                .with("title", around.subject())
                .with("preheader", around.preheader())
                .with("date", around.date())
                .with("count", empty ? null : around.count())
                .with("nothing", empty ? fold(around.preheader(), folded) : null)
                .with("sections", empty ? null : sections)
                .with(
                        "left",
                        Wording.left(digest).map(left -> fold(left, folded)).orElse(null))
                .with("cut", around.cut() == 0 ? null : fold(Wording.cut(around.cut()), folded))
                .with("standing", fold(around.standing(), folded))
                .with("reply", replies ? "yes" : null)
                .with("web", links.web(digest).orElse(null))
                .with("preferences", links.preferences(digest).orElse(null))
                .with("pause", links.pause(digest).orElse(null))
                .with("unsubscribe", links.unsubscribe(digest).orElse(null))
                .with("unsubscribeMail", links.unsubscribeMail(digest).orElse(null));
    }

    private static String fold(String text, boolean folded) {
        return folded ? Columns.fold(text, "", "") : text;
    }

    private void html(Digest digest, Placed placed, StringBuilder into) {
        Entry entry = placed.entry();
        Blocks.Block block = placed.block();
        List<String> words = matched(entry.reasons());
        String because = Wording.because(
                entry.reasons(),
                text -> Markup.of(text).html(),
                text -> "<i>" + Markup.of(text).html() + "</i>");
        block.html()
                .filling()
                .with("number", placed.number())
                .with("title", block.title().marking(words))
                .with("text", block.summary().isEmpty() ? null : block.summary().marking(words))
                .with("score", entry.score().isPresent() ? entry.score().getAsInt() : null)
                .with("because", because.isEmpty() ? null : new Markup(because))
                .with("also", also(entry))
                .with("trend", entry.trend().flatMap(Wording::trend).orElse(null))
                .with("similar", links.similar(digest, block.id()).orElse(null))
                .with("more", links.more(digest, entry).orElse(null))
                .with("less", links.less(digest, entry).orElse(null))
                .with("save", links.save(digest, entry).orElse(null))
                .appendTo(into);
    }

    private void text(Digest digest, Placed placed, StringBuilder into) {
        Entry entry = placed.entry();
        Blocks.Block block = placed.block();
        String because = Wording.because(entry.reasons(), text -> text, text -> text);
        Optional<String> trend = entry.trend().flatMap(Wording::trend);
        String why = entry.score().isPresent()
                ? entry.score().getAsInt() + (because.isEmpty() ? "" : " · " + because)
                : trend.orElse("");
        String also = also(entry);
        block.text()
                .filling()
                .with("number", (placed.number() < ONE_DIGIT ? " " : "") + placed.number() + ". ")
                .with("title", block.foldedTitle())
                .with("text", block.foldedText().isEmpty() ? null : block.foldedText())
                .with("score", entry.score().isPresent() ? entry.score().getAsInt() : null)
                .with("because", why.isEmpty() ? null : Columns.fold(why, Blocks.INDENT, Blocks.INDENT))
                .with("also", also == null ? null : Columns.fold("also fits " + also, Blocks.INDENT, Blocks.INDENT))
                .with("trend", trend.orElse(null))
                .with("similar", links.similar(digest, block.id()).orElse(null))
                .with("more", replies ? null : links.more(digest, entry).orElse(null))
                .with("less", replies ? null : links.less(digest, entry).orElse(null))
                .with("save", replies ? null : links.save(digest, entry).orElse(null))
                .appendTo(into);
    }

    private static @Nullable String also(Entry entry) {
        return entry.alsoFits().isEmpty() ? null : Tidy.line(String.join(", ", entry.alsoFits()));
    }

    private static List<String> matched(List<Reason> reasons) {
        List<String> words = new ArrayList<>(reasons.size());
        for (Reason reason : reasons) {
            if (reason instanceof Reason.Words(String surface)) {
                words.add(Tex.read(surface).plain().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** How many octets the HTML, which is ASCII but for its style sheet, has once it is quoted-printable. */
    static int encoded(String html) {
        int octets = html.length();
        for (int at = html.indexOf('='); at >= 0; at = html.indexOf('=', at + 1)) {
            octets += 2;
        }
        return octets + octets / SOFT_BREAKS;
    }
}

package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Inlay;
import org.broadsheet.rendering.Language;
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

    /**
     * Where a thread sets its digests, one after the other: room made anew for each was an eighth of all memory that sending asked for. Apart,
     * since a text goes beyond Latin letters and what was set of one keeps twice the room.
     */
    private static final ThreadLocal<StringBuilder> HTML = ThreadLocal.withInitial(() -> new StringBuilder(64_000));

    private static final ThreadLocal<StringBuilder> TEXT = ThreadLocal.withInitial(() -> new StringBuilder(24_000));

    /** Of a digest that was larger the room is not kept. */
    private static final int MOST_KEPT = 250_000;

    /** Stands for the sections while the page around them is tidied; a noncharacter, so no text has it. */
    private static final char PLACE = '\ufdd2';

    private static final int ONE_DIGIT = 10;

    private final Templates templates;
    private final String masthead;
    private final boolean replies;
    private final Map<String, Type> types = new ConcurrentHashMap<>();

    /** What is set in one language: the shapes of a digest, and its sentences. */
    private static final class Type {

        private final Wording wording;
        private final Blocks blocks;
        private final Part htmlPage;
        private final Part htmlSection;
        private final Part textPage;
        private final Part textSection;

        Type(Templates templates, Language language, String masthead) {
            Shapes shapes = new Shapes(templates, language, masthead);
            this.wording = new Wording(language);
            this.blocks = new Blocks(shapes);
            this.htmlPage = shapes.page(Shapes.HTML);
            this.htmlSection = shapes.section(Shapes.HTML);
            this.textPage = shapes.page(Shapes.TEXT);
            this.textSection = shapes.section(Shapes.TEXT);
        }
    }

    /** An entry at its place. */
    private record Placed(
            int number,
            Section section,
            Entry entry,
            List<Wording.Said> because,
            Blocks.Block block,
            ReaderLinks.OfPaper links) {}

    /** Sets one entry. */
    @FunctionalInterface
    private interface Setting {
        void set(Placed placed, StringBuilder into);
    }

    /** Both parts of a mail. */
    record Sheets(String html, String text) {}

    Typesetter(Templates templates, DigestSettings settings) {
        this.templates = templates;
        this.masthead = settings.masthead();
        this.replies = settings.replies();
        type(Languages.FIRST);
    }

    Wording wording(String language) {
        return type(language).wording;
    }

    /** Of the language that there is for that code. */
    private Type type(String code) {
        Language language = templates.languages().of(code);
        return types.computeIfAbsent(language.code(), unused -> new Type(templates, language, masthead));
    }

    /**
     * What stands around the papers, the same in both parts.
     *
     * @param count empty for a day without papers; the preheader then says so
     * @param cut papers that the size of a mail leaves no room for
     */
    private record Around(
            Type type,
            Digest digest,
            ReaderLinks.OfDigest links,
            String subject,
            String preheader,
            String date,
            String count,
            String standing,
            Optional<String> quiet,
            WeekBehind week,
            int cut) {

        static Around of(
                Type type,
                Subscriber reader,
                Digest digest,
                ReaderLinks.OfDigest links,
                List<Placed> placed,
                WeekBehind week) {
            boolean empty = placed.isEmpty();
            Wording wording = type.wording;
            return new Around(
                    type,
                    digest,
                    links,
                    wording.subject(digest),
                    empty
                            ? wording.nothing(digest)
                            : wording.preheader(placed.getFirst().block().plainTitle(), placed.size()),
                    wording.date(digest.date()),
                    empty ? "" : wording.count(digest),
                    wording.standing(reader),
                    wording.quiet(reader, digest),
                    week,
                    0);
        }

        Around without(int papers) {
            return new Around(type, digest, links, subject, preheader, date, count, standing, quiet, week, papers);
        }
    }

    /** @param papers by number; entries whose paper is gone are left out */
    Sheets set(
            Subscriber reader,
            Digest digest,
            ReaderLinks.OfDigest links,
            Map<Long, ShelvedPaper> papers,
            WeekBehind week) {
        Type type = type(reader.profile().language());
        List<Placed> placed = place(type, digest, links.papers(), papers);
        List<Placed> shown = placed;
        Around around = Around.of(type, reader, digest, links, placed, week);
        String html = html(around, shown);
        int over = encoded(html) - MOST_ENCODED;
        if (over > 0) {
            shown = placed.subList(0, fitting(around, placed, over));
            around = around.without(placed.size() - shown.size());
            html = html(around, shown);
        }
        return new Sheets(html, text(around, shown));
    }

    private static List<Placed> place(
            Type type, Digest digest, ReaderLinks.Papers links, Map<Long, ShelvedPaper> papers) {
        List<Placed> placed = new ArrayList<>();
        int number = 0;
        for (Section section : digest.sections()) {
            boolean line = section.kind() == Section.Kind.TRENDING;
            for (Entry entry : section.entries()) {
                number++;
                ShelvedPaper paper = papers.get(entry.paper());
                if (paper != null) {
                    Blocks.Block block = type.blocks.of(paper, line);
                    placed.add(new Placed(
                            number,
                            section,
                            entry,
                            type.wording.because(entry.reasons()),
                            block,
                            links.of(entry, block.id())));
                }
            }
        }
        return placed;
    }

    /** How many of the first can stay, if the last ones go until {@code over} octets are saved, and some for saying so. */
    private static int fitting(Around around, List<Placed> placed, int over) {
        int left = over + MOST_ENCODED / 50;
        int count = placed.size();
        while (count > 1 && left > 0) {
            StringBuilder block = new StringBuilder();
            html(around, placed.get(--count), block);
            left -= encoded(block.toString());
        }
        return count;
    }

    private String html(Around around, List<Placed> shown) {
        StringBuilder out = empty(HTML);
        Inlay sections = into -> sections(
                around.type(), around.type().htmlSection, shown, (one, to) -> html(around, one, to), false, into);
        page(around.type().htmlPage, around, sections, false).appendTo(out);
        return out.toString();
    }

    private static StringBuilder empty(ThreadLocal<StringBuilder> own) {
        if (own.get().capacity() > MOST_KEPT) {
            own.remove();
        }
        StringBuilder builder = own.get();
        builder.setLength(0);
        return builder;
    }

    private String text(Around around, List<Placed> shown) {
        StringBuilder page = empty(TEXT);
        page(around.type().textPage, around, into -> into.append(PLACE), true).appendTo(page);
        String furniture = Columns.tidy(page);
        int place = furniture.indexOf(PLACE);
        if (place < 0) {
            return furniture;
        }
        page.setLength(0);
        page.append(furniture, 0, place);
        sections(around.type(), around.type().textSection, shown, (one, to) -> text(around, one, to), true, page);
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

    private static void sections(
            Type type, Part part, List<Placed> shown, Setting setting, boolean capitals, StringBuilder into) {
        int from = 0;
        while (from < shown.size()) {
            Section section = shown.get(from).section();
            int to = from;
            while (to < shown.size() && shown.get(to).section().equals(section)) {
                to++;
            }
            List<Placed> ofSection = shown.subList(from, to);
            String name = Tidy.line(type.wording.heading(section));
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
        ReaderLinks.OfDigest links = around.links();
        Wording wording = around.type().wording;
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
                        wording.left(digest).map(left -> fold(left, folded)).orElse(null))
                .with("quiet", around.quiet().map(quiet -> fold(quiet, folded)).orElse(null))
                .with("lists", lists(wording.lists(digest), folded))
                .with("cut", around.cut() == 0 ? null : fold(wording.cut(around.cut()), folded))
                .with(
                        "kept",
                        folded
                                ? WeekBehind.text(around.week().kept())
                                : WeekBehind.html(around.week().kept()))
                .with(
                        "read",
                        folded
                                ? WeekBehind.text(around.week().read())
                                : WeekBehind.html(around.week().read()))
                .with("standing", fold(around.standing(), folded))
                .with("reply", replies ? "yes" : null)
                .with("web", links.web().orElse(null))
                .with("preferences", links.preferences().orElse(null))
                .with("pause", links.pause().orElse(null))
                .with("unsubscribe", links.unsubscribe().orElse(null))
                .with("unsubscribeMail", links.unsubscribeMail().orElse(null));
    }

    private static @Nullable Object lists(List<String> sentences, boolean folded) {
        if (sentences.isEmpty()) {
            return null;
        }
        return folded
                ? sentences.stream().map(one -> Columns.fold(one, "", "")).collect(Collectors.joining("\n"))
                : new Markup(
                        sentences.stream().map(one -> Markup.of(one).html()).collect(Collectors.joining("<br>")));
    }

    private static String fold(String text, boolean folded) {
        return folded ? Columns.fold(text, "", "") : text;
    }

    private static void html(Around around, Placed placed, StringBuilder into) {
        Wording wording = around.type().wording;
        Entry entry = placed.entry();
        Blocks.Block block = placed.block();
        List<String> words = matched(entry.reasons());
        String because = Wording.joined(
                placed.because(),
                text -> Markup.of(text).html(),
                text -> "<i>" + Markup.of(text).html() + "</i>");
        block.html()
                .filling()
                .with("number", placed.number())
                .with("title", block.title().marking(words))
                .with("text", block.summary().isEmpty() ? null : block.summary().marking(words))
                .with("score", entry.score().isPresent() ? entry.score().getAsInt() : null)
                .with("because", because.isEmpty() ? null : new Markup(because))
                .with("also", wording.also(entry).orElse(null))
                .with("trend", entry.trend().flatMap(wording::trend).orElse(null))
                .with("similar", placed.links().similar().orElse(null))
                .with("more", placed.links().more().orElse(null))
                .with("less", placed.links().less().orElse(null))
                .with("save", placed.links().save().orElse(null))
                .appendTo(into);
    }

    private void text(Around around, Placed placed, StringBuilder into) {
        Wording wording = around.type().wording;
        Entry entry = placed.entry();
        Blocks.Block block = placed.block();
        String because = Wording.joined(placed.because(), text -> text, text -> text);
        Optional<String> trend = entry.trend().flatMap(wording::trend);
        String why = entry.score().isPresent()
                ? entry.score().getAsInt() + (because.isEmpty() ? "" : " · " + because)
                : trend.orElse("");
        Optional<String> also = wording.also(entry);
        block.text()
                .filling()
                .with("number", (placed.number() < ONE_DIGIT ? " " : "") + placed.number() + ". ")
                .with("title", block.foldedTitle())
                .with("text", block.foldedText().isEmpty() ? null : block.foldedText())
                .with("score", entry.score().isPresent() ? entry.score().getAsInt() : null)
                .with("because", why.isEmpty() ? null : Columns.fold(why, Blocks.INDENT, Blocks.INDENT))
                .with(
                        "also",
                        also.map(fits -> Columns.fold(fits, Blocks.INDENT, Blocks.INDENT))
                                .orElse(null))
                .with("trend", trend.orElse(null))
                .with("similar", placed.links().similar().orElse(null))
                .with("more", replies ? null : placed.links().more().orElse(null))
                .with("less", replies ? null : placed.links().less().orElse(null))
                .with("save", replies ? null : placed.links().save().orElse(null))
                .appendTo(into);
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

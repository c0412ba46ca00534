package org.broadsheet.sources.pages;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import org.broadsheet.sources.pages.PageLayout.Part;
import org.broadsheet.sources.pages.PageLines.Line;

/**
 * A Daily Papers page saved as text: furniture, then titles and abstracts in turn, with blank lines between them or
 * without, and perhaps furniture again. It names no identifiers; a day such as "Mar 28" may stand above the first title.
 */
public final class DailyPapersPage implements Format {

    /** A day's page has some hundred kilobytes. More than this is no page, and is refused before anything is stored. */
    static final int LONGEST_BYTES = 16 << 20;

    private static final Pattern MARKUP = Pattern.compile("\\s*<[\\p{L}!?].*", Pattern.DOTALL);

    /** JSON, a library of BibTeX or RIS: text with long lines too, whose every second one is no abstract. */
    private static final Pattern DATA =
            Pattern.compile("\\s*(?:[\\[{]\\s*[\\[{\"\\]}]|@\\p{L}+\\s*[{(]|TY  - ).*", Pattern.DOTALL);

    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3,}");

    private static final int LONGEST_LINK = 20;

    /** An address at the end may be this long. */
    private static final int LONGEST_END = 300;

    /** Shorter lines are buttons. */
    private static final int SHORTEST_TITLE = 12;

    /** No abstract ends so, even if the line does. */
    private static final Pattern HALF_SENTENCE = Pattern.compile(
            ".*(?:[,;(\\[]|\\s(?:a|an|the|of|and|or|in|on|to|with|for|by|from|that|which|is|are|as|at|we|our|its|their|this|these))",
            Pattern.DOTALL);

    private static final Pattern WHOLE_END = Pattern.compile(
            ".*[.!?:;)\\]\"'”’}$]|(?:.*\\s)?(?:\\S*https?://\\S+|\\S+\\.\\p{L}{2,}/\\S*)", Pattern.DOTALL);

    @Override
    public String name() {
        return "a Daily Papers page saved as text (titles and abstracts in turn)";
    }

    /** Any text may be one; so this is asked last. */
    @Override
    public boolean recognises(String head) {
        return LETTERS.matcher(head).find()
                && !MARKUP.matcher(head).matches()
                && !DATA.matcher(head).matches();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> page = body.rest(LONGEST_BYTES);
        if (page.isEmpty()) {
            return new Ending.Unreadable(
                    "It is a text of more than %d MB; a Daily Papers page has less than one. Nothing of it was stored. Save the page again, one day a file."
                            .formatted(LONGEST_BYTES >> 20));
        }
        List<Line> lines = PageLines.of(page.get());
        if (PageLines.areWrappedWithoutBlanks(lines)) {
            return new Ending.Unreadable(
                    "Its lines are wrapped, and no blank line tells where a title ends. Nothing of it was stored. Save the page again with one line a paragraph, or with blank lines between.");
        }
        List<Part> parts = PageLayout.of(lines);
        int first = firstPair(parts);
        if (first < 0) {
            return new Ending.Unreadable(
                    "It is text without any title and abstract. Expected a Daily Papers page saved as text: a title on one line, its abstract on the next. Save the page again, with its abstracts shown.");
        }
        boolean ended = page.get().endsWith("\n") || page.get().endsWith("\r");
        List<Line> half = half(parts, ended);
        List<SourceRecord> read = new ArrayList<>(entries(parts, half, date(parts, first, day), day));
        if (!half.isEmpty()) {
            read.add(stopsInTheMiddle(half));
        }
        read.forEach(entries);
        boolean whole = half.isEmpty()
                && !(read.getLast() instanceof SourceRecord.Broken(long at, String reason, String raw)
                        && at == number(parts.getLast()));
        return whole
                ? new Ending.Complete()
                : new Ending.CutOff("It seems to be cut off: %s The entries before are stored. Save the page again."
                        .formatted(((SourceRecord.Broken) read.getLast()).reason()));
    }

    /** What a text ends with: all that tells whether it is whole. */
    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - LONGEST_END));
    }

    private static int number(Part part) {
        return switch (part) {
            case Part.Pair(Line title, Line text) -> title.number();
            case Part.Single(Line line, boolean alone) -> line.number();
        };
    }

    private static List<SourceRecord> entries(List<Part> parts, List<Line> half, LocalDate date, ReadingDay day) {
        List<Part.Pair> pairs = parts.stream()
                .filter(Part.Pair.class::isInstance)
                .map(Part.Pair.class::cast)
                .toList();
        PageTitles titles =
                new PageTitles(pairs.stream().map(pair -> pair.title().text()).toList(), day.undated());
        int first = number(pairs.getFirst());
        int last = number(pairs.getLast());
        List<SourceRecord> entries = new ArrayList<>();
        boolean follows = false;
        for (Part part : parts) {
            switch (part) {
                case Part.Pair(Line title, Line text)
                when !half.contains(title) ->
                    entries.add(paper(title, text, titles.title(title.text(), !follows), date));
                case Part.Single(Line line, boolean alone)
                when !half.contains(line) -> {
                    Place place = line.number() < first
                            ? Place.ABOVE
                            : line.number() < last ? Place.BETWEEN : follows ? Place.AFTER : Place.BELOW;
                    lost(line, alone, place).ifPresent(entries::add);
                }
                case Part ofTheHalf -> {}
            }
            follows = part instanceof Part.Pair;
        }
        return entries;
    }

    /** Where on the page a line stands: above all entries, between two, right after the last, or further below. */
    private enum Place {
        ABOVE,
        BETWEEN,
        AFTER,
        BELOW
    }

    /**
     * The lines at the end of a text without a last line end that are half of a paper. A single line after the last
     * abstract is a title; two are one with the beginning of its abstract, unless both are as short as links; more are the foot of the page.
     */
    private static List<Line> half(List<Part> parts, boolean ended) {
        if (parts.getLast() instanceof Part.Pair(Line title, Line text)) {
            boolean whole = ended
                    ? !HALF_SENTENCE.matcher(text.text()).matches()
                    : WHOLE_END.matcher(end(text.text())).matches();
            return whole ? List.of() : List.of(title, text);
        }
        List<Line> foot = new ArrayList<>();
        for (Part part : parts.reversed()) {
            if (ended || !(part instanceof Part.Single(Line line, boolean alone))) {
                break;
            }
            foot.addFirst(line);
        }
        boolean titleAndBeginning = foot.size() == 2
                && foot.stream().anyMatch(line -> line.text().length() >= LONGEST_LINK)
                && !PageFurniture.isNotice(foot.getLast().text());
        return foot.size() == 1 || titleAndBeginning ? foot : List.of();
    }

    private static SourceRecord.Broken stopsInTheMiddle(List<Line> half) {
        String title = half.getFirst().text();
        return half.size() == 1
                ? new SourceRecord.Broken(
                        half.getFirst().number(), "The title \"%s\" has no abstract.".formatted(title), title)
                : new SourceRecord.Broken(
                        half.getFirst().number(),
                        "The abstract of \"%s\" stops in the middle.".formatted(title),
                        title + "\n" + half.getLast().text());
    }

    private static int firstPair(List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Pair) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The day above the first title, or glued to it; a line that is nothing but a day goes before one that mentions it. A
     * day to come is none.
     */
    private static LocalDate date(List<Part> parts, int first, ReadingDay day) {
        LocalDate latest = day.undated();
        List<String> furniture = parts.subList(0, first).stream()
                .map(part -> ((Part.Single) part).line().text())
                .filter(text -> text.length() <= 100)
                .toList();
        return furniture.stream()
                .filter(PageDate::isWhole)
                .findFirst()
                .or(() -> furniture.stream()
                        .filter(text -> PageDate.in(text, latest).isPresent())
                        .findFirst())
                .flatMap(text -> PageDate.in(text, latest))
                .or(() -> PageTitles.gluedDate(
                        ((Part.Pair) parts.get(first)).title().text(), latest))
                .map(PageDate.Found::date)
                .filter(date -> !date.isAfter(day.today().plusDays(1)))
                .orElse(latest);
    }

    private static SourceRecord paper(Line title, Line text, String bare, LocalDate date) {
        try {
            return new SourceRecord.Found(
                    title.number(),
                    new Paper(
                            Optional.empty(),
                            Optional.empty(),
                            Prose.plain(bare),
                            Prose.plain(PageTitles.text(text.text())),
                            List.of(),
                            List.of(),
                            1,
                            date,
                            OptionalInt.empty()));
        } catch (IllegalArgumentException invalid) {
            return new SourceRecord.Broken(
                    title.number(), String.valueOf(invalid.getMessage()), title.text() + "\n" + text.text());
        }
    }

    /** A line that belongs to no other: set aside if it is half of a paper, else furniture. */
    private static Optional<SourceRecord> lost(Line line, boolean alone, Place place) {
        String text = line.text();
        if (PageLayout.isAbstract(text)) {
            return place == Place.BETWEEN || !PageFurniture.isSlogan(text)
                    ? Optional.of(new SourceRecord.Broken(line.number(), "There is an abstract without a title.", text))
                    : Optional.empty();
        }
        boolean title = (alone && text.length() >= SHORTEST_TITLE)
                || (PageFurniture.couldBeTitle(text) && (place == Place.BETWEEN || place == Place.AFTER));
        return title
                ? Optional.of(new SourceRecord.Broken(
                        line.number(), "The title \"%s\" has no abstract.".formatted(text), text))
                : Optional.empty();
    }
}

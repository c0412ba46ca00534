package org.broadsheet.sources;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.Paper;

/**
 * A Daily Papers page saved as text: furniture, then titles and abstracts in turn, with blank lines between them or
 * without, and perhaps furniture again. It names no identifiers; a day such as "Mar 28" may stand above the first title.
 */
final class DailyPapersPage implements Format {

    /** A day's page has some hundred kilobytes. More than this is no page, and is refused before anything is stored. */
    static final int LONGEST_BYTES = 64 << 20;

    private static final Pattern MARKUP = Pattern.compile("\\s*<[\\p{L}!?].*", Pattern.DOTALL);
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3,}");

    /** A button's text, glued to the first title: "SubscribeOn Tides". A title that begins so has a space after it. */
    private static final Pattern GLUED_BUTTON = Pattern.compile(
            "^(?:(?:Subscribe|Sign [Uu]p|Log [Ii]n|Sign [Ii]n)(?=[\\p{Lu}\\p{N}\"'“‘(\\[$]|by\\p{Lu}))+");

    /** A line of more than this, and of more than so many words, may be a title without an abstract. */
    private static final int LONGEST_FURNITURE = 40;

    private static final int MOST_FURNITURE_WORDS = 4;
    private static final int LONGEST_LINK = 20;
    private static final Pattern SENTENCE = Pattern.compile(".*[.!]");
    private static final Pattern NOTICE =
            Pattern.compile("(?i)©|\\(c\\)|copyright|all rights|privacy|cookie|terms of|https?://");
    private static final Pattern WHOLE_END =
            Pattern.compile(".*(?:[.!?:;)\\]\"'”’}$]|https?://\\S+|\\S+\\.\\p{L}{2,}/\\S*)", Pattern.DOTALL);

    @Override
    public String name() {
        return "a Daily Papers page saved as text (titles and abstracts in turn)";
    }

    /** Any text may be one; so this is asked last. */
    @Override
    public boolean recognises(String head) {
        return LETTERS.matcher(head).find() && !MARKUP.matcher(head).matches();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<Entry> entries) throws IOException {
        Optional<String> page = body.rest(LONGEST_BYTES);
        if (page.isEmpty()) {
            return new Ending.Unreadable(
                    "It is a text of more than %d MB; a Daily Papers page has less than one. Nothing of it was stored. Save the page again, one day a file."
                            .formatted(LONGEST_BYTES >> 20));
        }
        List<PageLayout.Part> parts = PageLayout.of(page.get());
        int first = firstPair(parts);
        if (first < 0) {
            return new Ending.Unreadable(
                    "It is text without any title and abstract. Expected a Daily Papers page saved as text: a title on one line, its abstract on the next. Save the page again, with its abstracts shown.");
        }
        LocalDate date = date(parts, first, day);
        boolean ended = page.get().endsWith("\n") || page.get().endsWith("\r");
        List<PageLayout.Line> half = ended ? List.of() : half(parts);
        Optional<Entry> last = Optional.empty();
        for (PageLayout.Part part : parts.subList(first, parts.size())) {
            last = switch (part) {
                case PageLayout.Part.Pair(PageLayout.Line title, PageLayout.Line text)
                when !half.contains(title) ->
                    Optional.of(
                            paper(part.equals(parts.get(first)) ? unglued(title, day.undated()) : title, text, date));
                case PageLayout.Part.Single(PageLayout.Line line) when !half.contains(line) -> single(line);
                case PageLayout.Part ofTheHalf -> Optional.empty();
            };
            last.ifPresent(entries);
        }
        if (!half.isEmpty()) {
            last = Optional.of(stopsInTheMiddle(half));
            last.ifPresent(entries);
        }
        return last.filter(Entry.Broken.class::isInstance).isEmpty()
                ? new Ending.Complete()
                : new Ending.CutOff("It seems to be cut off: %s The entries before are stored. Save the page again."
                        .formatted(((Entry.Broken) last.get()).reason()));
    }

    /**
     * The lines at the end of a text without a last line end that are half of a paper. A single line after the last
     * abstract is a title; two are one with the beginning of its abstract, unless both are as short as links; more are the foot of the page.
     */
    private static List<PageLayout.Line> half(List<PageLayout.Part> parts) {
        if (parts.getLast() instanceof PageLayout.Part.Pair(PageLayout.Line title, PageLayout.Line text)) {
            return WHOLE_END.matcher(text.text()).matches() ? List.of() : List.of(title, text);
        }
        List<PageLayout.Line> foot = new ArrayList<>();
        for (PageLayout.Part part : parts.reversed()) {
            if (!(part instanceof PageLayout.Part.Single(PageLayout.Line line))) {
                break;
            }
            foot.addFirst(line);
        }
        boolean titleAndBeginning = foot.size() == 2
                && foot.stream().anyMatch(line -> line.text().length() >= LONGEST_LINK)
                && !NOTICE.matcher(foot.getLast().text()).find();
        return foot.size() == 1 || titleAndBeginning ? foot : List.of();
    }

    private static Entry.Broken stopsInTheMiddle(List<PageLayout.Line> half) {
        String title = half.getFirst().text();
        return half.size() == 1
                ? new Entry.Broken(
                        half.getFirst().number(), "The title \"%s\" has no abstract.".formatted(title), title)
                : new Entry.Broken(
                        half.getFirst().number(),
                        "The abstract of \"%s\" stops in the middle.".formatted(title),
                        title + "\n" + half.getLast().text());
    }

    private static int firstPair(List<PageLayout.Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof PageLayout.Part.Pair) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The day above the first title, or glued to it; a line that is nothing but a day goes before one that mentions it. A
     * day to come is none.
     */
    private static LocalDate date(List<PageLayout.Part> parts, int first, ReadingDay day) {
        LocalDate latest = day.undated();
        List<String> furniture = parts.subList(0, first).stream()
                .map(part -> ((PageLayout.Part.Single) part).line().text())
                .filter(text -> text.length() <= 100)
                .toList();
        return furniture.stream()
                .filter(PageDate::isWhole)
                .findFirst()
                .or(() -> furniture.stream()
                        .filter(text -> PageDate.in(text, latest).isPresent())
                        .findFirst())
                .flatMap(text -> PageDate.in(text, latest))
                .or(() -> gluedDate(
                        ((PageLayout.Part.Pair) parts.get(first)).title().text(), latest))
                .map(PageDate.Found::date)
                .filter(date -> !date.isAfter(day.today().plusDays(1)))
                .orElse(latest);
    }

    private static Entry paper(PageLayout.Line title, PageLayout.Line text, LocalDate date) {
        try {
            return new Entry.Found(
                    title.number(),
                    new Paper(
                            Optional.empty(),
                            Optional.empty(),
                            Prose.plain(title.text()),
                            Prose.plain(text.text()),
                            List.of(),
                            List.of(),
                            1,
                            date,
                            OptionalInt.empty()));
        } catch (IllegalArgumentException invalid) {
            return new Entry.Broken(title.number(), invalid.getMessage(), title.text() + "\n" + text.text());
        }
    }

    /** A line that belongs to no other: set aside if it is half of a paper, else furniture. */
    private static Optional<Entry> single(PageLayout.Line line) {
        String text = line.text();
        if (PageLayout.isAbstract(text)) {
            return Optional.of(new Entry.Broken(line.number(), "There is an abstract without a title.", text));
        }
        return isTitle(text)
                ? Optional.of(
                        new Entry.Broken(line.number(), "The title \"%s\" has no abstract.".formatted(text), text))
                : Optional.empty();
    }

    /** Long for furniture, no sentence, no notice, and with capitals as titles have them. */
    private static boolean isTitle(String text) {
        String[] words = text.split("\\s+", -1);
        List<String> weighty =
                Arrays.stream(words).filter(word -> word.length() > 3).toList();
        long capitals = weighty.stream()
                .filter(word -> !Character.isLowerCase(word.charAt(0)))
                .count();
        return text.length() >= LONGEST_FURNITURE
                && words.length > MOST_FURNITURE_WORDS
                && capitals * 2 >= weighty.size()
                && !SENTENCE.matcher(text).matches()
                && !NOTICE.matcher(text).find();
    }

    /** The first title without the button and the day that lost their line breaks before it. */
    private static PageLayout.Line unglued(PageLayout.Line line, LocalDate latest) {
        String title = line.text();
        Matcher button = GLUED_BUTTON.matcher(title);
        int begin = gluedDate(title, latest).map(PageDate.Found::end).orElseGet(() -> button.find() ? button.end() : 0);
        return new PageLayout.Line(line.number(), title.substring(begin));
    }

    private static Optional<PageDate.Found> gluedDate(String title, LocalDate latest) {
        return PageDate.in(title, latest)
                .filter(date -> date.end() < title.length() && Character.isUpperCase(title.charAt(date.end())));
    }
}

package org.broadsheet.sources.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.sources.pages.PageLines.Line;

/**
 * Tells titles, abstracts and furniture of a saved page apart, by structure alone. Every two neighbouring lines could be a
 * title and its abstract, and every three a title and an abstract of two paragraphs; each such choice has a score, and of all
 * ways to choose without using a line twice the one with the highest sum is the page. What is in no pair is furniture, or a title
 * or abstract that has lost its other half.
 */
final class PageLayout {

    /** Lines that belong together: a title and an abstract, or one line that belongs to nothing. */
    sealed interface Part {

        record Pair(Line title, Line text) implements Part {}

        /** @param alone whether it stands between entries of a page that has nothing else between its entries */
        record Single(Line line, boolean alone) implements Part {}
    }

    private static final Pattern SENTENCE_WITHIN = Pattern.compile("\\p{Ll}{2}[.?!]['\")\\]]?\\s+[\\p{Lu}\\p{N}]");
    /** Not after a question: "Small Gauges? A Study" is a title. */
    private static final Pattern STATEMENT_WITHIN = Pattern.compile("\\p{Ll}{2}\\.['\")\\]]?\\s+[\\p{Lu}\\p{N}]");

    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?]['\")\\]]*", Pattern.DOTALL);
    private static final Pattern PARAGRAPH = Pattern.compile(".{40,}[.]['\")\\]]*", Pattern.DOTALL);
    private static final Pattern WHERE_THE_CODE_IS = Pattern.compile(
            "(?i)(?:(?:our|the|all|project|source) )?(?:code|data|models?|project|demo|website|github)\\b.*"
                    + "(?:https?://|github\\.com|\\b(?:is|are|will be) (?:\\p{L}+ )?(?:available|released|public)).*");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final double NEVER = -1_000;

    /** An abstract of one paragraph is likelier than one of two. */
    private static final double TWO_PARAGRAPHS = -0.1;

    /** A second paragraph is of sentences, and long: no title is both. */
    private static final double PARAGRAPH_PROSE = 2;

    /** A label is no longer than this, and stands on the page at least {@link #REPEATED} times. */
    private static final int LABEL = 40;

    /** Set by eye on recorded pages. */
    private static final int REPEATED = 4;

    /** Less than this is more likely two lines of furniture than a title and an abstract. */
    private static final double LEAST = 2;

    /** With fewer papers than this on a page, no length can be called usual. */
    private static final int FEW = 4;

    /** At the edge of a page, a text shorter than this and {@link #MUCH_SHORTER} times shorter than the median may be no abstract. */
    private static final int SHORT = 250;

    /** Set by eye on recorded pages. */
    private static final int MUCH_SHORTER = 5;

    /** No abstract is shorter, even where only one can stand. */
    private static final int SHORTEST = 40;

    /** Of a page whose entries follow each other, at most one in this many has something before it. */
    private static final int BARE = 5;

    private final List<Line> all;
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, Set<String>> below = new HashMap<>();
    private final List<Line> kept = new ArrayList<>();

    private PageLayout(List<Line> all) {
        this.all = all;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).text().length() <= LABEL) {
                String label = label(all.get(i));
                times.merge(label, 1, Integer::sum);
                below.computeIfAbsent(label, none -> new HashSet<>())
                        .add(i + 1 < all.size() ? all.get(i + 1).text() : "");
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (!isFurniture(i)) {
                kept.add(all.get(i));
            }
        }
    }

    /** The parts of a page, in their order. */
    static List<Part> of(List<Line> lines) {
        PageLayout page = new PageLayout(lines);
        List<Part> parts = page.withTitlesThatLookLikeFurniture(page.likeliest());
        return withShortEntriesBetween(withCodeAtTheEnd(withoutFurnitureAtTheEdges(parts)));
    }

    private List<Part> likeliest() {
        int count = kept.size();
        double[] best = new double[count + 1];
        int[] taken = new int[count + 1];
        for (int end = 1; end <= count; end++) {
            best[end] = best[end - 1];
            taken[end] = 1;
            for (int lines = 2; lines <= Math.min(3, end); lines++) {
                double gain = gain(kept.subList(end - lines, end));
                if (gain >= LEAST && best[end - lines] + gain > best[end]) {
                    best[end] = best[end - lines] + gain;
                    taken[end] = lines;
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int end = count; end > 0; end -= taken[end]) {
            List<Line> lines = kept.subList(end - taken[end], end);
            parts.add(
                    lines.size() == 1
                            ? new Part.Single(lines.getFirst(), false)
                            : new Part.Pair(lines.getFirst(), joined(lines.subList(1, lines.size()))));
        }
        return parts.reversed();
    }

    private static double gain(List<Line> lines) {
        String title = lines.getFirst().text();
        if (lines.size() == 2) {
            return score(title, lines.getLast().text());
        }
        return PARAGRAPH.matcher(lines.get(1).text()).matches()
                        && prose(lines.get(2).text()) >= PARAGRAPH_PROSE
                ? score(title, joined(lines.subList(1, 3)).text()) + TWO_PARAGRAPHS
                : NEVER;
    }

    private static Line joined(List<Line> lines) {
        return new Line(
                lines.getFirst().number(),
                String.join(" ", lines.stream().map(Line::text).toList()));
    }

    private static double score(String title, String text) {
        if (text.length() <= title.length()
                || PageDate.isWhole(title)
                || WHERE_THE_CODE_IS.matcher(title).matches()) {
            return NEVER;
        }
        return heading(title) + prose(text);
    }

    /** How much a line looks like an abstract: long, of sentences, and ending as one ends. */
    private static double prose(String text) {
        int length = text.length();
        double score = length >= 400 ? 3 : length >= 250 ? 2 : length >= 140 ? 1 : length >= 70 ? 0 : -3;
        score += SENTENCE_WITHIN.matcher(text).find() ? 1 : 0;
        score += SENTENCE_END.matcher(text).matches() ? 1 : 0;
        return score;
    }

    /** How much a line looks like a title: not very short, not long, not a sentence. */
    private static double heading(String text) {
        int length = text.length();
        double score = length < 8 ? -0.5 : length <= 250 ? 1 : length <= 400 ? -2 : -4;
        score -= text.endsWith(".") && !text.endsWith("...") ? 1.75 : 0;
        score -= STATEMENT_WITHIN.matcher(text).find() ? 1 : 0;
        return score;
    }

    /** Whether a line by itself is so long, or so much prose, that it must be an abstract. */
    static boolean isAbstract(String text) {
        return prose(text) >= 3;
    }

    /**
     * "Abstract", "Upvote", "12 authors": a short line that comes again and again is a label, whatever it says; unless it
     * always stands above the same abstract, as where a paper is listed several times.
     */
    private boolean isFurniture(int i) {
        Line line = all.get(i);
        boolean repeated = line.text().length() <= LABEL
                && Objects.requireNonNull(times.get(label(line))) >= REPEATED
                && !isTitleOfOneAbstract(label(line))
                && !PageDate.isWhole(line.text());
        return repeated || PageFurniture.standsBetween(line.text());
    }

    private boolean isTitleOfOneAbstract(String label) {
        return Objects.requireNonNull(below.get(label)).size() == 1
                && isAbstract(below.get(label).iterator().next());
    }

    private static String label(Line line) {
        return DIGITS.matcher(line.text()).replaceAll("0");
    }

    /** "Q*" and "5 Tips" can be titles after all: where an abstract has none, and what stands above it stands nowhere else. */
    private List<Part> withTitlesThatLookLikeFurniture(List<Part> parts) {
        List<Part> whole = new ArrayList<>();
        for (Part part : parts) {
            Optional<Line> title = part instanceof Part.Single(Line line, boolean alone) && isAbstract(line.text())
                    ? above(line)
                    : Optional.empty();
            whole.add(title.<Part>map(line -> new Part.Pair(line, ((Part.Single) part).line()))
                    .orElse(part));
        }
        return whole;
    }

    private Optional<Line> above(Line text) {
        int at = all.indexOf(text) - 1;
        return Optional.of(at)
                .filter(i -> i >= 0 && isFurniture(i))
                .map(all::get)
                .filter(line -> line.text().chars().anyMatch(Character::isLetter))
                .filter(line -> times.getOrDefault(label(line), 1) == 1);
    }

    /**
     * Slogans above and notices below can look like a title and a short abstract. Before the first and after the last
     * abstract of a usual length for this page they are furniture, unless they follow without a break and read like a paper.
     */
    private static List<Part> withoutFurnitureAtTheEdges(List<Part> parts) {
        int[] lengths = parts.stream()
                .filter(Part.Pair.class::isInstance)
                .mapToInt(part -> ((Part.Pair) part).text().text().length())
                .sorted()
                .toArray();
        if (lengths.length < FEW) {
            return parts.stream()
                    .flatMap(part -> isSlogan(part) ? apart(part) : Stream.of(part))
                    .toList();
        }
        int usual = Math.min(SHORT, lengths[lengths.length / 2] / MUCH_SHORTER);
        int from = 0;
        while (isShort(parts.get(from), usual)) {
            from++;
        }
        while (from > 0 && readsLikeAPaper(parts.get(from - 1))) {
            from--;
        }
        int to = parts.size();
        while (isShort(parts.get(to - 1), usual)) {
            to--;
        }
        while (to < parts.size() && readsLikeAPaper(parts.get(to))) {
            to++;
        }
        return Stream.of(
                        parts.subList(0, from).stream().flatMap(PageLayout::apart),
                        parts.subList(from, to).stream(),
                        parts.subList(to, parts.size()).stream().flatMap(PageLayout::apart))
                .flatMap(some -> some)
                .toList();
    }

    private static Stream<Part> apart(Part part) {
        return part instanceof Part.Pair(Line title, Line text)
                ? Stream.of(new Part.Single(title, false), new Part.Single(text, false))
                : Stream.of(part);
    }

    private static boolean isShort(Part part, int usual) {
        return !(part instanceof Part.Pair(Line title, Line text))
                || text.text().length() < usual;
    }

    private static boolean isSlogan(Part part) {
        return part instanceof Part.Pair(Line title, Line text)
                && text.text().length() < SHORT
                && (PageFurniture.isSlogan(title.text()) || PageFurniture.isSlogan(text.text()));
    }

    private static boolean readsLikeAPaper(Part part) {
        return part instanceof Part.Pair(Line title, Line text)
                && !PageFurniture.isShortLabel(title.text())
                && !isSlogan(part);
    }

    /** "Code is available at …" on a line of its own belongs to the abstract above it. */
    private static List<Part> withCodeAtTheEnd(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Single(Line line, boolean alone)
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Part.Pair(Line title, Line text)
                    && WHERE_THE_CODE_IS.matcher(line.text()).matches()
                    && !PageFurniture.couldBeTitle(line.text())) {
                joined.removeLast();
                joined.add(new Part.Pair(title, joined(List.of(text, line))));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    /**
     * On a page whose entries follow each other without anything between, what stands between two of them is no furniture:
     * two lines are a title and an abstract that is too short to be known as one; others have lost their other half.
     */
    private static List<Part> withShortEntriesBetween(List<Part> parts) {
        List<Part> whole = new ArrayList<>();
        List<Part.Single> gap = new ArrayList<>();
        long pairs = parts.stream().filter(Part.Pair.class::isInstance).count();
        if (pairs < FEW || gaps(parts) * BARE > pairs) {
            return parts;
        }
        boolean after = false;
        for (Part part : parts) {
            switch (part) {
                case Part.Pair pair -> {
                    whole.addAll(between(gap, after));
                    gap.clear();
                    whole.add(pair);
                    after = true;
                }
                case Part.Single single
                when PageDate.isWhole(single.line().text()) -> {
                    whole.addAll(gap);
                    gap.clear();
                    whole.add(single);
                    after = false;
                }
                case Part.Single single -> gap.add(single);
            }
        }
        whole.addAll(gap);
        return whole;
    }

    /** After how many entries, the last left out, something stands that belongs to none. */
    private static long gaps(List<Part> parts) {
        long gaps = 0;
        boolean open = false;
        Part before = null;
        for (Part part : parts) {
            open |= before instanceof Part.Pair && part instanceof Part.Single;
            if (open && part instanceof Part.Pair) {
                gaps++;
                open = false;
            }
            before = part;
        }
        return gaps;
    }

    /** @param afterEntry whether it is the end of an entry after which the gap begins, and not a day */
    private static List<? extends Part> between(List<Part.Single> gap, boolean afterEntry) {
        if (gap.size() == 2
                && (afterEntry
                        || !PageFurniture.isShortLabel(gap.getFirst().line().text()))
                && isShortEntry(
                        gap.getFirst().line().text(), gap.getLast().line().text())) {
            return List.of(new Part.Pair(gap.getFirst().line(), gap.getLast().line()));
        }
        return gap.stream()
                .map(single -> new Part.Single(
                        single.line(),
                        afterEntry
                                && gap.size() <= 2
                                && !PageFurniture.isSlogan(single.line().text())))
                .toList();
    }

    private static boolean isShortEntry(String title, String text) {
        return SENTENCE_END.matcher(text).matches()
                && text.length() >= SHORTEST
                && !isAbstract(title)
                && !PageDate.isWhole(title)
                && !PageFurniture.isSlogan(title)
                && !PageFurniture.isSlogan(text);
    }
}

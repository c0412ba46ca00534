package org.broadsheet.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.broadsheet.papers.Paper;

/**
 * Tells titles, abstracts and furniture of a saved page apart, by structure alone. Every two neighbouring lines could be a
 * title and its abstract; each such pair has a score, and of all ways to choose pairs that share no line the one with the
 * highest sum is the page. What is in no pair is furniture, or a title or abstract that has lost its other half.
 */
final class PageLayout {

    /** A line of the page; {@code number} from 1, as it lies in the file. */
    record Line(int number, String text) {}

    /** Lines that belong together: a title and an abstract, or one line that belongs to nothing. */
    sealed interface Part {

        record Pair(Line title, Line text) implements Part {}

        record Single(Line line) implements Part {}
    }

    /** A page whose longest line is no longer has been wrapped for a terminal or a letter. */
    private static final int WRAPPED = 200;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]*(?:\\p{L}{1,2}[^\\p{L}]*)?");
    private static final Pattern COUNT = Pattern.compile("[·•\\s]*\\d[\\d.,]*\\s*[kKmM]?\\s+\\p{L}+(?:\\s+ago)?");
    private static final Pattern SENTENCE_WITHIN = Pattern.compile("\\p{Ll}{2}[.?!]['\")\\]]?\\s+[\\p{Lu}\\p{N}]");
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?]['\")\\]]*", Pattern.DOTALL);
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final double NEVER = -1_000;

    /** A label is no longer than this, and stands on the page at least so many times. */
    private static final int LABEL = 40;

    private static final int REPEATED = 4;

    /** Less than this is more likely two lines of furniture than a title and an abstract. */
    private static final double LEAST = 2;

    /** On a page of fewer papers nothing is usual. */
    private static final int FEW = 4;

    /** Shorter than this, and so many times shorter than the median, is not an abstract at the edge of a page. */
    private static final int SHORT = 250;

    private static final int MUCH_SHORTER = 5;

    private PageLayout() {}

    /** The parts of a page, in their order. */
    static List<Part> of(String page) {
        List<Line> lines = unwrapped(page);
        lines.removeIf(line -> isOrnament(line.text()));
        dropRepeated(lines);
        int count = lines.size();
        double[] best = new double[count + 1];
        boolean[] paired = new boolean[count + 1];
        for (int end = 1; end <= count; end++) {
            best[end] = best[end - 1];
            if (end >= 2) {
                double gain =
                        score(lines.get(end - 2).text(), lines.get(end - 1).text());
                if (gain >= LEAST && best[end - 2] + gain > best[end]) {
                    best[end] = best[end - 2] + gain;
                    paired[end] = true;
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int end = count; end > 0; end -= paired[end] ? 2 : 1) {
            parts.add(
                    paired[end]
                            ? new Part.Pair(lines.get(end - 2), lines.get(end - 1))
                            : new Part.Single(lines.get(end - 1)));
        }
        return withoutFurnitureAtTheEdges(parts.reversed());
    }

    /**
     * Slogans above and notices below can look like a title and a short abstract. Before the first and after the last
     * abstract of a usual length for this page, they are furniture.
     */
    private static List<Part> withoutFurnitureAtTheEdges(List<Part> parts) {
        int[] lengths = parts.stream()
                .filter(Part.Pair.class::isInstance)
                .mapToInt(part -> ((Part.Pair) part).text().text().length())
                .sorted()
                .toArray();
        if (lengths.length < FEW) {
            return parts;
        }
        int usual = Math.min(SHORT, lengths[lengths.length / 2] / MUCH_SHORTER);
        int from = 0;
        while (isShort(parts.get(from), usual)) {
            from++;
        }
        int to = parts.size();
        while (isShort(parts.get(to - 1), usual)) {
            to--;
        }
        List<Part> cleaned = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if ((i < from || i >= to) && parts.get(i) instanceof Part.Pair(Line title, Line text)) {
                cleaned.add(new Part.Single(title));
                cleaned.add(new Part.Single(text));
            } else {
                cleaned.add(parts.get(i));
            }
        }
        return cleaned;
    }

    private static boolean isShort(Part part, int usual) {
        return switch (part) {
            case Part.Single single -> true;
            case Part.Pair pair -> pair.text().text().length() < usual;
        };
    }

    /** Whether a line by itself is so long, or so much prose, that it must be an abstract. */
    static boolean isAbstract(String text) {
        return prose(text) >= 3;
    }

    private static double score(String title, String text) {
        if (text.length() <= title.length() || PageDate.isWhole(title)) {
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
        score -= text.endsWith(".") && !text.endsWith("...") ? 1 : 0;
        score -= SENTENCE_WITHIN.matcher(text).find() ? 1 : 0;
        return score;
    }

    /** Numbers, arrows, "12 comments": they stand between, and mean nothing here. */
    private static boolean isOrnament(String text) {
        return (NO_WORD.matcher(text).matches() || COUNT.matcher(text).matches()) && !PageDate.isWhole(text);
    }

    /** "Abstract", "Upvote", "12 authors": a short line that comes again and again is a label, whatever it says. */
    private static void dropRepeated(List<Line> lines) {
        Map<String, Integer> times = new HashMap<>();
        for (Line line : lines) {
            if (line.text().length() <= LABEL) {
                times.merge(label(line), 1, Integer::sum);
            }
        }
        lines.removeIf(line ->
                line.text().length() <= LABEL && times.get(label(line)) >= REPEATED && !PageDate.isWhole(line.text()));
    }

    private static String label(Line line) {
        return DIGITS.matcher(line.text()).replaceAll("0");
    }

    /** The page's lines that are not blank; paragraphs instead, where lines have been wrapped. */
    private static List<Line> unwrapped(String page) {
        List<Line> lines = new ArrayList<>();
        List<Line> paragraphs = new ArrayList<>();
        int number = 0;
        int longest = 0;
        int wrapped = 0;
        boolean within = false;
        for (String raw : (Iterable<String>) page.lines()::iterator) {
            number++;
            String text = raw.strip();
            if (!text.isEmpty()) {
                lines.add(new Line(number, text));
                longest = Math.max(longest, text.length());
                if (within) {
                    wrapped++;
                    Line before = paragraphs.removeLast();
                    // A page of one endless paragraph is not wrapped: do not join it over and over.
                    paragraphs.add(
                            before.text().length() > Paper.LONGEST_ABSTRACT
                                    ? before
                                    : new Line(before.number(), before.text() + " " + text));
                } else {
                    paragraphs.add(new Line(number, text));
                }
            }
            within = !text.isEmpty();
        }
        return longest <= WRAPPED && paragraphs.size() >= FEW && wrapped > paragraphs.size() ? paragraphs : lines;
    }
}

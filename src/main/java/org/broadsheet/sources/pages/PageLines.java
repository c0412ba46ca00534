package org.broadsheet.sources.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.papers.Paper;

/** The lines of a saved page as they were meant: without blank ones, quotation marks of letters, and line breaks of a terminal. */
final class PageLines {

    /**
     * A line of the page.
     *
     * @param number from 1, as it lies in the file
     */
    record Line(int number, String text) {}

    /** A page whose longest line is no longer has been wrapped for a terminal or a letter. */
    private static final int WRAPPED = 200;

    /** Nobody wraps prose to less. */
    private static final int NARROWEST = 50;

    /** Fewer paragraphs tell nothing about how a page is laid out. */
    private static final int FEW = 4;

    /** This many lines of nearly the same length, with no blank line between them, are wrapped beyond telling titles from abstracts. */
    private static final int RUN_TOGETHER = 20;

    /** What a word processor or a browser puts for a line end, beside the usual ones. */
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\n\\r\\u000b\\f\\u0085\\u2028\\u2029]");

    private static final Pattern QUOTED = Pattern.compile("[>|]\\s?");

    private PageLines() {}

    /** Lines that are not blank; paragraphs instead, where lines have been wrapped and blank lines part them. */
    static List<Line> of(String page) {
        List<Line> raw = unquoted(page);
        List<Line> lines = new ArrayList<>();
        List<Line> paragraphs = new ArrayList<>();
        int longest = 0;
        int wrapped = 0;
        boolean within = false;
        for (Line line : raw) {
            if (!line.text().isEmpty()) {
                lines.add(line);
                longest = Math.max(longest, line.text().length());
                if (within) {
                    wrapped++;
                    paragraphs.add(joined(paragraphs.removeLast(), line));
                } else {
                    paragraphs.add(line);
                }
            }
            within = !line.text().isEmpty();
        }
        return longest <= WRAPPED && paragraphs.size() >= FEW && wrapped > paragraphs.size() ? paragraphs : lines;
    }

    /** Whether the lines are wrapped and nothing says where a title ends: what would be read then is no paper. */
    static boolean areWrappedWithoutBlanks(List<Line> lines) {
        int longest =
                lines.stream().mapToInt(line -> line.text().length()).max().orElse(0);
        long full = lines.stream()
                .filter(line -> line.text().length() * 10 >= longest * 7)
                .count();
        return longest >= NARROWEST
                && longest <= WRAPPED
                && lines.size() >= RUN_TOGETHER
                && full * 4 >= lines.size() * 3L;
    }

    private static Line joined(Line before, Line more) {
        // A page of one endless paragraph is not wrapped: do not join it over and over.
        if (before.text().length() > Paper.LONGEST_ABSTRACT) {
            return before;
        }
        String between = isBrokenAtHyphen(before.text()) ? "" : " ";
        return new Line(before.number(), before.text() + between + more.text());
    }

    private static boolean isBrokenAtHyphen(String text) {
        return text.length() > 1 && text.endsWith("-") && Character.isLetter(text.charAt(text.length() - 2));
    }

    /** All lines, blank ones too; without the mark that each has if the page was quoted in a letter. */
    private static List<Line> unquoted(String page) {
        List<String> texts = LINE_END.splitAsStream(page).map(String::strip).toList();
        boolean quoted = texts.stream()
                .filter(text -> !text.isEmpty())
                .allMatch(text -> QUOTED.matcher(text).lookingAt());
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new Line(
                    lines.size() + 1,
                    quoted ? QUOTED.matcher(text).replaceFirst("").strip() : text));
        }
        return lines;
    }
}

package org.broadsheet.sources.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Titles and abstracts without what a page put before them: buttons that lost their line break, numbers, marks, labels. */
final class PageTitles {

    /** A button's text, glued to the first title: "SubscribeOn Tides". A title that begins so has a space after it. */
    private static final Pattern GLUED_BUTTON = Pattern.compile("^(?:[^.!?]{0,120}[.!?])?"
            + "(?:(?:Subscribed?|Subscribe [Nn]ow|Sign [Uu]p|Log [Ii]n|Sign [Ii]n|Join [Nn]ow|Join [Uu]s|Get [Ss]tarted|Register)"
            + "(?=[\\p{Lu}\\p{N}\"'“‘(\\[$]|by\\p{Lu})"
            + "|Subscribe(?=\\p{Ll})(?!(?:d|s|rs?)\\b))+");

    /** The first title of a page may be one of so few that what they have in common means nothing. */
    private static final int FEW = 3;

    private static final Pattern LINK = Pattern.compile("^\\[(.+)]\\(https?://\\S+\\)$");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*(.+)\\*\\*|__(.+)__");
    private static final Pattern LABEL_OF_ABSTRACT = Pattern.compile("^(?:Abstract|ABSTRACT|Summary)\\s*[:.—–-]\\s*");

    /** What titles of a list begin with; taken away where all of them do. */
    private static final List<Pattern> IN_LISTS = Stream.of(
                    "#{1,6}\\s+", "[-*•▪]\\s+", "#?\\d{1,4}[.)]\\s+", "#\\d{1,4}\\s+", "(?i:title)\\s*:\\s*")
            .map(Pattern::compile)
            .toList();

    private final List<Pattern> common;
    private final LocalDate latest;

    /**
     * @param titles all of the page
     * @param latest no day glued to a title is after it
     */
    PageTitles(List<String> titles, LocalDate latest) {
        this.latest = latest;
        this.common = titles.size() < FEW
                ? List.of()
                : IN_LISTS.stream()
                        .filter(pattern -> titles.stream()
                                .allMatch(title -> pattern.matcher(title).lookingAt()))
                        .toList();
    }

    /** @param first whether nothing but furniture stands before it, or between it and the entry before */
    String title(String line, boolean first) {
        String title = first ? unglued(line) : line;
        for (Pattern pattern : common) {
            title = pattern.matcher(title).replaceFirst("");
        }
        return inside(LINK).andThen(inside(EMPHASIS)).apply(title);
    }

    static String text(String line) {
        return LABEL_OF_ABSTRACT.matcher(line).replaceFirst("");
    }

    private static UnaryOperator<String> inside(Pattern pattern) {
        return title -> {
            Matcher whole = pattern.matcher(title);
            if (!whole.matches()) {
                return title;
            }
            return Optional.ofNullable(whole.group(1)).orElseGet(() -> whole.group(whole.groupCount()));
        };
    }

    private String unglued(String title) {
        Matcher button = GLUED_BUTTON.matcher(title);
        int begin = gluedDate(title, latest).map(PageDate.Found::end).orElseGet(() -> button.find() ? button.end() : 0);
        return title.substring(begin);
    }

    /** A day that lost the line break behind it: "friendsMar 28On Tides". */
    static Optional<PageDate.Found> gluedDate(String title, LocalDate latest) {
        return PageDate.in(title, latest)
                .filter(date -> date.end() < title.length() && Character.isUpperCase(title.charAt(date.end())));
    }
}

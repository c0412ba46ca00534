package org.broadsheet.config;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what a YAML parser means, where, and what to write instead. */
final class YamlMistake {

    /**
     * @param sign a phrase of the parser's
     * @param whereItBegan whether the place is that of what was not finished, or the one where the parser gave up
     */
    private record Known(String sign, boolean whereItBegan, String words) {}

    private static final Pattern PLACE = Pattern.compile("in reader, line (\\d+), column");

    /** The more telling ones first. */
    private static final List<Known> KNOWN = List.of(
            new Known("(TAB)", false, "a tab indents this line. YAML wants spaces: replace it by two."),
            new Known(
                    "mapping values are not allowed",
                    false,
                    "a second \": \" in one line, or a line that is indented too far. Put a value that has \": \" in it into"
                            + " \"quotes\", or line the key up with its neighbours."),
            new Known(
                    "while scanning a quoted scalar",
                    true,
                    "a quoted text begins here and is not closed. Close it with the same quote."),
            new Known(
                    "while parsing a flow",
                    true,
                    "a list in [brackets] or a group in {braces} begins here and is not closed, or lacks a comma."
                            + " Close it, or write one \"- item\" a line."),
            new Known(
                    "while scanning a simple key",
                    true,
                    "here stands neither \"key: value\" nor \"- item\". Write it as one of the two."),
            new Known("while scanning an alias", false, "a value that begins with \"*\" must stand in \"quotes\"."),
            new Known("while scanning an anchor", false, "a value that begins with \"&\" must stand in \"quotes\"."),
            new Known("while scanning a directive", false, "a line cannot begin with \"%\". Delete it."),
            new Known(
                    "cannot start any token",
                    false,
                    "a value that begins with %, @ or ` must stand in \"quotes\", so: \"@…\"."),
            new Known(
                    "but found '<scalar>'",
                    false,
                    "text stands behind the end of a quoted text or a key. Put all of it into one pair of \"quotes\"."),
            new Known(
                    "expected <block end>",
                    false,
                    "this line's indentation fits none of the lines above. Line it up with the keys or the \"- \" it belongs to."),
            new Known("Expected a property name", false, "a key must be one word, not a list or a group."));

    private YamlMistake() {}

    /**
     * @param message of the YAML library: what, where, and the line itself, several lines
     * @param line at which the library stopped, if the message does not name one
     */
    static void report(String message, int line, Problems problems) {
        List<Integer> places = PLACE.matcher(message)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();
        String said = message.lines()
                .filter(text -> !text.startsWith(" "))
                .map(String::strip)
                .collect(Collectors.joining(", "));
        for (Known known : KNOWN) {
            if (said.contains(known.sign())) {
                int where = places.isEmpty() ? line : known.whereItBegan() ? places.getFirst() : places.getLast();
                problems.add(where, known.words());
                return;
            }
        }
        problems.add(places.isEmpty() ? line : places.getLast(), "this is not YAML: " + said + ".");
    }
}

package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Identifiers;
import org.broadsheet.papers.PaperId;
import org.broadsheet.text.Lines;

/**
 * A list that somebody keeps by hand: on each line a DOI, a number of arXiv or PubMed, or an address with one in it; also PubMed's own
 * list of bare numbers.
 */
final class NumberList {

    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LOOKED_AT = 2_000;

    /** {@code pmid:1} */
    private static final int SHORTEST = 6;

    private static final Pattern BARE =
            Pattern.compile("\\s{0,9}[1-9]\\d{5,8}(?:[\\s,;]{1,3}[1-9]\\d{5,8}){0,150}[\\s,;]{0,9}");
    private static final Pattern END = Pattern.compile("[.,;:]$");
    private static final Pattern HEADING = Pattern.compile(
            "\"?(?:dois?|arxiv|arxiv ids?|pmids?|ids?|identifiers?|urls?|links?)\"?:?", Pattern.CASE_INSENSITIVE);

    private NumberList() {}

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        if (areBareNumbers(text)) {
            for (String line : Lines.of(text, LONGEST_LINE)) {
                for (String number : numbers(line)) {
                    basket.add("", List.of("PMID: " + number), List.of());
                }
            }
            return true;
        }
        List<String> lines = lines(text);
        if (!isOne(lines)) {
            return false;
        }
        for (String line : lines) {
            for (String piece : pieces(line)) {
                if (named(piece)) {
                    basket.add("", List.of(EntryBasket.bare(piece), firstWord(piece)), List.of());
                } else {
                    basket.leaveOut(Lack.UNNUMBERED);
                }
            }
        }
        return true;
    }

    /** At least a fifth of its lines name a paper: titles, and a mail's words around them, may stand between. */
    private static boolean isOne(List<String> lines) {
        int names = 0;
        int all = 0;
        for (String line : lines) {
            if (all >= MOST_LOOKED_AT) {
                break;
            }
            for (String piece : pieces(line)) {
                all++;
                names += named(piece) ? 1 : 0;
            }
        }
        return names > 0 && 5 * names >= all;
    }

    /** Lines, those that begin with blanks behind what they go on with, unless they name a paper as that does. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        boolean wholeNames = false;
        for (String line : Lines.of(text, LONGEST_LINE)) {
            boolean mayGoOn = line.startsWith("  ") && !line.isBlank() && !whole.isEmpty();
            boolean names = mayGoOn && named(line.strip());
            boolean goesOn =
                    mayGoOn && whole.length() < LONGEST_LINE && !(names && (wholeNames || named(whole.toString())));
            if (!goesOn) {
                lines.add(whole.toString());
                whole.setLength(0);
            }
            whole.append(goesOn ? " " : "").append(line.strip());
            wholeNames = names;
        }
        lines.add(whole.toString());
        return lines;
    }

    private static boolean areBareNumbers(String text) {
        boolean any = false;
        for (String line : Lines.of(text, LONGEST_LINE)) {
            if (!line.isBlank() && (any || !HEADING.matcher(line.strip()).matches())) {
                any = true;
                if (!BARE.matcher(line).matches()) {
                    return false;
                }
            }
        }
        return any;
    }

    private static List<String> numbers(String line) {
        return BARE.matcher(line).matches() ? List.of(line.strip().split("[\\s,;]+", 0)) : List.of();
    }

    private static boolean named(String piece) {
        return isNumber(piece)
                || !firstWord(piece).isEmpty()
                || !Identifiers.within(piece).isEmpty();
    }

    private static boolean isNumber(String word) {
        return word.length() >= SHORTEST && PaperId.parse(word).isPresent();
    }

    /** {@code 2408.01234 - A title}: a number before anything else needs no word that says what it is. */
    private static String firstWord(String piece) {
        int end = 0;
        while (end < piece.length() && !Character.isWhitespace(piece.charAt(end))) {
            end++;
        }
        return ArxivId.find(END.matcher(piece.substring(0, end)).replaceFirst(""))
                .map(id -> "arXiv:" + id)
                .orElse("");
    }

    /** A line is one piece, unless each of its words is a number; remarks behind {@code #} are none. */
    private static List<String> pieces(String line) {
        String bare = line.strip();
        if (bare.isEmpty() || bare.startsWith("#") || HEADING.matcher(bare).matches()) {
            return List.of();
        }
        String listed = bare.replaceFirst("^(?:[-*•]|\\d{1,4}[.)])\\s{1,5}", "");
        List<String> words = List.of(listed.split("[\\s,;]+", 100));
        boolean numbers = words.size() < 100 && words.stream().allMatch(NumberList::isNumber);
        return numbers ? words : List.of(listed);
    }
}

package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody wrote themselves in a letter: without what their mail program quotes, and without what stands under their
 * words. Pure, and linear in the letter's length.
 */
final class OwnWords {

    private static final Pattern QUOTE_MARKS = Pattern.compile("^\\s*+(?:[>|＞›»]\\s?)++");

    /** A quoted line this long may have lost its end to the next line, which then has no mark. */
    private static final int WRAPPED = 64;

    private final List<String> own = new ArrayList<>();
    private final List<List<String>> pieces = new ArrayList<>();
    private boolean quotes;

    private OwnWords() {}

    /** The lines that are the sender's own, signature and all. */
    static List<String> withSignature(ReceivedLetter letter, Us us) {
        return joined(split(LetterLines.of(letter), us).pieces);
    }

    /** Whether the letter quotes anything. */
    static boolean quotes(ReceivedLetter letter, Us us) {
        return split(LetterLines.of(letter), us).quotes;
    }

    /** The lines that are the sender's own words. */
    static List<String> of(ReceivedLetter letter, Us us) {
        List<String> words = words(letter, LetterLines.of(letter), us);
        if (!letter.text().isBlank() && !letter.html().isBlank()) {
            return marked(words, words(letter, LetterLines.ofHtml(letter), us));
        }
        return words;
    }

    private static List<String> words(ReceivedLetter letter, List<String> lines, Us us) {
        Signature signature = new Signature(letter);
        List<List<String>> kept = new ArrayList<>();
        for (List<String> piece : split(lines, us).pieces) {
            List<String> words = signature.removed(piece);
            if (!words.isEmpty()) {
                kept.add(words);
            }
        }
        return joined(kept);
    }

    /** HTML knows where the signature begins where the text may not: lines at the end that it does not have go. */
    private static List<String> marked(List<String> text, List<String> html) {
        String known = bare(String.join(" ", html));
        int end = text.size();
        while (end > 0 && !known.contains(bare(text.get(end - 1)))) {
            end--;
        }
        return end == 0 || known.isBlank() ? text : text.subList(0, end);
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\p{P}\\p{S}]+", "");
    }

    private static List<String> joined(List<List<String>> pieces) {
        List<String> lines = new ArrayList<>();
        for (List<String> piece : pieces) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(piece);
        }
        return lines;
    }

    /** All lines with the marks of quoting taken off, so that a quoted text can be edited and sent back. */
    static List<String> unquoted(ReceivedLetter letter) {
        return LetterLines.of(letter).stream()
                .map(line -> QUOTE_MARKS.matcher(line).replaceFirst(""))
                .toList();
    }

    private static OwnWords split(List<String> lines, Us us) {
        OwnWords words = new OwnWords();
        Quotation quotation = new Quotation(us, lines);
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            if (line.isBlank()) {
                words.own.add("");
                i++;
            } else if (Quotation.quoted(line) || words.wrapped(lines, i)) {
                words.quoted();
                i++;
            } else if (quotation.original(i) || quotation.ours(i)) {
                words.rest(lines, i, us);
                return words.ended();
            } else {
                int said = quotation.attribution(i);
                if (said > 0 && !words.marked(lines, i + said)) {
                    words.rest(lines, i + said, us);
                    return words.ended();
                }
                if (said > 0) {
                    words.quoted();
                    i += said;
                    continue;
                }
                int cut = quotation.within(line);
                if (cut >= 0) {
                    words.own.add(line.substring(0, cut).stripTrailing());
                    words.rest(lines, i + 1, us);
                    return words.ended();
                }
                if (Us.carriesToken(line)) {
                    words.quoted();
                } else {
                    words.own.add(line);
                }
                i++;
            }
        }
        return words.ended();
    }

    private boolean wrapped(List<String> lines, int at) {
        return at > 0
                && at + 1 < lines.size()
                && Quotation.quoted(lines.get(at - 1))
                && lines.get(at - 1).length() > WRAPPED
                && Quotation.quoted(lines.get(at + 1))
                && lines.get(at).length() < 50;
    }

    private boolean marked(List<String> lines, int from) {
        for (int i = from; i < Math.min(lines.size(), from + 5); i++) {
            if (!lines.get(i).isBlank()) {
                return Quotation.quoted(lines.get(i));
            }
        }
        return false;
    }

    private void quoted() {
        quotes = true;
        if (own.stream().anyMatch(line -> !line.isBlank())) {
            pieces.add(trimmed(own));
        }
        own.clear();
    }

    /** From here on it is quoted without marks. Who wrote nothing above may have written below the last line of ours. */
    private void rest(List<String> lines, int from, Us us) {
        quoted();
        if (!pieces.isEmpty()) {
            return;
        }
        int last = -1;
        for (int i = from; i < lines.size(); i++) {
            if (us.ends(lines.get(i))) {
                last = i;
            }
        }
        if (last >= 0) {
            own.addAll(lines.subList(last + 1, lines.size()));
        }
    }

    private OwnWords ended() {
        if (own.stream().anyMatch(line -> !line.isBlank())) {
            pieces.add(trimmed(own));
        }
        return this;
    }

    private static List<String> trimmed(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (to > from && (lines.get(to - 1).isBlank() || Quotation.divider(lines.get(to - 1)))) {
            to--;
        }
        return List.copyOf(lines.subList(from, to));
    }
}

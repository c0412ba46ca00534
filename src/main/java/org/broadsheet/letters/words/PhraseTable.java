package org.broadsheet.letters.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A set of phrases of many languages, compared without regard to case, accents of Latin, Greek and Cyrillic letters, and the
 * form of apostrophes. In scripts that put blanks between words, a phrase is found as whole words only. Pure.
 */
public final class PhraseTable {

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f\\u064b-\\u0652\\u0640]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    /** The look behind lets a run of marks be tried once, not from each of its characters. */
    private static final Pattern EDGES =
            Pattern.compile("^[\\s\\p{Z}\\p{P}\\p{S}]+|(?<![\\s\\p{Z}\\p{P}\\p{S}])[\\s\\p{Z}\\p{P}\\p{S}]+$");

    /** In letters; "unsubscribe" and its kin. */
    private static final int LONG_WORD = 10;

    private static final Map<String, Map<String, PhraseTable>> FILES = new HashMap<>();

    private final List<String> phrases;
    private final Set<String> exact;

    public PhraseTable(List<String> phrases) {
        Set<String> folded = new HashSet<>();
        List<String> ordered = new ArrayList<>();
        for (String phrase : phrases) {
            String each = folded(phrase).strip();
            if (!each.isEmpty() && folded.add(each)) {
                ordered.add(each);
            }
        }
        ordered.sort((a, b) -> Integer.compare(b.length(), a.length()));
        this.phrases = List.copyOf(ordered);
        this.exact = Set.copyOf(folded);
    }

    /**
     * The phrases of a section of one of the tables in {@code /letters}.
     *
     * @throws IllegalArgumentException if there is no such section
     */
    public static synchronized PhraseTable of(String table, String section) {
        Map<String, PhraseTable> sections = FILES.computeIfAbsent(table, PhraseTable::read);
        if (!sections.containsKey(section)) {
            throw new IllegalArgumentException(
                    "The table letters/%s.txt has no section [%s].".formatted(table, section));
        }
        return sections.get(section);
    }

    /** A table without sections: what stands before each line's colon, and the words behind it. */
    public static Map<String, List<String>> table(String name) {
        Map<String, List<String>> table = new HashMap<>();
        for (String line : lines(name)) {
            int colon = line.indexOf(':');
            if (!line.startsWith("#") && colon > 0) {
                table.put(
                        line.substring(0, colon),
                        List.of(line.substring(colon + 1).split("\\|")));
            }
        }
        return table;
    }

    private static List<String> lines(String table) {
        try (InputStream in = PhraseTable.class.getResourceAsStream("/letters/" + table + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, PhraseTable> read(String table) {
        Map<String, List<String>> lines = new HashMap<>();
        String section = "";
        for (String line : lines(table)) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.indexOf(']'));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.computeIfAbsent(section, name -> new ArrayList<>())
                        .addAll(List.of(line.substring(line.indexOf(':') + 1).split("\\|")));
            }
        }
        Map<String, PhraseTable> sections = new HashMap<>();
        lines.forEach((name, words) -> sections.put(name, new PhraseTable(words)));
        return sections;
    }

    /** A text as it is compared: lower-case, without accents, one blank between words. */
    public static String folded(String text) {
        if (plain(text)) {
            return BLANKS.matcher(text.toLowerCase(Locale.ROOT).replace('`', '\''))
                    .replaceAll(" ");
        }
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('`', '\'');
        String bare =
                ACCENTS.matcher(Normalizer.normalize(wide, Normalizer.Form.NFD)).replaceAll("");
        return BLANKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC)).replaceAll(" ");
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** A text as it is compared, without what stands at its edges and is neither letter nor digit. */
    public static String trimmed(String text) {
        return EDGES.matcher(folded(text)).replaceAll("");
    }

    /** Whether the whole text is one of them, whatever punctuation stands around it. */
    public boolean are(String text) {
        return exact.contains(trimmed(text));
    }

    /** How many characters at the start of a folded text are one of them, the longest. */
    public OptionalInt lengthAtStart(String folded) {
        for (String phrase : phrases) {
            if (folded.startsWith(phrase) && ends(folded, phrase.length())) {
                return OptionalInt.of(phrase.length());
            }
        }
        return OptionalInt.empty();
    }

    public boolean start(String folded) {
        return lengthAtStart(folded).isPresent();
    }

    public boolean end(String folded) {
        for (String phrase : phrases) {
            if (folded.endsWith(phrase) && begins(folded, folded.length() - phrase.length())) {
                return true;
            }
        }
        return false;
    }

    public boolean in(String folded) {
        for (String phrase : phrases) {
            if (indexOf(folded, phrase, 0) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word of the folded text begins with one of them. */
    public boolean beginWord(String folded) {
        for (String phrase : phrases) {
            for (int at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
                if (begins(folded, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A folded text with each of them replaced. */
    public String replaced(String folded, String by) {
        String text = folded;
        for (String phrase : phrases) {
            int at = indexOf(text, phrase, 0);
            while (at >= 0) {
                text = text.substring(0, at) + by + text.substring(at + phrase.length());
                at = indexOf(text, phrase, at + by.length());
            }
        }
        return text;
    }

    /** Where any of them begins in a folded text, in no order. */
    public List<Integer> places(String folded) {
        List<Integer> places = new ArrayList<>();
        for (String phrase : phrases) {
            for (int at = indexOf(folded, phrase, 0); at >= 0; at = indexOf(folded, phrase, at + 1)) {
                places.add(at);
            }
        }
        return places;
    }

    /**
     * Whether a word is one of them with a letter or two left out, doubled, swapped or wrong. Only long words are looked at, and
     * only such as begin alike: between short ones lies a mere letter, too.
     */
    public boolean misspelt(String word) {
        if (word.length() < LONG_WORD - 2 || word.length() > 20 || word.contains(" ")) {
            return false;
        }
        return phrases.stream()
                .anyMatch(phrase -> phrase.length() >= LONG_WORD
                        && !phrase.contains(" ")
                        && phrase.charAt(0) == word.charAt(0)
                        && edits(phrase, word) <= 2);
    }

    /** Whether a word of five letters and more is one of them but for one letter, or two neighbours that changed places. */
    public boolean nearly(String word) {
        return word.length() >= 5
                && phrases.stream()
                        .anyMatch(phrase -> Math.abs(phrase.length() - word.length()) <= 1
                                && phrase.length() >= 5
                                && edits(phrase, word) <= 1);
    }

    /** Source: the distance of optimal string alignment; swapping two neighbours counts as one. */
    private static int edits(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + same, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }

    public List<String> all() {
        return phrases;
    }

    private static int indexOf(String text, String phrase, int from) {
        for (int at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
            if (begins(text, at) && ends(text, at + phrase.length())) {
                return at;
            }
        }
        return -1;
    }

    static boolean begins(String text, int at) {
        return at == 0 || !(spaced(text.charAt(at)) && spaced(text.charAt(at - 1)));
    }

    static boolean ends(String text, int at) {
        return at >= text.length() || !(spaced(text.charAt(at - 1)) && spaced(text.charAt(at)));
    }

    /** Whether blanks stand between words of this character's script; Chinese, Japanese, Thai have none, Korean glues endings on. */
    private static boolean spaced(char character) {
        if (!Character.isLetterOrDigit(character)
                && Character.getType(character) != Character.NON_SPACING_MARK
                && Character.getType(character) != Character.COMBINING_SPACING_MARK) {
            return false;
        }
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> false;
            default -> true;
        };
    }
}

package org.broadsheet.papers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A part of a name, as it is compared.
 *
 * @param plain in lower case without accents: {@code muller}, {@code soren}, {@code grossmann}
 * @param spelled with accents as they are written out where they cannot be typed: {@code mueller}, {@code soeren}
 */
record NamePart(String plain, String spelled, Kind kind) {

    /** How much of the name is written out. */
    enum Kind {
        WHOLE,
        INITIAL,
        /** {@code Chr.}, {@code Alex.} */
        ABBREVIATION
    }

    private static final Map<Integer, String> SPELLED = Map.of(
            (int) 'ä', "ae", (int) 'ö', "oe", (int) 'ü', "ue", (int) 'ø', "oe", (int) 'å', "aa", (int) 'đ', "dj",
            (int) 'þ', "th", (int) 'ð', "dh", (int) 'ō', "oh");

    private static final Pattern BETWEEN = Pattern.compile("[-\u2010\u2011\u2013\u2012\u00ad]+");
    private static final Pattern BEHIND_DOT = Pattern.compile("(?<=\\.)");
    private static final String APOSTROPHES = "'’‘`ʼʻ´";

    private static final Pattern DOTTED = Pattern.compile("(?:\\p{Lu}\\.-?){1,4}");
    private static final Pattern UNDOTTED = Pattern.compile("\\p{Lu}(?:-?\\p{Lu}){0,2}");

    /** Families of China, Korea, Vietnam and Japan as they are written in Latin letters: the commonest, which most people bear. */
    private static final Set<String> EAST_ASIAN = Set.of(
            ("li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao"
                            + " cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang"
                            + " shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan zhan qian yin chang"
                            + " lai gong pang lei hong wen shang tao kim lee park choi jung jeong cho yoon jang lim oh seo shin kwon hwang ahn"
                            + " yoo ryu nam bae baek moon nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly dinh truong sato suzuki"
                            + " takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura"
                            + " hayashi shimizu yamazaki mori abe ikeda hashimoto ishikawa ogawa okada hasegawa fujita goto kondo murakami endo aoki"
                            + " sakamoto saito fukuda ota fujiwara nakajima harada tamura takeuchi nakagawa")
                    .split(" "));

    /** What is one part on paper: a surname with its particles, a double surname. */
    static NamePart of(List<String> words) {
        StringBuilder plain = new StringBuilder();
        StringBuilder spelled = new StringBuilder();
        for (String word : words) {
            String folded = folded(word);
            plain.append(folded);
            spelled.append(Folded.isAscii(word) ? folded : folded(spelledOut(word)));
        }
        return new NamePart(plain.toString(), spelled.toString(), Kind.WHOLE);
    }

    /** What stands before the surname, part by part: {@code J.-P.}, {@code Y.W.}, {@code YW}, {@code Jean-Pierre}, {@code Chr.} */
    static List<NamePart> given(List<String> words) {
        List<NamePart> parts = new ArrayList<>();
        for (String word : words) {
            boolean capitals = isShortCapitals(word);
            if (!capitals && Folded.isAscii(word) && word.indexOf('-') < 0 && word.indexOf('.') < 0) {
                // Most names, in a fraction of the time.
                add(parts, word, Kind.WHOLE);
                continue;
            }
            for (String piece : BETWEEN.split(word, 0)) {
                if (capitals && piece.indexOf('.') < 0) {
                    piece.codePoints().forEach(letter -> add(parts, Character.toString(letter), Kind.INITIAL));
                    continue;
                }
                for (String dotted : BEHIND_DOT.split(piece, 0)) {
                    add(parts, dotted, dotted.endsWith(".") ? Kind.ABBREVIATION : Kind.WHOLE);
                }
            }
        }
        return parts;
    }

    private static void add(List<NamePart> parts, String word, Kind kind) {
        String plain = folded(word);
        if (!plain.isEmpty()) {
            Kind really = plain.codePointCount(0, plain.length()) == 1 ? Kind.INITIAL : kind;
            parts.add(new NamePart(plain, Folded.isAscii(word) ? plain : folded(spelledOut(word)), really));
        }
    }

    static NamePart joined(List<NamePart> parts) {
        StringBuilder plain = new StringBuilder();
        StringBuilder spelled = new StringBuilder();
        for (NamePart part : parts) {
            plain.append(part.plain);
            spelled.append(part.spelled);
        }
        return new NamePart(plain.toString(), spelled.toString(), Kind.WHOLE);
    }

    private static String folded(String word) {
        return Folded.joined(withoutApostrophes(word));
    }

    private static String withoutApostrophes(String word) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (APOSTROPHES.indexOf(word.charAt(i)) < 0) {
                out.append(word.charAt(i));
            }
        }
        return out.length() == word.length() ? word : out.toString();
    }

    private static String spelledOut(String word) {
        if (Folded.isAscii(word)) {
            return word;
        }
        String composed = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(composed.length() + 4);
        composed.codePoints().forEach(letter -> {
            String written = SPELLED.get(letter);
            if (written == null) {
                out.appendCodePoint(letter);
            } else {
                out.append(written);
            }
        });
        return out.toString();
    }

    /** Every way to write it; none for what has no letter. */
    Set<String> forms() {
        return plain.isEmpty() ? Set.of() : plain.equals(spelled) ? Set.of(plain) : Set.of(plain, spelled);
    }

    boolean isSame(NamePart other) {
        return !plain.isEmpty()
                && (plain.equals(other.plain)
                        || spelled.equals(other.plain)
                        || plain.equals(other.spelled)
                        || spelled.equals(other.spelled));
    }

    /** Whether both are the same as far as both are written out. */
    boolean agreesWith(NamePart other) {
        return isSame(other) || isShortOf(other) || other.isShortOf(this);
    }

    private boolean isShortOf(NamePart other) {
        return kind != Kind.WHOLE
                && (other.plain.startsWith(plain)
                        || other.spelled.startsWith(spelled)
                        || (kind == Kind.ABBREVIATION && isContractionOf(other.plain)));
    }

    /** {@code Wm.}, {@code Thos.}: the first letter, and of the others some in their order. */
    private boolean isContractionOf(String whole) {
        int at = 0;
        for (int i = 0; i < plain.length(); i++) {
            int found = whole.indexOf(plain.charAt(i), at);
            if (found < 0 || (i == 0 && found > 0)) {
                return false;
            }
            at = found + 1;
        }
        return true;
    }

    /** The place of the one word that is all capitals among others that are not; -1 if there is none. */
    static int onlyCapitals(List<String> words) {
        int found = -1;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean capitals = isCapitals(word) && letters(word) > 1 && word.indexOf('.') < 0;
            boolean family = capitals && (letters(word) > 3 || isEastAsianFamily(word));
            if (family && found >= 0) {
                return -1;
            }
            found = family ? i : found;
        }
        return found;
    }

    /**
     * How many words at the end are initials behind a family's name: {@code Smith JA} and {@code Smith J-A}, as PubMed and medical journals
     * write, {@code Ivanov A.A.}, {@code Ivanov A. A.}
     */
    static int initialsBehind(List<String> words) {
        int first = words.size();
        while (first > 0 && DOTTED.matcher(words.get(first - 1)).matches()) {
            first--;
        }
        if (first == words.size()) {
            String last = words.getLast();
            first -= UNDOTTED.matcher(last).matches() && letters(last) <= 3 && !isEastAsianFamily(last) ? 1 : 0;
        }
        boolean named = words.subList(0, first).stream().anyMatch(word -> !isCapitals(word));
        return named && first > 0 ? words.size() - first : 0;
    }

    /** {@code YW}, {@code J-P}: initials without dots. */
    private static boolean isShortCapitals(String word) {
        return letters(word) <= 3 && letters(word) > 1 && isCapitals(word);
    }

    private static boolean isCapitals(String word) {
        int capitals = 0;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isUpperCase(c)) {
                capitals++;
            } else if (Character.isLetter(c)) {
                return false;
            }
        }
        return capitals > 0;
    }

    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            i += Character.charCount(c);
            letters += Character.isLetter(c) ? 1 : 0;
        }
        return letters;
    }

    static boolean isEastAsianFamily(String word) {
        return EAST_ASIAN.contains(folded(word));
    }

    static boolean isEastAsianScript(String text) {
        return !Folded.isAscii(text)
                && text.codePoints().anyMatch(point -> switch (Character.UnicodeScript.of(point)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
                    default -> false;
                });
    }
}

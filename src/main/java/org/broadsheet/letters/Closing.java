package org.broadsheet.letters;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/** How letters begin and end: greetings, thanks, and closings with or without a name behind them. */
final class Closing {

    private static final PhraseTable CLOSING = PhraseTable.of("closings", "closing");
    private static final Pattern SENTENCE = Pattern.compile("[.!。！\\n]+");
    /** "Merci de l'envoyer": French thanks for what is yet to be done. */
    private static final Pattern WITH_REQUEST =
            Pattern.compile("merci de (?:ne |m'|me |l'|le |la |les |bien vouloir )?\\p{L}{2,20}(?:er|ir|re)(?!\\p{L})");

    private static final PhraseTable THANKS = PhraseTable.of("closings", "thanks");
    private static final PhraseTable GREETING = PhraseTable.of("closings", "greeting");

    /** Closings that are also words which a heading may begin with: "Best Arm Identification". */
    private static final Set<String> AMBIGUOUS = Set.of(
            "best",
            "love",
            "ta",
            "t",
            "kr",
            "bw",
            "xx",
            "br",
            "ciao",
            "fin",
            "baja",
            "salut",
            "salam",
            "ihr",
            "ihre",
            "herzlich",
            "warmly",
            "att");

    /** In letters; shorter ones stand everywhere. */
    private static final int SHORTEST_WORD = 5;

    private static final Set<String> WORDS = words();

    private static final Pattern FROM_A_PLACE = Pattern.compile(
            "(?:aus|from|de|desde|da|dalla|uit|z|ze|из|depuis|fra|från|vom|von)(?: (?:der|dem|the|la))? [\\p{L}-]{2,20}(?: [\\p{L}-]{2,20})?[.!,]?");
    /** "Veuillez agréer, Madame, Monsieur, l'expression de mes salutations distinguées." */
    private static final Pattern FORMULA = Pattern.compile(
            "(?:veuillez (?:agreer|recevoir|croire)|(?:je|nous) vous prie?(?:ons)? d'agreer|dans l'attente|reciba[ns]? un|sin otro particular|le[s]? saluda|in attesa|hochachtungsvoll|es gruesst).{0,120}");

    private static final Pattern WITH_FILLERS = Pattern.compile(
            "(?:(?:for|in|very|much|so|all|again|advance|your|the|help|time|support|service|work|great|good|kind|consideration|attention|this|everyone|everybody|team|and|have|a|nice|day|week|weekend|from|me|us|voraus|für|ihre|eure|hilfe|mühe|d'avance|pour|votre|aide|por|su|tu|ayuda|per|il|vostro|aiuto|за|помощь|im)(?!\\p{L})|[ ,.!])++");
    private static final Pattern GLUED_CLOSING = Pattern.compile("^\\p{L}{1,8}\\s?(?:드림|올림|拝|敬上|谨上|謹上|より)[.。]?$");
    private static final Pattern JOINED = Pattern.compile(
            "(?<!\\s)\\s++(?:and|und|et|y|e|i|и|en|og|och|ve|&)\\s+|(?<!\\s)\\s*+[/|]\\s*|,\\s+|[!.]\\s+");

    private Closing() {}

    /** Whether the words say thank you. */
    static boolean thanks(String text) {
        return THANKS.in(PhraseTable.folded(text));
    }

    /** Whether no sentence beside those that thank wishes for something: "Please add my colleague. Thanks!" does. */
    static boolean asksNothing(List<String> lines) {
        for (String sentence : SENTENCE.split(PhraseTable.folded(String.join("\n", lines)), 60)) {
            boolean thanks =
                    THANKS.in(sentence) && !WITH_REQUEST.matcher(sentence).find();
            if (!thanks && Sense.wishesSomething(PhraseTable.trimmed(sentence))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a line only greets. */
    static boolean greets(String line) {
        String folded = PhraseTable.trimmed(line);
        if (folded.isEmpty() || folded.length() > 60) {
            return false;
        }
        OptionalInt length = GREETING.lengthAtStart(folded);
        if (length.isEmpty()) {
            return false;
        }
        String rest = folded.substring(length.getAsInt()).strip();
        boolean closed = line.strip().matches("(?s).*[,，、!！:：.。؛،;]$");
        int words = rest.isEmpty() ? 0 : rest.split("\\s+", -1).length;
        return rest.isEmpty()
                || (words <= 4 && !rest.matches("(?s).*[,.;:!?，。；：！？].*") && (closed || addressed(line, rest)));
    }

    private static boolean addressed(String line, String rest) {
        return rest.matches(
                        "(?:all|there|team|everyone|everybody|sir|madam|zusammen|alle|folks|people|friends|again|broadsheet|tous|à tous|a tous|todos|a todos|tutti|a tutti|allen)(?: .{0,20})?")
                || line.strip().matches("(?:\\S+\\s+){1,3}\\p{Lu}[\\p{L}'-]*$");
    }

    /** Whether a line is a closing, alone or with a name behind it. */
    static boolean isIn(String line) {
        if (FORMULA.matcher(PhraseTable.folded(line.substring(0, Math.min(line.length(), 200)))
                        .strip())
                .matches()) {
            return true;
        }
        if (line.length() > 80 || Signature.BULLET.matcher(line).matches()) {
            return false;
        }
        String stripped = line.strip();
        if (CLOSING.are(line)
                || severalClosings(stripped)
                || GLUED_CLOSING.matcher(stripped).matches()) {
            return true;
        }
        String folded = PhraseTable.folded(stripped);
        OptionalInt length = CLOSING.lengthAtStart(folded);
        if (length.isEmpty()) {
            return false;
        }
        String rest = folded.substring(length.getAsInt()).strip();
        if (rest.matches("[,!.，、。！-].*")) {
            String behind = rest.replaceFirst("^[\\s,!.，、。！-]+", "");
            return CLOSING.are(behind)
                    || WritersName.signs(lastWords(stripped, behind))
                    || (CLOSING.start(behind)
                            && behind.length() < 40
                            && !behind.matches("(?s)[^,.:;]*+[,.:;](?:\\P{L}*+\\p{L}){3}.*")
                            && isIn(behind));
        }
        // "Viele Grüße Jörg": a closing of two words or more needs no comma before the name.
        String closing = folded.substring(0, length.getAsInt());
        if (FROM_A_PLACE.matcher(rest).matches() || WITH_FILLERS.matcher(rest).matches()) {
            return true;
        }
        boolean clear = closing.contains(" ") || !AMBIGUOUS.contains(closing);
        return (clear || isCjk(folded))
                && WritersName.signs(lastWords(stripped, rest))
                && (closing.contains(" ") || rest.split(" ", -1).length <= 2);
    }

    /** Whether a line that ends as closings do has a word of theirs: it closes, if a name alone stands below it. */
    static boolean resembles(String line) {
        String stripped = line.strip();
        if (stripped.length() > 60 || !stripped.matches("(?s).*[,!.，！。،]$") || stripped.split("\\s+", -1).length > 8) {
            return false;
        }
        for (String word : PhraseTable.folded(stripped).split("[^\\p{L}\\p{M}]+", -1)) {
            if (WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>();
        for (String phrase : CLOSING.all()) {
            for (String word : phrase.split("[^\\p{L}\\p{M}]+", -1)) {
                if (word.length() >= SHORTEST_WORD && !AMBIGUOUS.contains(word)) {
                    words.add(word);
                }
            }
        }
        return Set.copyOf(words);
    }

    private static boolean severalClosings(String line) {
        String[] parts = JOINED.split(line, 5);
        if (parts.length < 2) {
            return false;
        }
        for (String part : parts) {
            if (!part.isBlank() && !CLOSING.are(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCjk(String text) {
        return text.codePoints()
                .anyMatch(c ->
                        Character.isIdeographic(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
    }

    /** The end of a line as it was written, as long as that folded end is. */
    private static String lastWords(String line, String folded) {
        int words = folded.isBlank() ? 0 : folded.strip().split("\\s+", -1).length;
        String[] all = line.strip().split("\\s+", -1);
        return words == 0 || words > all.length
                ? ""
                : String.join(" ", List.of(all).subList(all.length - words, all.length));
    }
}

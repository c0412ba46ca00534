package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/** Whether somebody asks to get no more mail, or to be forgotten, in their own words. Pure. */
final class Leaving {

    private static final PhraseTable STOP = PhraseTable.of("answers", "stop");
    private static final PhraseTable SENTENCE = PhraseTable.of("answers", "stop in a sentence");
    private static final PhraseTable NOT_THAT = PhraseTable.of("answers", "not that");
    private static final PhraseTable POLITE = PhraseTable.of("answers", "polite");
    private static final PhraseTable ERASE = PhraseTable.of("answers", "erase");
    private static final PhraseTable RIGHT = PhraseTable.of("answers", "right to be forgotten");
    private static final PhraseTable CLAIM = PhraseTable.of("answers", "claim");
    private static final PhraseTable OTHERS = PhraseTable.of("answers", "others");
    private static final PhraseTable UNABLE = PhraseTable.of("answers", "unable");
    private static final PhraseTable HOW = PhraseTable.of("answers", "how");
    private static final Pattern SENTENCES = Pattern.compile("[\\n.;!?…。！？；؟।]+");
    private static final Pattern CLAUSE = Pattern.compile("[\\n.;:!?…。！？；؟।]+");
    private static final Pattern MARKS = Pattern.compile("(?<!\\p{L})['’]|['’](?!\\p{L})|[\"“”„«»‹›「」『』*_`<>\\[\\]#]+");

    /** "Delete me from the list" asks for no more mail, and not for all that is kept to be deleted. */
    private static final Pattern FROM_A_LIST = Pattern.compile(
            "\\b(?:delete|erase|remove) (?:me|my (?:address|name|e-?mail(?: address)?)) from (?:\\w+ ){0,3}(?:e-?mail|mailing|distribution|list|newsletter|digest|recipients?)");

    /** "More about unsubscribing": what they want to read, and not what they want of us. */
    private static final Pattern ABOUT = Pattern.compile(
            "^\\W*(?:please )?(?:send )?(?:me )?(?:some )?(?:more|less|fewer|mehr|weniger|add|also|plus|moins|más|menos|mais)\\s+(?:papers? )?(?:about|on|of|regarding|über|zu|von|sur|de|sobre)\\b");

    private static final Pattern PAUSE = Pattern.compile("[,.;:!?…，。！？、；،؛؟।]");

    /** Words between a denial and what it denies: "je ne veux pas me désabonner". */
    private static final int MOST_BETWEEN = 4;

    /** Who writes more than this writes about something. */
    private static final int LONGEST = 700;

    private Leaving() {}

    /** Whether the words ask to stop: as all they say, or in a sentence that is about us. */
    static boolean asked(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return false;
        }
        if (Pauses.asked(text).isPresent()) {
            return false;
        }
        String folded = folded(text);
        if (ABOUT.matcher(folded).find()) {
            return false;
        }
        for (String sentence : SENTENCES.split(folded, -1)) {
            for (String clause : CLAUSE.split(sentence, -1)) {
                if (alone(clause) && (clause.length() == sentence.length() || !Sense.isOfResearch(sentence))) {
                    return true;
                }
            }
        }
        return SENTENCE.in(folded)
                ? !denied(folded) && (asksInSentence(folded) || Sense.ends(folded))
                : Sense.ends(folded);
    }

    /** Whether what asks to stop is said of the writer, and not of people who stop. */
    private static boolean asksInSentence(String folded) {
        for (String sentence : SENTENCES.split(folded, -1)) {
            boolean research = Sense.isOfResearch(sentence);
            for (String clause : PAUSE.split(sentence, -1)) {
                if (asksIn(clause, research)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean asksIn(String clause, boolean research) {
        String left = clause;
        for (PhraseTable phrases : List.of(SENTENCE, STOP)) {
            left = phrases.replaced(left, "\u0001");
        }
        int at = left.indexOf('\u0001');
        if (at < 0) {
            return false;
        }
        String behind = left.substring(at + 1);
        String said = clause.substring(at, clause.length() - behind.length());
        if (Sense.endsOrDenies(said) && Sense.namesSubject(behind)) {
            return false;
        }
        if (research) {
            return Sense.concernsWriter(clause, at, clause.length() - behind.length())
                    || (Sense.wants(clause) && !Sense.isOfResearch(clause));
        }
        return Sense.wishes(clause) || Sense.saysLittleElse(left.replace('\u0001', ' '));
    }

    /** Whether the words ask that something go on: "please do not stop". */
    static boolean goesOn(String text) {
        return text.length() <= LONGEST && denied(folded(text));
    }

    /** Whether a line is a request to stop, politeness aside. */
    static boolean alone(String clause) {
        String words = PhraseTable.trimmed(folded(clause));
        if (words.isEmpty() || words.length() > 120) {
            return false;
        }
        if (STOP.are(words) || STOP.misspelt(PhraseTable.trimmed(POLITE.replaced(words, " ")))) {
            return true;
        }
        String left = STOP.replaced(words, " \u0001 ");
        if (left.equals(words)) {
            return false;
        }
        String rest = POLITE.replaced(left, " ").replace("\u0001", " ");
        return PhraseTable.trimmed(rest).isBlank() && !denied(words);
    }

    /** Whether the words ask to be forgotten. */
    static boolean forgotten(String text) {
        String folded = FROM_A_LIST
                .matcher(folded(text.substring(0, Math.min(text.length(), LONGEST + 1))))
                .replaceAll(" ");
        return text.length() <= LONGEST
                && (ERASE.in(folded) || Sense.removesAll(folded) || (RIGHT.in(folded) && CLAIM.beginWord(folded)))
                && !NOT_THAT.start(PhraseTable.trimmed(folded))
                && !HOW.start(PhraseTable.trimmed(folded))
                && !folded.contains("?");
    }

    /** "Please do not stop sending these": a denial right before all that asks to stop, or somebody else who stops. */
    private static boolean denied(String folded) {
        List<Integer> places = new ArrayList<>();
        for (PhraseTable phrases : List.of(SENTENCE, STOP)) {
            places.addAll(phrases.places(folded));
        }
        Collections.sort(places);
        int last = -1;
        for (int at : places) {
            boolean same =
                    last >= 0 && !PAUSE.matcher(folded.substring(last, at)).find();
            if (!same && !deniedAt(folded, at)) {
                return false;
            }
            last = at;
        }
        return last >= 0;
    }

    private static boolean deniedAt(String folded, int at) {
        String before = folded.substring(Math.max(0, at - 40), at).stripTrailing();
        String[] clauses = PAUSE.split(before, -1);
        String clause = clauses[clauses.length - 1].strip();
        if (UNABLE.in(clause)) {
            return false;
        }
        List<String> words = List.of(clause.split(" ", -1));
        String near = String.join(" ", words.subList(Math.max(0, words.size() - MOST_BETWEEN), words.size()));
        return NOT_THAT.end(before) || OTHERS.end(before) || (Sense.denied(near) && !Sense.goesOn(near));
    }

    private static String folded(String text) {
        return PhraseTable.folded(MARKS.matcher(text.replace("\n", " . ")).replaceAll(" "))
                .strip();
    }
}

package org.broadsheet.letters;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a clause means that no table of phrases has, by the words that carry a sentence's sense: a denial and a word for going on
 * with a word for our mail ask for its end, and so does a word for ending; a denial turns what it stands with into its opposite. Pure.
 */
final class Sense {

    private static final PhraseTable NEGATION = PhraseTable.of("sense", "negation");
    private static final PhraseTable GOING_ON = PhraseTable.of("sense", "going on");
    private static final PhraseTable ENDING = PhraseTable.of("sense", "ending");
    private static final PhraseTable SENDING = PhraseTable.of("sense", "sending");
    private static final PhraseTable RECEIVING = PhraseTable.of("sense", "receiving");
    private static final PhraseTable WISHING = PhraseTable.of("sense", "wishing");
    private static final PhraseTable COMPLAINING = PhraseTable.of("sense", "complaining");
    private static final PhraseTable ABOUT = PhraseTable.of("sense", "about");
    private static final PhraseTable CONDITION = PhraseTable.of("sense", "condition");
    private static final PhraseTable OR = PhraseTable.of("sense", "or");
    private static final PhraseTable DOUBT = PhraseTable.of("sense", "doubt");
    private static final PhraseTable ASKING_FOR = PhraseTable.of("sense", "asking for");
    private static final PhraseTable POLITE = PhraseTable.of("answers", "polite");

    private static final Pattern CLAUSE = Pattern.compile("[\\n.,;:!…。，、！；؛،।]+");
    private static final PhraseTable POINTING = new PhraseTable(List.of(
            "it", "this", "these", "them", "that", "those", "damit", "das", "ça", "cela", "esto", "isso", "isto",
            "questo", "это", "这个", "これ", "dit", "det", "detta", "here", "now"));

    /** More words than these that we do not know are about something else. Chosen by hand; {@code StrangersLettersTest} measures it. */
    private static final int MOST_UNKNOWN = 2;

    /** In characters: who asks for the end says it in a line. */
    private static final int LONGEST = 90;

    private Sense() {}

    /** Whether a clause of the folded text asks that our mail end. A question never does. */
    static boolean ends(String folded) {
        if (folded.contains("?") || folded.contains("？") || folded.contains("؟")) {
            return false;
        }
        for (String clause : CLAUSE.split(folded, 60)) {
            if (endsIn(clause.strip())) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsIn(String clause) {
        if (clause.isEmpty() || clause.length() > LONGEST || COMPLAINING.in(clause) || ABOUT.in(clause)) {
            return false;
        }
        boolean denied = denied(clause);
        boolean ending = ENDING.in(clause);
        boolean ours = SENDING.beginWord(clause);
        int unknown = unknown(clause);
        if (ending && !denied) {
            return ours ? unknown <= MOST_UNKNOWN && together(clause) : unknown == 0 && POINTING.in(clause);
        }
        if (!denied || ending || unknown > MOST_UNKNOWN || !GOING_ON.in(clause)) {
            return false;
        }
        boolean received = RECEIVING.beginWord(clause);
        return received ? WISHING.in(clause) && (ours || POINTING.in(clause)) : ours;
    }

    /** "Stop these mails", and not "stop words in mails". */
    private static boolean together(String clause) {
        List<String> words = List.of(clause.split(" ", -1));
        int ending = -1;
        int sending = -1;
        for (int i = 0; i < words.size(); i++) {
            if (ENDING.start(String.join(" ", words.subList(i, words.size())))) {
                ending = i;
            }
            if (SENDING.beginWord(words.get(i))) {
                sending = i;
            }
        }
        return ending < 0
                || sending < 0
                || unknown(String.join(" ", words.subList(Math.min(ending, sending), Math.max(ending, sending)))) == 0;
    }

    /** How many words of the clause are of no kind that we know; without blanks between words, how many pieces are left. */
    private static int unknown(String clause) {
        String left = clause;
        for (PhraseTable known : List.of(NEGATION, GOING_ON, ENDING, WISHING, POINTING, POLITE)) {
            left = known.replaced(left, " ");
        }
        int count = 0;
        for (String word : left.strip().split("[\\s'’-]+", -1)) {
            boolean told = word.length() < 3 || SENDING.beginWord(word) || RECEIVING.beginWord(word);
            count += told ? 0 : 1;
        }
        return count;
    }

    static boolean denied(String clause) {
        return NEGATION.in(clause.replace("n't ", " not ").replace("'", "' "));
    }

    /** Whether it speaks of what is to end or to go on: "no more". */
    static boolean goesOn(String clause) {
        return GOING_ON.in(clause);
    }

    /** Whether the clause says that somebody did not ask for what we send. */
    static boolean deniesAsking(String clause) {
        return denied(clause) && !DOUBT.in(clause) && ASKING_FOR.beginWord(clause);
    }

    static boolean doubts(String folded) {
        return DOUBT.in(folded);
    }

    /** Whether what stands behind these words is only thought of: "before I say yes". */
    static boolean supposed(String before) {
        return CONDITION.in(before);
    }

    /** Whether one word of the first table and one of the second are offered as a choice: "yes or no". */
    static boolean choice(String folded, PhraseTable one, PhraseTable other) {
        List<String> sides = List.of(OR.replaced(folded, "\u0001").split("\u0001", 8));
        for (int i = 1; i < sides.size(); i++) {
            if (one.end(PhraseTable.trimmed(sides.get(i - 1))) && other.start(PhraseTable.trimmed(sides.get(i)))) {
                return true;
            }
        }
        return false;
    }
}

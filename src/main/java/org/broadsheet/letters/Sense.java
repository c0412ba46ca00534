package org.broadsheet.letters;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.letters.words.PhraseTable;

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
    private static final PhraseTable SUBJECT = PhraseTable.of("sense", "subject");
    private static final PhraseTable SELF = PhraseTable.of("sense", "self");
    private static final PhraseTable REQUESTING = PhraseTable.of("sense", "requesting");
    private static final PhraseTable POSTPONING = PhraseTable.of("sense", "postponing");
    private static final PhraseTable REMOVING = PhraseTable.of("sense", "removing");
    private static final PhraseTable LIST = PhraseTable.of("sense", "list");
    private static final PhraseTable CONSENT = PhraseTable.of("sense", "consent");
    private static final PhraseTable GIVING = PhraseTable.of("sense", "giving");
    private static final PhraseTable TAKING_BACK = PhraseTable.of("sense", "taking back");
    private static final PhraseTable MY_DATA = PhraseTable.of("sense", "my data");
    private static final PhraseTable SPAN = PhraseTable.of("sense", "span");
    private static final PhraseTable COMING = new PhraseTable(List.of(
            "be",
            "arrive",
            "come",
            "get",
            "kommen",
            "ankommen",
            "arriver",
            "llegar",
            "chegar",
            "arrivare",
            "komen",
            "es",
            "heb",
            "hebben",
            "мне",
            "het",
            "lo",
            "ze",
            "że",
            "le"));
    private static final PhraseTable ERASING = new PhraseTable(
            List.of("wipe", "eras", "forget", "purge", "effac", "vergess", "vergiss", "wis", "destroy"));
    private static final PhraseTable SHELL = PhraseTable.of("sense", "shell");
    private static final PhraseTable STRESS = PhraseTable.of("sense", "stress");
    private static final PhraseTable HOW = PhraseTable.of("answers", "how");
    private static final PhraseTable OTHERS = PhraseTable.of("answers", "others");
    private static final PhraseTable BUT = PhraseTable.of("answers", "but");
    private static final PhraseTable ASKING_FOR = PhraseTable.of("sense", "asking for");
    private static final PhraseTable POLITE = PhraseTable.of("answers", "polite");

    private static final Pattern CLAUSE = Pattern.compile("[\\n.,;:!…。，、！；؛،।]+");
    private static final PhraseTable POINTING = new PhraseTable(List.of(
            "it", "this", "these", "them", "that", "those", "damit", "das", "ça", "cela", "esto", "isso", "isto",
            "questo", "eso", "esos", "esas", "quello", "quella", "quelli", "quelle", "davon", "это", "这个", "これ", "dit",
            "det", "detta", "here", "now"));

    /** More words than these that we do not know are about something else. Chosen by hand; {@code StrangersLettersTest} measures it. */
    private static final int MOST_UNKNOWN = 2;

    /** In characters: who asks for the end says it in a line. */
    private static final int LONGEST = 90;

    /** In letters; articles and pronouns are no longer. */
    private static final int LONGEST_ARTICLE = 3;

    /** In characters, on either side of a request to stop: "unsubscribe me", "bitte mich abmelden". */
    private static final int NEAR = 8;

    private Sense() {}

    /** Whether a sentence speaks of what people do, as research does. */
    static boolean isOfResearch(String sentence) {
        return SUBJECT.beginWord(sentence) || OTHERS.in(sentence);
    }

    /** Whether what stands from one place to another in a sentence has the writer as its object. */
    static boolean concernsWriter(String sentence, int from, int to) {
        int before = sentence.lastIndexOf(' ', Math.max(0, from - 2));
        int after = sentence.indexOf(' ', Math.min(sentence.length(), to + 1));
        String near = sentence.substring(
                Math.max(0, Math.max(before, from - NEAR)),
                Math.min(sentence.length(), after < 0 ? to + NEAR : Math.min(after, to + NEAR)));
        return SELF.in(PhraseTable.trimmed(near).replace("'", "' "));
    }

    static boolean endsOrDenies(String words) {
        return ENDING.start(words) || denied(words);
    }

    /** Whether it speaks of mail that we send. */
    static boolean sends(String clause) {
        return SENDING.beginWord(clause);
    }

    /** Whether a word, by itself, asks nothing. */
    static boolean saysNothing(String word) {
        return word.isEmpty()
                || POLITE.are(word)
                || SHELL.are(word)
                || WISHING.are(word)
                || REQUESTING.are(word)
                || SENDING.beginWord(word)
                || POINTING.are(word)
                || COMING.are(word);
    }

    /** Whether words that stand before what is asked only lead to it: a wish, a request or a sending, and at most a name. */
    static boolean leadsTo(String before) {
        String folded = PhraseTable.trimmed(before);
        if (folded.isEmpty()) {
            return true;
        }
        int names = 0;
        for (String word : folded.split("[\\s,.!?]+", 40)) {
            names += saysNothing(word) || RECEIVING.are(word) ? 0 : 1;
        }
        boolean asks = wishes(folded) || SENDING.beginWord(folded) || RECEIVING.beginWord(folded);
        return names <= (asks ? MOST_UNKNOWN : 0);
    }

    /** How many words of a clause are neither small nor of a kind that asks for nothing. */
    static long meaningful(String clause) {
        return Stream.of(clause.strip().split("[\\s,.!?]+", 60))
                .filter(word -> word.length() > LONGEST_ARTICLE && !saysNothing(word))
                .count();
    }

    /** Whether what was asked for is only our mail again: "no more messages". */
    static boolean isOnlyMail(String topic) {
        for (String word : PhraseTable.trimmed(topic).split("[\\s,.!?]+", 40)) {
            boolean told = List.of(SHELL, POLITE, WISHING, RECEIVING, GOING_ON, POINTING, NEGATION).stream()
                    .anyMatch(table -> table.are(word));
            if (!told) {
                return false;
            }
        }
        return true;
    }

    /** Whether every question of a text begins as one that asks to have something done. */
    static boolean requests(String text) {
        for (String sentence : text.split("[!\\n]+|\\.(?=\\s|$)|(?<=\\?)", 40)) {
            if (sentence.contains("?") && !REQUESTING.start(PhraseTable.trimmed(sentence))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a sentence wishes, and says what. */
    static boolean wishesSomething(String sentence) {
        return (WISHING.in(sentence) || REQUESTING.in(sentence)) && unknown(sentence) > 0;
    }

    /** Whether words only point at what was said before. */
    static boolean points(String words) {
        return POINTING.are(words);
    }

    static boolean wants(String clause) {
        return WISHING.in(clause);
    }

    /** Whether a clause wishes, or speaks of its writer. */
    static boolean wishes(String clause) {
        return WISHING.in(clause) || SELF.in(clause) || REQUESTING.in(clause) || HOW.in(clause);
    }

    /** Whether few of its words are about something else. */
    static boolean saysLittleElse(String clause) {
        return unknown(clause) < MOST_UNKNOWN;
    }

    /** Whether a subject follows: "about cryptography", and not "about this". */
    static boolean namesSubject(String behind) {
        for (int at : ABOUT.places(behind)) {
            String subject = behind.substring(at).strip();
            int blank = subject.indexOf(' ');
            if (blank > 0 && unknown(subject.substring(blank + 1)) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a yes is put off: "tell me more first". */
    static boolean postpones(String folded) {
        return POSTPONING.in(folded);
    }

    /** A line without "can you" before it and the question mark behind it. */
    static String withoutRequest(String line) {
        String folded = PhraseTable.folded(line.strip());
        return folded.endsWith("?") && REQUESTING.start(folded)
                ? REQUESTING.replaced(folded, " ").replace("?", "").strip()
                : line;
    }

    /** What follows "could you" at the start. */
    static String behindRequest(String folded) {
        return folded.substring(REQUESTING.lengthAtStart(folded).orElse(0));
    }

    static String withoutRequesting(String folded) {
        return REQUESTING.replaced(folded, " ");
    }

    /** Without words that only stress: "I did indeed request this". */
    static String withoutStress(String folded) {
        return STRESS.replaced(folded, "").replace("  ", " ");
    }

    /** Whether a clause of the folded text asks that our mail end. A question does only if it asks to have it done. */
    static boolean ends(String folded) {
        boolean asks = folded.contains("?") || folded.contains("？") || folded.contains("؟");
        for (String part : CLAUSE.split(folded, 60)) {
            String clause = part.strip();
            if ((!asks || REQUESTING.in(clause) || HOW.in(clause))
                    && endsIn(HOW.replaced(REQUESTING.replaced(clause, " "), " "))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsIn(String clause) {
        if (clause.isEmpty()
                || clause.length() > LONGEST
                || COMPLAINING.in(clause)
                || ABOUT.in(clause)
                || isOfResearch(clause)) {
            return false;
        }
        boolean denied = denied(clause);
        boolean ending = ENDING.in(clause);
        boolean ours = SENDING.beginWord(clause);
        int unknown = unknown(clause);
        if (!denied && (takesBackConsent(clause) || (removes(clause) && unknown <= MOST_UNKNOWN))) {
            return true;
        }
        if (ending && !denied) {
            return ours
                    ? unknown <= MOST_UNKNOWN && together(clause)
                    : unknown == 0 && (POINTING.in(clause) || WISHING.in(clause));
        }
        if (!denied || ending || unknown > MOST_UNKNOWN || !GOING_ON.in(clause)) {
            return false;
        }
        boolean received = RECEIVING.beginWord(clause);
        return received ? WISHING.in(clause) && (ours || POINTING.in(clause)) : ours;
    }

    /** "I hereby revoke my consent". */
    private static boolean takesBackConsent(String clause) {
        return CONSENT.beginWord(clause) && TAKING_BACK.beginWord(clause);
    }

    /** "I give my consent": as good as a yes. */
    static boolean consents(String folded) {
        for (String clause : CLAUSE.split(folded, 60)) {
            if (CONSENT.beginWord(clause)
                    && GIVING.beginWord(clause)
                    && !denied(clause)
                    && !TAKING_BACK.beginWord(clause)) {
                return true;
            }
        }
        return false;
    }

    /** "Remove this address": the writer, or their place in our list. */
    private static boolean removes(String clause) {
        return REMOVING.beginWord(clause) && (SELF.in(clause) || LIST.beginWord(clause));
    }

    /** "Wipe everything you have on me". */
    static boolean removesAll(String folded) {
        return (REMOVING.beginWord(folded) || ERASING.beginWord(folded)) && MY_DATA.in(folded) && !denied(folded);
    }

    /** Whether a clause asks for an end that lasts only for a while. */
    static boolean stopsFor(String clause) {
        return ENDING.in(clause) && SPAN.in(clause) && !denied(clause);
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
    static int unknown(String clause) {
        String left = clause;
        for (PhraseTable known : List.of(NEGATION, GOING_ON, ENDING, WISHING, POINTING, POLITE, BUT)) {
            left = known.replaced(left, " ");
        }
        int count = 0;
        for (String word : left.strip().split("[\\s'’-]+", -1)) {
            boolean told = word.length() <= LONGEST_ARTICLE || SENDING.beginWord(word) || RECEIVING.beginWord(word);
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

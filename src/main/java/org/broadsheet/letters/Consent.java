package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.letters.words.Hunch;
import org.broadsheet.letters.words.PhraseTable;

/** Whether somebody's answer to "was it you?" is a yes, in their own words. Pure. */
enum Consent {
    YES,
    NO,
    /** They wrote nothing. */
    BLANK,
    /** Neither: a question, or words that a machine may have written. */
    UNCLEAR;

    private static final PhraseTable YES_WORDS = PhraseTable.of("answers", "yes");
    private static final PhraseTable WEAK = PhraseTable.of("answers", "weak yes");
    private static final PhraseTable CONFIRM = PhraseTable.of("answers", "confirm");
    private static final PhraseTable NO_WORDS = PhraseTable.of("answers", "no");
    private static final PhraseTable REFUSAL = PhraseTable.of("answers", "refusal");
    private static final PhraseTable IDIOM = PhraseTable.of("answers", "idiom");
    private static final PhraseTable UNKNOWN = PhraseTable.of("answers", "unknown");
    private static final PhraseTable BUT = PhraseTable.of("answers", "but");
    private static final PhraseTable AWAY = PhraseTable.of("answers", "away");
    private static final PhraseTable POLITE = PhraseTable.of("answers", "polite");
    private static final PhraseTable GREETING = PhraseTable.of("closings", "greeting");

    private static final Pattern CLAUSE = Pattern.compile("[\\n.,;:!?()…—–、。，！？；：،؟؛।・~]+|\\s-+\\s");
    private static final Pattern QUESTION = Pattern.compile("[?？؟]");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!。！]+|(?<=[?？؟])");
    private static final Pattern MARKS = Pattern.compile("(?<!\\p{L})['’]|['’](?!\\p{L})|[\"“”„«»‹›「」『』*_`<>\\[\\]#]+");

    /** Nobody confirms in more; a machine may. */
    private static final int LONGEST = 600;

    private static final Pattern REPEATED = Pattern.compile("(?U)(\\p{L})\\1+");

    private static final Hunch HUNCH = Hunch.named("asked");

    /** From this chance on a hunch counts. Of letters that it had not learned from, nine of ten above it were that; see benchmarks.md. */
    private static final double SURE = 0.65;

    /** Where a "but", a "later" or a "who" stands beside it. */
    private static final double VERY_SURE = 0.87;

    /** A yes brings mail to whoever did not mean it; a no that was none is asked for again by whoever meant a yes. */
    private static final double SURE_OF_YES = 0.7;

    private static final double SURE_OF_NO = 0.6;

    private static final double DOUBTED = 0.6;

    private static final double KNOWN = 0.5;

    private static final double UNHEARD_OF = 0.3;

    private static final double UNSURE = 0.5;

    /** In characters. Whoever draws letters out says little else. */
    private static final int LONGEST_CRY = 20;

    /** A short answer, in words. Source unknown; LetterCorpusTest measures what it does. */
    private static final int FEW_WORDS = 12;

    /** @param text somebody's own words, without quotation and signature */
    static Consent of(String text) {
        Consent said = read(text);
        if (said == UNCLEAR && text.length() <= LONGEST_CRY) {
            // "Yesss": once more, with each letter that is repeated written once.
            said = read(REPEATED.matcher(text).replaceAll("$1"));
        }
        return said == BLANK || text.length() > LONGEST ? said : heard(said, text);
    }

    /** Whether it is a yes in words that a table has: of a stranger's letter, a sound alone may be a subject's. */
    static boolean plainlyYes(String text) {
        return read(text) == YES && of(text) == YES;
    }

    /** What the tables leave open, and what they say that nothing sounds like. Neither is believed where something is asked. */
    private static Consent heard(Consent said, String text) {
        Hunch.Heard heard = HUNCH.of(text);
        if (said == YES) {
            return heard.known() >= KNOWN && heard.chance("yes") < DOUBTED ? UNCLEAR : YES;
        }
        if (said == NO && heard.chance("no") >= UNHEARD_OF) {
            return NO;
        }
        String folded = PhraseTable.folded(text);
        if (unknownWithoutMark(folded)) {
            return UNCLEAR;
        }
        if (QUESTION.matcher(folded).find()) {
            return behindQuestions(heard, text);
        }
        if (heard.is("no", SURE_OF_NO)) {
            return NO;
        }
        boolean open = UNKNOWN.in(folded)
                || BUT.in(folded)
                || AWAY.in(folded)
                || Sense.postpones(folded)
                || Sense.doubts(folded);
        if (heard.is("yes", open ? VERY_SURE : SURE_OF_YES)) {
            return YES;
        }
        if (open) {
            return UNCLEAR;
        }
        List<Hunch.Heard> sentences =
                Said.sentences(text).stream().map(HUNCH::of).toList();
        boolean yes = sentences.stream().anyMatch(one -> one.is("yes", SURE));
        boolean no = sentences.stream().anyMatch(one -> one.chance("no") > UNSURE);
        boolean refuses = sentences.stream().anyMatch(one -> one.is("no", SURE));
        boolean agrees = sentences.stream().anyMatch(one -> one.chance("yes") > UNSURE);
        if (yes && !no && heard.chance("yes") >= UNSURE) {
            return YES;
        }
        return refuses && !agrees && heard.chance("no") >= UNSURE ? NO : UNCLEAR;
    }

    /** "Is it free? Then yes": what is said besides its questions, if the whole sounds like it too. */
    private static Consent behindQuestions(Hunch.Heard whole, String text) {
        String stated = String.join(
                " ",
                Said.sentences(text).stream()
                        .filter(sentence -> !QUESTION.matcher(sentence).find())
                        .toList());
        Hunch.Heard said = HUNCH.of(stated);
        if (whole.is("yes", SURE) && said.chance("yes") >= SURE) {
            return YES;
        }
        return whole.is("no", SURE) && said.chance("no") >= UNSURE ? NO : UNCLEAR;
    }

    private static Consent read(String text) {
        String cut = text.substring(0, Math.min(text.length(), LONGEST + 1));
        String folded = PhraseTable.folded(
                        MARKS.matcher(cut.replace("\n", " \n ").replace("\n", " .. "))
                                .replaceAll(" "))
                .strip();
        String bare = PhraseTable.trimmed(folded);
        if (folded.isBlank()) {
            return BLANK;
        }
        if (bare.isEmpty()) {
            String signs = text.strip();
            return WEAK.all().stream().anyMatch(signs::contains)
                    ? YES
                    : NO_WORDS.all().stream().anyMatch(signs::contains) ? NO : UNCLEAR;
        }
        boolean agreed = IDIOM.in(folded);
        String plain = Sense.withoutStress(IDIOM.replaced(folded, " , "));
        List<String> clauses = clauses(plain);
        if (clauses.size() == 1 && UNKNOWN.in(plain) && QUESTION.matcher(plain).find() && !Leaving.asked(plain)) {
            return UNCLEAR;
        }
        if (Leaving.asked(plain) || refused(plain)) {
            return NO;
        }
        if (clauses.isEmpty()) {
            return agreed ? YES : UNCLEAR;
        }
        if (QUESTION.matcher(plain).find() && !asksToConfirm(plain)) {
            return besideItsQuestions(plain);
        }
        if (Sense.postpones(plain)) {
            return UNCLEAR;
        }
        if (Sense.choice(plain, YES_WORDS, NO_WORDS) || Sense.doubts(plain)) {
            return UNCLEAR;
        }
        if ((UNKNOWN.in(plain) && QUESTION.matcher(plain).find()) || unknownWithoutMark(plain)) {
            return UNCLEAR;
        }
        String first = clauses.getFirst();
        boolean no = NO_WORDS.start(first);
        boolean longYes = first.length() > 0 && YES_WORDS.start(first);
        if (no && !longYes) {
            return denies(first, clauses, plain) ? NO : UNCLEAR;
        }
        if (cut.length() > LONGEST || AWAY.in(plain)) {
            return UNCLEAR;
        }
        if (longYes) {
            // "Yes?" asks.
            boolean alone = clauses.size() == 1 && !CONFIRM.in(plain);
            boolean asks = alone && QUESTION.matcher(plain).find();
            boolean both = alone && first.matches("\\S+ (?:\\S+ ){0,2}\\S+") && NO_WORDS.end(first);
            return asks || both ? UNCLEAR : weighed(clauses, plain);
        }
        if (WEAK.start(first) && (WEAK.are(first) || restIsPolite(first, WEAK) || CONFIRM.in(plain))) {
            boolean doubtful = clauses.stream().skip(1).anyMatch(NO_WORDS::start)
                    || BUT.in(plain)
                    || (QUESTION.matcher(plain).find() && !CONFIRM.in(plain));
            return doubtful ? UNCLEAR : YES;
        }
        if (clauses.stream().anyMatch(clause -> NO_WORDS.are(clause))) {
            return clauses.stream().anyMatch(clause -> YES_WORDS.start(clause) || CONFIRM.in(clause)) ? UNCLEAR : NO;
        }
        if (clauses.stream().anyMatch(clause -> NO_WORDS.are(bare(clause)))) {
            return NO;
        }
        boolean confirms = Sense.consents(plain) || clauses.stream().anyMatch(clause -> affirmed(CONFIRM, clause));
        if (clauses.stream()
                .anyMatch(clause -> Sense.deniesAsking(clause) || (CONFIRM.in(clause) && negated(clause)))) {
            return confirms ? UNCLEAR : NO;
        }
        // "I confirm that it was not me."
        if (confirms && behindConfirmation(clauses).anyMatch(Consent::negated)) {
            return UNCLEAR;
        }
        if (confirms && !(BUT.in(plain) && clauses.stream().anyMatch(NO_WORDS::start))) {
            return YES;
        }
        boolean few = plain.split(" ", -1).length <= FEW_WORDS;
        if (few
                && !QUESTION.matcher(plain).find()
                && clauses.stream()
                        .anyMatch(clause -> WEAK.are(clause)
                                || affirmed(YES_WORDS, clause)
                                || (WEAK.end(clause) && !negated(clause) && !BUT.in(plain)))) {
            return NO_WORDS.in(plain) && !clauses.stream().anyMatch(YES_WORDS::start) ? UNCLEAR : YES;
        }
        return agreed && !QUESTION.matcher(plain).find() && !NO_WORDS.in(plain) ? YES : UNCLEAR;
    }

    /** Whether the clause has one of these and neither denies it nor only thinks of it. */
    private static boolean affirmed(PhraseTable phrases, String clause) {
        List<Integer> places = phrases.places(clause);
        return !places.isEmpty() && !negated(clause) && !Sense.supposed(clause.substring(0, Collections.min(places)));
    }

    /** Whether a denial stands in it, outside what says yes: some ways to say yes are denials of a denial. */
    private static boolean negated(String clause) {
        return Sense.denied(WEAK.replaced(YES_WORDS.replaced(clause, " "), " "));
    }

    /** "Could you sign me up?" says yes as a question. */
    private static boolean asksToConfirm(String plain) {
        return questions(plain, true).stream()
                .allMatch(asked -> CONFIRM.in(asked) && polite(Sense.withoutRequesting(CONFIRM.replaced(asked, " "))));
    }

    /** A yes or no that stands in a sentence of its own holds whatever else is asked; "yes, but what does it cost?" is none. */
    private static Consent besideItsQuestions(String plain) {
        String stated = String.join(" . ", questions(plain, false));
        boolean but = questions(plain, true).stream().anyMatch(asked -> BUT.start(PhraseTable.trimmed(asked)));
        List<String> clauses = clauses(stated);
        if (clauses.isEmpty() || but) {
            return UNCLEAR;
        }
        Consent said = read(stated);
        return said == YES && !YES_WORDS.start(clauses.getFirst()) && !CONFIRM.in(stated) ? UNCLEAR : said;
    }

    /** Its sentences that ask, or those that do not. */
    private static List<String> questions(String plain, boolean asking) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(plain, -1)) {
            if (!sentence.isBlank() && QUESTION.matcher(sentence).find() == asking) {
                sentences.add(sentence.strip());
            }
        }
        return sentences;
    }

    private static Stream<String> behindConfirmation(List<String> clauses) {
        return clauses.stream().dropWhile(clause -> !CONFIRM.in(clause));
    }

    /** Without please and but: "pls no", "ale nie". */
    private static String bare(String clause) {
        String left = clause;
        for (int i = 0; i < 3; i++) {
            int blank = left.indexOf(' ');
            if (blank < 0 || !(BUT.are(left.substring(0, blank)) || POLITE.are(left.substring(0, blank)))) {
                break;
            }
            left = left.substring(blank + 1);
        }
        return left;
    }

    private static boolean refused(String plain) {
        return REFUSAL.in(plain);
    }

    private static boolean unknownWithoutMark(String plain) {
        return plain.length() < 60 && clauses(plain).stream().anyMatch(UNKNOWN::are);
    }

    /** A yes at the start holds, unless a no or a doubt follows it. */
    private static Consent weighed(List<String> clauses, String plain) {
        boolean no = clauses.stream().skip(1).anyMatch(clause -> NO_WORDS.are(clause))
                || clauses.stream().anyMatch(clause -> clause.indexOf(' ') > 0 && NO_WORDS.end(clause));
        boolean doubt = clauses.stream().skip(1).anyMatch(clause -> BUT.start(clause) && !affirmed(CONFIRM, clause))
                || (BUT.in(plain) && clauses.stream().skip(1).anyMatch(NO_WORDS::in));
        boolean denied = clauses.stream()
                .skip(1)
                .anyMatch(clause ->
                        Sense.deniesAsking(clause) || (negated(clause) && (CONFIRM.in(clause) || WEAK.in(clause))));
        return no || doubt || denied ? UNCLEAR : YES;
    }

    /** A no at the start holds, unless a yes follows: "no, wait, yes". */
    private static boolean denies(String first, List<String> clauses, String plain) {
        boolean yes = clauses.stream().skip(1).anyMatch(clause -> YES_WORDS.start(clause) || affirmed(CONFIRM, clause));
        return !yes && (NO_WORDS.are(first) || first.length() < 60 || !CONFIRM.in(plain));
    }

    private static boolean restIsPolite(String clause, PhraseTable begun) {
        OptionalInt length = begun.lengthAtStart(clause);
        return length.isPresent() && polite(clause.substring(length.getAsInt()));
    }

    /** Whether nothing is left once the words are gone that say nothing. */
    static boolean polite(String folded) {
        return PhraseTable.trimmed(WEAK.replaced(POLITE.replaced(" " + folded + " ", " "), " "))
                .isBlank();
    }

    /** The clauses of a text, greetings and politeness before them gone. */
    private static List<String> clauses(String plain) {
        List<String> clauses = new ArrayList<>();
        for (String part : CLAUSE.split(plain, -1)) {
            String clause = PhraseTable.trimmed(part);
            OptionalInt greeting = GREETING.lengthAtStart(clause);
            while (greeting.isPresent()) {
                String rest = clause.substring(greeting.getAsInt()).strip();
                // "Hi Ada" and "dear all" greet whole; "hi yes please" goes on.
                clause = rest.matches(
                                "(?:there|all|team|everyone|broadsheet|zusammen|tous|todos|tutti)?(?: (?:team|all))?")
                        ? ""
                        : rest;
                greeting = clause.isEmpty() ? OptionalInt.empty() : GREETING.lengthAtStart(clause);
            }
            if (!clause.isEmpty() && !POLITE_ALONE.are(clause)) {
                clauses.add(clause);
            }
        }
        return clauses;
    }

    private static final PhraseTable POLITE_ALONE = new PhraseTable(List.of(
            "thanks",
            "thank you",
            "danke",
            "merci",
            "gracias",
            "grazie",
            "obrigado",
            "obrigada",
            "спасибо",
            "well",
            "oh",
            "hm",
            "hmm",
            "ah",
            "so",
            "vielen dank",
            "muchas gracias",
            "thank you very much",
            "many thanks",
            "谢谢",
            "謝謝",
            "ありがとうございます",
            "شكرا",
            "धन्यवाद",
            "감사합니다",
            "bedankt",
            "dziękuję",
            "teşekkürler",
            "tack",
            "takk",
            "broadsheet",
            "dear broadsheet",
            "i",
            "please",
            "bitte"));
}

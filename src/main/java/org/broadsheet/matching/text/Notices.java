package org.broadsheet.matching.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences at the end of an abstract that say where things lie ("Code is available at …"), not what the paper is about. They
 * take part in scores, since they measured as worth .01 in nDCG@10 (a group's addresses come again); but nobody wants to read that
 * a paper was chosen for "code is available", so none of their words is named as a reason.
 */
final class Notices {

    /** How many sentences at the end are looked at, and how long a notice may be. */
    private static final int LAST = 2;

    private static final int LONGEST = 220;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]\\)?\\s+(?=[\\p{Lu}\\d\\\\])");

    private static final Pattern NOTICE = Pattern.compile(
            "https?://|\\bwww\\.|\\bgithub\\b"
                    // What is available stands at the beginning of the sentence.
                    + "|^\\s*(?:[\\w-]+,? ){0,3}(?:codes?|data|datasets?|models?|weights|checkpoints|page|website|implementations?"
                    + "|demos?|resources|software|materials?|scripts?|benchmarks?)\\b.*\\b(?:available|released|accessible|open[ -]?sourced)\\b"
                    + "|^\\s*we (?:also |publicly |will )*(?:release|open[ -]?source|publish)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Notices() {}

    /** The text with blanks instead of such sentences: every other letter stays in its place. */
    static String blanked(String text) {
        StringBuilder kept = new StringBuilder(text);
        int end = text.length();
        for (int sentence = 0; sentence < LAST && end > 0; sentence++) {
            int start = lastStart(text, end);
            if (start > 0
                    && end - start <= LONGEST
                    && NOTICE.matcher(text).region(start, end).find()) {
                for (int place = start; place < end; place++) {
                    kept.setCharAt(place, ' ');
                }
            }
            end = start;
        }
        return kept.toString();
    }

    /** Where the last sentence before {@code end} begins. */
    private static int lastStart(String text, int end) {
        String before = text.substring(0, end).stripTrailing();
        Matcher ends = SENTENCE_END.matcher(before);
        int start = 0;
        while (ends.find()) {
            start = ends.end();
        }
        return start;
    }
}

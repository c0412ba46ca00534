package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sentence of an abstract that says what was done or found, chosen by what authors write around it: no model, no network,
 * the same each time. Pure; linear in the abstract's length. How often it is the right one, benchmarks.md says.
 */
public final class KeySentence {

    /** Where authors say what is new. The earlier in the list, the surer. */
    private static final List<Pattern> SAYS_IT = List.of(
            words(
                    "(?:here|in this (?:paper|work|article|study|letter|manuscript|thesis|report)|to this end|to (?:address|tackle|bridge|fill|overcome|close|solve|mitigate) \\w{1,12}),? (?:\\w+ ){0,12}?we|we (?:therefore |thus |then |also |further |hereby |first )?(?:proposed?|introduced?|present(?:ed)?|develop(?:ed)?|design(?:ed)?|devised?|buil[dt]|released?|described?|construct(?:ed)?|formulated?|establish(?:ed)?|derived?|proved?|unveil(?:ed)?|contribute|formali[sz]ed?)|(?:this|the present|the) (?:[\\w-]+ ){0,2}?(?:paper|work|article|study|letter|survey|review|thesis|report|chapter|tutorial) (?:[\\w-]+ ){0,4}?(?:proposes|introduces|presents|develops|describes|provides|investigates|examines|studies|shows|addresses|explores|proves|reports|establishes|offers|aims|reviews|surveys|summari[sz]es|defines|organi[sz]es|brings together|discusses|argues|compares|evaluates|analy[sz]es|applies|demonstrates|derives|extends|conducts|tackles|identifies|traces|revisits|rethinks)|is (?:hereby |first )?(?:proposed|introduced|presented)|are proposed|we (?:\\w+ )?(?:rethink|reframe|recast|reformulate)"),
            words(
                    "we (?:\\w+ )?(?:show|find|obtain|showed|found|demonstrated|studied|investigated|examined|explored|analy[sz]ed|reported|evaluated|implement(?:ed)?|compared|measured|train(?:ed)?|conduct(?:ed)?|collect(?:ed)?|demonstrate|study|investigate|examine|explore|analy[sz]e|report|evaluate|reveal|discover|observe|identify|consider|compare|argue|conclude|review|survey|revisit|extend|characteri[sz]e|measure|obtain|use|apply)|our (?:\\w+ ){0,2}?(?:results?|findings?|method|approach|model|framework|analysis|experiments?|work|algorithm|system|theory|contribution)|the (?:results|findings) (?:\\w+ )?(?:show|suggest|indicate|demonstrate|reveal)"),
            words(
                    "outperform\\w*|state[- ]of[- ]the[- ]art|achiev\\w+|improv\\w+|reduc\\w+|significant\\w*|novel|new|first"));

    /** Where they say what was there before, or where to find more. */
    private static final Pattern AROUND_IT = words(
            "however|recent(?:ly)?|in recent years|traditional(?:ly)?|existing|previous(?:ly)?|prior (?:work|methods?)|has become|have become|has emerged|have emerged|have shown|has shown|widely|remains?|challeng\\w+|suffers?|often|typically|crucial|essential|important|lack of|limited|despite|although|while|code (?:is|and|will)|available at|is available|are available|https?:\\S+|github\\S*|future work|appendix|for (?:example|instance)|e\\.g|we (?:hope|believe|expect|conclude)|discuss\\w* (?:\\w+ )?limitations|background|may (?:enable|help|lead|serve|pave)|paves? the way|paving the way|opens? (?:up )?new|the (?:contributions|rest|remainder) of this");

    private static final Pattern LEADS_ON = Pattern.compile(
            "^(?:it|they|these|those|this|that|such|moreover|furthermore|additionally|in addition|also|finally|lastly|then|first(?:ly)?|second(?:ly)?|third(?:ly)?|next|to further|to complement|as an application|as a (?:corollary|consequence|by-?product)|we (?:also|further|additionally|finally|then)|(?:building|based) (?:on|upon) (?:this|these|it|them)|through these|by \\w+ing|specifically|in particular|for (?:example|instance)|e\\.g)\\b(?! (?:paper|work|article|study|letter|thesis|survey|manuscript))",
            Pattern.CASE_INSENSITIVE);

    /** Ends of short forms after which no sentence ends. */
    private static final Pattern SHORT = Pattern.compile(
            "(?:\\b(?:e\\.g|i\\.e|et al|etc|vs|cf|fig|figs|eq|eqs|sec|ref|refs|no|approx|resp|ca|dr|prof|st|w\\.r\\.t|a\\.k\\.a|viz|incl)|\\b[A-Z])\\.$",
            Pattern.CASE_INSENSITIVE);

    /** Shorter sentences, in characters, say too little. A guess. */
    private static final int SHORTEST = 40;

    /** Longer sentences, in characters, are no summary; PaperWords.LONGEST_KEY is the same. A guess. */
    private static final int LONGEST = 320;

    /** "We also describe two cases": what is said besides. */
    private static final Pattern ALSO =
            Pattern.compile("^we (?:also|further|additionally|finally) ", Pattern.CASE_INSENSITIVE);

    private static final double BESIDES = 2;

    /** A question is no answer. A guess. */
    private static final double ASKS = 1.6;

    /** A bound on the work, beyond any abstract. A guess. */
    private static final int MOST_SENTENCES = 60;

    private KeySentence() {}

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    /**
     * The abstract's key sentence as its authors wrote it, TeX included.
     *
     * @return empty for an abstract of one sentence, or without one that stands for itself
     */
    public static String of(String title, String abstractText) {
        List<String> sentences = sentences(abstractText);
        if (sentences.size() < 2) {
            return "";
        }
        Set<String> titled = terms(title);
        String best = "";
        double bestWorth = 0;
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = sentences.get(i);
            double worth = worth(sentence, titled, i, sentences.size());
            if (worth > bestWorth) {
                best = sentence;
                bestWorth = worth;
            }
        }
        return best;
    }

    private static double worth(String sentence, Set<String> titled, int place, int of) {
        if (sentence.length() < SHORTEST || sentence.length() > LONGEST) {
            return 0;
        }
        double worth = 1;
        double[] gains = {4, 2.2, 0.6};
        for (int i = 0; i < gains.length; i++) {
            worth += SAYS_IT.get(i).matcher(sentence).find() ? gains[i] : 0;
        }
        worth -= AROUND_IT.matcher(sentence).find() ? 1.6 : 0;
        worth -= sentence.endsWith("?") ? ASKS : 0;
        worth -= ALSO.matcher(sentence).lookingAt() ? BESIDES : 0;
        worth -= LEADS_ON.matcher(sentence).lookingAt() ? 1.2 : 0;
        Set<String> terms = terms(sentence);
        long shared = terms.stream().filter(titled::contains).count();
        worth += titled.isEmpty() ? 0 : 3.0 * shared / titled.size();
        // Of two that say it, the earlier says it whole; the very first is most often the background.
        worth -= 1.2 * place / of;
        worth -= place == 0 ? 0.6 : 0;
        return worth;
    }

    /** Words that carry meaning: those of more than three letters, without their endings. */
    private static Set<String> terms(String text) {
        Set<String> terms = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+", -1)) {
            if (word.length() > 3) {
                terms.add(word.substring(0, Math.min(word.length(), 6)));
            }
        }
        return terms;
    }

    /** The text in sentences; a full stop within a formula or behind a short form ends none. */
    static List<String> sentences(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        List<String> sentences = new ArrayList<>();
        int from = 0;
        boolean formula = false;
        for (int at = 0; at < line.length() && sentences.size() < MOST_SENTENCES; at++) {
            char c = line.charAt(at);
            formula ^= c == '$' && (at == 0 || line.charAt(at - 1) != '\\');
            boolean ends = (c == '.' || c == '!' || c == '?')
                    && !formula
                    && (at + 1 == line.length() || line.charAt(at + 1) == ' ')
                    && (at + 2 >= line.length() || !Character.isLowerCase(line.charAt(at + 2)))
                    && !SHORT.matcher(line.substring(Math.max(from, at - 12), at + 1))
                            .find();
            if (ends) {
                sentences.add(line.substring(from, at + 1).strip());
                from = at + 1;
            }
        }
        String rest = line.substring(from).strip();
        if (!rest.isEmpty() && sentences.size() < MOST_SENTENCES) {
            sentences.add(rest);
        }
        return sentences;
    }
}

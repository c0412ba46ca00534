package org.broadsheet.letters.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which kinds of words stand together in a clause: a denial, a wish, a word for our mail. What one language taught, another can use.
 * Pure.
 */
final class WordKinds {

    private static final Map<String, PhraseTable> WHOLE = new LinkedHashMap<>();
    private static final Map<String, PhraseTable> STEMS = new LinkedHashMap<>();

    static {
        for (String kind : List.of(
                "negation",
                "going on",
                "ending",
                "wishing",
                "about",
                "condition",
                "doubt",
                "self",
                "requesting",
                "postponing",
                "my data",
                "complaining",
                "span")) {
            WHOLE.put(kind, PhraseTable.of("sense", kind));
        }
        for (String kind : List.of(
                "how",
                "others",
                "but",
                "polite",
                "unknown",
                "idiom",
                "yes",
                "no",
                "weak yes",
                "confirm",
                "refusal",
                "stop in a sentence",
                "away")) {
            WHOLE.put(kind, PhraseTable.of("answers", kind));
        }
        for (String kind : List.of(
                "sending",
                "receiving",
                "asking for",
                "subject",
                "removing",
                "list",
                "consent",
                "giving",
                "taking back",
                "liking",
                "disliking",
                "resuming",
                "pausing")) {
            STEMS.put(kind, PhraseTable.of("sense", kind));
        }
    }

    private static final Pattern CLAUSE = Pattern.compile("[\\n.,;:!…。，、！；؛،।]+");

    /** In clauses; whoever writes more says it in the first of them. */
    private static final int MOST_CLAUSES = 20;

    private WordKinds() {}

    /** The kinds of words in a text, each alone and with each other one of its clause; and whether anything is asked. */
    static Set<String> of(String text) {
        String folded = PhraseTable.folded(text);
        Set<String> found = new LinkedHashSet<>();
        if (folded.contains("?") || folded.contains("؟")) {
            found.add("?");
        }
        for (String clause : CLAUSE.split(folded, MOST_CLAUSES)) {
            List<String> kinds = new ArrayList<>();
            WHOLE.forEach((kind, words) -> {
                if (words.in(clause)) {
                    kinds.add(kind);
                }
            });
            STEMS.forEach((kind, stems) -> {
                if (stems.beginWord(clause)) {
                    kinds.add(kind);
                }
            });
            for (int i = 0; i < kinds.size(); i++) {
                found.add(kinds.get(i));
                for (String other : kinds.subList(i + 1, kinds.size())) {
                    found.add(kinds.get(i) + "+" + other);
                }
            }
        }
        return found;
    }
}

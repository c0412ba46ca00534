package org.broadsheet.letters.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
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

    /** @param stem whether the word may go on behind it */
    private record Phrase(String words, int kind, boolean stem) {}

    private static final List<String> KINDS = new ArrayList<>();

    /** By the first sign: a clause is looked through once, however many phrases there are. */
    private static final Map<Character, List<Phrase>> PHRASES = new HashMap<>();

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
            add("sense", kind, false);
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
            add("answers", kind, false);
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
            add("sense", kind, true);
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
            List<String> kinds = kinds(clause);
            for (int i = 0; i < kinds.size(); i++) {
                found.add(kinds.get(i));
                for (String other : kinds.subList(i + 1, kinds.size())) {
                    found.add(kinds.get(i) + "+" + other);
                }
            }
        }
        return found;
    }

    private static void add(String table, String kind, boolean stem) {
        for (String words : PhraseTable.of(table, kind).all()) {
            PHRASES.computeIfAbsent(words.charAt(0), first -> new ArrayList<>())
                    .add(new Phrase(words, KINDS.size(), stem));
        }
        KINDS.add(kind);
    }

    private static List<String> kinds(String clause) {
        BitSet found = new BitSet();
        for (int at = 0; at < clause.length(); at++) {
            if (PhraseTable.begins(clause, at)) {
                for (Phrase phrase : PHRASES.getOrDefault(clause.charAt(at), List.of())) {
                    if (!found.get(phrase.kind())
                            && clause.startsWith(phrase.words(), at)
                            && (phrase.stem()
                                    || PhraseTable.ends(
                                            clause, at + phrase.words().length()))) {
                        found.set(phrase.kind());
                    }
                }
            }
        }
        return found.stream().mapToObj(KINDS::get).toList();
    }
}

package org.broadsheet.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The name of a collaboration, a consortium, a team. */
final class GroupName {

    private static final Set<String> GROUPS = Set.of(
            "collaboration",
            "collaborations",
            "consortium",
            "team",
            "group",
            "project",
            "initiative",
            "network",
            "investigators",
            "committee",
            "council",
            "society",
            "association",
            "institute",
            "laboratory",
            "community",
            "alliance",
            "organization",
            "organisation");

    /** As short as "team". */
    private static final int SHORTEST_OF_GROUPS = 4;

    private GroupName() {}

    /** What a group is called without "the" and "collaboration"; empty for a person. */
    static String in(String text) {
        String folded = Folded.words(text);
        if (!namesGroup(folded)) {
            return "";
        }
        List<String> words = new ArrayList<>(List.of(folded.split(" ", -1)));
        int behalf = words.indexOf("behalf");
        words.subList(0, behalf + 1).clear();
        words.removeIf(word -> GROUPS.contains(word) || word.equals("the") || word.equals("for") || word.equals("of"));
        return String.join("", words);
    }

    /** Of two words and more, one that says so: asked of each name there is, so without taking it apart. */
    private static boolean namesGroup(String folded) {
        if (folded.indexOf(' ') < 0) {
            return false;
        }
        int from = 0;
        while (from < folded.length()) {
            int blank = folded.indexOf(' ', from);
            int end = blank < 0 ? folded.length() : blank;
            if (end - from >= SHORTEST_OF_GROUPS && GROUPS.contains(folded.substring(from, end))) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }
}

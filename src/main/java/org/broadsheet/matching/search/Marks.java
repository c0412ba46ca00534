package org.broadsheet.matching.search;

import java.util.Map;
import java.util.Set;

/**
 * How far the index has read the library, as it says with every commit. Whoever writes reads this once the lock is his: what
 * it said before may be old.
 *
 * @param form what is written and by which model; an index of another form is made anew
 * @param through the newest paper's number that is in
 * @param meant the newest paper's number whose vector is in, where there is a model
 * @param revised the revision through which the papers are in with their present words
 * @param remeant the revision through which the vectors are of those words, where there is a model
 */
record Marks(String form, long through, long meant, long revised, long remeant) {

    private static final String FORM = "form";
    private static final String THROUGH = "through";
    private static final String MEANT = "meant";
    private static final String REVISED = "revised";
    private static final String REMEANT = "remeant";

    /** What a commit says; zeros for what it does not say. */
    static Marks of(Map<String, String> said) {
        return new Marks(
                said.getOrDefault(FORM, ""),
                number(said, THROUGH),
                number(said, MEANT),
                number(said, REVISED),
                number(said, REMEANT));
    }

    private static long number(Map<String, String> said, String key) {
        return Long.parseLong(said.getOrDefault(key, "0"));
    }

    /** What a commit is to say. */
    Set<Map.Entry<String, String>> said() {
        return Map.of(
                        FORM,
                        form,
                        THROUGH,
                        Long.toString(through),
                        MEANT,
                        Long.toString(meant),
                        REVISED,
                        Long.toString(revised),
                        REMEANT,
                        Long.toString(remeant))
                .entrySet();
    }
}

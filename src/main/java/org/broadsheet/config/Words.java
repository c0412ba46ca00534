package org.broadsheet.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words that a setting may have, and what each means, in the order in which a sentence lists them. */
final class Words {

    private Words() {}

    @SafeVarargs
    static <T> Map<String, T> inOrder(Map.Entry<String, T>... words) {
        Map<String, T> map = new LinkedHashMap<>();
        for (Map.Entry<String, T> word : words) {
            map.put(word.getKey(), word.getValue());
        }
        return Collections.unmodifiableMap(map);
    }
}

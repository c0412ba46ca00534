package org.broadsheet.sources.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of a JSON array as text, told apart by braces before any is parsed, so that one bad object, or an end that is
 * missing, does not cost the others.
 *
 * @param torso what begins as an object and never ends
 * @param ended whether the array's closing bracket is there
 */
public record JsonElements(List<String> whole, Optional<String> torso, boolean ended) {

    public static JsonElements of(String array) {
        List<String> whole = new ArrayList<>();
        int at = array.indexOf('[') + 1;
        while (at < array.length()) {
            char c = array.charAt(at);
            if (c == '{') {
                int end = end(array, at);
                if (end < 0) {
                    return new JsonElements(whole, Optional.of(array.substring(at)), false);
                }
                whole.add(array.substring(at, end));
                at = end;
            } else if (c == ']') {
                return new JsonElements(whole, Optional.empty(), true);
            } else {
                at++;
            }
        }
        return new JsonElements(whole, Optional.empty(), false);
    }

    /** Behind the brace that closes the one at {@code from}; negative if there is none. */
    private static int end(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                quoted = c != '"';
                i += c == '\\' ? 1 : 0;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }
}

package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;

/** The fields of one entry in a format of tagged lines; what goes beyond a budget of characters is let go. */
final class TaggedFields {

    private static final int MOST_FIELDS = 2_000;
    private static final int MOST_CHARACTERS = 200_000;
    private static final int LONGEST_FIELD = 5_000;

    private final List<String> tags = new ArrayList<>();
    private final List<StringBuilder> texts = new ArrayList<>();
    private int characters;

    void add(String tag, String text) {
        if (tags.size() < MOST_FIELDS) {
            tags.add(tag);
            texts.add(new StringBuilder());
            append(text);
        }
    }

    /** A line that goes on with the field before it. */
    void append(String text) {
        if (texts.isEmpty() || text.isEmpty()) {
            return;
        }
        StringBuilder last = texts.getLast();
        if (last.length() + text.length() <= LONGEST_FIELD && characters + text.length() <= MOST_CHARACTERS) {
            last.append(last.isEmpty() ? "" : " ").append(text);
            characters += text.length() + 1;
        }
    }

    boolean isEmpty() {
        return tags.isEmpty();
    }

    /** The first field with the first of these tags that there is; empty if there is none. */
    String first(List<String> wanted) {
        for (String tag : wanted) {
            for (int i = 0; i < tags.size(); i++) {
                if (tags.get(i).equals(tag) && !texts.get(i).isEmpty()) {
                    return texts.get(i).toString();
                }
            }
        }
        return "";
    }

    /** All fields with these tags, in the order of the tags. */
    List<String> all(List<String> wanted) {
        List<String> all = new ArrayList<>();
        for (String tag : wanted) {
            for (int i = 0; i < tags.size(); i++) {
                if (tags.get(i).equals(tag)) {
                    all.add(texts.get(i).toString());
                }
            }
        }
        return all;
    }
}

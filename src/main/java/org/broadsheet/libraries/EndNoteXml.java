package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** EndNote's XML: a {@code record} for each entry, its texts wrapped in {@code style}. Read from the beginning to the end, once. */
final class EndNoteXml {

    private static final int LONGEST_HEAD = 2_000;
    private static final List<String> NUMBERS =
            List.of("electronic-resource-num", "accession-num", "url", "custom1", "custom2", "custom7");
    private static final List<String> MENTIONS = List.of("secondary-title", "full-title", "notes", "publisher");

    private EndNoteXml() {}

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        String head = text.substring(0, Math.min(LONGEST_HEAD, text.length())).stripLeading();
        if (!head.startsWith("<") || !head.contains("<records>") || !head.contains("<record>")) {
            return false;
        }
        int at = text.indexOf("<record>");
        while (at >= 0) {
            int end = text.indexOf("</record>", at);
            if (end < 0) {
                basket.leaveOut(Lack.CUT_OFF);
                return true;
            }
            String record = text.substring(at, end);
            basket.add(first(record, "title").orElse(""), all(record, NUMBERS), all(record, MENTIONS));
            at = text.indexOf("<record>", end);
        }
        return true;
    }

    private static Optional<String> first(String record, String name) {
        List<String> all = all(record, List.of(name));
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    private static List<String> all(String record, List<String> names) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            String open = "<" + name + ">";
            String close = "</" + name + ">";
            int at = record.indexOf(open);
            while (at >= 0) {
                int end = record.indexOf(close, at);
                if (end < 0) {
                    break;
                }
                all.add(EntryBasket.bare(bare(record.substring(at + open.length(), end))));
                at = record.indexOf(open, end);
            }
        }
        return all;
    }

    /** Without tags. */
    private static String bare(String marked) {
        StringBuilder out = new StringBuilder(marked.length());
        boolean inTag = false;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == '<') {
                inTag = true;
            } else if (c == '>' && inTag) {
                inTag = false;
            } else if (!inTag) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}

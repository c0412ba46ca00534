package org.broadsheet.letters;

import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/** What companies put under every letter: that it is secret, for whom it was meant, what to do with it if it went astray. */
final class Disclaimer {

    private static final PhraseTable MAIL_WORD = PhraseTable.of("closings", "mail");
    private static final PhraseTable SECRET = PhraseTable.of("closings", "secret");
    private static final PhraseTable MEANT = PhraseTable.of("closings", "meant");
    private static final PhraseTable MISTAKEN = PhraseTable.of("closings", "mistaken");
    private static final PhraseTable NOTICE = PhraseTable.of("closings", "notice");

    private static final Pattern PRINTING = Pattern.compile(
            "\\b(?:before|bevor|avant|antes|prima|vor dem|voordat|zanim|innan|før) .{0,30}(?:print|ausdruck|druck|imprim|stampa|afdruk|wydruk|skriv|udskriv)");

    private Disclaimer() {}

    /** From the first disclaimer below the first paragraph on, everything goes. */
    static List<String> removed(List<String> lines) {
        boolean first = true;
        int start = 0;
        while (start < lines.size()) {
            if (lines.get(start).isBlank()) {
                start++;
                continue;
            }
            int end = start;
            while (end < lines.size() && !lines.get(end).isBlank()) {
                end++;
            }
            for (int i = first ? start + 1 : start; i < end; i++) {
                if (disclaims(lines.subList(i, end), i > start)) {
                    return lines.subList(0, i);
                }
            }
            first = false;
            start = end;
        }
        return lines;
    }

    /** @param strictly whether it stands in the middle of a paragraph, and so has to say more */
    private static boolean disclaims(List<String> paragraph, boolean strictly) {
        String start = PhraseTable.trimmed(
                paragraph.getFirst().substring(0, Math.min(paragraph.getFirst().length(), 400)));
        if (strictly && !NOTICE.start(start) && !NOTICE.start(start.replaceFirst("^\\S{1,20}[:\\]]\\s*", ""))) {
            return false;
        }
        String joined = String.join(" ", paragraph.subList(0, Math.min(paragraph.size(), 30)));
        String words = PhraseTable.trimmed(joined.substring(0, Math.min(joined.length(), 3_000)));
        if (words.length() < 8) {
            return false;
        }
        String folded = words.length() > 400 ? words.substring(0, 400) : words;
        boolean noticed = NOTICE.start(folded) || NOTICE.start(folded.replaceFirst("^\\S{1,20}[:\\]]\\s*", ""));
        int kinds = 0;
        kinds += MAIL_WORD.in(words) ? 1 : 0;
        kinds += SECRET.in(words) ? 1 : 0;
        kinds += MEANT.in(words) ? 1 : 0;
        kinds += MISTAKEN.in(words) ? 1 : 0;
        if (!strictly && paragraph.size() == 1 && PRINTING.matcher(folded).find()) {
            return true;
        }
        boolean clear = NOTICE.lengthAtStart(folded).orElse(0) >= 18 || folded.startsWith("virus");
        if (strictly) {
            return noticed && (kinds >= 2 || clear);
        }
        String firstLine = PhraseTable.folded(paragraph.getFirst());
        boolean early =
                MAIL_WORD.in(firstLine) || SECRET.in(firstLine) || MEANT.in(firstLine) || MISTAKEN.in(firstLine);
        return (noticed && (kinds >= 1 || words.length() > 20 || clear)) || (kinds >= 3 && early);
    }
}

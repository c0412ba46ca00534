package org.broadsheet.letters;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/** Who writes, as far as their letter says: the words of their name and address help to know where they sign. */
final class WritersName {

    private static final Pattern NAME_WORD = Pattern.compile(
            "[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]{0,24}|(?:van|von|de|der|den|da|di|del|la|le|el|al|bin|ibn|dos|das|y|e|zu|af|av)");

    private final Set<String> names;

    WritersName(ReceivedLetter letter) {
        Set<String> words = new HashSet<>();
        for (String word : PhraseTable.folded(letter.fromName()).split("[^\\p{L}\\p{M}']+", -1)) {
            if (word.length() > 1 || (word.length() == 1 && Character.isIdeographic(word.codePointAt(0)))) {
                words.add(word);
            }
        }
        String whole = PhraseTable.trimmed(letter.fromName()).replaceAll("\\s", "");
        if (whole.length() > 1) {
            words.add(whole);
        }
        letter.from().ifPresent(address -> {
            for (String word : PhraseTable.folded(address.local().replaceFirst("\\+.*", ""))
                    .split("[^\\p{L}]+", -1)) {
                if (word.length() > 2) {
                    words.add(word);
                }
            }
        });
        this.names = words;
    }

    /** Whether words can be anybody's name: one to four, each beginning as names do. */
    static boolean signs(String words) {
        String[] each = words.replaceAll("(?<![.,!])[.,!]+$", "").split("\\s+", -1);
        if (words.isBlank() || each.length > 4) {
            return false;
        }
        for (String word : each) {
            if (!NAME_WORD.matcher(word.replaceAll("[,()]", "")).matches()) {
                return false;
            }
        }
        return Character.isUpperCase(each[0].codePointAt(0))
                || Character.isIdeographic(each[0].codePointAt(0))
                || !Character.isLowerCase(each[0].codePointAt(0));
    }

    /** Whether a line is this name, perhaps with a title or a second name. */
    boolean isIn(String line) {
        String words = PhraseTable.trimmed(line);
        if (words.isEmpty() || words.length() > 50 || names.isEmpty()) {
            return false;
        }
        if (names.contains(words.replaceAll("\\s", ""))) {
            return true;
        }
        String bare = words.replaceFirst("^(?:dr|prof|mr|mrs|ms)\\.? ", "");
        String[] each = bare.split("[^\\p{L}\\p{M}']+", -1);
        int known = 0;
        for (String word : each) {
            known += names.contains(word) ? 1 : 0;
        }
        return known > 0
                && each.length <= 4
                && known * 2 >= each.length
                && (each.length == known || signs(line.strip().replaceFirst("^[-–—~/ ]+", "")));
    }
}

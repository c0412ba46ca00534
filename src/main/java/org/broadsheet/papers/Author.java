package org.broadsheet.papers;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An author as the paper prints the name: given names first, {@code Tomáš Novák}.
 *
 * @param name never blank; one line, at most 300 characters, white space folded
 */
public record Author(String name) {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final int LONGEST = 300;

    /** @throws IllegalArgumentException if the name is blank or longer than 300 characters */
    public Author {
        name = SPACE.matcher(name).replaceAll(" ").strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "An author's name has 1 to %d characters, not %d.".formatted(LONGEST, name.length()));
        }
    }

    /**
     * Whether both may be the same person: equal surnames, and given names that agree as far as both are written out,
     * so {@code T. Novák} is {@code Tomas Novak} but not {@code Petr Novák}. A lone surname agrees with everybody of
     * that name.
     */
    public boolean mayBe(Author other) {
        String[] mine = words(name);
        String[] theirs = words(other.name);
        if (mine.length == 0 || theirs.length == 0 || !mine[mine.length - 1].equals(theirs[theirs.length - 1])) {
            return false;
        }
        int both = Math.min(mine.length, theirs.length) - 1;
        for (int i = 0; i < both; i++) {
            if (!mine[i].startsWith(theirs[i]) && !theirs[i].startsWith(mine[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] words(String name) {
        String folded =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String plain = NOT_A_LETTER
                .matcher(folded.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        return plain.isEmpty() ? new String[0] : plain.split(" ", -1);
    }

    @Override
    public String toString() {
        return name;
    }
}

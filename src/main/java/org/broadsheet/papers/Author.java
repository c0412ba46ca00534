package org.broadsheet.papers;

import java.util.Set;

/**
 * An author as the paper prints the name: given names first, {@code Tomáš Novák}.
 *
 * @param name never blank; one line, at most 300 characters, white space folded
 */
public record Author(String name) {

    private static final int LONGEST = 300;

    /** @throws IllegalArgumentException if the name is blank or longer than 300 characters */
    public Author {
        name = Paper.singleSpaced(name);
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "An author's name has 1 to %d characters, not %d.".formatted(LONGEST, name.length()));
        }
    }

    /**
     * Whether both may be the same person, in every spelling that one name gets: without accents or with them written out, family name
     * first or last, with initials, with or without a suffix. Given names must agree as far as both are written out, so
     * {@code T. Novák} is {@code Novak, Tomas} but not {@code Petr Novák}; a lone surname agrees with everybody of that name. A
     * collaboration is the one of that name, with or without "the" and "collaboration".
     *
     * <p>This rule decides whom a reader follows and whom they keep out.
     */
    public boolean mayBe(Author other) {
        return PersonName.of(name).mayBe(PersonName.of(other.name));
    }

    /** Whether it is more than a lone surname: given names or initials too, a group, or a name in the script of China, Japan or Korea. */
    public boolean isWhole() {
        return PersonName.of(name).isWhole();
    }

    /**
     * By what an index finds this author: whoever {@linkplain #mayBe may be} another shares one of these with the other's {@link
     * #askedKeys}. The reverse does not hold.
     */
    public Set<String> keys() {
        return PersonName.of(name).keys(false);
    }

    /** By what everybody can be found who may be this one. */
    public Set<String> askedKeys() {
        return PersonName.of(name).keys(true);
    }

    @Override
    public String toString() {
        return name;
    }
}

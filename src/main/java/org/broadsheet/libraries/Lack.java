package org.broadsheet.libraries;

/** Why an entry of a library's file was left out. */
public enum Lack {
    BROKEN("could not be read"),
    NOT_PAPERS("notes, attachments and the like"),
    NAMELESS("with neither an identifier nor a title"),
    BEYOND("beyond the first %,d".formatted(EntryBasket.MOST_ENTRIES)),
    UNNUMBERED("lines without a number"),
    CUT_OFF("the rest, since the file breaks off or is damaged");

    private final String words;

    Lack(String words) {
        this.words = words;
    }

    /** A phrase that fits behind a number. */
    public String words() {
        return words;
    }
}

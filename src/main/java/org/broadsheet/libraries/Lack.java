package org.broadsheet.libraries;

/** Why an entry of a library's file was left out. */
public enum Lack {
    BROKEN("page.left-out.broken", "could not be read"),
    NOT_PAPERS("page.left-out.not-papers", "notes, attachments and the like"),
    NAMELESS("page.left-out.nameless", "with neither an identifier nor a title"),
    BEYOND("page.left-out.beyond", "beyond the first %,d".formatted(EntryBasket.MOST_ENTRIES)),
    UNNUMBERED("page.left-out.unnumbered", "lines without a number"),
    CUT_OFF("page.left-out.cut-off", "the rest, since the file breaks off or is damaged");

    private final String sentence;
    private final String words;

    Lack(String sentence, String words) {
        this.sentence = sentence;
        this.words = words;
    }

    /** The name of the phrase that says it to readers, among the sentences of each language. */
    public String sentence() {
        return sentence;
    }

    /** A phrase for operators that fits behind a number. */
    public String words() {
        return words;
    }
}

package org.broadsheet.papers;

/** Titles as people read them, whichever way they are written down. */
public final class ReadTitle {

    private ReadTitle() {}

    public static String plain(String title) {
        return title;
    }
}

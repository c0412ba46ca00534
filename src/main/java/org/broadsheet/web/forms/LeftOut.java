package org.broadsheet.web.forms;

import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.rendering.Language;

/** How many entries of a library's file were left out, in words. */
public final class LeftOut {

    private LeftOut() {}

    /** Empty where all were taken. */
    public static String says(LibraryFile.Reading.Papers papers, Language language) {
        int count =
                papers.leftOut().stream().mapToInt(LibraryFile.LeftOut::count).sum();
        return count == 0 ? "" : language.say("page.library.left-out", count);
    }
}

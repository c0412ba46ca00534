package org.broadsheet.web.forms;

import java.util.stream.Collectors;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.rendering.Language;

/** How many entries of a library's file were left out, and why, in words. */
public final class LeftOut {

    private LeftOut() {}

    /** Empty where all were taken. */
    public static String says(LibraryFile.Reading.Papers papers, Language language) {
        int count =
                papers.leftOut().stream().mapToInt(LibraryFile.LeftOut::count).sum();
        String reasons = papers.leftOut().stream()
                .map(each -> language.say(
                        "page.left-out.reason",
                        each.count(),
                        language.say(each.reason().sentence()),
                        places(each)))
                .collect(Collectors.joining("; "));
        return count == 0 ? "" : language.say("page.left-out.says", count, reasons);
    }

    /** The first of them, counted from 1 in the file; with an ellipsis if there are more. */
    private static String places(LibraryFile.LeftOut each) {
        String first = each.which().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return each.which().size() < each.count() ? first + ", …" : first;
    }
}

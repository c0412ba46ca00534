package org.broadsheet.papers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a paper appeared in what its authors write beside it. */
final class Venue {

    private static final int LONGEST = 120;

    /** Words before the name of a venue. Source: comments of papers on arXiv. */
    private static final Pattern TOLD = Pattern.compile(
            "\\b((?:accepted|published|presented|appear(?:s|ed|ing)?|to appear|to be (?:presented|published)|forthcoming|camera[- ]ready|oral|spotlight|poster|in proceedings)"
                    + "(?: (?:for|as|an?|the|oral|poster|spotlight|presentation|publication|full|short|long|conference|workshop|journal|paper|version))*"
                    + " (?:at|to|by|in|for|of) )(?:the )?([^;|]{2,200})",
            Pattern.CASE_INSENSITIVE);

    /** Where the name of a venue ends: a sentence, a page count, a remark. */
    private static final Pattern ENDS = Pattern.compile(
            "(?:\\.\\s(?![a-z])|\\.$|,?\\s(?:\\d{1,3}(?: ?\\+ ?\\d{1,3})? (?:pages|pp|figures|tables|figs)|code|project|with \\d|including|see |https?:)|[(\\[](?:\\d{1,3} pages|code|https?:)).*$",
            Pattern.CASE_INSENSITIVE);

    private Venue() {}

    /** One short phrase; empty if neither names one. */
    static String of(String journalReference, String comment) {
        if (!journalReference.isEmpty()) {
            return cut(journalReference);
        }
        Matcher told = TOLD.matcher(comment);
        if (!told.find()) {
            return "";
        }
        String name = ENDS.matcher(told.group(2)).replaceFirst("").strip();
        return name.isEmpty() ? "" : cut(name.replaceAll("(?<![,.:\\s])[,.:\\s]+$", ""));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, space > 0 ? space : LONGEST) + " …";
    }
}

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

    /** Where the name of a venue ends: a new sentence, a page count, a remark. */
    private static final Pattern ENDS = Pattern.compile(
            "(?:\\.\\s(?-i:(?=[A-Z][a-z]{0,20}\\s[a-z]))|\\.$|,?\\s(?:\\d{1,3}(?: ?\\+ ?\\d{1,3})? (?:pages|pp|figures|tables|figs)|code|project|with \\d|including|see |https?:)|[(\\[](?:\\d{1,3} pages|code|https?:)).*$",
            Pattern.CASE_INSENSITIVE);

    /** A conference and its year, alone in their part of a comment: {@code ICML 2026}, {@code Findings of EMNLP 2025}. */
    private static final Pattern ALONE = Pattern.compile(
            "(?:^|[.,;|]\\s{1,3})((?:Findings of |Proceedings of |Proc\\. )?(?:[A-Z][A-Za-z&]{0,12}[A-Z][A-Za-z&]{0,9}[ -]?(?:(?:19|20)\\d\\d|['’]\\d\\d)|AAAI-\\d\\d)"
                    + "(?: [^.,;|]{0,30}\\b(?:Findings|Main|Conference|Workshops?|Oral|Poster|Spotlight|Companion|Industry|Demo|Track|Long|Short|Datasets)\\b[^.,;|]{0,40}| (?:Findings|Main|Workshops?|Oral|Poster|Spotlight|Companion)\\b[^.,;|]{0,40})?)"
                    + "(?=\\s?(?:[.,;|(]|$)|\\s[Cc]amera)");

    private static final Pattern NO_NAME = Pattern.compile(
            "(?:papers?|articles?|manuscripts?|works?|this|our|publication)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE_NAME = Pattern.compile(
            "^(?:the )?main (?:conference|track|proceedings) (?:of|at) (?:the )?", Pattern.CASE_INSENSITIVE);

    private Venue() {}

    /** One short phrase; empty if neither names one. */
    static String of(String journalReference, String comment) {
        if (!journalReference.isEmpty()) {
            return cut(journalReference);
        }
        Matcher told = TOLD.matcher(comment);
        if (!told.find()) {
            Matcher alone = ALONE.matcher(comment);
            return alone.find() && !alone.group(1).contains("ubmission")
                    ? cut(alone.group(1).strip())
                    : "";
        }
        String name = BEFORE_NAME
                .matcher(ENDS.matcher(told.group(2)).replaceFirst("").strip())
                .replaceFirst("");
        return name.isEmpty() || NO_NAME.matcher(name).matches()
                ? ""
                : cut(name.replaceAll("(?<![,.:\\s])[,.:\\s]+$", ""));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int space = text.lastIndexOf(' ', LONGEST);
        return text.substring(0, space > 0 ? space : LONGEST) + " …";
    }
}

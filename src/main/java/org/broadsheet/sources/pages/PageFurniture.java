package org.broadsheet.sources.pages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What stands on a page around titles and abstracts, known by its form and by the few words that every such page uses. */
final class PageFurniture {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]*(?:\\p{L}{1,2}[^\\p{L}]*)?");
    private static final Pattern COUNT = Pattern.compile("[·•\\s]*\\d[\\d.,]*\\s*[kKmM]?\\s+\\p{L}+(?:\\s+ago)?");
    private static final Pattern NOTICE =
            Pattern.compile("(?i)©|\\(c\\)|copyright|all rights|privacy|cookie|terms of|https?://");

    /** What slogans say that ask for an address. */
    private static final Pattern INVITATION = Pattern.compile(
            "(?i)\\b(?:e-?mail|inbox|newsletter|subscrib(?:e|ed|ers?|ing)|subscriptions?|sign (?:up|in)|log ?in|follow us|cookies?|by mail|daily papers)\\b");

    /** "Published on Mar 1 · 12 upvotes · Submitted by ada": who put it there, when, and what others thought. */
    private static final Pattern ABOUT_THE_ENTRY = Pattern.compile(
            "(?i)(?:submitted|published|posted|shared|curated|added|uploaded|updated|brought)(?: \\p{L}+){0,2} (?:by|on|at)\\b.*"
                    + "|.*(?:^|[·•|,(]\\s*)\\+?\\d[\\d.,]*[km]? (?:up)?(?:votes?|comments?|likes?|stars?|views?|authors?)\\b.*");

    private static final String NAME =
            "(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*)(?:\\s+(?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|de|da|del|der|van|von|bin|al)){1,3}";

    /** "Ada Byron, Zoë Q. Oak and Li Wei, +4 authors", "A. Byron et al.". */
    private static final Pattern NAMES = Pattern.compile(NAME
            + "(?:\\s*[,;&]\\s*(?:and\\s+)?" + NAME + "|\\s+and\\s+" + NAME
            + "){2,}(?:\\s*[,;]?\\s*(?:et al\\.?|\\+\\s?\\d+.*|…|\\.\\.\\.))?"
            + "|" + NAME + "(?:\\s*[,;]\\s*" + NAME + ")*\\s*[,;]?\\s*(?:et al\\.?|\\+\\s?\\d+(?: more)?(?: authors?)?)"
            + "|(?:\\p{Lu}\\.\\s?){1,3}\\p{Lu}\\p{L}+(?:(?:,|,? and)\\s+(?:\\p{Lu}\\.\\s?){1,3}\\p{Lu}\\p{L}+)*");

    private static final Pattern HOUSE =
            Pattern.compile("(?:(?:[\\p{Lu}&][\\p{L}.&'’-]*|of|the|for|and|at|de|in),?\\s+)*"
                    + "(?:Universit\\p{L}+|Institut\\p{L}*|Laborator\\p{L}+|Labs?|College|Academy|DeepMind|Inc\\.?)"
                    + "(?:,?\\s+(?:[\\p{Lu}&][\\p{L}.&'’-]*|of|the|for|and|at|de|in))*"
                    + "|\\p{Lu}\\p{L}+(?:\\s\\p{Lu}\\p{L}+)?\\sResearch(?:\\s\\p{Lu}\\p{L}+)?");

    /** The longest name of an institution, in characters. Source unknown. */
    private static final int LONGEST_HOUSE = 90;

    private static final int LONGEST_BETWEEN = 200;
    private static final Pattern LINK = Pattern.compile("\\p{Lu}?\\p{Ll}+(?:\\s\\p{Lu}?\\p{Ll}+)?");
    private static final Pattern SENTENCE = Pattern.compile(".*[.!]");

    /** A line with more characters than this, and with more than {@link #MOST_WORDS} words, may be a title without an abstract. */
    private static final int LONGEST = 40;

    private static final int MOST_WORDS = 4;

    private PageFurniture() {}

    /** Numbers, arrows, "12 comments", names, houses: they stand between, and mean nothing here. */
    static boolean standsBetween(String text) {
        return text.length() <= LONGEST_BETWEEN
                && (NO_WORD.matcher(text).matches() || COUNT.matcher(text).matches() || isAboutTheEntry(text))
                && !PageDate.isWhole(text);
    }

    private static boolean isAboutTheEntry(String text) {
        return ABOUT_THE_ENTRY.matcher(text).matches()
                || NAMES.matcher(text).matches()
                || (text.length() <= LONGEST_HOUSE && HOUSE.matcher(text).matches());
    }

    /** A notice at the foot: rights, privacy, addresses. */
    static boolean isNotice(String text) {
        return NOTICE.matcher(text).find();
    }

    /** A slogan or a notice, however much it looks like an abstract. */
    static boolean isSlogan(String text) {
        return isNotice(text) || INVITATION.matcher(text).find();
    }

    /** Long for furniture, no sentence, no notice, and with capitals as titles have them. */
    static boolean couldBeTitle(String text) {
        List<String> words = Arrays.asList(text.split("\\s+", -1));
        List<String> weighty = words.stream().filter(word -> word.length() > 3).toList();
        long capitals = weighty.stream()
                .filter(word -> !Character.isLowerCase(word.charAt(0)))
                .count();
        return text.length() >= LONGEST
                && words.size() > MOST_WORDS
                && capitals * 2 >= weighty.size()
                && !SENTENCE.matcher(text).matches()
                && !isNotice(text);
    }

    /** One or two plain words, as links and buttons have them. */
    static boolean isShortLabel(String text) {
        return LINK.matcher(text).matches();
    }
}

package org.broadsheet.sources.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.broadsheet.papers.Author;
import org.broadsheet.tex.TexNames;
import org.broadsheet.text.Clean;

/**
 * Authors as sources write them in one string: {@code A. Lee, B. Cruz and C. Novák (1) ((1) Example University)}, or family names
 * first, {@code Lee, A.; Cruz, B.}. Affiliations in parentheses go, and so does "et al."; names that cannot be names (blank, longer than
 * 300 characters) are left out.
 */
public final class AuthorNames {

    private static final String AND = " and ";
    private static final Pattern PEOPLE =
            Pattern.compile("\\s{0,9};\\s{0,9}|\\s{1,9}and\\s{1,9}", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUFFIX = Pattern.compile("(?:Jr|Sr)\\.?|I{2,3}|IV");
    private static final Pattern DEGREE = Pattern.compile("(?:Ph\\.? ?D|M\\.? ?D|M\\.? ?Sc|M\\.? ?P\\.? ?H)\\.?");
    private static final Pattern OTHERS = Pattern.compile(
            "[,;]?\\s{0,9}\\b(?:et\\s{1,3}al\\.?|and\\s{1,3}others)\\s{0,9}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAMILY =
            Pattern.compile("(?:(?:von|van|de|der|den|del|da|di|la|le|du|dos|al|el) ){0,3}[\\p{L}'’-]{2,40}");

    private AuthorNames() {}

    public static List<Author> of(String text) {
        String plain = withoutOthers(Clean.line(withoutParentheses(Prose.plain(TexNames.decode(text)))));
        if (isFamilyFirst(plain)) {
            return of(List.of(PEOPLE.split(plain, -1)));
        }
        List<String> names = new ArrayList<>();
        for (String name : pieces(plain)) {
            if (!names.isEmpty() && SUFFIX.matcher(name).matches()) {
                names.add(names.removeLast() + " " + name);
            } else if (!DEGREE.matcher(name).matches()) {
                names.add(name);
            }
        }
        return of(names);
    }

    /** A line at its commas, semicolons and "and"s. */
    private static List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= line.length(); at++) {
            boolean and = line.regionMatches(true, at, AND, 0, AND.length());
            if (at < line.length() && line.charAt(at) != ',' && line.charAt(at) != ';' && !and) {
                continue;
            }
            String piece = line.substring(from, at).strip();
            // In "A, B, and C" the comma divides, and the word goes with it.
            boolean behindComma = from > 0 && piece.regionMatches(true, 0, AND, 1, AND.length() - 1);
            pieces.add(behindComma ? piece.substring(AND.length() - 1).strip() : piece);
            from = and ? at + AND.length() : at + 1;
            at = from - 1;
        }
        return pieces;
    }

    /** Without "et al." at its end. Looking for it everywhere would take longer than all the rest. */
    private static String withoutOthers(String name) {
        int end = name.length();
        boolean may = end > 4 && (name.endsWith(".") || "lLsS".indexOf(name.charAt(end - 1)) >= 0);
        return may ? OTHERS.matcher(name).replaceFirst("") : name;
    }

    /** One comma within each of the people, who are divided by semicolons, or by "and" if one word stands before the comma. */
    private static boolean isFamilyFirst(String text) {
        boolean semicolons = text.indexOf(';') >= 0;
        if (!semicolons && text.toLowerCase(Locale.ROOT).indexOf(AND) < 0) {
            return false;
        }
        String[] people = PEOPLE.split(text, -1);
        for (String person : people) {
            int comma = person.indexOf(',');
            boolean one = comma > 0 && comma == person.lastIndexOf(',');
            if (!one
                    || !(semicolons
                            || FAMILY.matcher(person.substring(0, comma).strip())
                                    .matches())) {
                return false;
            }
        }
        return people.length > 1;
    }

    /** {@code Lee, Ann} is {@code Ann Lee}; what else holds commas stays as it is. */
    private static String givenFirst(String name) {
        int comma = name.indexOf(',');
        if (comma < 0 || comma != name.lastIndexOf(',')) {
            return name;
        }
        String given = name.substring(comma + 1).strip();
        String family = name.substring(0, comma).strip();
        return SUFFIX.matcher(given).matches() ? family + " " + given : given + " " + family;
    }

    /** Names that come one by one. */
    public static List<Author> of(List<String> names) {
        return names.stream()
                .map(name ->
                        givenFirst(withoutOthers(Prose.plain(name).strip())).strip())
                .filter(name -> name.codePoints().anyMatch(Character::isLetter) && name.length() <= 300)
                .map(Author::new)
                .toList();
    }

    /** A parenthesis that is never closed reaches to the end of the text. */
    private static String withoutParentheses(String text) {
        StringBuilder outside = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                outside.append(c);
            }
        }
        return outside.toString();
    }
}

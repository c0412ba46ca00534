package org.broadsheet.sources.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            "[,;]?\\s{0,9}\\b(?:et\\s{1,3}al\\.?|(?:and\\s{1,3})?(?:\\d{1,4}\\s{1,3})?(?:more\\s{1,3}authors?|others?(?:\\s{1,3}authors?)?))\\s{0,9}$",
            Pattern.CASE_INSENSITIVE);

    /** What points to affiliations and footnotes: {@code ^1}, {@code $^{1,2}$}, {@code ²}, {@code *}, and the digits of {@code Lee1,2}. */
    private static final Pattern MARKS = Pattern.compile(
            "\\$?\\^(?:\\{[^{}]{0,40}\\}|\\d{1,3}|[a-z*†‡§¶])\\$?|[¹²³⁰⁴-⁹*†‡§¶‖]+(?:,[¹²³⁰⁴-⁹*†‡§¶‖]+){0,9}|(?<=\\p{Ll})\\d{1,2}(?:,\\d{1,2}){0,9}(?=\\s?(?:[,;]|and |$))");

    private static final Pattern INITIALS =
            Pattern.compile("(?:\\p{Lu}\\p{Ll}?\\.[ -]?){1,4}|\\p{Lu}(?:[ -]?\\p{Lu}){0,2}");
    private static final int LONGEST_INITIALS = 20;

    private static final Pattern GROUP_BEFORE =
            Pattern.compile("^(.{1,80}?\\b(?:Collaborations?|Consortium|Team|Group))\\s?:\\s");
    private static final Pattern FAMILY = Pattern.compile(
            "(?:(?:von|van|de|der|den|del|da|di|la|le|du|dos|al|el) ){0,3}[-'’\\p{L}&&[^\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}]]{2,40}");

    private AuthorNames() {}

    public static List<Author> of(String text) {
        String line = withPlainDividers(Clean.line(withoutParentheses(Prose.plain(TexNames.decode(text)))));
        String plain = withoutOthers(
                line.startsWith("By ") || line.startsWith("by ")
                        ? line.substring(3).strip()
                        : line);
        if (isFamilyFirst(plain)) {
            return of(List.of(PEOPLE.split(plain, 0)));
        }
        List<String> pieces = pieces(plain);
        Optional<List<String>> pairs = familiesAndInitials(pieces);
        if (pairs.isPresent()) {
            return of(pairs.get());
        }
        List<String> names = new ArrayList<>();
        for (String name : pieces) {
            if (!names.isEmpty() && SUFFIX.matcher(name).matches()) {
                names.add(names.removeLast() + " " + name);
            } else if (!DEGREE.matcher(name).matches()) {
                names.add(name);
            }
        }
        return of(names);
    }

    /** Commas, semicolons and "and" alone divide, and nothing but names stands between them. */
    private static String withPlainDividers(String line) {
        boolean plain = true;
        for (int i = 0; plain && i < line.length(); i++) {
            char c = line.charAt(i);
            plain = Character.isLetter(c) || " .,;-'’".indexOf(c) >= 0;
        }
        if (plain) {
            return line;
        }
        String unmarked = MARKS.matcher(line).replaceAll("");
        return GROUP_BEFORE
                .matcher(unmarked)
                .replaceFirst("$1, ")
                .replace(" & ", AND)
                .replace(" | ", ", ")
                .replace("、", ", ")
                .replace("，", ", ")
                .replace("；", "; ")
                .strip();
    }

    /** {@code Lee, A., Cruz, B.}: every second piece is initials, and none of the others. */
    private static Optional<List<String>> familiesAndInitials(List<String> pieces) {
        if (pieces.size() % 2 != 0 || pieces.get(1).length() > LONGEST_INITIALS) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i += 2) {
            String family = pieces.get(i);
            String given = pieces.get(i + 1);
            boolean degree =
                    DEGREE.matcher(given).matches() && !FAMILY.matcher(family).matches();
            if (degree
                    || INITIALS.matcher(family).matches()
                    || !INITIALS.matcher(given).matches()) {
                return Optional.empty();
            }
            names.add(family + ", " + given);
        }
        return Optional.of(names);
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

    /**
     * One comma within each of the people, who are divided by semicolons, or by "and" if one word stands before the comma; so, too, if
     * there is but one.
     */
    private static boolean isFamilyFirst(String text) {
        boolean semicolons = text.indexOf(';') >= 0;
        int first = text.indexOf(',');
        boolean several = semicolons || text.toLowerCase(Locale.ROOT).indexOf(AND) >= 0;
        if (first < 0 || (!several && text.indexOf(',', first + 1) >= 0)) {
            return false;
        }
        for (String person : PEOPLE.split(text, 0)) {
            int comma = person.indexOf(',');
            int last = person.lastIndexOf(',');
            String behind = person.substring(last + 1).strip();
            boolean suffix =
                    SUFFIX.matcher(behind).matches() || DEGREE.matcher(behind).matches();
            boolean one = comma > 0 && (comma == last ? !suffix : suffix && person.indexOf(',', comma + 1) == last);
            if (!one
                    || !(semicolons
                            || FAMILY.matcher(person.substring(0, comma).strip())
                                    .matches())) {
                return false;
            }
        }
        return true;
    }

    /** {@code Lee, Ann} is {@code Ann Lee}; what else holds commas stays as it is. */
    private static String givenFirst(String name) {
        int comma = name.indexOf(',');
        int last = name.lastIndexOf(',');
        if (comma < 0) {
            return name;
        }
        String behind = name.substring(last + 1).strip();
        if (comma != last) {
            // "Smith, Robert, Jr."
            boolean suffix = SUFFIX.matcher(behind).matches() && name.indexOf(',', comma + 1) == last;
            return suffix ? givenFirst(name.substring(0, last)) + " " + behind : name;
        }
        String given = behind;
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

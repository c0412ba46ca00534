package org.broadsheet.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.papers.Author;
import org.broadsheet.tex.TexAccents;

/**
 * Authors as arXiv writes them in one string: {@code A. Lee, B. Cruz and C. Novák (1) ((1) Example University)}.
 * Affiliations in parentheses go; names that cannot be names (blank, longer than 300 characters) are left out.
 */
public final class AuthorNames {

    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;]\\s*(?:and\\s+)?|\\s+and\\s+|\\s*\\n\\s*and\\s+");
    private static final Pattern SUFFIX = Pattern.compile("(?:Jr|Sr)\\.?|I{2,3}|IV");
    private static final Pattern HAS_A_LETTER = Pattern.compile(".*\\p{L}.*", Pattern.DOTALL);

    private AuthorNames() {}

    public static List<Author> of(String text) {
        List<String> names = new ArrayList<>();
        for (String piece : BETWEEN.split(withoutParentheses(Prose.plain(TexAccents.decode(text))), -1)) {
            String name = piece.strip();
            if (!names.isEmpty() && SUFFIX.matcher(name).matches()) {
                names.add(names.removeLast() + " " + name);
            } else {
                names.add(name);
            }
        }
        return of(names);
    }

    /** Names that come one by one. */
    public static List<Author> of(List<String> names) {
        return names.stream()
                .map(name -> Prose.plain(name).strip())
                .filter(name -> HAS_A_LETTER.matcher(name).matches() && name.length() <= 300)
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

package org.broadsheet.papers;

/** What TeX, HTML and addresses write in identifiers for characters that mean something to them. */
final class Escapes {

    private static final String[][] WORDS = {
        {"\\textunderscore{}", "_"},
        {"\\textunderscore ", "_"},
        {"\\textunderscore", "_"},
        {"\\textless{}", "<"},
        {"\\textgreater{}", ">"},
        {"\\textless", "<"},
        {"\\textgreater", ">"},
        {"$<$", "<"},
        {"$>$", ">"},
        {"$\\_$", "_"},
        {"{\\_}", "_"},
        {"{_}", "_"},
        {"{\\textless}", "<"},
        {"{\\textgreater}", ">"},
        {"{\\%}", "%"},
        {"{\\#}", "#"},
        {"{\\&}", "&"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&amp;", "&"},
        {"&#95;", "_"},
        {"\u2010", "-"},
        {"\u2011", "-"},
    };

    private Escapes() {}

    static String undone(String text) {
        if (!isEscaped(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            i += step(text, i, out);
        }
        return out.toString();
    }

    private static boolean isEscaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '&' || c == '%' || c == '{' || c == '$' || c == '\u2010' || c == '\u2011') {
                return true;
            }
        }
        return false;
    }

    /** Appends what stands at {@code i} and says how many characters that took. */
    private static int step(String text, int i, StringBuilder out) {
        char c = text.charAt(i);
        if (c == '\\' || c == '&' || c == '{' || c == '$' || c > 0x7f) {
            for (String[] word : WORDS) {
                if (text.startsWith(word[0], i)) {
                    out.append(word[1]);
                    return word[0].length();
                }
            }
        }
        if (c == '\\' && i + 1 < text.length() && "_%&#$~{}".indexOf(text.charAt(i + 1)) >= 0) {
            out.append(text.charAt(i + 1));
            return 2;
        }
        if (c == '%' && i + 2 < text.length()) {
            int high = Character.digit(text.charAt(i + 1), 16);
            int low = Character.digit(text.charAt(i + 2), 16);
            int octet = 16 * high + low;
            if (high >= 0 && low >= 0 && octet > ' ' && octet < 0x7f) {
                out.append((char) octet);
                return 3;
            }
        }
        out.append(c);
        return 1;
    }
}

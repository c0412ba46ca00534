package org.broadsheet.rendering;

/**
 * HTML that we wrote ourselves, with everything from outside escaped in it. Only this may stand in {@code th:utext};
 * making one by hand is a promise.
 *
 * @param html well-formed, ready to stand between two tags
 */
public record Markup(String html) {

    /**
     * The text as HTML that shows it, between tags and within quoted attributes alike. What is not ASCII becomes a numeric
     * reference: shorter than the quoted-printable form in which a mail would carry it, and safe under any encoding.
     */
    public static Markup of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        escape(text, 0, text.length(), out);
        return new Markup(out.toString());
    }

    /** Appends {@code text} from {@code start} to {@code end}, escaped as by {@link #of}. */
    public static void escape(String text, int start, int end, StringBuilder out) {
        int written = start;
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (c < 0x80 && !isSpecial(c)) {
                at++;
            } else {
                out.append(text, written, at);
                at = reference(text, at, end, out);
                written = at;
            }
        }
        out.append(text, written, end);
    }

    private static boolean isSpecial(char c) {
        return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
    }

    /** Appends the character at {@code at} as a reference; returns what is behind it. */
    private static int reference(String text, int at, int end, StringBuilder out) {
        char c = text.charAt(at);
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> {
                boolean pair =
                        Character.isHighSurrogate(c) && at + 1 < end && Character.isLowSurrogate(text.charAt(at + 1));
                int code = pair ? Character.toCodePoint(c, text.charAt(at + 1)) : c;
                out.append("&#").append(code).append(';');
                return at + (pair ? 2 : 1);
            }
        }
        return at + 1;
    }

    @Override
    public String toString() {
        return html;
    }
}

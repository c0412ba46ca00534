package org.broadsheet.rendering;

/**
 * HTML that we wrote ourselves, with everything from outside escaped in it. Only this may stand in {@code th:utext};
 * making one by hand is a promise.
 *
 * @param html well-formed, ready to stand between two tags
 */
public record Markup(String html) {

    /** The text as HTML that shows it, between tags and within quoted attributes alike. */
    public static Markup of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        escape(text, 0, text.length(), out);
        return new Markup(out.toString());
    }

    /** Appends {@code text} from {@code start} to {@code end}, escaped as by {@link #of}. */
    public static void escape(CharSequence text, int start, int end, StringBuilder out) {
        int written = start;
        for (int i = start; i < end; i++) {
            String instead = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\'' -> "&#39;";
                default -> null;
            };
            if (instead != null) {
                out.append(text, written, i).append(instead);
                written = i + 1;
            }
        }
        out.append(text, written, end);
    }

    @Override
    public String toString() {
        return html;
    }
}

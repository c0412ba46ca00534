package org.broadsheet.tex;

/**
 * Titles and abstracts as people read them: simple TeX becomes Unicode, or a raised or lowered span; everything else stays as
 * it is written, with the same meaning in HTML and in text. Formulas between dollars lose the dollars only if all of them
 * could be turned; {@code $5 and $10} are prices.
 *
 * <p>Takes time in proportion to the length of the text, whatever it holds, and never throws.
 */
public final class Tex {

    private Tex() {}

    /** Also folds space and takes out invisible characters. */
    public static Styled read(String text) {
        String line = Tidy.line(text);
        return mayHoldTex(line) ? new TexReader(line).read() : Styled.of(line);
    }

    private static boolean mayHoldTex(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\', '$', '{', '~', '`' -> {
                    return true;
                }
                case '-' -> {
                    if (i + 1 < text.length() && text.charAt(i + 1) == '-') {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }
}

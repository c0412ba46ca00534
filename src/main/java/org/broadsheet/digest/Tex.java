package org.broadsheet.digest;

/** Feed text as people read it. */
public final class Tex {

    private Tex() {}

    /** Never throws, whatever the text. */
    public static Styled read(String text) {
        return Styled.of(Tidy.line(text));
    }
}

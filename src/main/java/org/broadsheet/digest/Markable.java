package org.broadsheet.digest;

import java.util.BitSet;
import java.util.List;
import org.broadsheet.rendering.Markup;
import org.broadsheet.tex.Styled;
import org.jspecify.annotations.Nullable;

/** A text whose words are marked for many readers, each their own: what does not depend on them is worked out once. */
final class Markable {

    private final Styled styled;
    private final Styled.Marker marker;
    private final String lower;
    private final Markup unmarked;

    /** For each place in the text where it stands in {@link #unmarked}; null if the text has styles of its own. */
    private final int @Nullable [] places;

    Markable(Styled styled, Styled.Marker marker) {
        this.styled = styled;
        this.marker = marker;
        this.lower = styled.lower();
        this.unmarked = styled.html(List.of(), marker);
        this.places = styled.spans().isEmpty() ? places(styled.plain()) : null;
    }

    private static int[] places(String plain) {
        int[] places = new int[plain.length() + 1];
        StringBuilder escaped = new StringBuilder();
        int at = 0;
        while (at < plain.length()) {
            int end = at + Character.charCount(plain.codePointAt(at));
            Markup.escape(plain, at, end, escaped);
            for (int i = at + 1; i <= end; i++) {
                places[i] = escaped.length();
            }
            at = end;
        }
        return places;
    }

    boolean isEmpty() {
        return styled.plain().isEmpty();
    }

    /** @param words in lower case */
    Markup marking(List<String> words) {
        if (words.isEmpty()) {
            return unmarked;
        }
        if (places == null) {
            return styled.html(words, lower, marker);
        }
        BitSet marks = styled.find(words, lower);
        if (marks.isEmpty()) {
            return unmarked;
        }
        StringBuilder out = new StringBuilder(unmarked.html().length() + 400);
        int written = 0;
        for (int start = marks.nextSetBit(0); start >= 0; start = marks.nextSetBit(written)) {
            int end = marks.nextClearBit(start);
            out.append(unmarked.html(), places[written], places[start])
                    .append(marker.before())
                    .append(unmarked.html(), places[start], places[end])
                    .append(marker.behind());
            written = end;
        }
        return new Markup(out.append(unmarked.html(), places[written], places[places.length - 1])
                .toString());
    }
}

package org.broadsheet.sources.formats;

import java.util.regex.Pattern;
import org.broadsheet.papers.Paper;

/** One record of a response, understood or not. */
public sealed interface SourceRecord {

    /** @param position the record's place in the response, from 1: its line, or its ordinal where lines mean nothing */
    record Found(long position, Paper paper) implements SourceRecord {}

    /**
     * A record that is not a paper.
     *
     * @param reason a sentence: what was found and what was expected; at most 1,000 characters
     * @param raw as it came, cut after 64 Ki characters, NULs replaced by a visible sign because a database refuses them
     */
    record Broken(long position, String reason, String raw) implements SourceRecord {

        static final int LONGEST_RAW = 64 * 1024;
        private static final int LONGEST_REASON = 1_000;
        private static final Pattern LONE_SURROGATE = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

        public Broken {
            reason = storable(reason, LONGEST_REASON);
            raw = storable(raw, LONGEST_RAW);
        }

        private static String storable(String text, int longest) {
            String cut = text.length() > longest ? text.substring(0, longest) : text;
            return LONE_SURROGATE.matcher(cut.replace('\0', '\u2400')).replaceAll("\ufffd");
        }
    }
}

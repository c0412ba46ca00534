package org.broadsheet.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows whether something that should have been announced by now has not come. */
@FunctionalInterface
public interface LateNews {

    /**
     * What is late.
     *
     * @param whom as readers know them
     * @param day of the announcement
     */
    record Late(String whom, LocalDate day) {

        private static final Pattern WRITTEN = Pattern.compile("(.{1,60}) (\\d{4}-\\d{2}-\\d{2})");

        /** As it is kept with a digest. */
        String written() {
            return whom + " " + day;
        }

        /** Empty if the text is none; digests of before there were languages keep a sentence. */
        static Optional<Late> parse(String text) {
            Matcher written = WRITTEN.matcher(text);
            return written.matches()
                    ? Optional.of(new Late(written.group(1), LocalDate.parse(written.group(2))))
                    : Optional.empty();
        }
    }

    /** Empty if nothing is late. */
    Optional<Late> late(Instant now);
}

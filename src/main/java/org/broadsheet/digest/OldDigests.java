package org.broadsheet.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Old digests take up little room: what was shown is kept for ever, why it was for some days. */
public final class OldDigests {

    private static final Logger LOG = LoggerFactory.getLogger(OldDigests.class);

    /** Beyond the days for which nothing like a paper comes again: one because of time zones, one to be safe. */
    private static final int WHOLE_DAYS = DigestRun.REMEMBERED_DAYS + 2;

    /** How long it is known of each message when it was sent: the operator's page draws thirty days. */
    private static final Duration MAIL = Duration.ofDays(32);

    private OldDigests() {}

    public static void thin(DigestStore store, Instant now) {
        int thinned = store.thin(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(WHOLE_DAYS), now.minus(MAIL));
        (thinned == 0 ? LOG.atDebug() : LOG.atInfo())
                .addKeyValue("digests", thinned)
                .log("old digests made small");
    }
}

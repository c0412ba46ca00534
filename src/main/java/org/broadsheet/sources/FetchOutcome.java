package org.broadsheet.sources;

import java.io.InputStream;

/**
 * What a server said. Every value is an answer; only bugs are exceptions. Whether it is old news only the source's calendar and
 * the other witnesses can tell: see {@link SourceStanding.Condition}.
 */
public sealed interface FetchOutcome {

    /**
     * The source gave something.
     *
     * @param body as it came, perhaps packed; in memory, at most 16 MiB
     * @param cursor what to say next time, once all of the body is stored
     */
    record Fetched(InputStream body, String cursor) implements FetchOutcome {}

    /** Nothing since the cursor: a weekend, a holiday, or simply not yet. */
    record NothingNew() implements FetchOutcome {}

    /** Not now: no connection, a timeout, 429, 5xx. Asking again later is right. */
    record Unavailable(String reason) implements FetchOutcome {}

    /** It answers, but not with papers: a feed that does not exist. Asking again will not help. */
    record Unreadable(String reason) implements FetchOutcome {}
}

package org.broadsheet.sources;

import java.io.InputStream;

/** What came of asking a source. Every value is an answer; only bugs are exceptions. */
public sealed interface FetchOutcome {

    /** What a server can say by itself; whether it is old news is known only to who knows the source's calendar. */
    sealed interface Answer extends FetchOutcome {}

    /**
     * The source gave something.
     *
     * @param body as it came, perhaps packed; in memory, at most 16 MiB
     * @param cursor what to say next time, once all of the body is stored
     */
    record Fetched(InputStream body, String cursor) implements Answer {}

    /** Nothing since the cursor: a weekend, a holiday, or simply not yet. */
    record NothingNew() implements Answer {}

    /** It answers with what it gave before, although its calendar says that there is more by now. The sentence says since when. */
    record Stale(String reason) implements FetchOutcome {}

    /** Not now: no connection, a timeout, 429, 5xx. Asking again later is right. */
    record Unavailable(String reason) implements Answer {}

    /** It answers, but not with papers: a feed that does not exist. Asking again will not help. */
    record Unreadable(String reason) implements Answer {}
}

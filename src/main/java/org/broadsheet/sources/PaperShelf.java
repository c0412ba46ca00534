package org.broadsheet.sources;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.formats.SourceRecord;

/** Where papers are kept, each once, together with how far each source has been read. */
public interface PaperShelf {

    /**
     * Stores a batch, all of it or nothing. Which papers are new and which are known already, and what becomes of the text of a
     * known one, is decided by {@link Catalogue}.
     */
    Stored put(Batch batch, Instant now);

    /** Where reading of that source stopped: the cursor of the last batch that had one. */
    Optional<String> cursor(String source);

    /**
     * What was set aside, oldest first.
     *
     * @param after the number of the last one already seen; 0 to begin
     * @param limit at most this many, at least 1
     */
    List<SetAside> setAside(long after, int limit);

    /**
     * Some of what a source gave.
     *
     * @param source the source's name, 1 to 500 characters
     * @param cursor how far the source has been read once this batch is stored; empty if that does not change. In the
     *     source's own words, at most 4,000 characters
     */
    record Batch(String source, List<Paper> papers, List<SourceRecord.Broken> broken, Optional<String> cursor) {
        public Batch {
            papers = List.copyOf(papers);
            broken = List.copyOf(broken);
        }
    }

    /**
     * What {@link #put} did.
     *
     * @param added papers that nobody had
     * @param known papers that were there already, whether or not their text changed
     * @param setAside broken records; one that was set aside before counts again, but is kept once
     */
    record Stored(int added, int known, int setAside) {}

    /** A record that could not be understood, kept for a person to look at. */
    record SetAside(long number, String source, long position, String reason, String raw, Instant since) {}
}

package org.broadsheet.matching;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.broadsheet.profiles.ReaderId;

/** Remembers profiles in the form that scores, so that a run compiles only what changed. Losing one costs a compilation. */
public interface CompiledStore {

    /**
     * A compiled profile.
     *
     * @param profileChanged which state of the profile
     * @param statisticsVersion which state of the corpus statistics
     * @param form as the engine wrote it; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Compiled(ReaderId reader, Instant profileChanged, long statisticsVersion, byte[] form) {}

    /** Those that are kept for these readers, whether they still hold or not. */
    Map<ReaderId, Compiled> find(Collection<ReaderId> readers);

    /** Keeps these in place of what was kept for their readers. */
    void keep(List<Compiled> compiled);
}

package org.broadsheet.sources;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps how each source is, for the job that asks them and for whoever wants to know whether all is well. */
public interface SourceBook {

    /** Every source that is on, in order of name. A source that was never asked is not in it. */
    List<SourceStanding> all();

    /** How that source is; empty if it was never asked. */
    Optional<SourceStanding> find(String source);

    /** Writes down how a source is now, in place of what stood there. */
    void keep(SourceStanding standing);

    /** Forgets all other sources: they are off, so nobody waits for them. */
    void keepOnly(Set<String> sources);
}

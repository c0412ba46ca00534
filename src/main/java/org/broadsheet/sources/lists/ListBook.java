package org.broadsheet.sources.lists;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;

/** Keeps the lists that readers' profiles name, and what stood in them when they were read last. */
public interface ListBook {

    /**
     * A paper in a list.
     *
     * @param version what changes when its keeper changes it; "" if the keeper does not say
     * @param id by which the archive may know it
     * @param title may be empty if there is an identifier
     */
    record Item(String version, Optional<PaperId> id, String title) {}

    /**
     * A list as it stands now.
     *
     * @param fresh papers that came or changed, each by what its keeper calls it
     * @param kept what the keeper calls those that are as they were
     */
    record Standing(Map<String, Item> fresh, List<String> kept) {
        public Standing {
            fresh = Map.copyOf(fresh);
            kept = List.copyOf(kept);
        }
    }

    /**
     * Enters the lists that profiles name which changed since then.
     *
     * @param profileChanged {@link Instant#EPOCH} for all profiles: then those are forgotten that none names any more
     */
    void notice(Instant profileChanged);

    /** Lists that were not asked for since then, those that nobody has asked for yet first. */
    List<PaperList> due(Instant askedBefore, int limit);

    /** What the keeper calls the papers of a list, as read last, each with its version. */
    Map<String, String> known(PaperList list);

    /** Writes down what stands in the list now; if that is something else than before, those who named it are matched afresh. Returns whether it is. */
    boolean keep(PaperList list, Standing now, Instant at);

    /** Writes down that the list could not be read; what stood in it before goes on to count. */
    void failed(PaperList list, String reason, Instant at);
}

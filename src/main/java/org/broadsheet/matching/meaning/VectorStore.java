package org.broadsheet.matching.meaning;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Remembers what papers mean to a model, and how far the model has read. */
public interface VectorStore {

    /** The vectors of those of the papers that the model has read. */
    Map<Long, float[]> find(Collection<Long> papers, String model);

    /** The model has read every paper up to that number; 0 if none. */
    long through(String model);

    /** What is {@linkplain org.broadsheet.papers.ShelvedPaper#isNews() news} it has read up to that number, but for what is old by now; 0 if none. */
    long ahead(String model);

    /** The revision through which the vectors are of the papers' present words; 0 if the model has read none. */
    long revised(String model);

    /** What keeps the model from reading on, in a sentence; empty if nothing does. */
    Optional<String> trouble(String model);

    /**
     * Keeps the vectors and moves the mark, both or neither; whatever was the trouble is over. Does nothing if the mark
     * stands there or further.
     */
    void keep(String model, long through, Map<Long, float[]> vectors);

    /** Keeps the vectors and moves the mark of what was read ahead, as {@link #keep} does the other. */
    void keepAhead(String model, long ahead, Map<Long, float[]> vectors);

    /**
     * Puts vectors in place of those of reworded papers and moves the mark of revisions, both or neither; whatever was the
     * trouble is over. Does nothing if that mark stands there or further.
     */
    void replace(String model, long revised, Map<Long, float[]> vectors);

    /** Notes what keeps the model from reading on. */
    void troubled(String model, String reason);

    /** Drops what other models made of papers, and how far they had read. Returns how many vectors went. */
    int forgetOthers(String model);
}

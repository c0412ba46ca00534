package org.broadsheet.matching;

/**
 * Which statistics all processes of an instance score with, so that what one has compiled serves the others, and a restart costs no
 * compilation.
 */
public interface StatisticsBook {

    /** The number of the newest paper in them; 0 if none were made yet. */
    long agreed();

    /**
     * Proposes newer ones.
     *
     * @param seen what {@link #agreed} said
     * @return what is agreed now: {@code through}, unless another process was faster
     */
    long agree(long seen, long through);
}

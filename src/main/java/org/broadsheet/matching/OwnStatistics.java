package org.broadsheet.matching;

/** The statistics of a process that agrees with nobody but itself. */
final class OwnStatistics implements StatisticsBook {

    private long through;

    @Override
    public synchronized long agreed() {
        return through;
    }

    @Override
    public synchronized long agree(long seen, long proposed) {
        through = proposed;
        return through;
    }
}

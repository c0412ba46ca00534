package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Remembers when each job of each node began and how it ended, for whoever looks; no job decides by it. */
public interface JobBook {

    /**
     * How a job is, on one node.
     *
     * @param node which daemon runs it
     * @param pause the longest time from one start to the next
     * @param limit a run that takes longer hangs
     * @param startedAt the last start; empty if it never ran
     * @param endedAt the end of that run; empty while it runs
     * @param outcome its counts in words, or why it failed; empty before the first end
     * @param failed whether the last run that ended failed
     * @param goodAt the end of the last run that did not fail
     * @param work what it did last when it had something to do
     * @param dueAt when it should start next
     */
    record JobRun(
            String node,
            String job,
            Duration pause,
            Duration limit,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            String outcome,
            boolean failed,
            Optional<Instant> goodAt,
            Optional<Work> work,
            Instant dueAt) {

        public boolean isRunning() {
            return startedAt.isPresent() && endedAt.isEmpty();
        }
    }

    /** @param counts in words */
    record Work(Instant at, String counts) {}

    /**
     * A daemon on these tables.
     *
     * @param name the machine's, or as the settings say
     * @param version of the program
     * @param seenAt its last sign of life
     * @param stoppedAt when it ended as it was told to; empty while it runs, or if it was killed
     * @param heapUsedPercent of the largest heap, after collecting
     * @param indexedThrough the number of the newest paper in its search index; empty if it has not said
     */
    record Node(
            String name,
            String version,
            Instant startedAt,
            Instant seenAt,
            Optional<Instant> stoppedAt,
            int heapUsedPercent,
            OptionalLong indexedThrough) {}

    /** Remembers these in place of what stood there of the same node and job. Both or neither. */
    void keep(List<JobRun> runs, Optional<Node> node);

    /** Forgets the node's jobs that are not named: they are off. */
    void keepOnly(String node, List<String> jobs);

    /** Every job of every node, by node and name. */
    List<JobRun> runs();

    /** Every daemon that ever ran on these tables and was not forgotten, by name. */
    List<Node> nodes();

    /** Forgets a daemon and its jobs, for good. */
    void forget(String node);
}

package org.broadsheet.schedule;

import java.time.Duration;

/**
 * Work that runs again and again. It remembers nothing between runs: what is due is read from the tables, so a missed or
 * doubled firing changes nothing.
 *
 * @param name unique in a timetable; lower case, as the command line calls it
 * @param task must not run beside itself; the timetable sees to that
 */
public record Job(String name, When when, Task task) {

    /** What the job does. May throw: the timetable logs it, once, and runs the job again at its next time. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    /** When a job runs. */
    public sealed interface When {

        /** At once, and then at least this long after its last start. */
        record Every(Duration pause) implements When {
            public Every {
                if (!pause.isPositive()) {
                    throw new IllegalArgumentException("A job needs a pause longer than " + pause + ".");
                }
            }
        }

        /**
         * At fixed times of the day in UTC. For housekeeping only: what a reader waits for is computed from stored state.
         *
         * @param expression six fields as Quartz reads them: {@code 0 15 3 * * ?}
         */
        record Cron(String expression) implements When {}
    }
}

package org.broadsheet.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.broadsheet.schedule.Job;
import org.broadsheet.store.JdbcJobBook;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.broadsheet.wellbeing.JobBook;
import org.broadsheet.wellbeing.JobBook.JobRun;
import org.broadsheet.wellbeing.JobCheck;
import org.broadsheet.wellbeing.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final JobOutcome NOTHING = JobOutcome.indexed(0);

    private final Database database = TestDatabase.migrated();
    private final JobBook book = new JdbcJobBook(database);
    private final List<String> endings = new CopyOnWriteArrayList<>();
    private volatile Instant now = NOON;

    @AfterEach
    void close() {
        database.close();
    }

    private Supervisor supervisor(Callable<JobOutcome> work) {
        return supervisor(work, Supervisor.BEAT, () -> {});
    }

    private Supervisor supervisor(Callable<JobOutcome> work, Duration beat, Runnable afterBeat) {
        Supervisor supervisor = new Supervisor(
                List.of(
                        new Duty("deliver", new Job.When.Every(Duration.ofSeconds(1)), Duration.ofMinutes(1), work),
                        new Duty(
                                "housekeeping",
                                new Job.When.Cron("0 15 3 * * ?"),
                                Duration.ofMinutes(1),
                                () -> NOTHING)),
                new Supervisor.Tools(
                        "here",
                        "0.1",
                        book,
                        () -> 40,
                        () -> OptionalLong.of(1),
                        beat,
                        afterBeat,
                        endings::add,
                        () -> now));
        supervisor.start();
        return supervisor;
    }

    private JobRun deliver() {
        return book.runs().stream()
                .filter(run -> run.job().equals("deliver"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> troubles() {
        return new JobCheck(book).look(now).stream().map(Trouble::says).toList();
    }

    @Test
    void aRunLeavesWhenItBeganHowItEndedAndWhenItIsDueAgain() throws Exception {
        try (Supervisor supervisor = supervisor(() -> JobOutcome.indexed(3))) {
            now = NOON.plusSeconds(6);
            supervisor.jobs().getFirst().task().run();

            assertThat(deliver().startedAt()).contains(now);
            assertThat(deliver().endedAt()).contains(now);
            assertThat(deliver().outcome()).isEqualTo("3 papers indexed");
            assertThat(deliver().dueAt()).isEqualTo(now.plusSeconds(1));
            assertThat(troubles()).isEmpty();
        }
    }

    @Test
    void whateverAJobThrowsIsWrittenDownAndGoesWithTheNextRunThatSucceeds() throws Exception {
        List<Throwable> failures = new ArrayList<>(List.of(
                new IllegalStateException("no such table"), new StackOverflowError(), new NoClassDefFoundError("x")));
        Callable<JobOutcome> work = () -> {
            now = now.plusSeconds(6);
            switch (failures.isEmpty() ? null : failures.getFirst()) {
                case null -> {
                    return NOTHING;
                }
                case Exception failure -> throw failure;
                case Error failure -> throw failure;
                case Throwable other -> throw new AssertionError(other);
            }
        };
        try (Supervisor supervisor = supervisor(work)) {
            while (!failures.isEmpty()) {
                now = now.plusSeconds(6);
                assertThatThrownBy(() -> supervisor.jobs().getFirst().task().run())
                        .isSameAs(failures.getFirst());
                assertThat(deliver().failed()).isTrue();
                assertThat(deliver().isRunning()).isFalse();
                assertThat(failures.getFirst().toString()).contains(deliver().outcome());
                assertThat(troubles())
                        .singleElement()
                        .satisfies(says -> assertThat(says).contains("fails"));
                failures.removeFirst();
            }

            supervisor.jobs().getFirst().task().run();

            assertThat(troubles()).isEmpty();
            assertThat(endings).isEmpty();
        }
    }

    @Test
    void aJobThatRunsOutOfMemoryEndsTheDaemonWithASentence() {
        try (Supervisor supervisor = supervisor(() -> {
            throw new IllegalStateException("wrapped", new OutOfMemoryError("Java heap space"));
        })) {
            assertThatThrownBy(() -> supervisor.jobs().getFirst().task().run())
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(endings).singleElement().satisfies(why -> assertThat(why).contains("memory", "-Xmx"));
    }

    @Test
    void theDaemonGoesOnSayingThatItLivesWhateverIsThrownBesideThat() throws Exception {
        CountDownLatch beats = new CountDownLatch(4);
        try (Supervisor supervisor = supervisor(() -> NOTHING, Duration.ofMillis(5), () -> {
            beats.countDown();
            switch ((int) beats.getCount()) {
                case 3 -> throw new IllegalStateException("no such table");
                case 2 -> throw new NoClassDefFoundError("x");
                default -> {}
            }
        })) {
            assertThat(beats.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(endings).isEmpty();
        }
    }

    @Test
    void withoutMemoryForASignOfLifeTheDaemonEndsWithASentence() {
        try (Supervisor supervisor = supervisor(() -> NOTHING, Duration.ofMillis(5), () -> {
            throw new OutOfMemoryError("Java heap space");
        })) {
            Awaitility.await().until(() -> !endings.isEmpty());
        }

        assertThat(endings).singleElement().satisfies(why -> assertThat(why).contains("memory", "-Xmx"));
    }

    @Test
    void aJobThatHangsIsSeenAsRunningAndUnwellBeyondItsLimit() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Supervisor supervisor = supervisor(() -> {
            begun.countDown();
            go.await();
            return NOTHING;
        })) {
            now = NOON.plusSeconds(6);
            Thread job = Thread.ofVirtual().start(() -> {
                try {
                    supervisor.jobs().getFirst().task().run();
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
            begun.await();
            assertThat(deliver().isRunning()).isTrue();
            assertThat(troubles()).isEmpty();

            now = NOON.plusSeconds(6 + 60);
            book.keep(List.of(), book.nodes().stream().map(this::alive).findFirst());
            assertThat(troubles())
                    .singleElement()
                    .satisfies(says -> assertThat(says).contains("running since 2026-03-04T12:00:06Z"));

            go.countDown();
            job.join();
        }
    }

    private JobBook.Node alive(JobBook.Node node) {
        return new JobBook.Node(
                node.name(),
                node.version(),
                node.startedAt(),
                now,
                node.stoppedAt(),
                node.heapUsedPercent(),
                node.indexedThrough());
    }

    @Test
    void aDaemonThatEndsInOrderSaysSoAndTheNextOneStartsAfresh() {
        supervisor(() -> NOTHING).close();
        assertThat(troubles())
                .singleElement()
                .satisfies(says -> assertThat(says).contains("told to end"));

        try (Supervisor next = supervisor(() -> NOTHING)) {
            assertThat(troubles()).isEmpty();
        }
    }

    @Test
    void aNightlyJobIsDueAtItsHour() {
        try (Supervisor supervisor = supervisor(() -> NOTHING)) {
            assertThat(book.runs())
                    .filteredOn(run -> run.job().equals("housekeeping"))
                    .singleElement()
                    .satisfies(run -> assertThat(run.dueAt()).isEqualTo(Instant.parse("2026-03-05T03:15:00Z")));
        }
    }
}

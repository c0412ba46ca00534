package org.broadsheet.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Job.When OFTEN = new Job.When.Every(Duration.ofMillis(20));

    @Test
    void aJobRunsAtOnceAndThenAgainAndAgain() {
        AtomicInteger runs = new AtomicInteger();

        try (Timetable timetable = Timetable.start(List.of(new Job("digest", OFTEN, runs::incrementAndGet)))) {
            await().untilAtomic(runs, org.hamcrest.Matchers.greaterThan(2));
        }
    }

    @Test
    void aJobThatFailsRunsAgain() {
        AtomicInteger runs = new AtomicInteger();
        Job.Task failing = () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("the feed is upside down");
        };

        try (Timetable timetable = Timetable.start(List.of(new Job("intake", OFTEN, failing)))) {
            await().untilAtomic(runs, org.hamcrest.Matchers.greaterThan(1));
        }
    }

    @Test
    void aJobNeverRunsBesideItself() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        Job.Task slow = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            new CountDownLatch(1).await(30, java.util.concurrent.TimeUnit.MILLISECONDS);
            inside.decrementAndGet();
            runs.incrementAndGet();
        };

        try (Timetable timetable =
                Timetable.start(List.of(new Job("deliver", new Job.When.Every(Duration.ofMillis(5)), slow)))) {
            timetable.runSoon("deliver");
            await().untilAtomic(runs, org.hamcrest.Matchers.greaterThan(4));
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void closingWaitsForTheJobInHand() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Timetable timetable =
                Timetable.start(List.of(new Job("deliver", new Job.When.Every(Duration.ofHours(1)), () -> {
                    started.countDown();
                    mayEnd.await();
                    ended.incrementAndGet();
                })));
        started.await();

        Thread closing = Thread.ofVirtual().start(timetable::close);
        assertThat(ended).hasValue(0);
        mayEnd.countDown();
        closing.join();

        assertThat(ended).hasValue(1);
    }

    @Test
    void twoJobsOfOneNameAreRefused() {
        Job job = new Job("match", OFTEN, () -> {});

        assertThatThrownBy(() -> Timetable.start(List.of(job, job))).hasMessage("Two jobs are called \"match\".");
    }
}

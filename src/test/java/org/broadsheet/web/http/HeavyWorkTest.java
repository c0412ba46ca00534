package org.broadsheet.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeavyWorkTest {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofSeconds(30);

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void letGo() {
        end.countDown();
        visitors.close();
    }

    /** Work that lasts until the test lets it go. */
    private String waits() {
        try {
            end.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException("work is never interrupted", never);
        }
        return "done";
    }

    @Test
    void workRunsOnPlatformThreadsThatTheSystemPreempts() {
        try (HeavyWork heavy = new HeavyWork(2, LATE)) {
            assertThat(heavy.run("a", () -> Thread.currentThread().isVirtual())).contains(false);
        }
    }

    @Test
    void whatFailsFailsForItsCallerAndLeavesItsPlace() {
        try (HeavyWork heavy = new HeavyWork(1, SOON)) {
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> heavy.run("a", () -> {
                            throw new IllegalArgumentException("so it is");
                        }))
                        .hasMessage("so it is");
            }
            assertThat(heavy.run("a", () -> 1)).contains(1);
        }
    }

    @Test
    void oneClientNeverHasTwoThreads() throws Exception {
        try (HeavyWork heavy = new HeavyWork(2, SOON)) {
            Future<Optional<String>> first = visitors.submit(() -> heavy.run("a", this::waits));
            Future<Optional<String>> second = visitors.submit(() -> heavy.run("a", this::waits));

            assertThat(first.get()).isEmpty();
            assertThat(second.get()).isEmpty();
            assertThat(heavy.run("b", () -> "served")).contains("served");
            assertThat(heavy.refused()).isEqualTo(2);
            end.countDown();
        }
    }

    @Test
    void aClientWhosePreviousWorkStillRunsAfterItsDeadlineHasNoPlaceUntilItEnds() throws Exception {
        try (HeavyWork heavy = new HeavyWork(2, SOON)) {
            assertThat(heavy.run("a", this::waits)).isEmpty();
            assertThat(heavy.run("a", () -> "again")).isEmpty();
            end.countDown();
            Callable<Optional<String>> again = () -> heavy.run("a", () -> "again");
            org.awaitility.Awaitility.await().until(again, Optional::isPresent);
        }
    }

    @Test
    void whatWaitedInVainIsNeverBegun() throws Exception {
        try (HeavyWork heavy = new HeavyWork(1, SOON)) {
            CountDownLatch busy = new CountDownLatch(1);
            Future<Optional<String>> first = visitors.submit(() -> heavy.run("a", () -> {
                busy.countDown();
                return waits();
            }));
            busy.await();
            List<Future<Optional<String>>> others = java.util.stream.IntStream.range(0, 50)
                    .mapToObj(i -> visitors.submit(() -> heavy.<String>run("b" + i, () -> {
                        throw new IllegalStateException("begun");
                    })))
                    .toList();
            for (Future<Optional<String>> other : others) {
                assertThat(other.get()).isEmpty();
            }
            assertThat(first.get()).isEmpty();
            end.countDown();
            Callable<Optional<Integer>> next = () -> heavy.run("b1", () -> 1);
            org.awaitility.Awaitility.await().until(next, Optional::isPresent);
        }
    }
}

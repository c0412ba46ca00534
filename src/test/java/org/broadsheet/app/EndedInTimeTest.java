package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.broadsheet.bench.NodeProcess;
import org.broadsheet.bench.ThreeNodes;
import org.broadsheet.mail.FaultySink;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM to a {@code serve} that has more to do than it can finish, while it matches and while it sends. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndedInTimeTest {

    private static final Duration PROMISED = Duration.ofSeconds(10);

    /** So many are matched and written to for much longer than this test lasts. */
    private static final int READERS = 4_000;

    @TempDir
    private Path folder;

    @Test
    void aBusyDaemonEndsWithinTenSecondsOfSigtermAndGoesOnWhereItStood() throws Exception {
        Set<String> receivers = ConcurrentHashMap.newKeySet();
        AtomicInteger taken = new AtomicInteger();
        try (FaultySink sink = new FaultySink(
                (step, to) -> FaultySink.NONE,
                letter -> {
                    receivers.add(letter.to());
                    taken.incrementAndGet();
                },
                "PIPELINING")) {
            NodeProcess daemon = new NodeProcess(folder, "busy", """
                    from: papers@broadsheet.example
                    public-url: https://broadsheet.example
                    web: {port: 0}
                    monitor: {port: 0}
                    sources: {arxiv: [], arxiv-lookups: ""}
                    matching: {embedder: none}
                    mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none}}
                    """.formatted(sink.port()));
            ThreeNodes.fill(Database.embedded(daemon.folder().resolve("data")), READERS);
            try {
                daemon.start("-XX:TieredStopAtLevel=1", "--clock=" + ThreeNodes.DUE + "@1");
                daemon.page();
                TimeUnit.MILLISECONDS.sleep(700);
                assertThat(daemon.end()).as("while matching").isLessThan(PROMISED);
                assertThat(daemon.log()).contains("told to end");

                daemon.start("-XX:TieredStopAtLevel=1", "--clock=" + ThreeNodes.DUE.plusSeconds(60) + "@1");
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> taken.get() > 20);
                assertThat(daemon.end()).as("while sending").isLessThan(PROMISED);

                assertThat(taken).as("nobody was written to twice").hasValue(receivers.size());
                assertThat(receivers).hasSizeLessThan(READERS);
            } finally {
                daemon.kill();
            }
        }
    }
}

package org.broadsheet.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.broadsheet.store.database.SideDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonLockTest {

    @TempDir
    Path folder;

    @Test
    void aCommandThatComesWhileTheDaemonStartsWaitsUntilItIsLetIn() throws Exception {
        try (DaemonLock daemon = DaemonLock.take(folder).orElseThrow()) {
            assertThat(DaemonLock.take(folder)).isEmpty();
            CompletableFuture<String> command =
                    CompletableFuture.supplyAsync(() -> DaemonLock.besideHolder(folder, SideDoor::address));
            Awaitility.await().during(200, TimeUnit.MILLISECONDS).until(() -> !command.isDone());

            try (SideDoor door = SideDoor.open(folder)) {
                assertThat(command.get(10, TimeUnit.SECONDS)).contains("tcp://127.0.0.1");
            }
        }
    }

    @Test
    void aCommandThatNobodyLetsInSaysSo() {
        assertThatThrownBy(() -> DaemonLock.besideHolder(folder, SideDoor::address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Try again");
    }

    @Test
    void aDaemonWaitsForACommandThatIsOpeningTheDatabase() throws Exception {
        CompletableFuture<Optional<DaemonLock>> daemon;
        try (DaemonLock command = DaemonLock.take(folder).orElseThrow()) {
            daemon = CompletableFuture.supplyAsync(() -> DaemonLock.takeFromCommands(folder));
            Awaitility.await().during(200, TimeUnit.MILLISECONDS).until(() -> !daemon.isDone());
        }
        daemon.get(10, TimeUnit.SECONDS).orElseThrow().close();
    }
}

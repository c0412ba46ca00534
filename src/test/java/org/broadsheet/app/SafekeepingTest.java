package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.broadsheet.commands.Common;
import org.broadsheet.simulation.SimulatedTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code broadsheet backup}, beside a running instance, and {@code broadsheet restore}. */
class SafekeepingTest {

    @TempDir
    private Path folder;

    @Test
    void anInstanceComesBackWithItsReadersItsKeysAndItsSettings() throws Exception {
        Path file = folder.resolve("monday.zip");
        SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T05:00:00Z"));
        String keys;
        Common old = new Common();
        old.data = folder.resolve("data");
        old.config = folder.resolve("config");
        try (Correspondent ada = Correspondent.of(folder, time)) {
            ada.reply(ada.send("papers@example.org", "subscribe", "Learned sparse retrieval", "", ""), "yes");
            keys = Files.readString(old.data.resolve("keys"));
        }

        assertThat(new KeptSafe().backUp(old, file, false)).containsEntry("reader", 1L);
        Common fresh = new Common();
        fresh.data = folder.resolve("new/data");
        fresh.config = folder.resolve("new/config");
        new KeptSafe().restore(fresh, file);

        assertThat(fresh.data.resolve("keys")).hasContent(keys.strip());
        assertThat(fresh.config.resolve("broadsheet.yaml")).content().contains("papers@example.org");
        try (Instance back = InstanceFolder.openAlone(fresh, time)) {
            assertThat(back.subscribers().find(Correspondent.ADA)).isPresent();
        }
    }
}

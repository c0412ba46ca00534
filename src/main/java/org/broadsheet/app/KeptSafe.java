package org.broadsheet.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.operating.Safekeeping;
import org.broadsheet.config.AppConfig;
import org.broadsheet.daemon.DaemonLock;
import org.broadsheet.store.database.Backup;
import org.broadsheet.store.database.Database;

/** Backups and moves of the instance that a command names: its database, and the files that belong to it. */
final class KeptSafe implements Safekeeping {

    @Override
    public Map<String, Long> backUp(Common common, Path file, boolean index) throws IOException {
        Map<String, Path> beside = beside(common);
        beside.put("config", common.config);
        if (index) {
            beside.put("index", common.data.resolve("index"));
        }
        try (Instance instance = InstanceFolder.open(common, InstantSource.system())) {
            return Backup.write(instance.database(), beside, file.toAbsolutePath())
                    .rows();
        }
    }

    @Override
    public Map<String, Long> restore(Common common, Path file) throws IOException {
        try (DaemonLock alone = DaemonLock.of(common.data)
                .orElseThrow(() -> new IllegalStateException(
                        "A daemon on %s is running. Restore into another folder: --data FOLDER."
                                .formatted(common.data)))) {
            Map<String, Path> beside = beside(common);
            beside.put("index", common.data.resolve("index"));
            if (isEmpty(common.config)) {
                beside.put("config", common.config);
            }
            String address = AppConfig.read(common.config, System.getenv())
                    .database()
                    .orElseGet(() -> Database.embedded(common.data));
            return Backup.restore(file, address, beside).rows();
        }
    }

    @Override
    public Map<String, Long> move(Common common, String address) throws IOException {
        try (Instance instance = InstanceFolder.open(common, InstantSource.system())) {
            return Backup.move(instance.database(), address).rows();
        }
    }

    private static Map<String, Path> beside(Common common) {
        Map<String, Path> beside = new LinkedHashMap<>();
        beside.put("keys", common.data.resolve("keys"));
        beside.put("address-key", common.data.resolve("address-key"));
        return beside;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}

package org.broadsheet.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ServeCommand;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.simulation.SampleFolder;
import org.broadsheet.store.JdbcNodes;
import org.broadsheet.store.JdbcNodes.Alike;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.SideDoor;

/** The instance, the door for commands beside it, and the daemon: opened in this order and closed the other way round. */
record Served(Instance instance, SideDoor door, Daemon daemon) implements ServeCommand.Running {

    static Served start(Common common, InstantSource time, Duration tick, Consumer<String> ending) throws IOException {
        SideDoor.forget(common.data);
        Database.compact(common.data);
        SampleFolder.keep(common.data);
        Instance instance = InstanceFolder.openAlone(common, time);
        SideDoor door = null;
        try {
            joinOtherNodes(instance);
            door = SideDoor.open(common.data);
            return new Served(instance, door, Daemon.start(instance, tick, ending));
        } catch (RuntimeException | Error failed) {
            if (door != null) {
                door.close();
            }
            instance.close();
            throw failed;
        }
    }

    @Override
    public URI address() {
        return daemon.address();
    }

    @Override
    public void close() {
        try (instance;
                door) {
            daemon.close();
        }
    }

    /** Refuses to work beside nodes that have other keys, which would call our links forged, or that share out other rates. */
    private static void joinOtherNodes(Instance instance) {
        new JdbcNodes(instance.database(), instance.node())
                .join(
                        Map.of(
                                Alike.KEYS, instance.desk().keyPrint(),
                                Alike.RATES, instance.config().delivery().rates()),
                        instance.time().instant());
    }
}

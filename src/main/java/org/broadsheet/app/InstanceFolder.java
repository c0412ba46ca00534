package org.broadsheet.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.FoundPapers;
import org.broadsheet.config.AppConfig;
import org.broadsheet.daemon.DaemonLock;
import org.broadsheet.files.OwnFiles;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.SideDoor;

/** Opens the instance that lives in a folder: for a command, for the daemon, or for a rehearsal. */
public final class InstanceFolder {

    private static final List<String> FILES = List.of("broadsheet.mv.db", "daemon.lock", "keys");

    private InstanceFolder() {}

    /**
     * Opens the instance in {@code --data} for a command, beside the daemon if one is running.
     *
     * @throws IllegalStateException if there is none; nothing is made then
     */
    public static Instance open(Common common, InstantSource time) {
        if (!isThere(common)) {
            throw new IllegalStateException(
                    "There is no Broadsheet in %s, so nothing was done. Name its folder with --data; broadsheet init makes a new one, and broadsheet try shows one with invented readers."
                            .formatted(common.data));
        }
        return make(common, time);
    }

    /** {@link #open}, or empty where there is none. */
    static Optional<FoundPapers.Parts> openIfThere(Common common) {
        return isThere(common) ? Optional.of(make(common, InstantSource.system())) : Optional.empty();
    }

    /** {@link #open}, and makes the folder and the tables where they are missing. */
    public static Instance make(Common common, InstantSource time) {
        Optional<DaemonLock> lock = DaemonLock.of(common.data);
        if (lock.isPresent()) {
            // Held until the database is open: a daemon that starts meanwhile may put another file in its place.
            try (DaemonLock held = lock.get()) {
                return alone(common, new TriedTemplates(common), time);
            }
        }
        AppConfig config = common.settings();
        return new Instance(
                common,
                new TriedTemplates(common),
                config,
                AppConfig.profiles(common.config),
                config.database().orElseGet(() -> DaemonLock.besideHolder(common.data, SideDoor::address)),
                time,
                true);
    }

    /**
     * Opens the instance for the daemon, which holds its lock. The daemon needs every template, so they are tried beside the
     * opening of the database: each takes about as long.
     */
    public static Instance openAlone(Common common, InstantSource time) {
        return alone(common, new TriedTemplates(common).beforehand(), time);
    }

    private static Instance alone(Common common, TriedTemplates templates, InstantSource time) {
        AppConfig config = common.settings();
        String address = config.database().orElseGet(() -> Database.embedded(common.data));
        return new Instance(common, templates, config, AppConfig.profiles(common.config), address, time, false);
    }

    /**
     * Opens an instance of its own in a folder: settings and templates are the operator's, but it has its own database and
     * its mail goes into the folder {@code mail} and nowhere else.
     */
    public static Instance rehearsal(Common common, Path profiles, Path folder, InstantSource time) {
        AppConfig config = common.settings().withMail(new MailRoute.Folder(Path.of("mail"), true));
        return new Instance(
                common.in(folder),
                new TriedTemplates(common),
                config,
                profiles,
                Database.embedded(folder),
                time,
                false);
    }

    /** Whether a daemon or a command has ever worked in the data folder, or the settings name a database elsewhere. */
    static boolean isThere(Common common) {
        return FILES.stream().anyMatch(name -> Files.exists(common.data.resolve(name)))
                || common.settings().database().isPresent();
    }

    /** Nobody but the daemon's user may read what others made in the data folder meanwhile. */
    static void closeToOthers(Common common) {
        try {
            OwnFiles.close(common.data);
        } catch (IOException refused) {
            throw new UncheckedIOException("Could not close the files in " + common.data + " to others.", refused);
        }
    }
}

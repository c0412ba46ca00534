package org.broadsheet.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.tools.Server;

/**
 * Lets an operator's commands use the embedded database while the daemon has it open: over loopback, by a key that only
 * those can read who may read the data folder. H2's own AUTO_SERVER does the same, but insists on closing the database as
 * soon as the process is told to end, under a daemon that is still recording the message in hand.
 */
public final class SideDoor implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,5}) ([0-9a-f]{64})");

    private final Server server;
    private final Path note;

    private SideDoor(Server server, Path note) {
        this.server = server;
        this.note = note;
    }

    /**
     * Opens the door of the database in {@code folder}, which this process has open.
     *
     * @throws StoreException if no port can be had or the note cannot be written
     */
    public static SideDoor open(Path folder) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        Path note = note(folder);
        try {
            System.setProperty("h2.bindAddress", "127.0.0.1");
            Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, H2Address.name(folder))
                    .start();
            Path fresh = note.resolveSibling(note.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(fresh, server.getPort() + " " + key);
            Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new SideDoor(server, note);
        } catch (SQLException | IOException refused) {
            throw new StoreException("Could not let commands in beside the daemon: " + refused.getMessage(), refused);
        }
    }

    /** Takes away the note that a killed daemon left in {@code folder}, so that nobody knocks at a door that is not there. */
    public static void forget(Path folder) {
        try {
            Files.deleteIfExists(note(folder));
        } catch (IOException stays) {
            throw new StoreException("Could not delete " + note(folder), stays);
        }
    }

    /** The address by which a command reaches the database that a daemon has open; empty if no daemon left one. */
    public static Optional<String> address(Path folder) {
        try {
            Matcher found = ADDRESS.matcher(Files.readString(note(folder)));
            return found.matches()
                    ? Optional.of("jdbc:h2:tcp://127.0.0.1:" + found.group(1) + "/" + found.group(2))
                    : Optional.empty();
        } catch (IOException noNote) {
            return Optional.empty();
        }
    }

    private static Path note(Path folder) {
        return folder.resolve("daemon.address");
    }

    @Override
    public void close() {
        try {
            forget(Objects.requireNonNull(note.getParent()));
        } finally {
            server.stop();
        }
    }
}

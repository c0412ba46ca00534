package org.broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk whose power can be cut: a file system in a file, mounted by a loop device. What a process wrote and did not wait
 * for is in the memory of the mounted file system; what it waited for is in the file. The cut goes on with a copy of the
 * file. Needs Linux, root, and ext4's tools.
 */
final class PowerCut implements AutoCloseable {

    private static final long OCTETS = 1L << 30;

    private final Path folder;
    private final Path disk;
    private int cuts;
    private Path image;

    PowerCut(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.disk = Files.createDirectory(folder.resolve("disk"));
        this.image = folder.resolve("image0");
        Files.createFile(image);
        run("truncate", "-s", Long.toString(OCTETS), image.toString());
        run("mkfs.ext4", "-q", image.toString());
        mount();
    }

    /** Where the file system is mounted. */
    Path disk() {
        return disk;
    }

    /** Goes on with what the disk had at this moment. Nothing may have a file on it open. */
    void cut() throws IOException, InterruptedException {
        Path after = folder.resolve("image" + ++cuts);
        run("cp", "--sparse=always", image.toString(), after.toString());
        run("umount", disk.toString());
        Files.delete(image);
        image = after;
        mount();
    }

    private void mount() throws IOException, InterruptedException {
        // Writes back late, so that a cut finds as much as possible that nobody waited for.
        run("mount", "-o", "loop,commit=300", image.toString(), disk.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(List.of(command)).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("%s ended with %d".formatted(String.join(" ", command), exit));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", disk.toString());
        Files.delete(image);
    }
}

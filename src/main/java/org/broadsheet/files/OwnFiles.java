package org.broadsheet.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files 0600 and folders 0700. On systems without such rights it makes them as usual. */
public final class OwnFiles {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnFiles() {}

    /** Makes a folder and those above it, if they are missing. One that is there keeps its rights. */
    public static Path folder(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /** Opens a new and empty file for writing, in the place of any that is there. */
    public static FileChannel fresh(Path file) throws IOException {
        Files.deleteIfExists(file);
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, FILE));
    }

    /** Makes an empty file, if there is none: whoever writes into it later keeps its rights. */
    public static void touch(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file, attributes(file, FILE));
        }
    }

    /** Takes the rights of others away from all that lies in a folder, and from the folder. Links are left alone. */
    public static void close(Path folder) throws IOException {
        if (!posix(folder) || Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes found) throws IOException {
                own(each, FOLDER);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes found) throws IOException {
                if (found.isRegularFile()) {
                    own(each, FILE);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException gone) {
                // Temporary files come and go.
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void own(Path each, Set<PosixFilePermission> rights) throws IOException {
        try {
            if (!Files.getPosixFilePermissions(each).equals(rights)) {
                Files.setPosixFilePermissions(each, rights);
            }
        } catch (NoSuchFileException gone) {
            // Somebody else has deleted it meanwhile.
        }
    }

    private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> rights) {
        return posix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

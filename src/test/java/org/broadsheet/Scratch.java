package org.broadsheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that are not JUnit's: for servers with users of their own, whom JUnit's would shut out, and for benchmarks. */
public final class Scratch {

    private Scratch() {}

    /** Deletes a folder and all in it; what somebody else deletes meanwhile is gone just as well. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}

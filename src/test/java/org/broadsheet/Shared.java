package org.broadsheet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded and real data that the project does not ship. A check on it skips, saying so, where it is absent. */
public final class Shared {

    private Shared() {}

    /** The file or folder below the shared data, such as {@code data/pages}; skips the test if there is none. */
    public static Path orSkip(String relative) {
        Path path =
                Path.of(System.getProperty("broadsheet.shared", "../shared")).resolve(relative);
        assumeTrue(Files.exists(path), () -> "skipped: " + path + " is not here; this check needs the recorded data");
        return path;
    }
}

package org.broadsheet.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which {@code try} works. A note in it says that everything there may be deleted; a daemon that is started on the
 * folder takes the note away, since from then on it may hold somebody's subscription.
 */
public final class SampleFolder {

    private static final String NOTE = "made-by-try.txt";
    private static final List<String> SAMPLE = List.of("archive.jsonl", "day.jsonl", "daily-papers.json");

    private SampleFolder() {}

    /** The data folder itself if it is empty or from an earlier try; else its subfolder {@code try}. */
    public static Path choose(Path data) throws IOException {
        boolean free = Files.notExists(data) || Files.exists(data.resolve(NOTE)) || isEmpty(data);
        return free ? data : data.resolve("try");
    }

    /** Deletes what an earlier try left, and leaves the note. */
    public static void clear(Path folder) throws IOException {
        if (Files.exists(folder.resolve(NOTE))) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder())
                        .filter(path -> !path.equals(folder)
                                && !path.getFileName().toString().equals("daemon.lock"))
                        .toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.writeString(folder.resolve(NOTE), """
                `broadsheet try` made this folder and deletes what is in it when it runs again.
                Once `broadsheet serve` has run here this note is gone and nothing is deleted.
                """);
    }

    /** What is here is somebody's from now on. */
    public static void keep(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NOTE));
    }

    /** Puts the sample day where the user can look at it; the files to read, the archive first. */
    public static List<Path> sample(Path folder) throws IOException {
        Path target = Files.createDirectories(folder.resolve("sample"));
        List<Path> files = new ArrayList<>();
        for (String name : SAMPLE) {
            try (InputStream in = SampleFolder.class.getResourceAsStream("/sample/" + name)) {
                if (in == null) {
                    throw new IOException("The sample " + name + " is missing from the jar. Build it again.");
                }
                Files.copy(in, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            files.add(target.resolve(name));
        }
        return files;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.allMatch(path -> path.getFileName().toString().equals("daemon.lock"));
        }
    }
}

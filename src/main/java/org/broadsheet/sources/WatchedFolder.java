package org.broadsheet.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.sources.formats.Ending;

/**
 * The watched folder. A file in it is whole once it has not changed for a while, or between two looks. Files that have been
 * read go to {@code done/}; those that could not be, or not to their end, to {@code failed/}, each with a {@code
 * .reason.txt} beside it. A crash before the move means that the file is read again, which changes nothing.
 */
final class WatchedFolder {

    /** Untouched for so long, a file is whole; one that was renamed into the folder brings its age with it. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final List<String> UNFINISHED = List.of(".part", ".partial", ".crdownload", ".tmp", ".swp", "~");

    private record Look(long size, Instant changed) {}

    private final Path folder;
    private Map<Path, Look> lastLook = Map.of();

    WatchedFolder(Path folder) {
        this.folder = folder;
    }

    /** The files that are whole, in order of name. Makes the folder if it is missing. */
    List<Path> whole(Instant now) throws IOException {
        Files.createDirectories(folder);
        Map<Path, Look> look = new HashMap<>();
        List<Path> whole = new ArrayList<>();
        for (Path file : files()) {
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(file, BasicFileAttributes.class);
            } catch (NoSuchFileException gone) {
                continue;
            }
            Look seen =
                    new Look(attributes.size(), attributes.lastModifiedTime().toInstant());
            look.put(file, seen);
            if (seen.equals(lastLook.get(file)) || seen.changed().isBefore(now.minus(SETTLED))) {
                whole.add(file);
            }
        }
        lastLook = look;
        return whole;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> !isUnfinished(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isUnfinished(String name) {
        return name.startsWith(".")
                || UNFINISHED.stream()
                        .anyMatch(end -> name.toLowerCase(Locale.ROOT).endsWith(end));
    }

    /** Moves a file that has been read to where its ending belongs. */
    void put(Path file, Ending ending) throws IOException {
        switch (ending) {
            case Ending.Complete() -> move(file, "done");
            case Ending.Unavailable later -> {}
            case Ending.CutOff(String sentence) -> fail(file, sentence);
            case Ending.Unreadable(String sentence) -> fail(file, sentence);
        }
    }

    private void fail(Path file, String sentence) throws IOException {
        Path target = free(file, "failed");
        // First the reason: whoever finds the file finds it too, whenever the power goes.
        Files.writeString(target.resolveSibling(target.getFileName() + ".reason.txt"), sentence + "\n");
        Files.move(file, target);
    }

    private void move(Path file, String into) throws IOException {
        Files.move(file, free(file, into));
    }

    /** A name that is not taken: {@code page.txt}, else {@code page.txt.2}, and so on. */
    private Path free(Path file, String into) throws IOException {
        Path target = Files.createDirectories(folder.resolve(into)).resolve(file.getFileName());
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve(into).resolve(file.getFileName() + "." + i);
        }
        return target;
    }
}

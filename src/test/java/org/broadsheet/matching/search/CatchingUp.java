package org.broadsheet.matching.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;

/** A process of its own that takes in one paper after the other, the same ones in every such process, and catches up each time. */
final class CatchingUp {

    static final int PAPERS = 60;

    private CatchingUp() {}

    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CatchingUp.class.getName(),
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] folder) {
        InMemoryShelf shelf = new InMemoryShelf();
        arrive(shelf, 0);
        try (Archive archive = opened(Path.of(folder[0]), shelf)) {
            for (int i = 1; i < PAPERS; i++) {
                arrive(shelf, i);
                archive.catchUp();
            }
            while (archive.count() < PAPERS) {
                archive.catchUp();
            }
        }
    }

    /** Both begin at once, so one may find the other making the first index. */
    private static Archive opened(Path folder, InMemoryShelf shelf) {
        while (true) {
            try {
                return Archive.open(folder, shelf);
            } catch (AnotherWriter another) {
                Thread.onSpinWait();
            }
        }
    }

    private static void arrive(InMemoryShelf shelf, int number) {
        shelf.put(
                new PaperShelf.Batch(
                        "test", List.of(Papers.titled("Paper number " + number).paper()), List.of(), Optional.empty()),
                Instant.EPOCH);
    }
}

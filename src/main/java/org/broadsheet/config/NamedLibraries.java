package org.broadsheet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.files.FileTrouble;
import org.broadsheet.libraries.LibraryEntry;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.profiles.PaperReference;

/** The files of reference managers that the profiles of one folder name with {@code library:}. */
final class NamedLibraries {

    private final Path folder;
    private final Set<Path> files = new HashSet<>();
    private final List<Problem> remarks = new ArrayList<>();

    /** @param folder below which relative names stand: that of the profiles */
    NamedLibraries(Path folder) {
        this.folder = folder;
    }

    /** Every file that was asked for, whether or not it is there. */
    Set<Path> files() {
        return Set.copyOf(files);
    }

    /** Entries that were left out: nothing that must be edited, but worth knowing. */
    List<Problem> remarks() {
        return List.copyOf(remarks);
    }

    /**
     * The papers of a library.
     *
     * @throws IllegalArgumentException with a sentence that names the file, if it holds none
     */
    List<PaperReference> papers(String name) {
        Path file;
        try {
            file = folder.resolve(name);
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException("%s is no file's name.".formatted(Fields.quoted(name)), noPath);
        }
        files.add(file);
        return switch (LibraryFile.read(bytes(file))) {
            case LibraryFile.Reading.NotALibrary(String reason) ->
                throw new IllegalArgumentException("%s: %s".formatted(file, reason));
            case LibraryFile.Reading.Papers(List<LibraryEntry> entries, List<LibraryFile.LeftOut> leftOut) -> {
                leftOut.forEach(one -> remarks.add(new Problem(file, 1, remark(one))));
                if (entries.isEmpty()) {
                    throw new IllegalArgumentException("%s names no papers: %s."
                            .formatted(
                                    file,
                                    leftOut.stream().map(NamedLibraries::remark).collect(Collectors.joining("; "))));
                }
                yield entries.stream().map(NamedLibraries::reference).toList();
            }
        };
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LibraryFile.MOST_BYTES) {
                throw new IllegalArgumentException(
                        "%s has %,d bytes; at most %,d are read. Export a part of the library."
                                .formatted(file, Files.size(file), LibraryFile.MOST_BYTES));
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "%s cannot be read (%s). Put the file there, or correct its name; a relative one stands beside the profile."
                            .formatted(file, FileTrouble.why(unreadable)),
                    unreadable);
        }
    }

    /** {@code 2 entries were left out (with neither an identifier nor a title): entry 3, entry 9}. */
    private static String remark(LibraryFile.LeftOut one) {
        return "%d %s left out (%s): %s%s"
                .formatted(
                        one.count(),
                        one.count() == 1 ? "entry was" : "entries were",
                        one.reason().words(),
                        one.which().stream().map(place -> "entry " + place).collect(Collectors.joining(", ")),
                        one.count() > one.which().size() ? " and more" : "");
    }

    /** arXiv's numbers are looked up where nobody has the paper; of others the title's words count until it is here. */
    private static PaperReference reference(LibraryEntry entry) {
        return entry.ids().stream()
                .filter(id -> id.arxiv().isPresent() || entry.title().isEmpty())
                .findFirst()
                .<PaperReference>map(PaperReference.ById::new)
                .orElseGet(() -> new PaperReference.ByTitle(entry.title()));
    }
}

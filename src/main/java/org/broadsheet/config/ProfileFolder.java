package org.broadsheet.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.files.FileTrouble;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscribers.FileReader;

/**
 * The readers of a folder of profiles, as far as their files can be understood, and every edit that the others need.
 *
 * @param listed false if the folder is missing or cannot be listed: then nobody knows who reads
 * @param readers those without a problem, in order of file name
 * @param unread names of the files with a problem, without their ending
 * @param problems of all files, in order of file and line
 * @param libraries the files of reference managers that the profiles name
 * @param remarks what was left out of these: worth knowing, but nothing that must be edited
 */
public record ProfileFolder(
        boolean listed,
        List<FileReader> readers,
        List<String> unread,
        List<Problem> problems,
        Set<Path> libraries,
        List<Problem> remarks) {

    static final String EMPTY = "the file is empty. Write at least a line like: email: ada@example.org";

    private static final String ENDING = ".yaml";
    private static final String MISSPELT_ENDING = ".yml";
    private static final int LONGEST_NAME = 200;

    public ProfileFolder {
        readers = List.copyOf(readers);
        unread = List.copyOf(unread);
        problems = List.copyOf(problems);
        libraries = Set.copyOf(libraries);
        remarks = List.copyOf(remarks);
    }

    /** Reads every {@code NAME.yaml} of the folder; without a folder there is nobody. */
    public static ProfileFolder read(Path folder, ReaderDefaults defaults) {
        List<FileReader> readers = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Path> byAddress = new HashMap<>();
        List<Path> files;
        try {
            files = files(folder);
        } catch (NoSuchFileException nobody) {
            return unlisted(problems);
        } catch (IOException unreadable) {
            problems.add(new Problem(
                    folder,
                    1,
                    "the folder cannot be listed (%s). Give the user that runs Broadsheet the right to, or name another with --config."
                            .formatted(FileTrouble.why(unreadable))));
            return unlisted(problems);
        }
        NamedLibraries libraries = new NamedLibraries(folder);
        for (Path file : files) {
            Problems ofFile = new Problems(file);
            Optional<FileReader> reader = read(file, defaults, libraries, ofFile);
            reader.ifPresent(found -> {
                Path first = byAddress.putIfAbsent(found.email().key(), file);
                if (first != null) {
                    ofFile.add(
                            1,
                            "%s is the address of %s too. One reader has one file: delete one of the two, or change the address."
                                    .formatted(found.email(), first.getFileName()));
                }
            });
            if (ofFile.isEmpty()) {
                reader.ifPresent(readers::add);
            } else {
                unread.add(nameOf(file));
                problems.addAll(ofFile.all());
            }
        }
        return new ProfileFolder(true, readers, unread, problems, libraries.files(), libraries.remarks());
    }

    private static ProfileFolder unlisted(List<Problem> problems) {
        return new ProfileFolder(false, List.of(), List.of(), problems, Set.of(), List.of());
    }

    /**
     * Reads a profile file that is given as text.
     *
     * @throws IllegalArgumentException naming every edit that it needs
     */
    public static FileReader parse(String text, ReaderDefaults defaults) {
        Problems problems = new Problems(Path.of("profile"));
        return YamlFile.parse(text, problems)
                .flatMap(keys ->
                        new ProfileReader(defaults, new NamedLibraries(Path.of("")), problems).read("profile", keys))
                .orElseThrow(() -> new IllegalArgumentException(
                        problems.isEmpty()
                                ? EMPTY
                                : problems.all().stream().map(Problem::toString).collect(Collectors.joining("; "))));
    }

    private static Optional<FileReader> read(
            Path file, ReaderDefaults defaults, NamedLibraries libraries, Problems problems) {
        if (!isProfile(file)) {
            problems.add(1, "profiles end in .yaml. Rename the file to %s%s.".formatted(nameOf(file), ENDING));
            return Optional.empty();
        }
        if (nameOf(file).length() > LONGEST_NAME) {
            problems.add(1, "the file's name is longer than %d characters. Shorten it.".formatted(LONGEST_NAME));
            return Optional.empty();
        }
        var mapping = YamlFile.read(file, problems);
        if (mapping.isEmpty() && problems.isEmpty()) {
            problems.add(1, EMPTY);
        }
        return mapping.flatMap(keys -> new ProfileReader(defaults, libraries, problems).read(nameOf(file), keys));
    }

    /** The profile files, in order of name; what editors leave behind is skipped. */
    static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                String lower = name.toLowerCase(Locale.ROOT);
                if (!name.startsWith(".") && (lower.endsWith(ENDING) || lower.endsWith(MISSPELT_ENDING))) {
                    files.add(entry);
                }
            }
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        files.sort(null);
        return files;
    }

    static boolean isProfile(Path file) {
        return file.toString().endsWith(ENDING);
    }

    static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("(?i)\\.ya?ml$", "");
    }
}

package org.broadsheet.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.broadsheet.store.database.MigratedTables;

/** A command that was run as an operator runs it, on the folders {@code data} and {@code config} of one folder. */
public record Ran(int code, String out, String err) {

    /** Without other settings matched by words alone: the model would take most of the time of such tests. */
    public static Ran in(Path folder, String... command) {
        try {
            Path settings = Files.createDirectories(folder.resolve("config")).resolve("broadsheet.yaml");
            if (Files.notExists(settings)) {
                Files.writeString(settings, "matching: {embedder: none}\n");
            }
            Path lock = Files.createDirectories(folder.resolve("data")).resolve("daemon.lock");
            if (Files.notExists(lock)) {
                Files.createFile(lock);
                MigratedTables.file(lock.getParent());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String[] all = Stream.concat(
                        Arrays.stream(command),
                        Stream.of(
                                "--data",
                                folder.resolve("data").toString(),
                                "--config",
                                folder.resolve("config").toString()))
                .toArray(String[]::new);
        return of(all);
    }

    /** The command as it stands. */
    public static Ran of(String... all) {
        PrintStream usualOut = System.out;
        PrintStream usualErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = Typed.run(all);
            return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(usualOut);
            System.setErr(usualErr);
        }
    }
}

package org.broadsheet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.database.Database;

/** A {@code serve} in a process of its own, on invented papers, for drivers that load it from outside. */
final class ServedInstance implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("The page is at (http://\\S+)/");

    private final Process process;
    private final URI address;

    private ServedInstance(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Puts so many papers on so many days into a data folder, without the daemon. */
    static void shelve(Path data, int papers, LocalDate newest, int days, Instant now) throws IOException {
        Files.createDirectories(data);
        SyntheticText text = new SyntheticText(11);
        try (Database database = Database.open(Database.embedded(data))) {
            JdbcPaperShelf shelf = new JdbcPaperShelf(database);
            int perDay = Math.max(1, papers / days);
            for (int day = days - 1; day >= 0; day--) {
                List<Paper> some = new ArrayList<>();
                for (int i = 0; i < perDay; i++) {
                    some.add(text.paper(newest.minusDays(day)));
                }
                shelf.put(new PaperShelf.Batch("synthetic", some, List.of(), Optional.empty()), now);
            }
        }
    }

    /** Runs a command to its end. */
    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = java(List.of(), command);
        try (BufferedReader lines = reader(process)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("  " + line);
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with " + process.exitValue());
        }
    }

    /** @param prefix of the command line, such as {@code taskset -c 1} */
    static ServedInstance start(List<String> prefix, List<String> command) throws IOException {
        Process process = java(prefix, command);
        BufferedReader lines = reader(process);
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread.ofVirtual().start(() -> drain(lines));
                return new ServedInstance(process, URI.create(address.group(1)));
            }
        }
        throw new IllegalStateException("serve ended before it was ready:\n" + said);
    }

    /** A process whose words nobody takes stands still. */
    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                Thread.onSpinWait();
            }
        } catch (IOException ended) {
            // The driver has ended the daemon while it spoke.
            return;
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process java(List<String> prefix, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                "target/classes:target/lib/*",
                "org.broadsheet.app.Main"));
        whole.addAll(command);
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }

    URI address() {
        return address;
    }

    /** Processor time so far, in seconds. */
    double processorSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toMillis() / 1e3)
                .orElse(0.0);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

package org.broadsheet.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.Problem;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.matching.Matcher;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.simulation.ForeignInterests;
import org.broadsheet.simulation.ReadAhead;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.simulation.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet replay}: past days, lived through again. */
@Command(
        name = "replay",
        description =
                "Lives through past days on a simulated clock, with the daemon's own jobs, and counts what came of it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  broadsheet replay --from 2025-09-01 --to 2025-10-31 --papers arxiv-days --out replayed",
            "",
            "Papers older than --from are known before the first day; newer ones than --to are left out.",
            "The digests are in OUT/mail as .eml and .html; nothing leaves the machine."
        })
public final class ReplayCommand implements Callable<Integer> {

    /** What it takes besides the jobs. */
    public interface Parts extends Opened, Simulation.Parts {
        List<Problem> followProfiles();

        DigestStore digests();

        Library library();

        Matcher matcher();
    }

    private final Rehearsal<Parts> rehearsal;

    public ReplayCommand(Rehearsal<Parts> rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Mixin
    private Common common;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "The first day, such as 2025-09-01.")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "The last day.")
    private LocalDate to;

    @Option(
            names = "--papers",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files or folders that ingest can read.")
    private List<Path> papers;

    @Option(names = "--profiles", paramLabel = "DIR", description = "Profile files. Default: profiles in --config.")
    private Path profiles;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "./replay",
            description = "A new folder for database and mail. Default: ${DEFAULT-VALUE}")
    private Path out;

    private final PrintStream answer = System.out;
    private final PrintStream err = System.err;

    @Override
    public Integer call() throws IOException {
        if (to.isBefore(from)) {
            err.printf("--to %s is before --from %s. Swap them.%n", to, from);
            return ExitCode.NEEDS_EDIT;
        }
        if (!isNewOrEmpty(out)) {
            err.printf("%s is not empty. Name a new folder with --out, or delete that one.%n", out);
            return ExitCode.NEEDS_EDIT;
        }
        long began = System.nanoTime();
        ReadAhead files = read(InstantSource.system());
        var days = files.byDay().subMap(from, true, to, true);
        if (days.isEmpty()) {
            err.printf(
                    "No paper was announced from %s to %s%s. Name other days, or other papers with --papers.%n",
                    from,
                    to,
                    files.byDay().isEmpty()
                            ? ""
                            : ": those that were read are from %s to %s"
                                    .formatted(
                                            files.byDay().firstKey(),
                                            files.byDay().lastKey()));
            return ExitCode.NOT_DONE;
        }
        Path readers = profiles == null ? AppConfig.profiles(common.config) : profiles;
        if (!Files.isDirectory(readers)) {
            err.printf("There is no folder %s. Name one with a profile for each reader with --profiles.%n", readers);
            return ExitCode.NEEDS_EDIT;
        }
        SimulatedTime time = new SimulatedTime(from.minusDays(30).atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
        try (Parts instance = rehearsal.open(common, readers, out, time)) {
            Simulation simulation = new Simulation(instance, time);
            files.broken().forEach(batch -> instance.shelf().put(batch, time.instant()));
            files.byDay().headMap(from, false).values().forEach(simulation::shelve);
            time.moveTo(from.minusDays(3).atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
            instance.followProfiles().forEach(err::println);
            try (Progress progress = Progress.onStandardError(InstantSource.system(), "days", days.size())) {
                long lived = 0;
                for (Map.Entry<LocalDate, List<Paper>> day : days.entrySet()) {
                    simulation.live(day.getKey(), day.getValue());
                    progress.at(++lived);
                }
            }
            report(instance, days.size(), Duration.ofNanos(System.nanoTime() - began));
        }
        return ExitCode.DONE;
    }

    private ReadAhead read(InstantSource now) throws IOException {
        ReadAhead files = new ReadAhead();
        for (Path file : IngestCommand.expand(papers)) {
            files.read(file, now);
        }
        files.taken().forEach(taken -> IngestCommand.complain(taken, err));
        return files;
    }

    private void report(Parts instance, int days, Duration took) {
        int digests = 0;
        int sent = 0;
        int repeats = 0;
        int without = 0;
        List<Integer> sizes = new ArrayList<>();
        List<Subscriber> readers = new ArrayList<>();
        instance.subscribers().each(readers::add);
        Map<ReaderId, Set<Long>> seen = new LinkedHashMap<>();
        for (Subscriber reader : readers) {
            Set<Long> had = seen.computeIfAbsent(reader.id(), id -> new HashSet<>());
            for (LocalDate date = from.minusDays(2); !date.isAfter(to.plusDays(2)); date = date.plusDays(1)) {
                Optional<Digest> made = instance.digests().find(reader.id(), date);
                List<Long> shown = made.map(Digest::entries).orElse(List.of()).stream()
                        .map(entry -> entry.paper())
                        .toList();
                without += made.isPresent() && shown.isEmpty() ? 1 : 0;
                if (!shown.isEmpty()) {
                    digests++;
                    sent += shown.size();
                    sizes.add(shown.size());
                    repeats += (int)
                            shown.stream().filter(paper -> !had.add(paper)).count();
                }
            }
        }
        sizes.sort(null);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("days", days);
        fields.put("papers", instance.library().count());
        fields.put("readers", readers.size());
        fields.put("digests", digests);
        fields.put("withoutPapers", without);
        fields.put("papersSent", sent);
        fields.put("repeats", repeats);
        fields.put("medianDigest", sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2));
        fields.put("largestDigest", sizes.isEmpty() ? 0 : sizes.getLast());
        fields.put("seconds", took.toMillis() / 1000.0);
        peakMegabytes().ifPresent(peak -> fields.put("peakMegabytes", peak));
        StringBuilder table = new StringBuilder();
        fields.forEach((name, figure) -> table.append("%-20s %10s%n".formatted(spaced(name), figure)));
        readers.forEach(reader -> ForeignInterests.interests(instance.matcher(), reader)
                .forEach(note -> table.append(note).append('\n')));
        common.answer(
                answer,
                fields,
                table.append("mail in ").append(out.resolve("mail")).toString());
    }

    private static String spaced(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    }

    /** The most memory that this process has had, as Linux counts it; elsewhere nobody says. */
    private static OptionalLong peakMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) >> 10)
                    .findFirst();
        } catch (IOException | UncheckedIOException notLinux) {
            return OptionalLong.empty();
        }
    }

    private static boolean isNewOrEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}

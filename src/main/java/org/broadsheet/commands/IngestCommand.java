package org.broadsheet.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.broadsheet.config.Problem;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.lookups.LookupRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet ingest}: papers in. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Takes in new papers from files and folders.",
            "A file is known by what it contains, not by its name; any may be packed with gzip. A record that cannot be"
                    + " understood is set aside with the reason, and the rest is kept. Taking in a file twice does no harm.",
            "Papers with an arXiv number or a DOI that were announced more than " + ShelvedPaper.NEWS_DAYS
                    + " days ago go into the archive (search, similar, liked papers), not into digests; to live through"
                    + " past days use replay."
        },
        footer = {
            "",
            "Exit codes: 0 all read; 1 a file could not be read, or not to its end (the reason is on standard error).",
            "",
            "Examples:",
            "  broadsheet ingest arxiv-metadata.jsonl.gz",
            "  broadsheet ingest saved-page.txt --date 2026-03-28",
            "  broadsheet ingest --set-aside --json"
        })
public final class IngestCommand implements Callable<Integer> {

    /** What taking papers in takes. */
    public interface Parts extends Opened {
        PaperShelf shelf();

        Library library();

        List<Problem> followProfiles();

        IntakeRun intakeRun();

        Optional<LookupRun> lookupRun();

        Intake intake();

        IntakeSettings sources();

        InstantSource time();
    }

    private final Opening<Parts> opening;

    public IngestCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    Common common;

    @Parameters(
            paramLabel = "FILE",
            description = "Files, or folders of files. Without any, what lies in the watched folder, the feeds of"
                    + " broadsheet.yaml, and papers that profiles name and the archive has not.")
    List<Path> files = List.of();

    @Option(names = "--set-aside", description = "List the records that could not be understood, instead.")
    boolean setAside;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description =
                    "The day of papers whose file names none, and the newest possible one for a day without a year."
                            + " Default: today")
    LocalDate date;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @Override
    public Integer call() throws IOException {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            return setAside ? listSetAside(instance.shelf()) : ingest(instance);
        }
    }

    private int ingest(Parts instance) throws IOException {
        long before = instance.library().newestNumber();
        List<Taken> taken = files.isEmpty() ? fetch(instance) : take(instance, expand(files));
        taken.forEach(one -> complain(one, err));
        Counts total = taken.stream().map(Taken::counts).reduce(new Counts(0, 0, 0), Counts::plus);
        int news = instance.library().news(before, instance.library().newestNumber());
        long old = Math.max(0, total.added() - news);
        Map<String, Object> answer = fields(total);
        answer.put("old", old);
        answer.put("files", taken.stream().map(IngestCommand::describe).toList());
        common.answer(
                out,
                answer,
                "%,d records read: %,d new, %,d known, %,d set aside%s%s"
                        .formatted(
                                total.read(),
                                total.added(),
                                total.known(),
                                total.setAside(),
                                total.setAside() > 0 ? " (see: broadsheet ingest --set-aside)" : "",
                                old > 0
                                        ? "%n".formatted() + notNews(old)
                                        : taken.isEmpty() ? nothingThere(instance) : ""));
        return taken.stream().allMatch(one -> one.ending() instanceof Ending.Complete)
                ? ExitCode.DONE
                : ExitCode.NOT_DONE;
    }

    private static String notNews(long papers) {
        return "%,d of the new ones were announced more than %d days ago: search finds them, digests leave them out."
                .formatted(papers, ShelvedPaper.NEWS_DAYS);
    }

    private String nothingThere(Parts instance) {
        boolean anySource = instance.intakeRun().sources().stream()
                .anyMatch(source -> !source.scope().isEmpty());
        return "%nThere is nothing new in %s, and %s."
                .formatted(
                        common.data.resolve(instance.sources().inbox()),
                        anySource
                                ? "nothing new at the sources (see: broadsheet sources list)"
                                : "no source has anything to ask for: neither sources.arxiv in broadsheet.yaml nor a profile names a category");
    }

    /** As the daemon does it. */
    private static List<Taken> fetch(Parts instance) {
        instance.followProfiles();
        List<Taken> taken = new ArrayList<>(instance.intakeRun().runNow());
        instance.lookupRun().ifPresent(lookups -> taken.addAll(lookups.run()));
        return taken;
    }

    private List<Taken> take(Parts instance, List<Path> all) {
        List<Taken> taken = new ArrayList<>();
        for (Path file : all) {
            try (Progress progress = Progress.onStandardError(instance.time(), "records of " + file.getFileName(), 0)) {
                taken.add(instance.intake().takeFile(file, Optional.ofNullable(date), progress::at));
            }
        }
        return taken;
    }

    static void complain(Taken taken, PrintStream err) {
        sentence(taken.ending())
                .ifPresent(sentence -> err.println(taken.source() + ": " + sentence.replaceAll("\\p{Cc}+", " ")));
    }

    private static Optional<String> sentence(Ending ending) {
        return switch (ending) {
            case Ending.Complete() -> Optional.empty();
            case Ending.Unavailable(String sentence) -> Optional.of(sentence);
            case Ending.CutOff(String sentence) -> Optional.of(sentence);
            case Ending.Unreadable(String sentence) -> Optional.of(sentence);
        };
    }

    private static Map<String, Object> describe(Taken taken) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", taken.source());
        fields.putAll(fields(taken.counts()));
        sentence(taken.ending()).ifPresent(sentence -> fields.put("problem", sentence));
        return fields;
    }

    private static Map<String, Object> fields(Counts counts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("read", counts.read());
        fields.put("new", counts.added());
        fields.put("known", counts.known());
        fields.put("setAside", counts.setAside());
        return fields;
    }

    /** Folders become the files in them, in order of name; hidden ones stay out. */
    static List<Path> expand(List<Path> given) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path path : given) {
            if (!Files.isDirectory(path)) {
                all.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .sorted()
                        .forEach(all::add);
            }
        }
        return all;
    }

    private int listSetAside(PaperShelf shelf) {
        List<Map<String, Object>> records = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        long after = 0;
        for (List<PaperShelf.SetAside> page = shelf.setAside(after, 100);
                !page.isEmpty();
                page = shelf.setAside(after, 100)) {
            for (PaperShelf.SetAside one : page) {
                records.add(Map.of(
                        "source", one.source(),
                        "position", one.position(),
                        "reason", one.reason(),
                        "raw", one.raw(),
                        "since", one.since().toString()));
                text.append("%s, record %d: %s%n    %s%n"
                        .formatted(one.source(), one.position(), beginning(one.reason()), beginning(one.raw())));
            }
            after = page.getLast().number();
        }
        common.answer(
                out,
                Map.of("setAside", records),
                records.isEmpty() ? "Nothing was set aside." : text.toString().stripTrailing());
        return ExitCode.DONE;
    }

    /** One line that a terminal can show: what control characters it had might steer the terminal. */
    private static String beginning(String raw) {
        String line = raw.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + " …" : line;
    }
}

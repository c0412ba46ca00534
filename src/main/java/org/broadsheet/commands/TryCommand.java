package org.broadsheet.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.Problem;
import org.broadsheet.daemon.DaemonLock;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Entry;
import org.broadsheet.digest.Section;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.simulation.ForeignInterests;
import org.broadsheet.simulation.ReadAhead;
import org.broadsheet.simulation.SampleFolder;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.simulation.Simulation;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.arxiv.ArxivKind;
import org.broadsheet.tex.Tex;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet try}: the whole thing in a minute, on a sample day or on the user's own papers. */
@Command(
        name = "try",
        description = {
            "Shows the whole thing: makes a day's digests of the readers in config/profiles, and says why.",
            "It takes in a sample day, or papers of yours, and puts the digests into a folder as .eml and .html. No account, no"
                    + " mail server, no network; nothing is sent to anybody."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  broadsheet try",
            "  broadsheet try --papers saved-page.txt arxiv-2026-03-03.jsonl.gz",
            "  broadsheet try --live cs.IR+cs.CL",
            "",
            "Run it again after changing a profile: it begins afresh each time, in --data if nothing else is there, else in"
                    + " its subfolder try. Of your own papers the newest day is the day; older ones are the archive behind"
                    + " it."
        })
public final class TryCommand implements Callable<Integer> {

    /** What it takes besides the jobs. */
    public interface Parts extends Opened, Simulation.Parts {
        Path data();

        Path profileFolder();

        List<Problem> followProfiles();

        DigestStore digests();

        DigestMail digestMail();

        Library library();

        Matcher matcher();

        Archive archive();

        /** Where the file of a message lies. */
        Path file(MessageKey message);

        /** Where the web page of a daemon on this folder would be. */
        URI page();
    }

    private final Rehearsal<Parts> rehearsal;

    public TryCommand(Rehearsal<Parts> rehearsal) {
        this.rehearsal = rehearsal;
    }

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final int WIDTH = 100;

    @Mixin
    private Common common;

    @ArgGroup
    private Choice choice = new Choice();

    /** Which papers. */
    private static final class Choice {

        @Option(
                names = "--papers",
                arity = "1..*",
                paramLabel = "FILE",
                description = "Your own files or folders of papers.")
        private List<Path> papers = List.of();

        @Option(
                names = "--live",
                arity = "0..1",
                fallbackValue = "cs.IR+cs.DB+astro-ph",
                paramLabel = "CATEGORIES",
                description =
                        "Today's announcement of arXiv in these categories (default: ${FALLBACK-VALUE}); without a"
                                + " network the sample day.")
        private String live;
    }

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @Override
    public Integer call() throws IOException {
        if (choice.live != null) {
            try {
                ArxivKind.feed(choice.live);
            } catch (IllegalArgumentException sentence) {
                err.println("--live: " + sentence.getMessage());
                return ExitCode.NEEDS_EDIT;
            }
        }
        Path folder = SampleFolder.choose(common.data);
        Optional<DaemonLock> free = DaemonLock.of(folder);
        if (free.isEmpty()) {
            err.printf("A daemon is running on %s. Stop it first, or try in another folder with --data.%n", folder);
            return ExitCode.ALREADY_RUNNING;
        }
        try (DaemonLock lock = free.get()) {
            SampleFolder.clear(folder);
            NavigableMap<LocalDate, List<Paper>> days = papers(folder);
            if (days.isEmpty()) {
                err.println("There are no papers in what was read, so there is nothing to show.");
                return ExitCode.NOT_DONE;
            }
            show(folder, days);
        }
        return ExitCode.DONE;
    }

    private NavigableMap<LocalDate, List<Paper>> papers(Path folder) throws IOException {
        ReadAhead read = new ReadAhead();
        if (!choice.papers.isEmpty()) {
            for (Path file : IngestCommand.expand(choice.papers)) {
                read.read(file, InstantSource.system());
            }
        } else {
            if (choice.live != null) {
                LiveAnnouncement.read(choice.live, common, read, InstantSource.system())
                        .ifPresent(err::println);
            }
            if (read.byDay().isEmpty()) {
                for (Path file : SampleFolder.sample(folder)) {
                    read.read(file, InstantSource.system());
                }
            }
        }
        for (Taken taken : read.taken()) {
            IngestCommand.complain(taken, err);
        }
        long broken = read.taken().stream()
                .mapToLong(taken -> taken.counts().setAside())
                .sum();
        if (broken > 0) {
            err.printf(
                    "%,d records could not be understood; broadsheet ingest FILE keeps them with the reasons.%n",
                    broken);
        }
        return read.byDay();
    }

    private void show(Path folder, NavigableMap<LocalDate, List<Paper>> days) {
        LocalDate day = days.lastKey();
        SimulatedTime time =
                SimulatedTime.readToday(day.minusDays(30).atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
        try (Parts instance = rehearsal.open(common, AppConfig.profiles(common.config), folder, time)) {
            Simulation simulation = new Simulation(instance, time);
            days.headMap(day, false).values().forEach(simulation::shelve);
            time.moveTo(day.minusDays(3).atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
            instance.followProfiles().forEach(err::println);
            simulation.live(day, Objects.requireNonNull(days.get(day)));
            for (LocalDate next = day.plusDays(1); somebodyWaits(instance, day, next); next = next.plusDays(1)) {
                simulation.live(next, List.of());
            }
            instance.archive().catchUp();
            report(instance, day, Objects.requireNonNull(days.get(day)).size());
        }
    }

    /** Whether a reader of some days only, or of a week, has had no digest yet since the day; none waits longer than a week. */
    private static boolean somebodyWaits(Parts instance, LocalDate day, LocalDate next) {
        List<Subscriber> waiting = new ArrayList<>();
        instance.subscribers().each(reader -> {
            if (digest(instance, reader, day).isEmpty()) {
                waiting.add(reader);
            }
        });
        return !waiting.isEmpty() && !next.isAfter(day.plusDays(7));
    }

    /** The first that covers the day's papers. */
    private static Optional<Digest> digest(Parts instance, Subscriber reader, LocalDate day) {
        return day.datesUntil(day.plusDays(8))
                .flatMap(date -> instance.digests().find(reader.id(), date).stream())
                .findFirst();
    }

    private void report(Parts instance, LocalDate day, int records) {
        List<Map<String, Object>> readers = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int papers = instance.library().announcedOn(day).size();
        String by = instance.matcher().matchedBy();
        text.append("%s: %,d records, %,d papers, matched %s%n".formatted(day.format(LONG), records, papers, by));
        List<Subscriber> all = new ArrayList<>();
        instance.subscribers().each(all::add);
        for (Subscriber reader : all) {
            Optional<Digest> digest = digest(instance, reader, day);
            readers.add(describe(instance, reader, digest));
            text.append('\n');
            tell(instance, reader, digest, text);
            ForeignInterests.interests(instance.matcher(), reader).forEach(err::println);
        }
        if (all.isEmpty()) {
            text.append(
                            "%nThere is no reader in %s, so nobody gets a digest. Put a profile there, such as the ones that"
                                    .formatted(instance.profileFolder()))
                    .append(" Broadsheet comes with.\n");
        }
        text.append(whatNext(instance));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("day", day.toString());
        fields.put("records", records);
        fields.put("papers", papers);
        fields.put("matched", by);
        fields.put("readers", readers);
        common.answer(out, fields, text.toString().stripTrailing());
    }

    private void tell(Parts instance, Subscriber reader, Optional<Digest> digest, StringBuilder text) {
        text.append("%s <%s>, %s%s %s%n"
                .formatted(
                        reader.name().isEmpty() ? "A reader" : reader.name(),
                        reader.email().value(),
                        digest.map(made -> made.date().format(DAY) + ", ").orElse(""),
                        reader.time().at().format(HOUR),
                        reader.time().zone()));
        if (digest.map(Digest::sections).orElse(List.of()).isEmpty()) {
            text.append("  nothing: no paper fits well enough\n");
            return;
        }
        Map<Long, ShelvedPaper> papers = new LinkedHashMap<>();
        instance.library()
                .byNumber(digest.get().entries().stream().map(Entry::paper).toList())
                .forEach(paper -> papers.put(paper.number(), paper));
        int number = 0;
        for (Section section : digest.get().sections()) {
            text.append("  ").append(section.name()).append('\n');
            for (Entry entry : section.entries()) {
                String score = entry.score().isPresent()
                        ? "%3d".formatted(entry.score().getAsInt())
                        : "   ";
                text.append("  %2d. %s  %s%n"
                        .formatted(
                                ++number,
                                score,
                                cut(Tex.read(Objects.requireNonNull(papers.get(entry.paper()))
                                                .paper()
                                                .title())
                                        .text())));
                String why = instance.digestMail().why(entry);
                if (!why.isEmpty()) {
                    text.append("           ").append(cut(why)).append('\n');
                }
            }
        }
        Path eml = eml(instance, reader, digest.get());
        text.append("  → ").append(eml).append("\n  → ").append(html(eml)).append('\n');
    }

    private static Map<String, Object> describe(Parts instance, Subscriber reader, Optional<Digest> digest) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reader", reader.id().toString());
        fields.put("name", reader.name());
        fields.put("email", reader.email().value());
        List<Map<String, Object>> picked = new ArrayList<>();
        for (Section section : digest.map(Digest::sections).orElse(List.of())) {
            for (Entry entry : section.entries()) {
                Paper paper = instance.library()
                        .byNumber(List.of(entry.paper()))
                        .getFirst()
                        .paper();
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("id", paper.id().value());
                one.put("title", paper.title());
                one.put("section", section.name());
                entry.score().ifPresent(score -> one.put("score", score));
                one.put("why", instance.digestMail().why(entry));
                picked.add(one);
            }
        }
        fields.put("papers", picked);
        if (!picked.isEmpty()) {
            Path eml = eml(instance, reader, digest.orElseThrow());
            fields.put("eml", eml.toString());
            fields.put("html", html(eml).toString());
        }
        return fields;
    }

    private String whatNext(Parts instance) {
        String data = instance.data().equals(Path.of("./data")) ? "" : " --data " + instance.data();
        return """

                Open an .html in a browser or an .eml in your mail program. Then change a profile in %s and run this again.
                `broadsheet serve%s` shows this day on a web page at %s
                """.formatted(instance.profileFolder(), data, instance.page());
    }

    private static Path eml(Parts instance, Subscriber reader, Digest digest) {
        return instance.file(Digest.key(reader.id(), digest.date())).normalize();
    }

    private static Path html(Path eml) {
        return Path.of(eml.toString().replaceFirst("\\.eml$", ".html"));
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1).stripTrailing() + "…";
    }
}

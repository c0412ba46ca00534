package org.broadsheet.commands;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.config.Problem;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.sources.Audit;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.DayLedger.AskedDay;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceStanding;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.formats.Ending;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet sources}: where papers come from, and how each source is. */
@Command(
        name = "sources",
        description = "Where papers come from: what is asked, what came, when next, what is missing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  broadsheet sources list",
            "  broadsheet sources check",
            "  broadsheet sources run arxiv",
            "  broadsheet sources show arxiv-oai",
            "  broadsheet sources lists",
            "  broadsheet sources audit --from 2026-03-02 --to 2026-03-13"
        })
public final class SourcesCommand {

    private static final int SHOWN_DAYS = 14;
    private static final String NONE_ON = "No source is on. See sources: in broadsheet.yaml.";
    private static final String WITHHELD = "not asked, since BROADSHEET_OFFLINE=true says that there is no network";

    /** What looking after sources takes. */
    public interface Parts extends Opened {
        IntakeRun intakeRun();

        List<Problem> followProfiles();

        InstantSource time();

        Daemon.Beside beside();
    }

    private final Opening<Parts> opening;

    public SourcesCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Command(
            name = "list",
            description = "Every source that is on: how it is, since when, its newest day, and when it is asked next.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet sources list"})
    int list(@Mixin Common common) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            instance.followProfiles();
            IntakeRun run = instance.intakeRun();
            List<Map<String, Object>> all = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (Source source : run.sources()) {
                Optional<SourceStanding> standing = run.standing(source);
                all.add(fields(source, standing));
                text.append(line(source, standing)).append('\n');
            }
            for (String name : run.withheld()) {
                all.add(Map.of("name", name, "condition", "withheld", "well", false, "detail", WITHHELD));
                text.append("! %s: %s%n".formatted(name, WITHHELD));
            }
            common.answer(
                    System.out,
                    Map.of("sources", all),
                    all.isEmpty() ? NONE_ON : text.toString().stripTrailing());
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "check",
            description = "Asks every source one question, stores nothing, and says in one line each what came.",
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 all answer; 1 one does not.", "", "Example: broadsheet sources check"})
    int check(@Mixin Common common) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            instance.followProfiles();
            IntakeRun run = instance.intakeRun();
            Map<String, Object> answer = new LinkedHashMap<>();
            StringBuilder text = new StringBuilder();
            boolean well = true;
            for (Source source : run.sources()) {
                IntakeRun.Checked checked = run.check(source);
                well &= checked.well();
                answer.put(source.name(), Map.of("well", checked.well(), "says", checked.sentence()));
                text.append(
                        "%s %s: %s%n".formatted(checked.well() ? " " : "!", source.name(), shown(checked.sentence())));
            }
            for (String name : run.withheld()) {
                well = false;
                answer.put(name, Map.of("well", false, "says", WITHHELD));
                text.append("! %s: %s%n".formatted(name, WITHHELD));
            }
            common.answer(
                    System.out,
                    answer,
                    text.isEmpty() ? NONE_ON : text.toString().stripTrailing());
            return well ? ExitCode.DONE : ExitCode.NOT_DONE;
        }
    }

    @Command(
            name = "run",
            description = "Asks one source now, due or not, as far as its provider lets us.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet sources run arxiv"})
    int run(@Mixin Common common, @Parameters(paramLabel = "NAME", description = "As list shows it.") String name) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            instance.followProfiles();
            Optional<Source> source = find(instance.intakeRun(), name);
            if (source.isEmpty()) {
                return unknown(name);
            }
            List<Taken> taken = instance.intakeRun().runNow(source.get());
            taken.forEach(one -> IngestCommand.complain(one, System.err));
            Counts counts = taken.stream().map(Taken::counts).reduce(Counts.NONE, Counts::plus);
            common.answer(
                    System.out,
                    Map.of("new", counts.added(), "known", counts.known(), "setAside", counts.setAside()),
                    "%,d new, %,d known, %,d set aside".formatted(counts.added(), counts.known(), counts.setAside()));
            return taken.stream().allMatch(one -> one.ending() instanceof Ending.Complete)
                    ? ExitCode.DONE
                    : ExitCode.NOT_DONE;
        }
    }

    @Command(
            name = "show",
            description = "One source: what would be asked today, how it is, and its last days.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet sources show arxiv"})
    int show(@Mixin Common common, @Parameters(paramLabel = "NAME", description = "As list shows it.") String name) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            instance.followProfiles();
            IntakeRun run = instance.intakeRun();
            Optional<Source> source = find(run, name);
            if (source.isEmpty()) {
                return unknown(name);
            }
            LocalDate today = LocalDate.ofInstant(instance.time().instant(), ZoneOffset.UTC);
            List<String> questions = source.get().questions(Days.of(today)).stream()
                    .map(URI::toString)
                    .toList();
            Map<LocalDate, AskedDay> days = run.days(source.get(), new Days(today.minusDays(SHOWN_DAYS), today));
            Map<String, Object> fields = new LinkedHashMap<>(fields(source.get(), run.standing(source.get())));
            fields.put("provider", source.get().provider().name());
            fields.put("every", source.get().every().toString());
            fields.put("asksFor", source.get().scope());
            fields.put("questions", questions);
            fields.put(
                    "days",
                    days.entrySet().stream()
                            .collect(Collectors.toMap(
                                    day -> day.getKey().toString(),
                                    day -> Map.of(
                                            "askedAt", day.getValue().askedAt().toString(),
                                            "settled", day.getValue().settled()))));
            StringBuilder text = new StringBuilder(line(source.get(), run.standing(source.get())));
            text.append("%nAsks %s every %s for: %s%n"
                    .formatted(
                            source.get().provider().name(),
                            source.get().every(),
                            source.get().scope().isEmpty()
                                    ? "nothing"
                                    : source.get().scope()));
            questions.forEach(question -> text.append("  ").append(question).append('\n'));
            days.forEach((day, asked) -> text.append("%s asked %s%s: %,d new, %,d known, %,d set aside%n"
                    .formatted(
                            day,
                            asked.askedAt(),
                            asked.settled() ? "" : ", to be asked again",
                            asked.last().added(),
                            asked.last().known(),
                            asked.last().setAside())));
            common.answer(System.out, fields, text.toString().stripTrailing());
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "lists",
            description = {
                "Every list of papers that readers keep elsewhere, at ORCID, OpenAlex, arXiv or Zotero: how many papers"
                        + " stand in it, when it was read, and why it cannot be.",
                "Its readers are told in a digest when it cannot be read for a day, and when it can be again."
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 all can be read; 1 one cannot.", "", "Example: broadsheet sources lists"})
    int lists(@Mixin Common common) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            instance.followProfiles();
            instance.beside().noticeLists();
            return ListLines.answer(common, instance.beside().paperLists().all());
        }
    }

    @Command(
            name = "audit",
            description = {
                "Day by day: how many papers were announced, in the announcement itself and by services that keep their"
                        + " days; how many are here, were set aside, are missing; and the same by category.",
                "It reads what was noted, and asks nobody; broadsheet backfill fetches what is missing."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 nothing is missing; 1 something is.",
                "",
                "Example: broadsheet sources audit --from 2026-03-02 --to 2026-03-13"
            })
    int audit(
            @Mixin Common common,
            @Option(names = "--from", paramLabel = "DATE", description = "Default: a week ago.") LocalDate from,
            @Option(names = "--to", paramLabel = "DATE", description = "Default: today.") LocalDate to) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            LocalDate last = to == null ? LocalDate.ofInstant(instance.time().instant(), ZoneOffset.UTC) : to;
            LocalDate first = from == null ? last.minusDays(7) : from;
            if (last.isBefore(first)) {
                System.err.println("--from %s is after --to %s.".formatted(first, last));
                return ExitCode.NEEDS_EDIT;
            }
            List<Audit.Day> days = instance.intakeRun().audit().of(new Days(first, last));
            StringBuilder text = new StringBuilder();
            for (Audit.Day day : days) {
                text.append(
                        "%s %s: %,d announced (%,d in the announcement, %,d in other services), %,d here, %,d set aside, %,d missing%s%n"
                                .formatted(
                                        day.day(),
                                        day.provider(),
                                        day.all().announced(),
                                        day.all().inTheNews(),
                                        day.all().kept(),
                                        day.all().taken(),
                                        day.setAside(),
                                        day.all().missing(),
                                        asked(day)));
                day.byCategory()
                        .forEach((category, tally) -> text.append("    %-12s %,5d announced, %,5d here, %,d missing%n"
                                .formatted(category, tally.announced(), tally.taken(), tally.missing())));
            }
            int missing = days.stream().mapToInt(day -> day.all().missing()).sum();
            common.answer(
                    System.out,
                    Map.of(
                            "missing",
                            missing,
                            "days",
                            days.stream().map(SourcesCommand::fields).toList()),
                    days.isEmpty()
                            ? "Nothing is noted about these days."
                            : text.append("%,d missing in all".formatted(missing))
                                    .toString());
            return missing == 0 ? ExitCode.DONE : ExitCode.NOT_DONE;
        }
    }

    private static String asked(Audit.Day day) {
        List<String> open = day.asked().entrySet().stream()
                .filter(one -> !one.getValue())
                .map(Map.Entry::getKey)
                .toList();
        return open.isEmpty() ? "" : "; " + String.join(", ", open) + " will be asked again";
    }

    private static Map<String, Object> fields(Audit.Day day) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("day", day.day().toString());
        fields.put("provider", day.provider());
        fields.put("announced", day.all().announced());
        fields.put("inTheNews", day.all().inTheNews());
        fields.put("kept", day.all().kept());
        fields.put("here", day.all().taken());
        fields.put("setAside", day.setAside());
        fields.put("missing", day.all().missing());
        fields.put(
                "categories",
                day.byCategory().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                one -> Map.of(
                                        "announced", one.getValue().announced(),
                                        "here", one.getValue().taken(),
                                        "missing", one.getValue().missing()))));
        return fields;
    }

    private static Optional<Source> find(IntakeRun run, String name) {
        return run.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst();
    }

    private static int unknown(String name) {
        System.err.println("No source \"%s\" is on. See: broadsheet sources list".formatted(name));
        return ExitCode.NEEDS_EDIT;
    }

    private static Map<String, Object> fields(Source source, Optional<SourceStanding> standing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", source.name());
        fields.put("condition", standing.map(one -> word(one.condition())).orElse("never asked"));
        fields.put("well", standing.filter(one -> one.condition().isWell()).isPresent());
        fields.put("detail", standing.map(SourceStanding::detail).orElse(""));
        fields.put("since", text(standing.map(SourceStanding::since)));
        fields.put("askedAt", text(standing.map(SourceStanding::askedAt)));
        fields.put("answeredAt", text(standing.flatMap(SourceStanding::answeredAt)));
        fields.put("broughtAt", text(standing.flatMap(SourceStanding::broughtAt)));
        fields.put(
                "newestDay",
                standing.flatMap(SourceStanding::newestDay)
                        .map(LocalDate::toString)
                        .orElse(null));
        fields.put("nextAt", text(standing.map(SourceStanding::nextAt)));
        return fields;
    }

    static @Nullable String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static String line(Source source, Optional<SourceStanding> standing) {
        if (source.scope().isEmpty()) {
            return "  %s: nothing to ask for; no category is named".formatted(source.name());
        }
        return standing.map(one -> "%s %s: %s since %s; newest day %s; asked %s, next %s%s"
                        .formatted(
                                one.condition().isWell() ? " " : "!",
                                source.name(),
                                word(one.condition()),
                                one.since(),
                                one.newestDay().map(LocalDate::toString).orElse("none"),
                                one.askedAt(),
                                one.nextAt(),
                                one.detail().isEmpty() ? "" : "\n    " + shown(one.detail())))
                .orElse("  %s: never asked yet".formatted(source.name()));
    }

    private static String word(SourceStanding.Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT);
    }

    /** What comes from a server may steer a terminal. */
    static String shown(String sentence) {
        return sentence.replaceAll("\\p{Cc}+", " ");
    }
}

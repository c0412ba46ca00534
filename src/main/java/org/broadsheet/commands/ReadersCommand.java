package org.broadsheet.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.feedback.FeedbackStore;
import org.broadsheet.letters.Request;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.subscription.Proof;
import org.broadsheet.subscription.SubscriptionDesk;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet readers}: what the desk does for a reader, done by the operator. */
@Command(
        name = "readers",
        mixinStandardHelpOptions = true,
        description = {
            "Add, change, import, export, list, pause, resume and remove readers.",
            "Readers of config/profiles are listed too; their files stay what they are."
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 there is no such reader, or some were not added; 2 the table needs an edit.",
            "",
            "Examples:",
            "  broadsheet readers add ada@example.org --ask --about \"learned sparse retrieval\"",
            "  broadsheet readers import group.csv --consent \"signed up at the group meeting, 2 March 2026\"",
            "  broadsheet readers set ada@example.org --at 06:30 --days \"mon wed fri\"",
            "  broadsheet readers list --json",
            "  broadsheet readers export > readers.csv",
            "  broadsheet readers pause ada@example.org --days 14",
            "  broadsheet readers remove ada@example.org --erase"
        })
public final class ReadersCommand {

    /** What looking after readers takes. */
    public interface Parts extends Opened {
        Subscribers subscribers();

        SubscriptionDesk subscriptionDesk();

        FeedbackStore judgements();

        Library library();

        ReaderDefaults readerDefaults();
    }

    private final Opening<Parts> opening;

    public ReadersCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InstantSource time = InstantSource.system();

    /** How we know that they want it: exactly one must be said. */
    static final class Consent {
        @Option(names = "--ask", description = "Send a confirmation; they read once they answer it.")
        boolean ask;

        @Option(
                names = "--consent",
                paramLabel = "TEXT",
                description = "They have agreed elsewhere: how and when. Kept with the reader.")
        String text;
    }

    /** Whom a command is about. */
    static final class Who {
        @Parameters(paramLabel = "READER", description = "Address, or number as list prints it: s42.")
        String said;

        private Optional<ReaderId> among(Subscribers subscribers) {
            return ReaderId.parse(said)
                    .flatMap(subscribers::find)
                    .or(() -> EmailAddress.parse(said).flatMap(subscribers::find))
                    .map(Subscriber::id);
        }

        /** As it may stand in an error message. */
        private String veiled() {
            return EmailAddress.parse(said).map(Object::toString).orElse(said);
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Add one reader.",
            footer = {"", "Example: broadsheet readers add ada@example.org --ask --about \"sparse retrieval\""})
    int add(
            @Mixin Common common,
            @Parameters(paramLabel = "ADDRESS", description = "Where their mail goes.") String address,
            @ArgGroup(multiplicity = "1") Consent consent,
            @Option(names = "--name", defaultValue = "", description = "What to call them.") String name,
            @Option(names = "--about", defaultValue = "", description = "What they care about, in words.") String about,
            @Option(names = "--at", defaultValue = "", description = "When, on their clock: 07:30") String at,
            @Option(names = "--timezone", defaultValue = "", description = "Where: Europe/Berlin") String zone) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("email", address);
        columns.put("name", name);
        columns.put("about", about);
        columns.put("at", at);
        columns.put("timezone", zone);
        return addAll(common, List.of(new ReaderTable.Row(1, columns)), consent, false);
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Change what a reader gets; what is not named stays as it is.",
            footer = {"", "Example: broadsheet readers set ada@example.org --at 06:30 --days \"mon wed fri\""})
    int set(
            @Mixin Common common,
            @Mixin Who who,
            @Option(names = "--name", defaultValue = "", description = "What to call them.") String name,
            @Option(
                            names = "--about",
                            defaultValue = "",
                            description = "What they care about, in words, in place of what they said.")
                    String about,
            @Option(names = "--at", defaultValue = "", description = "When, on their clock: 07:30") String at,
            @Option(names = "--timezone", defaultValue = "", description = "Where: Europe/Berlin") String zone,
            @Option(names = "--days", defaultValue = "", description = "On which days: \"mon wed fri\"") String days) {
        try (Parts instance = opening.open(common, time)) {
            Subscriber reader = who.among(instance.subscribers())
                    .flatMap(instance.subscribers()::written)
                    .orElseThrow(() -> unknown(who));
            Map<String, String> columns =
                    new LinkedHashMap<>(Map.of("email", reader.email().value(), "name", name, "about", about));
            columns.putAll(Map.of("at", at, "timezone", zone, "days", days));
            List<ReaderImport.Became> became = new ArrayList<>();
            List<String> edits = new ReaderImport(instance, Optional.empty(), true, time.instant())
                    .run(List.of(new ReaderTable.Row(1, columns)), (row, what) -> became.add(what));
            edits.forEach(err::println);
            if (!edits.isEmpty()) {
                return ExitCode.NEEDS_EDIT;
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("reader", reader.id().toString());
            fields.put("done", became.getFirst().text());
            common.answer(
                    out,
                    fields,
                    "%s is %s.".formatted(reader.id(), became.getFirst().text()));
            return became.getFirst() == ReaderImport.Became.NOT_CHANGED ? ExitCode.NOT_DONE : ExitCode.DONE;
        }
    }

    private static IllegalArgumentException unknown(Who who) {
        return new IllegalArgumentException(
                "There is no reader %s. \"broadsheet readers list\" shows all of them.".formatted(who.veiled()));
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Add the readers of a table: CSV with a first line of column names, or JSON: an array of objects, or what export --json prints.",
                "Columns: email, name, about, at, timezone, days. All of it is checked before anybody is added.",
                "Says what became of each record. With --update those who read already are changed as the table says; empty fields change nothing."
            },
            footer = {"", "Example: broadsheet readers import group.csv --ask"})
    int importAll(
            @Mixin Common common,
            @Parameters(paramLabel = "FILE", description = "The table; - for standard input.") Path file,
            @Option(names = "--update", description = "Change those who read already.") boolean update,
            @ArgGroup(multiplicity = "1") Consent consent)
            throws IOException {
        String text = file.toString().equals("-")
                ? new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                : Files.readString(file);
        List<ReaderTable.Row> rows;
        try {
            rows = ReaderTable.read(text);
        } catch (IllegalArgumentException needsEdit) {
            err.println(file + ": " + needsEdit.getMessage());
            return ExitCode.NEEDS_EDIT;
        }
        return addAll(common, rows, consent, update);
    }

    private int addAll(Common common, List<ReaderTable.Row> rows, Consent consent, boolean update) {
        Map<ReaderImport.Became, Integer> counts = new EnumMap<>(ReaderImport.Became.class);
        List<Map<String, Object>> records = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (Parts instance = opening.open(common, time);
                Progress progress = Progress.onStandardError(time, "readers", rows.size())) {
            Optional<String> agreed = consent.ask ? Optional.empty() : Optional.of(consent.text);
            List<String> edits = new ReaderImport(instance, agreed, update, time.instant()).run(rows, (row, became) -> {
                counts.merge(became, 1, Integer::sum);
                records.add(
                        Map.of("record", row.place(), "became", became.name().toLowerCase(Locale.ROOT)));
                lines.add("record %d: %s".formatted(row.place(), became.text()));
                progress.at(records.size());
            });
            if (!edits.isEmpty()) {
                edits.forEach(err::println);
                return ExitCode.NEEDS_EDIT;
            }
        }
        int added = counts.getOrDefault(ReaderImport.Became.ADDED, 0);
        int asked = counts.getOrDefault(ReaderImport.Became.ASKED, 0);
        int changed = counts.getOrDefault(ReaderImport.Became.CHANGED, 0);
        int same = counts.getOrDefault(ReaderImport.Became.UNCHANGED, 0);
        int not = rows.size() - added - asked - changed - same;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("added", added);
        fields.put("asked", asked);
        fields.put("changed", changed);
        fields.put("unchanged", same);
        fields.put("notAdded", not);
        fields.put("records", records);
        lines.add("%d added, %d asked to confirm, %d not added%s."
                .formatted(added, asked, not, update ? ", %d changed, %d as they were".formatted(changed, same) : ""));
        common.answer(out, fields, String.join("\n", lines));
        return not == 0 ? ExitCode.DONE : ExitCode.NOT_DONE;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the readers, without their addresses.",
            footer = {"", "Example: broadsheet readers list --json"})
    int list(@Mixin Common common) {
        try (Parts instance = opening.open(common, time)) {
            List<Map<String, Object>> readers = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            instance.subscribers().each(reader -> {
                readers.add(fields(reader));
                lines.add(line(reader));
            });
            common.answer(
                    out,
                    Map.of("readers", readers),
                    lines.isEmpty() ? "There are no readers." : String.join("\n", lines));
            return ExitCode.DONE;
        }
    }

    private String line(Subscriber reader) {
        String interests =
                reader.profile().interests().stream().map(NamedInterest::name).collect(Collectors.joining(", "));
        String paused = reader.pausedUntil()
                .filter(until -> until.isAfter(time.instant()))
                .map(until -> ", paused until " + until)
                .orElse("");
        return "%s  %s  at %s %s%s  %s"
                .formatted(
                        reader.id(),
                        reader.email(),
                        reader.time().at(),
                        reader.time().zone(),
                        paused,
                        interests.isEmpty() ? "(trending papers)" : interests);
    }

    private static Map<String, Object> fields(Subscriber reader) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reader", reader.id().toString());
        fields.put("email", reader.email().toString());
        fields.put("name", reader.name());
        fields.put("at", reader.time().at().toString());
        fields.put("timezone", reader.time().zone().getId());
        fields.put("days", reader.time().days().stream().map(Object::toString).toList());
        fields.put("file", reader.origin() instanceof Subscriber.Origin.File(String file) ? file : "");
        fields.put("pausedUntil", reader.pausedUntil().map(Instant::toString).orElse(""));
        fields.put(
                "interests",
                reader.profile().interests().stream().map(NamedInterest::name).toList());
        return fields;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Print the readers with their addresses, as import reads them: CSV, or with --json a JSON object.",
                "JSON has all of it: profiles whole, pauses and verdicts. Which digests they had is in a backup only."
            },
            footer = {"", "Example: broadsheet readers export > readers.csv"})
    int export(@Mixin Common common) {
        try (Parts instance = opening.open(common, time)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            instance.subscribers()
                    .each(reader -> rows.add(
                            common.json ? ReaderImport.everything(instance, reader) : ReaderImport.columns(reader)));
            List<String> lines = new ArrayList<>(List.of(String.join(",", ReaderTable.COLUMNS)));
            rows.forEach(row -> lines.add(ReaderTable.csvLine(ReaderTable.COLUMNS.stream()
                    .map(name -> String.valueOf(row.get(name)))
                    .toList())));
            common.answer(out, Map.of("readers", rows), String.join("\n", lines));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Send a reader nothing for a while.",
            footer = {"", "Example: broadsheet readers pause ada@example.org --days 14"})
    int pause(
            @Mixin Common common,
            @Mixin Who who,
            @Option(names = "--days", defaultValue = "14", description = "Default: ${DEFAULT-VALUE}") int days) {
        return ask(common, who, new Request.Pause(Duration.ofDays(days)), "paused");
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "End a pause.",
            footer = {"", "Example: broadsheet readers resume ada@example.org"})
    int resume(@Mixin Common common, @Mixin Who who) {
        return ask(common, who, new Request.Resume(), "resumed");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Send a reader no more mail; they can come back by subscribing, and no file or import brings them back unasked.",
                "With --erase everything that is known of them is deleted too."
            },
            footer = {"", "Example: broadsheet readers remove ada@example.org --erase"})
    int remove(
            @Mixin Common common,
            @Mixin Who who,
            @Option(names = "--erase", description = "Delete all data, a hash of the address aside.") boolean erase) {
        return ask(
                common,
                who,
                erase ? new Request.Erase() : new Request.Stop(),
                erase ? "removed and erased" : "removed");
    }

    private int ask(Common common, Who who, Request request, String done) {
        try (Parts instance = opening.open(common, time)) {
            Optional<ReaderId> reader = who.among(instance.subscribers());
            if (reader.isEmpty()) {
                throw unknown(who);
            }
            instance.subscriptionDesk().handle(request, new Proof.Operator(reader), time.instant());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("reader", reader.get().toString());
            fields.put("done", done);
            common.answer(out, fields, "%s is %s.".formatted(reader.get(), done));
            return ExitCode.DONE;
        }
    }
}

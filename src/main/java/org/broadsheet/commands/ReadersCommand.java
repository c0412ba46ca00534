package org.broadsheet.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.subscription.Answer;
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
            "Add, import, export, list, pause, resume and remove readers.",
            "Readers of config/profiles are listed too; their files stay what they are."
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 there is no such reader, or some were not added; 2 the table needs an edit.",
            "",
            "Examples:",
            "  broadsheet readers add ada@example.org --ask --about \"learned sparse retrieval\"",
            "  broadsheet readers import group.csv --consent \"signed up at the group meeting, 2 March 2026\"",
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
        return addAll(common, List.of(new ReaderTable.Row(1, columns)), consent);
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Add the readers of a table: CSV with a first line of column names, or JSON: an array of objects, or what export --json prints.",
                "Columns: email, name, about, at, timezone. All of it is checked before anybody is added."
            },
            footer = {"", "Example: broadsheet readers import group.csv --ask"})
    int importAll(
            @Mixin Common common,
            @Parameters(paramLabel = "FILE", description = "The table; - for standard input.") Path file,
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
        return addAll(common, rows, consent);
    }

    private int addAll(Common common, List<ReaderTable.Row> rows, Consent consent) {
        try (Parts instance = opening.open(common, time)) {
            List<Request> requests = new ArrayList<>();
            List<String> edits = new ArrayList<>();
            for (ReaderTable.Row row : rows) {
                try {
                    requests.add(request(row, consent, instance.readerDefaults()));
                } catch (IllegalArgumentException needsEdit) {
                    edits.add("record " + row.place() + ": " + needsEdit.getMessage());
                }
            }
            if (!edits.isEmpty()) {
                edits.forEach(err::println);
                return ExitCode.NEEDS_EDIT;
            }
            int asked = 0;
            int added = 0;
            int notAdded = 0;
            for (Request request : requests) {
                Answer answer = instance.subscriptionDesk()
                        .handle(request, new Proof.Operator(Optional.empty()), time.instant());
                asked += answer instanceof Answer.CheckYourMail ? 1 : 0;
                added += answer instanceof Answer.Enrolled ? 1 : 0;
                notAdded += answer instanceof Answer.NotEnrolled ? 1 : 0;
            }
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("added", added);
            fields.put("asked", asked);
            fields.put("notAdded", notAdded);
            common.answer(
                    out,
                    fields,
                    "%d added, %d asked to confirm, %d not added (they read already, or had everything deleted)."
                            .formatted(added, asked, notAdded));
            return notAdded == 0 ? ExitCode.DONE : ExitCode.NOT_DONE;
        }
    }

    private static Request request(ReaderTable.Row row, Consent consent, ReaderDefaults usual) {
        EmailAddress email = new EmailAddress(row.column("email"));
        boolean usualTime = row.column("at").isEmpty() && row.column("timezone").isEmpty();
        Optional<DigestTime> at = usualTime
                ? Optional.empty()
                : Optional.of(new DigestTime(
                        clock(row.column("at"), usual.at()),
                        ReaderTable.zone(row.column("timezone"), usual.zone()),
                        DigestTime.WEEKDAYS));
        Wish wish = new Wish(row.column("about"), List.of(), at);
        return consent.ask
                ? new Request.Subscribe(email, row.column("name"), wish)
                : new Request.Enrol(email, row.column("name"), wish, consent.text);
    }

    private static LocalTime clock(String text, LocalTime usual) {
        try {
            return text.isEmpty() ? usual : LocalTime.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException("at = %s must be a time like 07:30.".formatted(text), notOne);
        }
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
                "Liked papers are not in it; each reader's own download has everything."
            },
            footer = {"", "Example: broadsheet readers export > readers.csv"})
    int export(@Mixin Common common) {
        try (Parts instance = opening.open(common, time)) {
            List<Map<String, String>> rows = new ArrayList<>();
            instance.subscribers().each(reader -> rows.add(row(reader)));
            List<String> lines = new ArrayList<>(List.of(String.join(",", ReaderTable.COLUMNS)));
            rows.forEach(row -> lines.add(ReaderTable.csvLine(List.copyOf(row.values()))));
            common.answer(out, Map.of("readers", rows), String.join("\n", lines));
            return ExitCode.DONE;
        }
    }

    private static Map<String, String> row(Subscriber reader) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("email", reader.email().value());
        row.put("name", reader.name());
        row.put(
                "about",
                reader.profile().interests().stream()
                        .flatMap(interest -> interest.all(Interest.About.class).stream())
                        .map(Interest.About::text)
                        .collect(Collectors.joining("\n\n")));
        row.put("at", reader.time().at().toString());
        row.put("timezone", reader.time().zone().getId());
        return row;
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
                throw new IllegalArgumentException(
                        "There is no reader %s. \"broadsheet readers list\" shows all of them."
                                .formatted(who.veiled()));
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

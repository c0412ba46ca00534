package org.broadsheet.commands.operating;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.commands.Opened;
import org.broadsheet.commands.Opening;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.delivery.OutboxBook.Entry;
import org.broadsheet.delivery.OutboxBook.Kind;
import org.broadsheet.delivery.Rests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet outbox}: look at queued messages one by one, and change what becomes of them. */
@Command(
        name = "outbox",
        description = "Look at messages in the outbox, send one again, or withdraw one.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  broadsheet outbox list --only queued",
            "  broadsheet outbox show digest/s42/2026-03-02",
            "  broadsheet outbox retry example.org"
        })
public final class OutboxCommand {

    /** What looking after messages takes. */
    public interface Parts extends Opened {
        OutboxBook outboxBook();

        Rests rests();

        InstantSource time();
    }

    private final Opening<Parts> opening;

    public OutboxCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Command(
            name = "list",
            description = "The latest messages, one a line.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet outbox list --only queued --most 20"})
    int list(
            @Mixin Common common,
            @Option(names = "--only", paramLabel = "STANDING", description = "One of: ${COMPLETION-CANDIDATES}")
                    Kind only,
            @Option(names = "--most", paramLabel = "N", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}")
                    int most) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            List<Entry> entries = instance.outboxBook().list(Optional.ofNullable(only), most);
            common.answer(
                    System.out,
                    Map.of(
                            "messages",
                            entries.stream().map(StandingWords::fields).toList()),
                    entries.isEmpty()
                            ? "No messages."
                            : entries.stream().map(StandingWords::line).collect(Collectors.joining("\n")));
            return ExitCode.DONE;
        }
    }

    /** Which message a command is about. */
    static final class Which {
        @Parameters(paramLabel = "KEY", description = "digest/s42/2026-03-02")
        String said;

        private MessageKey key() {
            return new MessageKey(said);
        }
    }

    @Command(
            name = "show",
            description = "Everything about one message.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet outbox show digest/s42/2026-03-02"})
    int show(@Mixin Common common, @Mixin Which which) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            Optional<Entry> found = instance.outboxBook().find(which.key());
            if (found.isEmpty()) {
                System.err.println("There is no message " + which.key() + ". See: broadsheet outbox list");
                return ExitCode.NOT_DONE;
            }
            common.answer(System.out, StandingWords.fields(found.get()), StandingWords.page(found.get()));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "retry",
            description = "Make a message due now, or end the rest of a destination (a domain, or * for all mail).",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet outbox retry example.org"})
    int retry(
            @Mixin Common common,
            @Parameters(paramLabel = "KEY|DOMAIN|*", description = "what to try again") String what) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            boolean isKey = what.contains("/");
            boolean done = isKey
                    ? instance.outboxBook()
                            .retry(new MessageKey(what), instance.time().instant())
                    : instance.rests().lift(what);
            return answer(
                    common,
                    what,
                    done,
                    isKey ? what + " is due now." : what + " rests no more.",
                    isKey
                            ? "There is no message " + what
                                    + " that could be tried again: it is unknown, sent, or being sent."
                            : what + " does not rest. See: broadsheet status");
        }
    }

    @Command(
            name = "drop",
            description = "Withdraw a message that has not gone out.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet outbox drop digest/s42/2026-03-02"})
    int drop(@Mixin Common common, @Mixin Which which) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            boolean done =
                    instance.outboxBook().drop(which.key(), instance.time().instant());
            return answer(
                    common,
                    which.said,
                    done,
                    which.said + " will not be sent.",
                    "There is no waiting message " + which.said + ": it is unknown, has ended, or is being sent.");
        }
    }

    private static int answer(Common common, String what, boolean done, String yes, String no) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("message", what);
        fields.put("done", done);
        if (!done) {
            System.err.println(no);
        }
        if (done || common.json) {
            common.answer(System.out, fields, yes);
        }
        return done ? ExitCode.DONE : ExitCode.NOT_DONE;
    }
}

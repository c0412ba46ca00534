package org.broadsheet.commands.operating;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.commands.Opened;
import org.broadsheet.commands.Opening;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.delivery.Suppressions.Suppression;
import org.broadsheet.profiles.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadsheet suppressions}: addresses that get no mail because their mailbox said so. */
@Command(
        name = "suppressions",
        description = "Addresses that get no mail because their mailbox, or a complaint, said so.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  broadsheet suppressions list", "  broadsheet suppressions lift ada@example.org"})
public final class SuppressionsCommand {

    /** What looking after addresses takes. */
    public interface Parts extends Opened {
        Suppressions suppressions();
    }

    private final Opening<Parts> opening;

    public SuppressionsCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Command(
            name = "list",
            description =
                    "All of them, newest first, with the reply. Addresses are shown whole: this is where one is looked up.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet suppressions list"})
    int list(@Mixin Common common) {
        try (Parts instance = opening.open(common, InstantSource.system())) {
            List<Suppression> all = instance.suppressions().all();
            common.answer(
                    System.out,
                    Map.of(
                            "suppressions",
                            all.stream().map(SuppressionsCommand::fields).toList()),
                    all.isEmpty()
                            ? "No address is suppressed."
                            : all.stream()
                                    .map(each -> "%s  %-9s  %s  %s"
                                            .formatted(
                                                    each.since(),
                                                    cause(each),
                                                    each.address().value(),
                                                    each.reply()))
                                    .collect(Collectors.joining("\n")));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "lift",
            description = "Let an address get mail again.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example: broadsheet suppressions lift ada@example.org"})
    int lift(
            @Mixin Common common,
            @Parameters(paramLabel = "ADDRESS", description = "As list shows it.") String address) {
        Optional<EmailAddress> parsed = EmailAddress.parse(address);
        if (parsed.isEmpty()) {
            System.err.println("\"" + address + "\" is not an e-mail address. Expected a form like ada@example.org.");
            return ExitCode.NEEDS_EDIT;
        }
        try (Parts instance = opening.open(common, InstantSource.system())) {
            boolean lifted = instance.suppressions().lift(parsed.get());
            if (!lifted) {
                System.err.println(parsed.get().value() + " is not suppressed. See: broadsheet suppressions list");
            }
            if (lifted || common.json) {
                common.answer(System.out, Map.of("lifted", lifted), parsed.get().value() + " gets mail again.");
            }
            return lifted ? ExitCode.DONE : ExitCode.NOT_DONE;
        }
    }

    private static String cause(Suppression suppression) {
        return suppression.cause().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> fields(Suppression suppression) {
        return Map.of(
                "address", suppression.address().value(),
                "cause", cause(suppression),
                "reply", suppression.reply(),
                "since", suppression.since().toString());
    }
}

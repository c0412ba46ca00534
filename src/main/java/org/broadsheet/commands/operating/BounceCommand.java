package org.broadsheet.commands.operating;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.commands.Opened;
import org.broadsheet.commands.Opening;
import org.broadsheet.delivery.BounceDesk;
import org.broadsheet.delivery.Bounces.Effect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet bounce < message}: takes a delivery report from a mail server's pipe. */
@Command(
        name = "bounce",
        description = {
            "Take in one delivery report or complaint from standard input, as a mail server pipes it.",
            "Postfix, in a table that belongs to the daemon's user, since Postfix runs a command as the table's owner:",
            "  bounces: \"|/opt/broadsheet/broadsheet bounce --data /var/lib/broadsheet --config /etc/broadsheet\"",
            "The operator's page says how to make it."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet bounce --recipient b+c2_x7@example.org < report.eml"})
public final class BounceCommand implements Callable<Integer> {

    /** What reading a report takes. */
    public interface Parts extends Opened {
        BounceDesk bounceDesk();
    }

    private final Opening<Parts> opening;

    public BounceCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    /** A report returns at most the message it is about. */
    private static final int MOST_BYTES = 10_000_000;

    @Mixin
    private Common common;

    @Option(
            names = "--recipient",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "The address it came to, where the mail server says; otherwise its own headers are asked.")
    private String recipient;

    @Override
    public Integer call() throws IOException {
        byte[] letter = System.in.readNBytes(MOST_BYTES);
        try (Parts instance = opening.open(common, InstantSource.system())) {
            Effect effect = instance.bounceDesk().take(letter, recipient);
            String words = switch (effect) {
                case Effect.Suppressed(var cause) -> "The address gets no more mail.";
                case Effect.Unsubscribed() -> "A complaint: the subscription has ended.";
                case Effect.Counted(int score) -> "Counted as soft bounce number %d.".formatted(score);
                case Effect.Noted(String domain, String reply) ->
                    "%s refused this message by its policy; see: broadsheet outbox".formatted(domain);
                case Effect.Ignored(String why) -> "Nothing to do: " + why;
                case Effect.NotOurs(String why) -> "Nothing to do: " + why;
            };
            common.answer(
                    System.out,
                    Map.of(
                            "effect",
                            effect.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                            "words",
                            words),
                    words);
            // A mail server would bounce the bounce if we ended with anything else.
            return ExitCode.DONE;
        }
    }
}

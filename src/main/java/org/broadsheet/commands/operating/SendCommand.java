package org.broadsheet.commands.operating;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.commands.Opened;
import org.broadsheet.commands.Opening;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Press;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.delivery.Transport;
import org.broadsheet.profiles.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet send --test you@example.org}: one letter through the real route, and what became of it. */
@Command(
        name = "send",
        description = "Send a test letter through the real route and say what became of it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet send --test you@example.org"})
public final class SendCommand implements Callable<Integer> {

    /** What sending one letter takes. */
    public interface Parts extends Opened {
        /** The real way out. */
        Transport transport();

        Press press();

        EmailAddress from();
    }

    private final Opening<Parts> opening;

    public SendCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private Common common;

    @Option(names = "--test", paramLabel = "ADDRESS", required = true, description = "Where it goes.")
    private String address;

    @Override
    public Integer call() {
        Optional<EmailAddress> to = EmailAddress.parse(address);
        if (to.isEmpty()) {
            System.err.println("\"" + address + "\" is not an e-mail address. Expected a form like ada@example.org.");
            return ExitCode.NEEDS_EDIT;
        }
        InstantSource time = InstantSource.system();
        SendOutcome outcome;
        try (Parts mail = opening.open(common, time);
                Transport transport = mail.transport()) {
            outcome = transport.send(mail.press()
                    .print(0, message(to.get(), mail.from(), time.instant()), letter(to.get(), time.instant())));
        }
        boolean accepted = outcome instanceof SendOutcome.Accepted;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("accepted", accepted);
        fields.put("reason", outcome.reason());
        fields.put("words", words(outcome));
        if (accepted || common.json) {
            common.answer(System.out, fields, words(outcome));
        } else {
            System.err.println(words(outcome));
        }
        return accepted ? ExitCode.DONE : ExitCode.NOT_DONE;
    }

    private static Message message(EmailAddress to, EmailAddress from, Instant now) {
        String name = "test-" + now.toEpochMilli();
        return new Message(
                new MessageKey("test/" + name), to, "<" + name + "@" + from.domain() + ">", now, now.plusSeconds(60));
    }

    private static Letter letter(EmailAddress to, Instant now) {
        return new Letter(
                to,
                "",
                "A test from Broadsheet",
                "This is a test. If you can read it, Broadsheet's mail reaches you.\n",
                "<!doctype html><html lang=\"en\"><title>A test from Broadsheet</title>"
                        + "<p>This is a test. If you can read it, Broadsheet’s mail reaches you.</p></html>",
                now,
                Letter.AutoSubmitted.AUTO_GENERATED,
                Optional.empty(),
                Optional.empty());
    }

    private static String words(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted(String reply) ->
                "Accepted: %s. If it does not arrive, look into the spam folder and at: broadsheet dns"
                        .formatted(reply);
            case SendOutcome.Deferred(String reason) -> "Not now; a digest would be tried again later: " + reason;
            case SendOutcome.Unreachable unreachable -> "No message gets through: " + unreachable.reason();
            case SendOutcome.Unsure(String reason) -> "It may have arrived or not, look into the mailbox: " + reason;
            case SendOutcome.Refused(String reply) -> "The server says that this mailbox cannot get mail: " + reply;
            case SendOutcome.MessageRefused(String reply) -> "The server does not take this message: " + reply;
            case SendOutcome.SenderRefused refused ->
                "The server refuses us as a sender; mail.smtp or the DNS records need a change (broadsheet dns): "
                        + refused.reason();
        };
    }
}

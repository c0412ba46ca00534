package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.delivery.Rest;
import org.broadsheet.delivery.Rests;
import org.broadsheet.subscription.LetterBook;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether mail goes out, and whether letters to us are read. */
public final class MailCheck implements Check {

    /** A due message that waits longer than this means that nothing sends. */
    static final Duration TOO_LONG = Duration.ofHours(1);

    private final OutboxBook outbox;
    private final Rests rests;
    private final LetterBook letters;

    public MailCheck(OutboxBook outbox, Rests rests, LetterBook letters) {
        this.outbox = outbox;
        this.rests = rests;
        this.letters = letters;
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<Trouble> troubles = new ArrayList<>();
        rests.all().stream()
                .filter(rest -> !rest.isOver(now))
                .map(MailCheck::of)
                .forEach(troubles::add);
        outbox.oldestWaiting(now)
                .filter(since -> since.isBefore(now.minus(TOO_LONG)))
                .map(since -> Trouble.unwell(
                        Kind.WAITING,
                        "",
                        since,
                        "A message has been waiting since %s.".formatted(since),
                        "broadsheet status says why messages wait."))
                .ifPresent(troubles::add);
        List<LetterBook.SetAside> setAside = letters.setAside();
        if (!setAside.isEmpty()) {
            troubles.add(Trouble.unwell(
                    Kind.LETTERS,
                    "",
                    setAside.getFirst().at(),
                    "%s could not be read and %s set aside; the last because %s."
                            .formatted(
                                    setAside.size() == 1 ? "A letter" : setAside.size() + " letters",
                                    setAside.size() == 1 ? "was" : "were",
                                    setAside.getLast().reason()),
                    "See broadsheet mail-in --set-aside; read them again with --again, or --drop them."));
        }
        return troubles;
    }

    private static Trouble of(Rest rest) {
        if (rest.destination().equals(Rest.ROUTE)) {
            return Trouble.unwell(
                    Kind.ROUTE,
                    "",
                    rest.since(),
                    "The mail route is at rest until %s, nothing goes out: %s".formatted(rest.until(), rest.reason()),
                    "Look at mail in broadsheet.yaml and at the mail server; broadsheet outbox retry ends the rest.");
        }
        String says = "%s is left alone until %s: %s".formatted(rest.destination(), rest.until(), rest.reason());
        return rest.alarm()
                ? Trouble.unwell(
                        Kind.DESTINATION,
                        rest.destination(),
                        rest.since(),
                        says,
                        "It refuses us, not a reader: see what it says; broadsheet doctor checks SPF, DKIM and DMARC; broadsheet outbox retry %s ends the rest."
                                .formatted(rest.destination()))
                : Trouble.note(
                        Kind.DESTINATION,
                        rest.destination(),
                        java.util.Optional.of(rest.since()),
                        says,
                        "It is tried again by itself; broadsheet outbox retry %s does so at once."
                                .formatted(rest.destination()));
    }
}

package org.broadsheet.daemon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.wellbeing.Trouble.Weight;
import org.broadsheet.wellbeing.TroubleBook.Known;
import org.broadsheet.wellbeing.Wellbeing;

/**
 * The letter to the operator, once a day and only if a person is needed: what is not well, since when, and what to do. The
 * same list as {@code status} shows; if all is well again before it leaves, it does not leave.
 */
public final class OperatorLetter implements Composer {

    static final String KIND = "operator";

    /** Below a day, so that an old letter is given up before the next one is due. */
    private static final Duration LIFE = Duration.ofHours(20);

    private final Wellbeing wellbeing;
    private final Optional<EmailAddress> operator;
    private final EmailAddress from;
    private final InstantSource time;

    /** @param owner whom the settings name; only a mail address can get a letter */
    public OperatorLetter(Wellbeing wellbeing, URI owner, EmailAddress from, InstantSource time) {
        this.wellbeing = wellbeing;
        this.operator = "mailto".equals(owner.getScheme())
                ? EmailAddress.parse(owner.getSchemeSpecificPart()).filter(address -> !address.equals(from))
                : Optional.empty();
        this.from = from;
        this.time = time;
    }

    /** Queues today's letter, if there is need of one, somebody to get it, and none yet. */
    public JobOutcome run(Outbox outbox) {
        Instant now = time.instant();
        if (operator.isEmpty() || wellbeing.look().of(Weight.UNWELL).isEmpty()) {
            return JobOutcome.told(false);
        }
        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        outbox.add(
                new Message(
                        new MessageKey(KIND + "/" + day),
                        operator.get(),
                        "<operator-%s@%s>".formatted(day, from.domain()),
                        now,
                        now.plus(LIFE)),
                now);
        return JobOutcome.told(true);
    }

    @Override
    public Composition compose(MessageKey key) {
        List<Known> unwell = wellbeing.look().of(Weight.UNWELL);
        if (operator.isEmpty() || unwell.isEmpty()) {
            return new Composition.Withdrawn("all is well again");
        }
        String text = unwell.stream()
                .map(one -> "* %s%n  Since %s.%n  %s%n"
                        .formatted(
                                one.trouble().says(), one.since(), one.trouble().cure()))
                .collect(Collectors.joining("\n"));
        String intro = unwell.size() == 1 ? "One thing needs a person:" : unwell.size() + " things need a person:";
        String end = "broadsheet status shows the same list, as it is then.";
        return new Composition.Ready(new Letter(
                operator.get(),
                "",
                "Broadsheet: " + (unwell.size() == 1 ? "one thing needs you" : unwell.size() + " things need you"),
                intro + "\n\n" + text + "\n" + end + "\n",
                "<!doctype html><html lang=\"en\"><title>Broadsheet</title><p>%s</p><pre>%s</pre><p>%s</p></html>"
                        .formatted(intro, escaped(text), end),
                time.instant(),
                Letter.AutoSubmitted.AUTO_GENERATED,
                Optional.empty(),
                Optional.empty()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

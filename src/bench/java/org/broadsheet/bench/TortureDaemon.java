package org.broadsheet.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.delivery.RestPolicy;
import org.broadsheet.delivery.RetryPolicy;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.MimePress;
import org.broadsheet.mail.ReturnPath;
import org.broadsheet.mail.Sender;
import org.broadsheet.mail.SmtpTransport;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.JdbcOutbox;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.store.database.Database;

/**
 * The process that {@link Torture} kills: the daemon's own delivery, from the outbox on disk to the mail server, with
 * retries after fractions of a second. Queues messages of its own, says which ones are safely queued, and delivers until
 * it is killed, or until nothing waits where it is told to finish.
 */
public final class TortureDaemon {

    private static final Duration QUICKLY = Duration.ofMillis(150);

    private TortureDaemon() {}

    /** Arguments: database address, port of the mail server, round, messages to queue, workers, what a commit survives, "finish" or "run". */
    public static void main(String[] arguments) throws IOException {
        InstantSource time = InstantSource.system();
        try (Database database = Database.open(arguments[0], Database.Survives.valueOf(arguments[5]))) {
            Outbox outbox = new JdbcOutbox(database);
            OutboxBook book = new JdbcOutboxBook(database);
            int workers = Integer.parseInt(arguments[4]);
            Courier courier = courier(database, outbox, Integer.parseInt(arguments[1]), workers, time);
            System.out.println("ready");
            int messages = Integer.parseInt(arguments[3]);
            Thread.ofPlatform().daemon().start(() -> queue(outbox, "r" + arguments[2], messages, time));
            boolean finish = arguments[6].equals("finish");
            while (!finish || waiting(book) > 0) {
                courier.deliverDue();
                outbox.dropBytes(time.instant().minus(Duration.ofSeconds(1)));
            }
            courier.close();
            System.out.println("finished");
        }
    }

    private static void queue(Outbox outbox, String round, int messages, InstantSource time) {
        for (int i = 0; i < messages; i++) {
            MessageKey key = new MessageKey("test/" + round + "-" + i);
            Instant now = time.instant();
            outbox.add(
                    new Message(
                            key,
                            new EmailAddress("%s-%d@d%d.example".formatted(round, i, i % 7)),
                            "<" + round + "-" + i + "@torture.example>",
                            now,
                            now.plus(Duration.ofDays(1))),
                    now);
            System.out.println("queued " + key);
        }
    }

    private static long waiting(OutboxBook book) {
        Map<OutboxBook.Kind, Long> counts = book.counts();
        return counts.get(OutboxBook.Kind.QUEUED)
                + counts.get(OutboxBook.Kind.CLAIMED)
                + counts.get(OutboxBook.Kind.UNSURE);
    }

    /** Delivery of messages of the kind {@code test}. */
    public static Courier courier(Database database, Outbox outbox, int port, int workers, InstantSource time) {
        EmailAddress from = new EmailAddress("digest@torture.example");
        Sender sender = new Sender(
                from,
                "Torture",
                "digest.torture.example",
                URI.create("https://torture.example/help"),
                URI.create("mailto:digest@torture.example"),
                from);
        ReturnPath returnPath =
                new ReturnPath(from, List.of("not a secret, only a test".getBytes(StandardCharsets.UTF_8)));
        MailRoute.Smtp route = new MailRoute.Smtp(
                "127.0.0.1",
                port,
                MailRoute.Tls.NONE,
                Optional.empty(),
                Optional.empty(),
                workers,
                100,
                Duration.ofMinutes(5),
                MailRoute.Timeouts.RFC_5321);
        DeliverySettings settings = new DeliverySettings(
                workers,
                64,
                Duration.ofSeconds(1),
                new RetryPolicy(List.of(QUICKLY), QUICKLY),
                new RestPolicy(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(100)),
                0,
                0,
                0,
                Duration.ofDays(1));
        return new Courier(
                new Courier.Tools(
                        outbox,
                        new JdbcRests(database),
                        Map.of("test", TortureDaemon::compose),
                        new MimePress(sender, returnPath, message -> Optional.empty(), Optional.empty()),
                        new SmtpTransport(route),
                        () -> Long.MAX_VALUE,
                        time),
                settings);
    }

    /** Its words differ each time, so that a repeat is identical only if its bytes were kept. */
    private static Composer.Composition compose(MessageKey key) {
        String text = "%s in words, at %d\n".formatted(key, System.nanoTime()).repeat(20);
        return new Composer.Composition.Ready(new Letter(
                new EmailAddress(key.value().substring(5) + "@d" + lastNumber(key) % 7 + ".example"),
                "Reader",
                "A digest",
                text,
                "<p>" + text + "</p>",
                Instant.parse("2026-03-02T06:00:00Z"),
                Letter.AutoSubmitted.AUTO_GENERATED,
                Optional.of(URI.create("https://torture.example/u/x")),
                Optional.empty()));
    }

    private static int lastNumber(MessageKey key) {
        return Integer.parseInt(key.value().substring(key.value().lastIndexOf('-') + 1));
    }
}

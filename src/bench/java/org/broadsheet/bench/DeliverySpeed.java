package org.broadsheet.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.SmtpSink;
import org.broadsheet.mail.SmtpTransport;
import org.broadsheet.profiles.EmailAddress;

/**
 * Messages a second into Postfix's smtp-sink, against Postfix's own smtp-source with the same sizes and connections, turn
 * by turn in one run.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp 'target/test-classes:target/classes:target/lib/*' org.broadsheet.bench.DeliverySpeed [MESSAGES [ROUNDS]]
 * </pre>
 */
public final class DeliverySpeed {

    private static final List<Integer> CONNECTIONS = List.of(1, 4, 16);
    private static final List<Integer> KILOBYTES = List.of(2, 30, 80);
    private static final Path SOURCE = Path.of("/usr/sbin/smtp-source");

    private DeliverySpeed() {}

    public static void main(String[] arguments) throws Exception {
        if (!SmtpSink.isInstalled() || !Files.isExecutable(SOURCE)) {
            System.err.println(
                    "Postfix's smtp-sink and smtp-source are not here: sh src/test/ci/install-test-tools.sh");
            System.exit(1);
        }
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (SmtpSink sink = SmtpSink.counting()) {
            ours(sink.port(), 4, parcel(2), messages);
            System.out.println("| kB | connections | Broadsheet | smtp-source | ratio |");
            System.out.println("|---|---|---|---|---|");
            for (int kilobytes : KILOBYTES) {
                for (int connections : CONNECTIONS) {
                    measure(sink.port(), connections, kilobytes, messages, rounds);
                }
            }
        }
    }

    private static void measure(int port, int connections, int kilobytes, int messages, int rounds) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        Parcel parcel = parcel(kilobytes);
        for (int round = 0; round < rounds; round++) {
            double us = ours(port, connections, parcel, messages);
            double them = theirs(port, connections, parcel.bytes().length, messages);
            ours.add(us);
            theirs.add(them);
            ratios.add(us / them);
        }
        System.out.printf(
                "| %d | %d | %,.0f/s | %,.0f/s | %.2f |%n",
                kilobytes, connections, median(ours), median(theirs), median(ratios));
    }

    private static double ours(int port, int connections, Parcel parcel, int messages) throws Exception {
        MailRoute.Smtp route = new MailRoute.Smtp(
                "127.0.0.1",
                port,
                MailRoute.Tls.NONE,
                Optional.empty(),
                Optional.empty(),
                connections,
                1_000_000,
                Duration.ofMinutes(5),
                MailRoute.Timeouts.RFC_5321);
        try (SmtpTransport transport = new SmtpTransport(route);
                ExecutorService workers = Executors.newFixedThreadPool(connections)) {
            long began = System.nanoTime();
            List<Future<Integer>> all = new ArrayList<>();
            for (int worker = 0; worker < connections; worker++) {
                int share = messages / connections;
                all.add(workers.submit(() -> send(transport, parcel, share)));
            }
            int sent = 0;
            for (Future<Integer> each : all) {
                sent += each.get();
            }
            return sent / seconds(began);
        }
    }

    private static int send(SmtpTransport transport, Parcel parcel, int messages) {
        for (int i = 0; i < messages; i++) {
            if (!(transport.send(parcel) instanceof SendOutcome.Accepted)) {
                throw new IllegalStateException("smtp-sink refused a message");
            }
        }
        return messages;
    }

    private static double theirs(int port, int connections, int bytes, int messages) throws Exception {
        long began = System.nanoTime();
        Process source = new ProcessBuilder(
                        SOURCE.toString(),
                        "-d",
                        "-s",
                        Integer.toString(connections),
                        "-m",
                        Integer.toString(messages),
                        "-l",
                        Integer.toString(bytes),
                        "-f",
                        "b@example.org",
                        "-t",
                        "ada@example.org",
                        "127.0.0.1:" + port)
                .inheritIO()
                .start();
        if (!source.waitFor(5, TimeUnit.MINUTES) || source.exitValue() != 0) {
            throw new IllegalStateException("smtp-source did not finish");
        }
        return messages / seconds(began);
    }

    private static Parcel parcel(int kilobytes) {
        String line = "A line of a digest as long as such lines usually are, about 72 columns.\r\n";
        String body = "Subject: speed\r\n\r\n" + line.repeat(kilobytes * 1000 / line.length());
        return new Parcel(
                new MessageKey("test/speed"),
                new EmailAddress("ada@example.org"),
                Optional.of(new EmailAddress("b@example.org")),
                body.getBytes(StandardCharsets.US_ASCII));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}

package org.broadsheet.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.broadsheet.daemon.DaemonLock;
import org.broadsheet.simulation.SimulatedTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code broadsheet serve}: the daemon. */
@Command(
        name = "serve",
        description =
                "Runs the daemon: fetches, matches, makes and sends digests, serves the web page, until it is told to end.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  broadsheet serve --data /var/lib/broadsheet --config /etc/broadsheet",
            "",
            "SIGTERM or Ctrl-C finishes the message in hand and closes within 10 s.",
            "Exit codes: 2 a setting needs an edit, 3 a daemon runs on this data already."
        })
public final class ServeCommand implements Callable<Integer> {

    /** Starts the daemon on a folder whose lock is held. */
    @FunctionalInterface
    public interface Serving {

        /**
         * @param tick the pause of the jobs that somebody waits for; the others rest in proportion
         * @param ending told, in a sentence, why the daemon cannot go on
         */
        Running start(Common common, InstantSource time, Duration tick, Consumer<String> ending) throws IOException;
    }

    /** A daemon at work, until it is closed. */
    public interface Running extends Opened {

        /** Where its page is. */
        URI address();
    }

    private final Serving serving;

    public ServeCommand(Serving serving) {
        this.serving = serving;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /** Ten are promised; the virtual machine takes up to one. */
    private static final long SECONDS_TO_CLOSE = 9;

    @Mixin
    private Common common;

    @Option(
            names = "--clock",
            hidden = true,
            description = "INSTANT@SPEED: a simulated clock, for watching weeks in minutes.")
    private String clock;

    @Option(
            names = "--tick",
            hidden = true,
            defaultValue = "PT1S",
            description = "The shortest pause between two looks.")
    private Duration tick;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<DaemonLock> free = DaemonLock.of(common.data).or(() -> DaemonLock.takeFromCommands(common.data));
        if (free.isEmpty()) {
            err.printf(
                    "A daemon on %s is running already. Stop it first, or name another folder with --data.%n",
                    common.data);
            return ExitCode.ALREADY_RUNNING;
        }
        InstantSource time = clock == null ? InstantSource.system() : SimulatedTime.fast(clock);
        CountDownLatch told = new CountDownLatch(1);
        AtomicReference<String> ending = new AtomicReference<>();
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitClosing(told, closed), "closing"));
        try (DaemonLock lock = free.get();
                Running daemon = serving.start(common, time, tick, why -> {
                    if (ending.compareAndSet(null, why)) {
                        haltSoon();
                    }
                    told.countDown();
                })) {
            err.printf("The page is at %s/%n", daemon.address());
            LOG.atInfo()
                    .addKeyValue("data", common.data)
                    .addKeyValue("time", time.instant())
                    .log("ready");
            told.await();
            if (ending.get() != null) {
                err.println(ending.get());
                return ExitCode.NOT_DONE;
            }
            LOG.info("told to end; finishing what is in hand");
        } finally {
            closed.countDown();
        }
        return ExitCode.DONE;
    }

    /** A daemon that must end may be unable to close in order; then it ends without. */
    private static void haltSoon() {
        Thread.ofPlatform().daemon().name("end").start(() -> {
            try {
                TimeUnit.SECONDS.sleep(SECONDS_TO_CLOSE);
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(ExitCode.NOT_DONE);
        });
    }

    private static void awaitClosing(CountDownLatch told, CountDownLatch closed) {
        told.countDown();
        try {
            if (!closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                LOG.warn("not everything closed in time; nothing is lost, a message in hand may be repeated");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

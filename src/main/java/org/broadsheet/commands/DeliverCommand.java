package org.broadsheet.commands;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.Delivered;
import org.broadsheet.delivery.OutboxBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet deliver}: the deliver job, once, now. */
@Command(
        name = "deliver",
        description = {
            "Send every message that is due, until none is.",
            "What cannot be sent now stays queued; see: broadsheet status"
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet deliver --json"})
public final class DeliverCommand implements Callable<Integer> {

    /** What sending takes. */
    public interface Parts extends Opened {
        OutboxBook outboxBook();

        Courier courier();
    }

    private final Opening<Parts> opening;

    public DeliverCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        InstantSource time = InstantSource.system();
        try (Parts instance = opening.open(common, time)) {
            Delivered round = deliver(instance, time);
            common.answer(System.out, fields(round), text(round));
            return round.obstacle().isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
        }
    }

    private static Delivered deliver(Parts instance, InstantSource time) {
        long due = instance.outboxBook().due(time.instant());
        try (Progress progress = Progress.onStandardError(time, "messages", due);
                ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory())) {
            var unused = watch.scheduleAtFixedRate(
                    () -> progress.at(instance.courier().soFar().done()), 100, 100, TimeUnit.MILLISECONDS);
            try {
                return instance.courier().deliverDue();
            } finally {
                watch.shutdownNow();
            }
        }
    }

    private static Map<String, Object> fields(Delivered round) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sent", round.sent());
        fields.put("deferred", round.deferred());
        fields.put("unsure", round.unsure());
        fields.put("refused", round.refused());
        fields.put("givenUp", round.givenUp());
        fields.put("withdrawn", round.withdrawn());
        fields.put("handedBack", round.handedBack());
        fields.put("obstacle", round.obstacle());
        return fields;
    }

    private static String text(Delivered round) {
        String counts = "%,d sent, %,d deferred, %,d of uncertain end, %,d refused, %,d given up, %,d withdrawn."
                .formatted(
                        round.sent(),
                        round.deferred(),
                        round.unsure(),
                        round.refused(),
                        round.givenUp(),
                        round.withdrawn());
        return round.obstacle().isEmpty() ? counts : counts + "\nStopped early: " + round.obstacle() + ".";
    }
}

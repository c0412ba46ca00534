package org.broadsheet.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The job that looks for new papers: in the watched folder each time, and at every feed when its interval is over. */
public final class IntakeRun {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeRun.class);

    private final Intake intake;
    private final PaperShelf shelf;
    private final List<Source> feeds;
    private final WatchedFolder inbox;
    private final Duration interval;
    private final InstantSource time;
    private Instant nextFeeds = Instant.MIN;

    /**
     * @param data the data folder, below which the watched folder lies
     * @param feeds what to ask when the settings' interval is over
     */
    public IntakeRun(
            PaperShelf shelf,
            Intake intake,
            List<Source> feeds,
            IntakeSettings settings,
            Path data,
            InstantSource time) {
        this.intake = intake;
        this.shelf = shelf;
        this.feeds = List.copyOf(feeds);
        this.inbox = new WatchedFolder(data.resolve(settings.inbox()));
        this.interval = settings.interval();
        this.time = time;
    }

    /** Each item is a file or feed from which something came, or should have. A feed that is not there now is asked again. */
    public synchronized List<Taken> run() {
        List<Taken> taken = new ArrayList<>(takeInbox());
        Instant now = time.instant();
        if (!now.isBefore(nextFeeds)) {
            nextFeeds = now.plus(interval);
            feeds.forEach(feed -> take(feed).ifPresent(taken::add));
        }
        return taken;
    }

    private List<Taken> takeInbox() {
        List<Taken> taken = new ArrayList<>();
        try {
            for (Path file : inbox.whole(time.instant())) {
                Taken one = intake.takeFile(file, Optional.empty(), records -> {});
                inbox.put(file, one.ending());
                log("file taken in", one);
                taken.add(one);
            }
        } catch (IOException refused) {
            LOG.atError().addKeyValue("reason", refused.toString()).log("watched folder cannot be used");
        }
        return taken;
    }

    private Optional<Taken> take(Source feed) {
        return switch (feed.fetch(shelf.cursor(feed.name()))) {
            case FetchOutcome.Fetched(InputStream body, String cursor) ->
                Optional.of(log("feed taken in", intake.takeBody(feed.name(), body, cursor)));
            case FetchOutcome.NothingNew() -> {
                LOG.atInfo().addKeyValue("source", feed.name()).log("feed has nothing new");
                yield Optional.empty();
            }
            case FetchOutcome.Stale(String reason) -> {
                LOG.atWarn()
                        .addKeyValue("source", feed.name())
                        .addKeyValue("reason", reason)
                        .log("feed gives old news");
                yield Optional.empty();
            }
            case FetchOutcome.Unavailable(String reason) -> {
                LOG.atInfo()
                        .addKeyValue("source", feed.name())
                        .addKeyValue("reason", reason)
                        .log("feed not available now");
                yield Optional.of(new Taken(
                        feed.name(),
                        Counts.NONE,
                        new Ending.Unavailable("It is not available now: %s. Ask again later.".formatted(reason))));
            }
            case FetchOutcome.Unreadable(String reason) ->
                Optional.of(log("feed taken in", new Taken(feed.name(), Counts.NONE, new Ending.Unreadable(reason))));
        };
    }

    private static Taken log(String event, Taken taken) {
        LoggingEventBuilder line = switch (taken.ending()) {
            case Ending.Complete() -> LOG.atInfo();
            case Ending.Unavailable(String sentence) -> LOG.atInfo().addKeyValue("problem", sentence);
            case Ending.CutOff(String sentence) -> LOG.atWarn().addKeyValue("problem", sentence);
            case Ending.Unreadable(String sentence) -> LOG.atWarn().addKeyValue("problem", sentence);
        };
        line.addKeyValue("source", taken.source())
                .addKeyValue("new", taken.counts().added())
                .addKeyValue("known", taken.counts().known())
                .addKeyValue("setAside", taken.counts().setAside())
                .log(event);
        return taken;
    }
}

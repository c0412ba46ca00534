package org.broadsheet.commands;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadsheet.simulation.ReadAhead;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.FetchOutcome;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.Pace;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.arxiv.ArxivFeed;

/** Today's announcement of arXiv, for a try. */
public final class LiveAnnouncement {

    private LiveAnnouncement() {}

    /** A try asks one question and has no tables yet that could keep a pace. A redirect of it waits like any question. */
    private static final class OneVisit implements Pace {

        private Instant free = Instant.MIN;

        @Override
        public Turn take(Provider provider, Instant now, Duration lease) {
            return now.isBefore(free) ? new Turn.Wait(free) : new Turn.Yours();
        }

        @Override
        public void done(Provider provider, Instant now) {
            free = now.plus(provider.gap());
        }

        @Override
        public void close(Provider provider, Instant until) {
            free = until;
        }
    }

    /** Reads it; the sentence that says why there is none, if there is none. */
    public static Optional<String> read(String categories, Common common, ReadAhead into, InstantSource time) {
        IntakeSettings settings = common.settings().sources();
        Optional<URI> announcements = settings.values().site("arxiv-announcements");
        if (announcements.isEmpty()) {
            return Optional.of(
                    "sources.arxiv-announcements is \"\" in broadsheet.yaml, so here is the sample day instead.");
        }
        PoliteClient client = new PoliteClient(settings.contact(), new OneVisit(), time, Thread::sleep);
        ArxivFeed feed = new ArxivFeed(announcements.get(), () -> List.of(categories), Duration.ofHours(1));
        URI question = feed.questions(Days.of(LocalDate.EPOCH)).getFirst();
        return switch (client.get(feed.provider(), question, Optional.empty())) {
            case FetchOutcome.Fetched(var body, var cursor) -> {
                into.read("arXiv " + categories, body, cursor, time);
                yield into.byDay().isEmpty()
                        ? Optional.of("arXiv announces nothing in " + categories
                                + " today, so here is the sample day instead.")
                        : Optional.empty();
            }
            case FetchOutcome.NothingNew() ->
                Optional.of("arXiv announces nothing in " + categories + " today, so here is the sample day instead.");
            case FetchOutcome.Unavailable(String reason) ->
                Optional.of("arXiv cannot be reached (" + reason + "), so here is the sample day instead.");
            case FetchOutcome.Unreadable(String reason) ->
                Optional.of("arXiv's answer cannot be read (" + reason + "), so here is the sample day instead.");
        };
    }
}

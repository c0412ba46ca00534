package org.broadsheet.commands;

import java.time.InstantSource;
import java.util.Optional;
import org.broadsheet.simulation.ReadAhead;
import org.broadsheet.sources.FetchOutcome;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.arxiv.ArxivFeed;

/** Today's announcement of arXiv, for a try. */
public final class LiveAnnouncement {

    private LiveAnnouncement() {}

    /** Reads it; the sentence that says why there is none, if there is none. */
    public static Optional<String> read(String categories, Common common, ReadAhead into, InstantSource time) {
        IntakeSettings settings = org.broadsheet.config.AppConfig.read(common.config, System.getenv())
                .sources();
        PoliteClient client = new PoliteClient(settings.contact(), time, Thread::sleep);
        return switch (new ArxivFeed(settings.announcements(), categories, client).fetch(Optional.empty())) {
            case FetchOutcome.Fetched(var body, var cursor) -> {
                into.read("arXiv " + categories, body, cursor, time);
                yield into.byDay().isEmpty()
                        ? Optional.of("arXiv announces nothing in " + categories
                                + " today, so here is the sample day instead.")
                        : Optional.empty();
            }
            case FetchOutcome.NothingNew() ->
                Optional.of("arXiv announces nothing in " + categories + " today, so here is the sample day instead.");
            case FetchOutcome.Stale(String reason) ->
                Optional.of("arXiv repeats an old day (" + reason + "), so here is the sample day instead.");
            case FetchOutcome.Unavailable(String reason) ->
                Optional.of("arXiv cannot be reached (" + reason + "), so here is the sample day instead.");
            case FetchOutcome.Unreadable(String reason) ->
                Optional.of("arXiv's answer cannot be read (" + reason + "), so here is the sample day instead.");
        };
    }
}

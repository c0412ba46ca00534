package org.broadsheet.sources.registry;

import java.util.List;
import org.broadsheet.sources.Formats;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.arxiv.ArxivAnnouncement;
import org.broadsheet.sources.arxiv.ArxivApi;
import org.broadsheet.sources.arxiv.ArxivFeed;
import org.broadsheet.sources.arxiv.ArxivSnapshot;
import org.broadsheet.sources.pages.DailyPapersPage;
import org.broadsheet.sources.trending.HuggingFaceDaily;

/** The one list of where papers come from, and of how they come written. A new source is a line here. */
public final class AllSources {

    /** In this order they are asked whether they recognise a body. */
    public static final Formats FORMATS = new Formats(List.of(
            new HuggingFaceDaily(),
            new ArxivSnapshot(),
            new ArxivApi(),
            new ArxivAnnouncement(),
            new DailyPapersPage()));

    private AllSources() {}

    /** What the settings say to ask. */
    public static List<Source> of(IntakeSettings settings, PoliteClient client) {
        return settings.feeds().stream()
                .map(categories -> (Source) new ArxivFeed(settings.announcements(), categories, client))
                .toList();
    }
}

package org.broadsheet.sources.feeds;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Schedule;
import org.broadsheet.sources.Source;

/** Any feed by its address: a journal's table of contents, a conference's list. */
public final class FeedSource implements Source {

    private final URI address;
    private final Duration every;

    public FeedSource(URI address, Duration every) {
        this.address = address;
        this.every = every;
    }

    @Override
    public String name() {
        String text = address.toString();
        return "feed " + text.substring(0, Math.min(text.length(), 400));
    }

    /** Feeds of one publisher come from one host, and share its pace. */
    @Override
    public Provider provider() {
        return Provider.usual("host " + address.getHost());
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Schedule schedule() {
        return Schedule.NONE;
    }

    @Override
    public int daysAtOnce() {
        return 0;
    }

    /** It lists what came last, however long ago that was. */
    @Override
    public boolean hasSomethingOn(LocalDate day) {
        return true;
    }

    @Override
    public List<URI> questions(Days days) {
        return List.of(address);
    }
}

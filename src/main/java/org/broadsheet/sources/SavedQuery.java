package org.broadsheet.sources;

import java.net.URI;
import java.time.Duration;

/** A query that an operator saved for one service, which is asked for it by days: what all such sources have in common. */
public abstract class SavedQuery implements Source {

    private static final int LONGEST_NAME = 300;

    private final String service;
    private final String query;
    private final URI base;
    private final Duration every;

    /**
     * @param service what its name begins with, and whose pace it keeps
     * @param query as the service takes it
     * @param base such as {@code https://www.osti.gov}
     */
    protected SavedQuery(String service, String query, URI base, Duration every) {
        this.service = service;
        this.query = query.strip();
        this.base = base;
        this.every = every;
    }

    protected final String query() {
        return query;
    }

    protected final URI base() {
        return base;
    }

    @Override
    public final String name() {
        return service + ": " + query.substring(0, Math.min(query.length(), LONGEST_NAME));
    }

    @Override
    public Provider provider() {
        return Provider.usual(service);
    }

    /** Queries find different papers, so none is a witness of another. */
    @Override
    public String witnesses() {
        return name();
    }

    @Override
    public final Duration every() {
        return every;
    }

    @Override
    public final Schedule schedule() {
        return Schedule.NONE;
    }

    @Override
    public int daysAtOnce() {
        return 7;
    }
}

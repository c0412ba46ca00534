package org.broadsheet.sources;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A query that an operator saved for one service, which is asked for it by days: what all such sources have in common. */
public abstract class SavedQuery implements Source {

    /** One query of a service whose settings say where it is and how often it is asked. */
    @FunctionalInterface
    public interface Making {
        Source of(String query, URI server, Duration every);
    }

    /**
     * All saved queries of one service, as an operator sets them up: {@code queries}, {@code server} and {@code every}.
     *
     * @param name of the service, and of its settings
     * @param form what a query is, for the operator who wrote another thing
     * @param server where it is, if they say nothing
     * @param usual how often it is asked, if they say nothing
     */
    public record Kind(String name, String form, String server, String usual, Making making) implements SourceKind {

        @Override
        public List<SourceSetting> settings() {
            return List.of(
                    SourceSetting.texts(name + ".queries", "", form),
                    SourceSetting.site(name + ".server", server),
                    SourceSetting.span(name + ".every", usual));
        }

        @Override
        public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
            return values.site(name + ".server").stream()
                    .flatMap(base -> values.texts(name + ".queries").stream()
                            .map(query -> making.of(query, base, values.span(name + ".every"))))
                    .toList();
        }
    }

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

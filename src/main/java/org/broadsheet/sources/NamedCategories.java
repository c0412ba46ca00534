package org.broadsheet.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/** The categories that profiles name, looked up once a minute: intake looks every other second, and reading profiles costs. */
public final class NamedCategories implements Supplier<Set<String>> {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final WantedPapers wanted;
    private final InstantSource time;
    private Instant looked = Instant.MIN;
    private Set<String> named = Set.of();

    public NamedCategories(WantedPapers wanted, InstantSource time) {
        this.wanted = wanted;
        this.time = time;
    }

    @Override
    public synchronized Set<String> get() {
        Instant now = time.instant();
        if (looked.isBefore(now.minus(FRESH)) || looked.isAfter(now)) {
            named = Set.copyOf(wanted.categories());
            looked = now;
        }
        return named;
    }
}

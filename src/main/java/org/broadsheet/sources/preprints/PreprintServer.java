package org.broadsheet.sources.preprints;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Schedule;
import org.broadsheet.sources.Source;

/**
 * bioRxiv or medRxiv, asked by the day of posting, page by page.
 *
 * <p>Source: <a href="https://api.biorxiv.org/">bioRxiv API</a>: {@code details/{server}/{from}/{to}/{cursor}}.
 */
public final class PreprintServer implements Source {

    /** In the settings, stands for all categories. */
    static final String ALL = "all";

    private final String server;
    private final URI base;
    private final Set<String> categories;
    private final Duration every;

    /**
     * @param server {@code biorxiv} or {@code medrxiv}
     * @param categories in the server's words, such as {@code neuroscience}; {@code all} stands for all
     */
    public PreprintServer(String server, URI base, List<String> categories, Duration every) {
        this.server = server;
        this.base = base;
        this.categories = categories.stream()
                .map(category -> category.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.every = every;
    }

    @Override
    public String name() {
        return server;
    }

    @Override
    public Provider provider() {
        return Provider.usual("biorxiv");
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
        return 1;
    }

    @Override
    public String scope() {
        return String.join("+", categories.stream().sorted().toList());
    }

    @Override
    public List<URI> questions(Days days) {
        return List.of(URI.create("%s/details/%s/%s/%s/0".formatted(base, server, days.from(), days.to())));
    }

    /** Pages have 30 or 100 records; the next begins behind what this one had. */
    @Override
    public Optional<URI> next(URI asked, String answer) {
        long total = PreprintDetails.number(answer, "total");
        long count = PreprintDetails.number(answer, "count");
        String address = asked.toString();
        int slash = address.lastIndexOf('/');
        long next = Long.parseLong(address.substring(slash + 1)) + count;
        return count > 0 && next < total
                ? Optional.of(URI.create(address.substring(0, slash + 1) + next))
                : Optional.empty();
    }

    @Override
    public long promised(String answer) {
        return PreprintDetails.number(answer, "total");
    }

    /** Some hundred on every workday, whatever the categories that are wanted of them. */
    @Override
    public boolean hasSomethingOn(LocalDate day) {
        return Days.isOrdinaryWorkday(day);
    }

    @Override
    public boolean wants(Paper paper) {
        return categories.contains(ALL)
                || paper.categories().stream()
                        .anyMatch(one -> categories.contains(one.value().toLowerCase(Locale.ROOT)));
    }
}

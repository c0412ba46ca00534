package org.broadsheet.sources.arxiv;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Schedule;
import org.broadsheet.sources.Source;

/**
 * arXiv's API, asked by date of submission: for all papers of some categories, as a second witness of what was announced and where
 * missed days are found; or for those that a saved query finds, whatever their categories.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API User's Manual</a>: {@code
 * submittedDate:[YYYYMMDDTTTT TO YYYYMMDDTTTT]} in GMT, at most 2,000 a slice.
 */
public final class ArxivByDate implements Source {

    /** Half of the 2,000 that arXiv's manual allows. A guess. */
    private static final int SLICE = 1_000;

    /** From submission to announcement: a weekend and a holiday. */
    private static final int LONGEST_WAIT_DAYS = 5;

    private static final Pattern TOTAL = Pattern.compile("<opensearch:totalResults[^>]{0,200}>\\s{0,20}(\\d{1,9})");
    private static final Pattern START = Pattern.compile("([?&])start=(\\d{1,9})");

    private static final int LONGEST_NAME = 300;

    private final String name;
    private final String witnesses;
    private final URI base;
    private final Supplier<String> search;
    private final Supplier<String> scope;
    private final Duration every;

    private ArxivByDate(
            String name, String witnesses, URI base, Supplier<String> search, Supplier<String> scope, Duration every) {
        this.name = name;
        this.witnesses = witnesses;
        this.base = base;
        this.search = search;
        this.scope = scope;
        this.every = every;
    }

    /**
     * @param base such as {@code https://export.arxiv.org}
     * @param categories such as {@code cs.AI}, or whole archives such as {@code math}
     */
    public ArxivByDate(URI base, Supplier<List<String>> categories, Duration every) {
        this(
                "arxiv-api",
                Provider.ARXIV.name(),
                base,
                () -> categories.get().stream().map(ArxivByDate::term).collect(Collectors.joining(" OR ")),
                () -> String.join("+", categories.get()),
                every);
    }

    /** @param query as the API takes it, such as {@code abs:"spin ice" AND cat:cond-mat.*}; not blank */
    public static ArxivByDate query(String query, URI base, Duration every) {
        String line = query.strip();
        String name = "arxiv: " + line.substring(0, Math.min(line.length(), LONGEST_NAME));
        return new ArxivByDate(name, name, base, () -> line, () -> line, every);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String witnesses() {
        return witnesses;
    }

    @Override
    public Provider provider() {
        return Provider.ARXIV;
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
    public String scope() {
        String all = scope.get();
        return all.substring(0, Math.min(all.length(), 4_000));
    }

    @Override
    public int daysAtOnce() {
        return 7;
    }

    @Override
    public int settledAfterDays() {
        return LONGEST_WAIT_DAYS + 1;
    }

    /** Papers that are announced on these days were submitted from some days before the first of them on. */
    @Override
    public List<URI> questions(Days days) {
        String wanted = search.get();
        if (wanted.isEmpty()) {
            return List.of();
        }
        String query = "(%s) AND submittedDate:[%s0000 TO %s2359]"
                .formatted(
                        wanted,
                        DateTimeFormatter.BASIC_ISO_DATE.format(days.from().minusDays(LONGEST_WAIT_DAYS)),
                        DateTimeFormatter.BASIC_ISO_DATE.format(days.to()));
        return List.of(URI.create(
                "%s/api/query?search_query=%s&sortBy=submittedDate&sortOrder=descending&start=0&max_results=%d"
                        .formatted(base, URLEncoder.encode(query, StandardCharsets.UTF_8), SLICE)));
    }

    private static String term(String category) {
        return "cat:" + category + (category.contains(".") || category.contains("-") ? "" : ".*");
    }

    @Override
    public long promised(String answer) {
        Matcher total = TOTAL.matcher(answer);
        return total.find() ? Long.parseLong(total.group(1)) : 0;
    }

    @Override
    public Optional<URI> next(URI asked, String answer) {
        Matcher total = TOTAL.matcher(answer);
        Matcher start = START.matcher(asked.toString());
        if (!total.find() || !start.find()) {
            return Optional.empty();
        }
        long next = Long.parseLong(start.group(2)) + SLICE;
        return next < Long.parseLong(total.group(1))
                ? Optional.of(URI.create(start.replaceFirst("$1start=" + next)))
                : Optional.empty();
    }
}

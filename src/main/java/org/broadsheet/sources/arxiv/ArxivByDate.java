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
 * arXiv's API, asked by date of submission: a second witness of what was announced, and where missed days are found.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API User's Manual</a>: {@code
 * submittedDate:[YYYYMMDDTTTT TO YYYYMMDDTTTT]} in GMT, at most 2,000 a slice.
 */
public final class ArxivByDate implements Source {

    private static final int SLICE = 1_000;

    /** From submission to announcement: a weekend and a holiday. */
    private static final int LONGEST_WAIT_DAYS = 5;

    private static final Pattern TOTAL = Pattern.compile("<opensearch:totalResults[^>]{0,200}>\\s{0,20}(\\d{1,9})");
    private static final Pattern START = Pattern.compile("([?&])start=(\\d{1,9})");

    private final URI base;
    private final Supplier<List<String>> categories;
    private final Duration every;

    /**
     * @param base such as {@code https://export.arxiv.org}
     * @param categories such as {@code cs.AI}, or whole archives such as {@code math}
     */
    public ArxivByDate(URI base, Supplier<List<String>> categories, Duration every) {
        this.base = base;
        this.categories = categories;
        this.every = every;
    }

    @Override
    public String name() {
        return "arxiv-api";
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
        String all = String.join("+", categories.get());
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
        List<String> all = categories.get();
        if (all.isEmpty()) {
            return List.of();
        }
        String query = "(%s) AND submittedDate:[%s0000 TO %s2359]"
                .formatted(
                        all.stream().map(ArxivByDate::term).collect(Collectors.joining(" OR ")),
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

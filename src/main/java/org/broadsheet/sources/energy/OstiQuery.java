package org.broadsheet.sources.energy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Schedule;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.formats.JsonElements;

/**
 * A saved query of OSTI, by the day on which a record was entered, page by page.
 *
 * <p>Source: <a href="https://www.osti.gov/api/v1/docs">OSTI.GOV API documentation</a>. Written from it: no answer of the real
 * server was at hand.
 */
public final class OstiQuery implements Source {

    private static final int ROWS = 100;
    private static final int LONGEST_NAME = 300;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final Pattern PAGE = Pattern.compile("([?&]page=)(\\d{1,6})$");

    private final String query;
    private final URI base;
    private final Duration every;

    /** @param base such as {@code https://www.osti.gov} */
    public OstiQuery(String query, URI base, Duration every) {
        this.query = query.strip();
        this.base = base;
        this.every = every;
    }

    @Override
    public String name() {
        return "osti: " + query.substring(0, Math.min(query.length(), LONGEST_NAME));
    }

    @Override
    public Provider provider() {
        return Provider.usual("osti");
    }

    /** Queries find different papers, so none is a witness of another. */
    @Override
    public String witnesses() {
        return name();
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
        return 7;
    }

    @Override
    public List<URI> questions(Days days) {
        return List.of(URI.create("%s/api/v1/records?q=%s&entry_date_start=%s&entry_date_end=%s&rows=%d&page=1"
                .formatted(
                        base, URLEncoder.encode(query, UTF_8), DAY.format(days.from()), DAY.format(days.to()), ROWS)));
    }

    /** A page that is full is not the last. */
    @Override
    public Optional<URI> next(URI asked, String answer) {
        Matcher page = PAGE.matcher(asked.toString());
        return page.find() && JsonElements.of(answer).whole().size() == ROWS
                ? Optional.of(URI.create(page.replaceFirst("$1" + (Long.parseLong(page.group(2)) + 1))))
                : Optional.empty();
    }
}

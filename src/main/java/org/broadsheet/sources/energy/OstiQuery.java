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
import org.broadsheet.sources.SavedQuery;
import org.broadsheet.sources.formats.JsonElements;

/**
 * A saved query of OSTI, by the day on which a record was entered, page by page.
 *
 * <p>Source: <a href="https://www.osti.gov/api/v1/docs">OSTI.GOV API documentation</a>. Written from it: no answer of the real
 * server was at hand.
 */
public final class OstiQuery extends SavedQuery {

    private static final int ROWS = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final Pattern PAGE = Pattern.compile("([?&]page=)(\\d{1,6})$");

    /** @param base such as {@code https://www.osti.gov} */
    public OstiQuery(String query, URI base, Duration every) {
        super("osti", query, base, every);
    }

    @Override
    public List<URI> questions(Days days) {
        return List.of(URI.create("%s/api/v1/records?q=%s&entry_date_start=%s&entry_date_end=%s&rows=%d&page=1"
                .formatted(
                        base(),
                        URLEncoder.encode(query(), UTF_8),
                        DAY.format(days.from()),
                        DAY.format(days.to()),
                        ROWS)));
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

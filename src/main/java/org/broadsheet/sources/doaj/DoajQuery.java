package org.broadsheet.sources.doaj;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.SavedQuery;

/**
 * A saved query of DOAJ, by the day on which it got a record, page by page. DOAJ shows the first thousand records of a query.
 *
 * <p>Source: <a href="https://doaj.org/api/docs">DOAJ API, search of articles</a>. Written from what is known of it: no answer of the
 * real server was at hand.
 */
public final class DoajQuery extends SavedQuery {

    private static final int ROWS = 100;
    private static final int MOST_SHOWN = 1_000;
    private static final int LONGEST_HEAD = 4_000;
    private static final Pattern TOTAL = Pattern.compile("\"total\"\\s{0,9}:\\s{0,9}(\\d{1,9})");
    private static final Pattern PAGE = Pattern.compile("([?&]page=)(\\d{1,3})$");

    /** @param base such as {@code https://doaj.org} */
    public DoajQuery(String query, URI base, Duration every) {
        super("doaj", query, base, every);
    }

    @Override
    public List<URI> questions(Days days) {
        String question =
                "(%s) AND created_date:[%sT00:00:00Z TO %sT23:59:59Z]".formatted(query(), days.from(), days.to());
        return List.of(URI.create("%s/api/search/articles/%s?pageSize=%d&sort=created_date%%3Aasc&page=1"
                .formatted(base(), URLEncoder.encode(question, UTF_8).replace("+", "%20"), ROWS)));
    }

    @Override
    public Optional<URI> next(URI asked, String answer) {
        Matcher page = PAGE.matcher(asked.toString());
        if (!page.find()) {
            return Optional.empty();
        }
        int read = Integer.parseInt(page.group(2)) * ROWS;
        return read < Math.min(promised(answer), MOST_SHOWN)
                ? Optional.of(URI.create(page.replaceFirst("$1" + (read / ROWS + 1))))
                : Optional.empty();
    }

    @Override
    public long promised(String answer) {
        Matcher total = TOTAL.matcher(answer.substring(0, Math.min(LONGEST_HEAD, answer.length())));
        return total.find() ? Long.parseLong(total.group(1)) : 0;
    }
}

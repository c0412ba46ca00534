package org.broadsheet.sources.medicine;

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
 * A saved query of Europe PMC, by the day on which a record was first indexed there, page by page.
 *
 * <p>Source: <a href="https://europepmc.org/RestfulWebService">Europe PMC RESTful API</a>: {@code search} with {@code cursorMark}. Written
 * from it: no answer of the real server was at hand.
 */
public final class EuropePmcQuery extends SavedQuery {

    private static final int ROWS = 100;
    private static final int LONGEST_HEAD = 4_000;
    private static final Pattern HITS = Pattern.compile("\"hitCount\"\\s{0,9}:\\s{0,9}(\\d{1,9})");
    private static final Pattern NEXT = Pattern.compile("\"nextCursorMark\"\\s{0,9}:\\s{0,9}\"([^\"]{1,500})\"");
    private static final Pattern MARK = Pattern.compile("([?&]cursorMark=)([^&]{1,1000})$");

    /** @param base such as {@code https://www.ebi.ac.uk} */
    public EuropePmcQuery(String query, URI base, Duration every) {
        super("europepmc", query, base, every);
    }

    @Override
    public List<URI> questions(Days days) {
        String asked = "(%s) AND FIRST_IDATE:[%s TO %s]".formatted(query(), days.from(), days.to());
        return List.of(URI.create(
                "%s/europepmc/webservices/rest/search?query=%s&resultType=core&format=json&pageSize=%d&cursorMark=*"
                        .formatted(base(), URLEncoder.encode(asked, UTF_8), ROWS)));
    }

    /** The last page gives the mark by which it was asked for, or none. */
    @Override
    public Optional<URI> next(URI asked, String answer) {
        Matcher next = NEXT.matcher(head(answer));
        Matcher mark = MARK.matcher(asked.toString());
        if (!next.find() || !mark.find()) {
            return Optional.empty();
        }
        String following = URLEncoder.encode(next.group(1), UTF_8);
        return following.equals(mark.group(2))
                ? Optional.empty()
                : Optional.of(URI.create(mark.replaceFirst("$1" + Matcher.quoteReplacement(following))));
    }

    @Override
    public long promised(String answer) {
        Matcher hits = HITS.matcher(head(answer));
        return hits.find() ? Long.parseLong(hits.group(1)) : 0;
    }

    private static String head(String answer) {
        return answer.substring(0, Math.min(LONGEST_HEAD, answer.length()));
    }
}

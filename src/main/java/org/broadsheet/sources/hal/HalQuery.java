package org.broadsheet.sources.hal;

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
 * A saved query of HAL, by the day on which a record was submitted, page by page.
 *
 * <p>Source: <a href="https://api.archives-ouvertes.fr/docs/search">HAL API, search</a>, which answers as Solr does. Written from it: no
 * answer of the real server was at hand.
 */
public final class HalQuery extends SavedQuery {

    private static final int ROWS = 100;
    private static final int LONGEST_HEAD = 4_000;
    private static final String FIELDS =
            "docid,title_s,abstract_s,authFullName_s,doiId_s,arxivId_s,pubmedId_s,journalTitle_s,labStructName_s,licence_s,submittedDate_s";
    private static final Pattern FOUND = Pattern.compile("\"numFound\"\\s{0,9}:\\s{0,9}(\\d{1,9})");
    private static final Pattern START = Pattern.compile("([?&]start=)(\\d{1,9})$");

    /** @param base such as {@code https://api.archives-ouvertes.fr} */
    public HalQuery(String query, URI base, Duration every) {
        super("hal", query, base, every);
    }

    @Override
    public List<URI> questions(Days days) {
        String submitted = "submittedDate_tdate:[%sT00:00:00Z TO %sT23:59:59Z]".formatted(days.from(), days.to());
        return List.of(URI.create("%s/search/?q=%s&fq=%s&fl=%s&sort=%s&rows=%d&wt=json&start=0"
                .formatted(
                        base(),
                        URLEncoder.encode(query(), UTF_8),
                        URLEncoder.encode(submitted, UTF_8),
                        FIELDS,
                        URLEncoder.encode("docid asc", UTF_8),
                        ROWS)));
    }

    @Override
    public Optional<URI> next(URI asked, String answer) {
        Matcher start = START.matcher(asked.toString());
        if (!start.find()) {
            return Optional.empty();
        }
        long next = Long.parseLong(start.group(2)) + ROWS;
        return next < promised(answer) ? Optional.of(URI.create(start.replaceFirst("$1" + next))) : Optional.empty();
    }

    @Override
    public long promised(String answer) {
        Matcher found = FOUND.matcher(answer.substring(0, Math.min(LONGEST_HEAD, answer.length())));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}

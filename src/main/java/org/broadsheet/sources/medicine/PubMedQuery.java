package org.broadsheet.sources.medicine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.SavedQuery;

/**
 * A saved query of PubMed: for each day the numbers of the records entered on it, then the records themselves.
 *
 * <p>Source: <a href="https://www.ncbi.nlm.nih.gov/books/NBK25499/">Entrez E-utilities, parameters</a>; at most three
 * requests a second without a key.
 */
public final class PubMedQuery extends SavedQuery {

    static final Provider NCBI = new Provider("pubmed", Duration.ofMillis(400));

    /** Records at once; their numbers fit into an address. */
    static final int AT_ONCE = 200;

    private static final int LONGEST_HEAD = 4_000;
    private static final Pattern RECORD = Pattern.compile("<Pubmed(?:Book)?Article[>\\s]");

    private static final Pattern IDS = Pattern.compile("\"idlist\"\\s{0,9}:\\s{0,9}\\[([^\\]]{0,20000})\\]");
    private static final Pattern ID = Pattern.compile("\"(\\d{1,9})\"");
    private static final Pattern COUNT = Pattern.compile("\"count\"\\s{0,9}:\\s{0,9}\"?(\\d{1,9})");
    private static final Pattern START = Pattern.compile("([?&])retstart=(\\d{1,9})");

    /** @param base such as {@code https://eutils.ncbi.nlm.nih.gov} */
    public PubMedQuery(String query, URI base, Duration every) {
        super("pubmed", query, base, every);
    }

    @Override
    public Provider provider() {
        return NCBI;
    }

    @Override
    public int daysAtOnce() {
        return 1;
    }

    @Override
    public List<URI> questions(Days days) {
        return List.of(URI.create(
                "%s/entrez/eutils/esearch.fcgi?db=pubmed&retmode=json&datetype=edat&mindate=%s&maxdate=%s&term=%s&retmax=%d&retstart=0&tool=broadsheet"
                        .formatted(
                                base(), day(days.from()), day(days.to()), URLEncoder.encode(query(), UTF_8), AT_ONCE)));
    }

    private static String day(java.time.LocalDate day) {
        return day.toString().replace('-', '/');
    }

    /** Behind a list of numbers come its records; behind those the next list, whose address is kept where no server sees it. */
    @Override
    public Optional<URI> next(URI asked, String answer) {
        if (!asked.getPath().endsWith("esearch.fcgi")) {
            return Optional.ofNullable(asked.getRawFragment()).map(next -> URI.create(URLDecoder.decode(next, UTF_8)));
        }
        Matcher list = IDS.matcher(answer);
        List<String> ids = new ArrayList<>();
        if (list.find()) {
            Matcher id = ID.matcher(list.group(1));
            while (id.find()) {
                ids.add(id.group(1));
            }
        }
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(URI.create(records(base(), ids) + following(asked, answer)));
    }

    /** Where the records of these numbers are. */
    static URI records(URI base, List<String> numbers) {
        return URI.create("%s/entrez/eutils/efetch.fcgi?db=pubmed&retmode=xml&tool=broadsheet&id=%s"
                .formatted(base, String.join(",", numbers)));
    }

    @Override
    public long promised(String answer) {
        Matcher count = COUNT.matcher(answer.substring(0, Math.min(answer.length(), LONGEST_HEAD)));
        return answer.contains("\"esearchresult\"") && count.find() ? Long.parseLong(count.group(1)) : 0;
    }

    /** Books are counted, and are no papers. */
    @Override
    public long held(String answer, int read) {
        return RECORD.matcher(answer).results().count();
    }

    private static String following(URI asked, String answer) {
        Matcher count = COUNT.matcher(answer);
        Matcher start = START.matcher(asked.toString());
        if (!count.find() || !start.find()) {
            return "";
        }
        long next = Long.parseLong(start.group(2)) + AT_ONCE;
        return next < Long.parseLong(count.group(1))
                ? "#" + URLEncoder.encode(start.replaceFirst("$1retstart=" + next), UTF_8)
                : "";
    }
}

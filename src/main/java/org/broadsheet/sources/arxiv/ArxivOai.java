package org.broadsheet.sources.arxiv;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Schedule;
import org.broadsheet.sources.Source;

/**
 * arXiv's OAI-PMH, asked by date and set: keeps every day, so what a feed missed is found here.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/oa/index.html">arXiv OAI-PMH</a>: at {@code oaipmh.arxiv.org/oai} since
 * March 2025.
 */
public final class ArxivOai implements Source {

    /** With more categories than this in one archive, the whole archive in one chain costs less than a chain for each. */
    private static final int MOST_SETS = 6;

    private static final Set<String> OUTSIDE_PHYSICS =
            Set.of("cs", "econ", "eess", "math", "q-bio", "q-fin", "stat", "physics");

    private static final Pattern TOKEN =
            Pattern.compile("<resumptionToken(?:\\s[^>]{0,300})?>\\s{0,100}([^<\\s][^<]{0,2000})</resumptionToken>");

    private static final Pattern LIST_SIZE =
            Pattern.compile("<resumptionToken\\s[^>]{0,300}?completeListSize=\"(\\d{1,9})\"");
    private static final Pattern RECORD = Pattern.compile("<record[>\\s]");

    private final URI base;
    private final Supplier<List<String>> categories;
    private final Duration every;

    /**
     * @param base such as {@code https://oaipmh.arxiv.org}
     * @param categories such as {@code cs.AI}, or whole archives such as {@code math}
     */
    public ArxivOai(URI base, Supplier<List<String>> categories, Duration every) {
        this.base = base;
        this.categories = categories;
        this.every = every;
    }

    @Override
    public String name() {
        return "arxiv-oai";
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
        return 1;
    }

    @Override
    public List<URI> questions(Days days) {
        Set<String> sets = new TreeSet<>();
        categories.get().forEach(category -> sets.add(setOf(category)));
        return sets.stream()
                .map(set -> sets.stream()
                                        .filter(other -> archive(other).equals(archive(set)))
                                        .count()
                                > MOST_SETS
                        ? archive(set)
                        : set)
                .distinct()
                .map(set -> URI.create("%s/oai?verb=ListRecords&metadataPrefix=arXiv&set=%s&from=%s&until=%s"
                        .formatted(base, URLEncoder.encode(set, StandardCharsets.UTF_8), days.from(), days.to())))
                .toList();
    }

    /** {@code cs.AI} is the set {@code cs:cs:AI}, {@code hep-th} is {@code physics:hep-th}, {@code math} is {@code math}. */
    static String setOf(String category) {
        int dot = category.indexOf('.');
        String archive = dot < 0 ? category : category.substring(0, dot);
        String group = OUTSIDE_PHYSICS.contains(archive) ? archive : "physics";
        if (dot < 0) {
            return archive.equals(group) ? group : group + ":" + archive;
        }
        return group + ":" + archive + ":" + category.substring(dot + 1);
    }

    private static String archive(String set) {
        return set.split(":", 2)[0];
    }

    /** arXiv need not say it; it counts deleted records, too. */
    @Override
    public long promised(String answer) {
        Matcher size = LIST_SIZE.matcher(end(answer));
        return size.find() ? Long.parseLong(size.group(1)) : 0;
    }

    @Override
    public long held(String answer, int read) {
        return RECORD.matcher(answer).results().count();
    }

    private static String end(String answer) {
        return answer.substring(Math.max(0, answer.length() - 4_000));
    }

    @Override
    public Optional<URI> next(URI asked, String answer) {
        Matcher token = TOKEN.matcher(end(answer));
        return token.find()
                ? Optional.of(URI.create("%s/oai?verb=ListRecords&resumptionToken=%s"
                        .formatted(base, URLEncoder.encode(token.group(1).strip(), StandardCharsets.UTF_8))))
                : Optional.empty();
    }
}

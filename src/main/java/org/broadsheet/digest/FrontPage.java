package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Subscribers;

/**
 * The trending papers between two shelf numbers, and how many are news at all; worked out once for all readers whose digests
 * cover the same papers. Thread-safe.
 */
final class FrontPage {

    /** Readers whose matches are counted: enough for an order, and a bound on the work. */
    private static final int READERS_ASKED = 500;

    /** A bound on the work: only the newest this many papers are ordered. A guess. */
    private static final int MOST_PAPERS = 20_000;

    private static final int PAGE = 1_000;

    /** Trending papers kept: more than anybody is shown, since some were sent before. */
    private static final int KEPT = 300;

    private final Library library;
    private final Subscribers subscribers;
    private final MatchStore matches;
    private final Map<List<Long>, List<Trending.Ranked>> known = new LinkedHashMap<>();
    private final Map<List<Long>, Integer> counted = new HashMap<>();

    FrontPage(Library library, Subscribers subscribers, MatchStore matches) {
        this.library = library;
        this.subscribers = subscribers;
        this.matches = matches;
    }

    /** The papers numbered above {@code after} up to {@code through}, those that are looked at most first. */
    synchronized List<Trending.Ranked> between(long after, long through) {
        return known.computeIfAbsent(List.of(after, through), unused -> {
            List<Trending.Ranked> ranked = Trending.rank(papers(after, through), audience(after, through));
            return List.copyOf(ranked.subList(0, Math.min(KEPT, ranked.size())));
        });
    }

    /** How many of these papers are news. */
    synchronized int news(long after, long through) {
        return counted.computeIfAbsent(List.of(after, through), unused -> library.news(after, through));
    }

    private List<ShelvedPaper> papers(long after, long through) {
        List<ShelvedPaper> papers = new ArrayList<>();
        long last = Math.max(after, through - MOST_PAPERS);
        while (last < through) {
            List<ShelvedPaper> page = library.since(last, PAGE);
            if (page.isEmpty()) {
                break;
            }
            page.stream()
                    .filter(paper -> paper.number() <= through
                            && paper.isNews()
                            && !paper.paper().isWithdrawn())
                    .forEach(papers::add);
            last = page.getLast().number();
        }
        return papers;
    }

    private Map<Long, Trending.Audience> audience(long after, long through) {
        Map<Long, Trending.Audience> audience = new HashMap<>();
        int[] asked = {0};
        try {
            subscribers.each(reader -> {
                if (++asked[0] > READERS_ASKED) {
                    throw new CancellationException();
                }
                Map<Long, Double> best = new HashMap<>();
                for (Match match : matches.of(reader.id(), after)) {
                    if (match.paper() <= through) {
                        best.merge(match.paper(), match.score(), Math::max);
                    }
                }
                best.forEach((paper, score) ->
                        audience.merge(paper, Trending.Audience.NONE.and(score), (before, one) -> before.and(score)));
            });
        } catch (CancellationException enough) {
            return audience;
        }
        return audience;
    }
}

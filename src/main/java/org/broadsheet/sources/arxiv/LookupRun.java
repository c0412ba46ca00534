package org.broadsheet.sources.arxiv;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.sources.FetchOutcome;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.WantedPapers;
import org.broadsheet.sources.formats.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that asks arXiv's API for papers that readers name and nobody has, so that liked papers count on a new instance.
 * Each is asked for once; what arXiv does not know is not asked for again until the next start.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API User's Manual</a>, {@code id_list}.
 */
public final class LookupRun {

    private static final Logger LOG = LoggerFactory.getLogger(LookupRun.class);
    private static final String NAME = "arXiv lookups";

    /** Papers in one question; the address stays below 2,000 characters. */
    private static final int AT_ONCE = 100;

    /** Questions in one run, three seconds apart; who waits for the run does not wait long. */
    private static final int MOST_QUESTIONS = 5;

    /** How long nobody asks after the API failed. A guess. */
    private static final Duration REST = Duration.ofMinutes(10);

    private final WantedPapers wanted;
    private final Intake intake;
    private final URI base;
    private final PoliteClient client;
    private final InstantSource time;
    private final Deque<List<ArxivId>> questions = new ArrayDeque<>();
    private final Set<ArxivId> asked = new HashSet<>();
    private Instant looked = Instant.EPOCH;
    private Instant notBefore = Instant.MIN;

    /**
     * @param base such as {@code https://export.arxiv.org}
     * @param client the instance's only one, since arXiv counts all requests together
     */
    public LookupRun(WantedPapers wanted, Intake intake, URI base, PoliteClient client, InstantSource time) {
        this.wanted = wanted;
        this.intake = intake;
        this.base = base;
        this.client = client;
        this.time = time;
    }

    /** What came, question by question. While arXiv cannot be reached, nothing; then it is asked again after ten minutes. */
    public synchronized List<Taken> run() {
        Instant now = time.instant();
        gather(now);
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < MOST_QUESTIONS && !questions.isEmpty() && !now.isBefore(notBefore); i++) {
            if (!ask(taken)) {
                notBefore = now.plus(REST);
            }
        }
        return taken;
    }

    private void gather(Instant now) {
        List<ArxivId> fresh = wanted.missingSince(looked).stream()
                .flatMap(id -> id.arxiv().stream())
                .filter(asked::add)
                .toList();
        // A change that is being stored just now may carry an earlier moment.
        looked = now.minus(Duration.ofMinutes(1));
        for (int from = 0; from < fresh.size(); from += AT_ONCE) {
            questions.add(fresh.subList(from, Math.min(fresh.size(), from + AT_ONCE)));
        }
    }

    /** Asks the next question; false if there was no answer, so that it stays. */
    private boolean ask(List<Taken> taken) {
        List<ArxivId> ids = questions.getFirst();
        return switch (client.get(Provider.ARXIV, address(ids), Optional.empty())) {
            case FetchOutcome.Fetched(InputStream body, String cursor) -> {
                questions.removeFirst();
                Taken one = intake.takeBody(NAME, body, cursor);
                if (one.ending() instanceof Ending.Unreadable && ids.size() > 1) {
                    // One that arXiv refuses spoils the question for all.
                    questions.addFirst(ids.subList(ids.size() / 2, ids.size()));
                    questions.addFirst(ids.subList(0, ids.size() / 2));
                } else {
                    log(ids, one);
                    taken.add(one);
                }
                yield true;
            }
            case FetchOutcome.NothingNew() -> {
                questions.removeFirst();
                yield true;
            }
            case FetchOutcome.Unavailable(String reason) -> {
                LOG.atInfo()
                        .addKeyValue("papers", ids.size())
                        .addKeyValue("reason", reason)
                        .log("papers cannot be looked up now");
                yield false;
            }
            case FetchOutcome.Unreadable(String reason) -> {
                questions.removeFirst();
                LOG.atWarn()
                        .addKeyValue("papers", ids.size())
                        .addKeyValue("reason", reason)
                        .log("papers cannot be looked up");
                yield true;
            }
        };
    }

    private URI address(List<ArxivId> ids) {
        return URI.create("%s/api/query?max_results=%d&id_list=%s"
                .formatted(
                        base.toString().replaceFirst("(?<!/)/+$", ""),
                        ids.size(),
                        ids.stream().map(ArxivId::value).collect(Collectors.joining(","))));
    }

    private static void log(List<ArxivId> ids, Taken one) {
        LOG.atInfo()
                .addKeyValue("asked", ids.size())
                .addKeyValue("new", one.counts().added())
                .addKeyValue("known", one.counts().known())
                .addKeyValue("setAside", one.counts().setAside())
                .log("papers looked up");
    }
}

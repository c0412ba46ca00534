package org.broadsheet.sources.summaries;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.PaperShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that has a sentence written about each new paper, the one after the other, each once: how far it came is stored with what was
 * written. A digest takes what is there, and the abstract's own sentence of the others.
 */
public final class SummaryRun {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryRun.class);

    /** The name of its mark among those of sources. */
    private static final String NAME = "summaries";

    /** Papers between two marks: so many are asked for again after a crash. */
    private static final int AT_ONCE = 10;

    private static final int LOOKED_AT = 200;

    /** Papers that came longer ago stand in no digest that is still to come. */
    private static final Duration FRESH = Duration.ofDays(3);

    /** How long one run goes on, so that the job's row tells that it lives. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final PaperShelf shelf;
    private final Library library;
    private final SummaryServer server;
    private final BooleanSupplier mine;
    private final InstantSource time;

    /** @param mine asked before each few papers: whether it is for this process to do so */
    public SummaryRun(
            PaperShelf shelf, Library library, SummarySettings settings, BooleanSupplier mine, InstantSource time) {
        this.shelf = shelf;
        this.library = library;
        this.server = new SummaryServer(settings);
        this.mine = mine;
        this.time = time;
    }

    /**
     * What one run did, in papers.
     *
     * @param useless what came is no sentence about the paper; it is not asked for again
     * @param reason why the server did not answer; empty if it did
     */
    public record Counts(int written, int useless, Optional<String> reason) {}

    public synchronized Counts run() {
        Instant end = time.instant().plus(LONGEST);
        int written = 0;
        int useless = 0;
        Optional<String> reason = Optional.empty();
        while (reason.isEmpty() && time.instant().isBefore(end) && mine.getAsBoolean()) {
            long through = shelf.cursor(NAME).map(Long::parseLong).orElse(0L);
            List<ShelvedPaper> next = library.since(through, LOOKED_AT);
            if (next.isEmpty()) {
                break;
            }
            List<Paper> fresh = new ArrayList<>();
            int asked = 0;
            for (ShelvedPaper one : next) {
                if (asked == AT_ONCE) {
                    break;
                }
                if (!isWanted(one)) {
                    through = one.number();
                    continue;
                }
                asked++;
                SummaryServer.Answer answer = server.ask(one.paper());
                if (answer instanceof SummaryServer.Answer.Unavailable(String why)) {
                    reason = Optional.of(why);
                    break;
                }
                if (answer instanceof SummaryServer.Answer.Sentence(String sentence)) {
                    fresh.add(one.paper().with(one.paper().details().withSummary(sentence)));
                } else {
                    useless++;
                }
                through = one.number();
            }
            shelf.put(
                    new PaperShelf.Batch(NAME, fresh, List.of(), Optional.of(Long.toString(through))), time.instant());
            written += fresh.size();
        }
        reason.ifPresent(why -> LOG.atInfo().addKeyValue("reason", why).log("no summaries written"));
        return new Counts(written, useless, reason);
    }

    private boolean isWanted(ShelvedPaper one) {
        return one.isNews()
                && one.shelvedAt().isAfter(time.instant().minus(FRESH))
                && one.paper().details().summary().isEmpty()
                && !one.paper().abstractText().isBlank();
    }
}

package org.broadsheet.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.broadsheet.delivery.Courier;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.sources.PaperShelf;

/**
 * Lives through days on a simulated clock, with the same jobs as the daemon. A day's papers come in one minute before the
 * first of the readers' hours on that date, wherever on earth that reader is, so that "the digest of 3 March" means the
 * same to all.
 */
public final class Simulation {

    private static final int BATCH = 500;

    /** What living through days takes: the daemon's jobs, and what they write to. */
    public interface Parts {
        PaperShelf shelf();

        Subscribers subscribers();

        MatchRun matchRun();

        DigestRun digestRun();

        Courier courier();
    }

    private final Parts instance;
    private final SimulatedTime time;

    public Simulation(Parts instance, SimulatedTime time) {
        this.instance = instance;
        this.time = time;
    }

    /** Papers that were known before the first day; no digest shows them. */
    public void shelve(List<Paper> papers) {
        for (int from = 0; from < papers.size(); from += BATCH) {
            List<Paper> some = papers.subList(from, Math.min(papers.size(), from + BATCH));
            instance.shelf()
                    .put(
                            new PaperShelf.Batch("simulation", some, List.of(), java.util.Optional.empty()),
                            time.instant());
        }
    }

    /** The moment at which the papers of that date come in. */
    Instant morningOf(LocalDate date) {
        return readers().stream()
                .map(reader -> reader.time().momentOf(date))
                .min(Instant::compareTo)
                .orElseGet(() -> date.atStartOfDay().toInstant(ZoneOffset.UTC))
                .minus(Duration.ofMinutes(1));
    }

    /** Lives through one date: papers in, matches, and at each reader's hour the digest and its delivery. */
    public void live(LocalDate date, List<Paper> papers) {
        moveTo(morningOf(date));
        // What was due until now was due without these papers.
        instance.matchRun().run();
        mail();
        shelve(papers);
        instance.matchRun().run();
        TreeSet<Instant> hours = new TreeSet<>();
        readers().forEach(reader -> hours.add(reader.time().momentOf(date)));
        for (Instant hour : hours) {
            moveTo(hour);
            mail();
        }
    }

    private void mail() {
        instance.digestRun().run();
        instance.courier().deliverDue();
    }

    /** With readers all round the globe, one's evening comes after another's next morning; the clock never goes back. */
    private void moveTo(Instant moment) {
        if (moment.isAfter(time.instant())) {
            time.moveTo(moment);
        }
    }

    private List<Subscriber> readers() {
        List<Subscriber> all = new ArrayList<>();
        instance.subscribers().each(all::add);
        return all;
    }
}

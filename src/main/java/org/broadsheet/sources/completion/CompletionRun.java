package org.broadsheet.sources.completion;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.FetchOutcome;
import org.broadsheet.sources.IncompletePapers;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.WantedPapers;
import org.broadsheet.sources.formats.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that asks a register for papers that came without an abstract, and for those that readers name by a DOI and nobody has. What it
 * knows is taken in like any record, so that the richer one wins field by field. Of a paper that came the register tells no day; one that
 * a reader names is of the day of its publication, so that it counts and is no news. What is not known is asked for again a week later, as
 * long as the paper is news to somebody; what a reader names, after the next start.
 */
public final class CompletionRun {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionRun.class);
    private static final String NAME = "completion";

    /** DOIs in one question. */
    private static final int AT_ONCE = 25;

    /** Papers in one run: four questions, a second apart, so that intake goes on soon. */
    private static final int MOST = 4 * AT_ONCE;

    private final IncompletePapers incomplete;
    private final Intake intake;
    private final Register register;
    private final PoliteClient client;
    private final WantedPapers wanted;
    private final Duration every;
    private final InstantSource time;
    private final Deque<Doi> named = new ArrayDeque<>();
    private final Set<Doi> everNamed = new HashSet<>();
    private Instant looked = Instant.EPOCH;
    private Instant notBefore = Instant.MIN;

    /**
     * @param every how long after a run with nothing left to ask the next one comes; likewise after a failure
     * @param client the instance's only one
     */
    public CompletionRun(
            IncompletePapers incomplete,
            WantedPapers wanted,
            Intake intake,
            Register register,
            PoliteClient client,
            Duration every,
            InstantSource time) {
        this.incomplete = incomplete;
        this.wanted = wanted;
        this.intake = intake;
        this.register = register;
        this.client = client;
        this.every = every;
        this.time = time;
    }

    /** What came, question by question; nothing while it is not time. */
    public synchronized List<Taken> run() {
        Instant now = time.instant();
        List<Taken> taken = new ArrayList<>();
        if (now.isBefore(notBefore)) {
            return taken;
        }
        gather(now);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Doi> all = incomplete.incomplete(now, MOST);
        boolean answered = true;
        for (int from = 0; from < all.size() && answered; from += AT_ONCE) {
            List<Doi> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            answered = ask(some, paper -> paper.announcedOn(today), taken);
        }
        int asked = all.size();
        while (answered && asked < MOST && !named.isEmpty()) {
            List<Doi> some = named.stream().limit(AT_ONCE).toList();
            answered = ask(some, paper -> paper, taken);
            asked += some.size();
            if (answered) {
                named.removeAll(some);
            }
        }
        if (!answered || asked < MOST) {
            notBefore = now.plus(every);
        }
        return taken;
    }

    private void gather(Instant now) {
        wanted.missingSince(looked).stream()
                .flatMap(id -> Doi.find(id.value()).stream())
                .filter(everNamed::add)
                .forEach(named::add);
        // A change that is being stored just now may carry an earlier moment.
        looked = now.minus(Duration.ofMinutes(1));
    }

    /** False if nobody answers. One DOI that the register refuses spoils a question for all, so the halves are asked. */
    private boolean ask(List<Doi> dois, UnaryOperator<Paper> as, List<Taken> taken) {
        return switch (client.get(register.provider(), register.question(dois), Optional.empty())) {
            case FetchOutcome.Fetched(InputStream body, String cursor) -> {
                Taken one = intake.takeBody(NAME, body, cursor, as);
                if (one.ending() instanceof Ending.Complete || dois.size() == 1) {
                    done(dois, one, taken);
                    yield true;
                }
                yield halves(dois, as, taken);
            }
            case FetchOutcome.NothingNew() -> true;
            case FetchOutcome.Unavailable(String reason) -> {
                LOG.atInfo().addKeyValue("reason", reason).log("records not completed");
                yield false;
            }
            case FetchOutcome.Unreadable(String reason) -> {
                if (dois.size() > 1) {
                    yield halves(dois, as, taken);
                }
                LOG.atWarn().addKeyValue("reason", reason).log("record not completed");
                incomplete.asked(dois, time.instant());
                yield true;
            }
        };
    }

    private boolean halves(List<Doi> dois, UnaryOperator<Paper> as, List<Taken> taken) {
        int half = dois.size() / 2;
        return ask(dois.subList(0, half), as, taken) && ask(dois.subList(half, dois.size()), as, taken);
    }

    private void done(List<Doi> dois, Taken one, List<Taken> taken) {
        incomplete.asked(dois, time.instant());
        taken.add(one);
        LOG.atInfo()
                .addKeyValue("asked", dois.size())
                .addKeyValue("known", one.counts().known())
                .addKeyValue("setAside", one.counts().setAside())
                .log("records completed");
    }
}

package org.broadsheet.sources.completion;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Doi;
import org.broadsheet.sources.FetchOutcome;
import org.broadsheet.sources.IncompletePapers;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.formats.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that asks a register for papers that came without an abstract. What it knows is taken in like any record, so that the
 * richer one wins field by field; what it does not know is asked for again a week later, as long as the paper is news to somebody.
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
    private final Duration every;
    private final InstantSource time;
    private Instant notBefore = Instant.MIN;

    /**
     * @param every how long after a run with nothing left to ask the next one comes; likewise after a failure
     * @param client the instance's only one
     */
    public CompletionRun(
            IncompletePapers incomplete,
            Intake intake,
            Register register,
            PoliteClient client,
            Duration every,
            InstantSource time) {
        this.incomplete = incomplete;
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
        List<Doi> all = incomplete.incomplete(now, MOST);
        boolean answered = true;
        for (int from = 0; from < all.size() && answered; from += AT_ONCE) {
            answered = ask(all.subList(from, Math.min(all.size(), from + AT_ONCE)), taken);
        }
        if (!answered || all.size() < MOST) {
            notBefore = now.plus(every);
        }
        return taken;
    }

    /** False if nobody answers. One DOI that the register refuses spoils a question for all, so the halves are asked. */
    private boolean ask(List<Doi> dois, List<Taken> taken) {
        return switch (client.get(register.provider(), register.question(dois), Optional.empty())) {
            case FetchOutcome.Fetched(InputStream body, String cursor) -> {
                Taken one = intake.takeBody(NAME, body, cursor);
                if (one.ending() instanceof Ending.Complete || dois.size() == 1) {
                    done(dois, one, taken);
                    yield true;
                }
                yield halves(dois, taken);
            }
            case FetchOutcome.NothingNew() -> true;
            case FetchOutcome.Unavailable(String reason) -> {
                LOG.atInfo().addKeyValue("reason", reason).log("records not completed");
                yield false;
            }
            case FetchOutcome.Unreadable(String reason) -> {
                if (dois.size() > 1) {
                    yield halves(dois, taken);
                }
                LOG.atWarn().addKeyValue("reason", reason).log("record not completed");
                incomplete.asked(dois, time.instant());
                yield true;
            }
        };
    }

    private boolean halves(List<Doi> dois, List<Taken> taken) {
        int half = dois.size() / 2;
        return ask(dois.subList(0, half), taken) && ask(dois.subList(half, dois.size()), taken);
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

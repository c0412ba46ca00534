package org.broadsheet.sources.lookups;

import java.io.InputStream;
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
import org.broadsheet.papers.PaperId;
import org.broadsheet.sources.FetchOutcome;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.WantedPapers;
import org.broadsheet.sources.formats.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that asks registers for papers that readers name by their numbers and nobody has, so that liked papers count on a new
 * instance. Each is asked for once; what the register does not know is not asked for again until the next start.
 */
public final class LookupRun {

    private static final Logger LOG = LoggerFactory.getLogger(LookupRun.class);

    /** Questions to a register in one run, as far apart as it wants them; who waits for the run does not wait long. */
    private static final int MOST_QUESTIONS = 5;

    /** How long nobody asks a register after it failed. A guess. */
    private static final Duration REST = Duration.ofMinutes(10);

    private final WantedPapers wanted;
    private final Intake intake;
    private final List<Desk> desks;
    private final PoliteClient client;
    private final InstantSource time;
    private Instant looked = Instant.EPOCH;

    /** One register, and what it is still to be asked. */
    private static final class Desk {

        private final NumberRegister register;
        private final Deque<List<String>> questions = new ArrayDeque<>();
        private final Set<String> asked = new HashSet<>();
        private Instant notBefore = Instant.MIN;

        Desk(NumberRegister register) {
            this.register = register;
        }

        void add(Set<PaperId> missing) {
            List<String> fresh = missing.stream()
                    .flatMap(id -> register.number(id).stream())
                    .filter(asked::add)
                    .toList();
            for (int from = 0; from < fresh.size(); from += register.atOnce()) {
                questions.add(fresh.subList(from, Math.min(fresh.size(), from + register.atOnce())));
            }
        }
    }

    /** @param client the instance's only one, since a provider counts all requests together */
    public LookupRun(
            WantedPapers wanted,
            Intake intake,
            List<NumberRegister> registers,
            PoliteClient client,
            InstantSource time) {
        this.wanted = wanted;
        this.intake = intake;
        this.desks = registers.stream().map(Desk::new).toList();
        this.client = client;
        this.time = time;
    }

    /** What came, question by question. While a register cannot be reached, nothing of it; then it is asked again after ten minutes. */
    public synchronized List<Taken> run() {
        Instant now = time.instant();
        Set<PaperId> missing = wanted.missingSince(looked);
        // A change that is being stored just now may carry an earlier moment.
        looked = now.minus(Duration.ofMinutes(1));
        List<Taken> taken = new ArrayList<>();
        for (Desk desk : desks) {
            desk.add(missing);
            for (int i = 0; i < MOST_QUESTIONS && !desk.questions.isEmpty() && !now.isBefore(desk.notBefore); i++) {
                if (!ask(desk, taken)) {
                    desk.notBefore = now.plus(REST);
                }
            }
        }
        return taken;
    }

    /** Asks the next question; false if there was no answer, so that it stays. */
    private boolean ask(Desk desk, List<Taken> taken) {
        List<String> numbers = desk.questions.getFirst();
        NumberRegister register = desk.register;
        return switch (client.get(register.provider(), register.question(numbers), Optional.empty())) {
            case FetchOutcome.Fetched(InputStream body, String cursor) -> {
                Taken one = intake.takeBody(register.name() + " lookups", body, cursor);
                answered(desk, numbers, one, taken);
                yield true;
            }
            case FetchOutcome.NothingNew() -> {
                desk.questions.removeFirst();
                yield true;
            }
            case FetchOutcome.Unavailable(String reason) -> {
                LOG.atInfo()
                        .addKeyValue("papers", numbers.size())
                        .addKeyValue("reason", reason)
                        .log("papers cannot be looked up now");
                yield false;
            }
            case FetchOutcome.Unreadable(String reason) -> {
                desk.questions.removeFirst();
                if (numbers.size() > 1) {
                    halve(desk, numbers);
                } else {
                    LOG.atWarn()
                            .addKeyValue("paper", numbers.getFirst())
                            .addKeyValue("reason", reason)
                            .log("paper cannot be looked up");
                }
                yield true;
            }
        };
    }

    private static void answered(Desk desk, List<String> numbers, Taken one, List<Taken> taken) {
        desk.questions.removeFirst();
        if (one.ending() instanceof Ending.Unreadable && numbers.size() > 1) {
            halve(desk, numbers);
        } else {
            log(numbers, one);
            taken.add(one);
        }
    }

    /** One number that the register refuses spoils the question for all. */
    private static void halve(Desk desk, List<String> numbers) {
        desk.questions.addFirst(numbers.subList(numbers.size() / 2, numbers.size()));
        desk.questions.addFirst(numbers.subList(0, numbers.size() / 2));
    }

    private static void log(List<String> numbers, Taken one) {
        LOG.atInfo()
                .addKeyValue("asked", numbers.size())
                .addKeyValue("new", one.counts().added())
                .addKeyValue("known", one.counts().known())
                .addKeyValue("setAside", one.counts().setAside())
                .log("papers looked up");
    }
}

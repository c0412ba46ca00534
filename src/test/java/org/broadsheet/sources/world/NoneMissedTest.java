package org.broadsheet.sources.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.papers.PaperId;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.InMemoryAnnouncements;
import org.broadsheet.sources.InMemoryDayLedger;
import org.broadsheet.sources.InMemoryPace;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.InMemorySourceBook;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.Memory;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.arxiv.ArxivKind;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.sources.world.InventedWorld.Invented;
import org.broadsheet.sources.world.StubArxiv.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two weeks behind feed, API and OAI-PMH, faults on the fourth to the sixth: nothing is missing, each alarm comes and goes. */
class NoneMissedTest {

    private static final Set<Fault> NO_ALARM = Set.of(Fault.NONE, Fault.DATES_LAG, Fault.WRONG_CHARSET);

    /** What only a feed does. */
    private static final Set<Fault> OF_FEEDS_ALONE =
            Set.of(Fault.STALE_CATEGORY, Fault.DAY_BEHIND, Fault.DAY_BEHIND_NEW_DATE, Fault.FUTURE, Fault.SAME_PAGE);

    /** One of each kind; the whole world knows more of each. */
    static Stream<Fault> inTheFeed() {
        return InventedWorld.isWhole()
                ? Stream.of(Fault.values())
                : Stream.of(
                        Fault.NONE,
                        Fault.STALE_CATEGORY,
                        Fault.DAY_BEHIND_NEW_DATE,
                        Fault.CUT_XML,
                        Fault.DATES_LAG,
                        Fault.EMPTY,
                        Fault.CONNECTION_CUT,
                        Fault.WRONG_CHARSET,
                        Fault.ENTITY_BOMB,
                        Fault.SLOW,
                        Fault.NOT_MODIFIED_304,
                        Fault.CUT_GZIP);
    }

    static Stream<Fault> inTheFeedAndAWitness() {
        return InventedWorld.isWhole() ? Stream.of(Fault.values()) : Stream.of(Fault.HALF);
    }

    static Stream<Fault> everywhere() {
        return InventedWorld.isWhole()
                ? Stream.of(Fault.values())
                : Stream.of(Fault.COME_BACK_NEVER_429, Fault.ERROR_200, Fault.STRANGE_PAGE_200);
    }

    private final InventedWorld world = new InventedWorld();
    private final InMemoryShelf shelf = new InMemoryShelf();
    private final InMemorySourceBook book = new InMemorySourceBook();
    private final InMemoryAnnouncements announcements = new InMemoryAnnouncements();
    private final InMemoryPace pace = new InMemoryPace();
    private final Memory memory = new Memory(shelf, book, new InMemoryDayLedger(), announcements);
    private final List<String> alarms = new ArrayList<>();
    private Duration patience = Duration.ofSeconds(20);
    private Instant now;
    private StubArxiv arxiv;
    private IntakeRun run;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws IOException {
        arxiv = new StubArxiv(world);
        run = run();
    }

    @AfterEach
    void stop() {
        arxiv.close();
    }

    private IntakeRun run() {
        URI here = arxiv.base();
        IntakeSettings settings = new IntakeSettings(
                new SourceSetting.Values(
                        Map.of("arxiv-announcements", here, "arxiv-oai", here, "arxiv-lookups", here),
                        Map.of("every", Duration.ofHours(1), "arxiv-witnesses-every", Duration.ofHours(6)),
                        Map.of("arxiv", InventedWorld.CATEGORIES, "arxiv-queries", List.of())),
                2,
                Path.of("inbox"),
                List.of(),
                "");
        return new IntakeRun(
                new Intake(shelf, AllSources.FORMATS, () -> now),
                memory,
                new ArxivKind().sources(settings.values(), Set::of),
                new PoliteClient("", pace, () -> now, pause -> now = now.plus(pause), patience),
                settings,
                data,
                () -> now);
    }

    /** Lives through a day, looking now and then. */
    private void live(LocalDate day) {
        for (int hour : InventedWorld.isWhole() ? List.of(6, 9, 20) : List.of(6, 20)) {
            Instant tick = day.atTime(hour, 30).toInstant(ZoneOffset.UTC);
            now = now == null || now.isBefore(tick) ? tick : now;
            arxiv.itIs(day, hour >= 5);
            run.run();
            book.all().stream()
                    .filter(one -> !one.condition().isWell())
                    .forEach(one ->
                            alarms.add("%s %s: %s %s".formatted(now, one.source(), one.condition(), one.detail())));
        }
    }

    private void liveThrough(Fault fault, String... services) {
        if (fault == Fault.SLOW) {
            patience = Duration.ofMillis(300);
            run = run();
        }
        for (LocalDate day = InventedWorld.FIRST; !day.isAfter(world.days().getLast()); day = day.plusDays(1)) {
            int index = world.days().indexOf(day);
            if (index == 3) {
                assertThat(alarms).as("before the fault").isEmpty();
            }
            for (String service : services) {
                // Three looks at a slow server are as good as nine.
                int last = fault == Fault.SLOW ? 3 : 5;
                arxiv.fault(service, index >= 3 && index <= last ? fault : Fault.NONE);
            }
            live(day);
            if (index == 5) {
                assertThat(alarms.isEmpty())
                        .as("no alarm: " + alarms)
                        .isEqualTo(fault == Fault.SAME_PAGE ? services.length == 1 : NO_ALARM.contains(fault));
            }
        }
    }

    private void nothingIsMissing() {
        List<String> missing = world.all().stream()
                .map(Invented::id)
                .filter(id -> shelf.find(new PaperId(id)).isEmpty())
                .toList();
        assertThat(missing).isEmpty();
        assertThat(shelf.count()).isEqualTo(world.all().size());
        assertThat(book.all())
                .as("how the sources are")
                .allMatch(one -> one.condition().isWell());
    }

    @ParameterizedTest
    @MethodSource("inTheFeed")
    void withAFaultInTheFeedNothingIsMissedAndTheAlarmGoesAway(Fault fault) {
        liveThrough(fault, "feed");

        nothingIsMissing();
    }

    @ParameterizedTest
    @MethodSource("inTheFeedAndAWitness")
    void withAFaultInTheFeedAndOneOfItsWitnessesNothingIsMissed(Fault fault) {
        liveThrough(fault, "feed", "oai");

        nothingIsMissing();
    }

    static Stream<Arguments> inAWitnessAlone() {
        Stream<Fault> faults = InventedWorld.isWhole()
                ? Stream.of(Fault.values()).filter(fault -> !OF_FEEDS_ALONE.contains(fault))
                : Stream.of(Fault.EMPTY, Fault.HALF, Fault.CUT_LIST);
        return faults.flatMap(fault -> Stream.of("oai", "api").map(service -> Arguments.of(fault, service)));
    }

    @ParameterizedTest
    @MethodSource("inAWitnessAlone")
    void withAFaultInAWitnessAloneItIsNoticedAndNothingIsMissed(Fault fault, String service) {
        liveThrough(fault, service);

        nothingIsMissing();
        if (!NO_ALARM.contains(fault)) {
            // Who is asked for patience leaves all of the provider's services alone.
            assertThat(alarms)
                    .as("whom the alarms name")
                    .allMatch(alarm -> alarm.contains("arxiv-" + service) || alarm.contains("asked to be left alone"));
        }
    }

    /** Two services, and what is wrong with each; some hundred of the whole world's. */
    static Stream<Arguments> twoAtOnce() {
        List<List<String>> services = List.of(List.of("feed", "oai"), List.of("feed", "api"), List.of("oai", "api"));
        List<Fault> faults = Stream.of(Fault.values())
                .filter(fault -> fault != Fault.NONE && fault != Fault.SLOW)
                .toList();
        Random random = new Random(20260302);
        return InventedWorld.isWhole()
                ? Stream.generate(() -> two(
                                services.get(random.nextInt(3)),
                                faults.get(random.nextInt(faults.size())),
                                faults.get(random.nextInt(faults.size()))))
                        .limit(120)
                : Stream.of(
                        two(services.get(0), Fault.DAY_BEHIND, Fault.CUT_LIST),
                        two(services.get(1), Fault.HALF, Fault.NOT_MODIFIED_304),
                        two(services.get(2), Fault.EMPTY, Fault.UNAVAILABLE_503));
    }

    private static Arguments two(List<String> services, Fault one, Fault other) {
        return Arguments.of(services.get(0), one, services.get(1), other);
    }

    @ParameterizedTest
    @MethodSource("twoAtOnce")
    void withTwoFaultsThatOverlapNothingIsMissedAndAllAreWellAgain(
            String service, Fault one, String other, Fault another) {
        for (LocalDate day = InventedWorld.FIRST; !day.isAfter(world.days().getLast()); day = day.plusDays(1)) {
            int index = world.days().indexOf(day);
            arxiv.fault(service, index == 2 || index == 3 || index == 4 ? one : Fault.NONE);
            arxiv.fault(other, index == 3 || index == 4 || index == 5 ? another : Fault.NONE);
            live(day);
        }

        nothingIsMissing();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void withAFaultInEveryServiceAtOnceWhatIsLateIsFetchedAfterwards(Fault fault) {
        liveThrough(fault, "feed", "oai", "api");

        nothingIsMissing();
    }

    @Test
    void aBatchThatComesADayLateIsNoticedAndNothingIsMissed() {
        liveThrough(Fault.EMPTY, "feed", "oai", "api");

        nothingIsMissing();
    }

    @Test
    void afterAnAbsenceTheMissedDaysAreFetchedNewestFirst() {
        live(world.days().getFirst());
        int before = arxiv.asked.size();

        now = null;
        live(world.days().getLast());

        nothingIsMissing();
        assertThat(arxiv.asked.subList(before, arxiv.asked.size()).stream()
                        .filter(question -> question.startsWith("oai") && question.contains("from="))
                        .map(question -> question.replaceAll(".*from=([0-9-]+).*", "$1"))
                        .distinct()
                        .limit(8))
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void everyPaperIsDatedByTheDayOfItsBatch() {
        liveThrough(Fault.DATES_LAG, "feed");

        for (Invented paper : world.all()) {
            assertThat(shelf.find(new PaperId(paper.id())).orElseThrow().paper().announced())
                    .as(paper.id())
                    .isEqualTo(paper.announced());
        }
    }

    @Test
    void weekendsAreQuiet() {
        liveThrough(Fault.NONE);
        alarms.clear();

        live(world.days().getLast().plusDays(1));
        live(world.days().getLast().plusDays(2));

        assertThat(alarms).isEmpty();
        assertThat(announcements.on(
                        "arxiv", new Days(InventedWorld.FIRST, world.days().getLast())))
                .hasSize(world.all().size());
    }
}

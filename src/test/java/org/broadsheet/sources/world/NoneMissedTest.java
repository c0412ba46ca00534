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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two weeks behind feed, API and OAI-PMH, faults on the fourth to the sixth: nothing is missing, each alarm comes and goes. */
class NoneMissedTest {

    private static final Set<ArxivFault> NO_ALARM = Set.of(
            ArxivFault.NONE,
            ArxivFault.DATES_LAG,
            ArxivFault.WRONG_CHARSET,
            ArxivFault.TWICE_EACH,
            ArxivFault.UTF_16,
            ArxivFault.PLAIN_AS_GZIP,
            ArxivFault.ALL_REPLACED,
            ArxivFault.MOVED);

    /** What only a feed does. */
    private static final Set<ArxivFault> OF_FEEDS_ALONE = Set.of(
            ArxivFault.STALE_CATEGORY,
            ArxivFault.DAY_BEHIND,
            ArxivFault.DAY_BEHIND_NEW_DATE,
            ArxivFault.FUTURE,
            ArxivFault.SAME_PAGE);

    /** What only OAI-PMH does. */
    private static final Set<ArxivFault> OF_OAI_ALONE =
            Set.of(ArxivFault.PAGES_SHIFT, ArxivFault.TOKEN_REFUSED, ArxivFault.DELETED);

    /** One of each kind; the whole world knows more of each. */
    static Stream<ArxivFault> inTheFeed() {
        return InventedWorld.isWhole()
                ? Stream.of(ArxivFault.values()).filter(fault -> !OF_OAI_ALONE.contains(fault))
                : Stream.of(
                        ArxivFault.NONE,
                        ArxivFault.STALE_CATEGORY,
                        ArxivFault.DAY_BEHIND_NEW_DATE,
                        ArxivFault.DATES_LAG,
                        ArxivFault.CONNECTION_CUT,
                        ArxivFault.ENTITY_BOMB,
                        ArxivFault.SLOW,
                        ArxivFault.CUT_GZIP,
                        ArxivFault.MOVED);
    }

    static Stream<ArxivFault> inTheFeedAndAWitness() {
        return InventedWorld.isWhole() ? Stream.of(ArxivFault.values()) : Stream.of(ArxivFault.HALF);
    }

    static Stream<ArxivFault> everywhere() {
        return InventedWorld.isWhole()
                ? Stream.of(ArxivFault.values())
                : Stream.of(ArxivFault.COME_BACK_NEVER_429, ArxivFault.ERROR_200, ArxivFault.STRANGE_PAGE_200);
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

    private void liveThrough(ArxivFault fault, String... services) {
        for (LocalDate day = InventedWorld.FIRST; !day.isAfter(world.days().getLast()); day = day.plusDays(1)) {
            int index = world.days().indexOf(day);
            if (index == 3) {
                assertThat(alarms).as("before the fault").isEmpty();
            }
            if (index == 3 && fault == ArxivFault.SLOW) {
                // Who is well must answer in that time, too, on a busy machine.
                patience = Duration.ofMillis(InventedWorld.isWhole() ? 2_000 : 500);
                run = run();
            }
            for (String service : services) {
                // Three looks at a slow server are as good as nine.
                int last = fault == ArxivFault.SLOW ? 3 : 5;
                arxiv.fault(service, index >= 3 && index <= last ? fault : ArxivFault.NONE);
            }
            live(day);
            if (index == 5) {
                assertThat(alarms.isEmpty())
                        .as("no alarm: " + alarms)
                        .isEqualTo(fault == ArxivFault.SAME_PAGE ? services.length == 1 : NO_ALARM.contains(fault));
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
    void withAFaultInTheFeedNothingIsMissedAndTheAlarmGoesAway(ArxivFault fault) {
        liveThrough(fault, "feed");

        nothingIsMissing();
    }

    @ParameterizedTest
    @MethodSource("inTheFeedAndAWitness")
    void withAFaultInTheFeedAndOneOfItsWitnessesNothingIsMissed(ArxivFault fault) {
        liveThrough(fault, "feed", "oai");

        nothingIsMissing();
    }

    static Stream<Arguments> inAWitnessAlone() {
        Stream<ArxivFault> faults = InventedWorld.isWhole()
                ? Stream.of(ArxivFault.values()).filter(fault -> !OF_FEEDS_ALONE.contains(fault))
                : Stream.of(
                        ArxivFault.EMPTY,
                        ArxivFault.HALF,
                        ArxivFault.CUT_LIST,
                        ArxivFault.PAGES_SHIFT,
                        ArxivFault.DELETED);
        return faults.flatMap(fault -> (OF_OAI_ALONE.contains(fault) ? Stream.of("oai") : Stream.of("oai", "api"))
                .map(service -> Arguments.of(fault, service)));
    }

    @ParameterizedTest
    @MethodSource("inAWitnessAlone")
    void withAFaultInAWitnessAloneItIsNoticedAndNothingIsMissed(ArxivFault fault, String service) {
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
        List<ArxivFault> faults = Stream.of(ArxivFault.values())
                .filter(fault -> fault != ArxivFault.NONE && fault != ArxivFault.SLOW)
                .toList();
        Random random = new Random(20260302);
        return InventedWorld.isWhole()
                ? Stream.generate(() -> two(
                                services.get(random.nextInt(3)),
                                faults.get(random.nextInt(faults.size())),
                                faults.get(random.nextInt(faults.size()))))
                        .limit(120)
                : Stream.of(
                        two(services.get(0), ArxivFault.DAY_BEHIND, ArxivFault.CUT_LIST),
                        two(services.get(1), ArxivFault.HALF, ArxivFault.NOT_MODIFIED_304),
                        two(services.get(2), ArxivFault.EMPTY, ArxivFault.UNAVAILABLE_503));
    }

    private static Arguments two(List<String> services, ArxivFault one, ArxivFault other) {
        return Arguments.of(services.get(0), one, services.get(1), other);
    }

    @ParameterizedTest
    @MethodSource("twoAtOnce")
    void withTwoFaultsThatOverlapNothingIsMissedAndAllAreWellAgain(
            String service, ArxivFault one, String other, ArxivFault another) {
        for (LocalDate day = InventedWorld.FIRST; !day.isAfter(world.days().getLast()); day = day.plusDays(1)) {
            int index = world.days().indexOf(day);
            arxiv.fault(service, index == 2 || index == 3 || index == 4 ? one : ArxivFault.NONE);
            arxiv.fault(other, index == 3 || index == 4 || index == 5 ? another : ArxivFault.NONE);
            live(day);
        }

        nothingIsMissing();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void withAFaultInEveryServiceAtOnceWhatIsLateIsFetchedAfterwards(ArxivFault fault) {
        liveThrough(fault, "feed", "oai", "api");

        nothingIsMissing();
    }

    @Test
    void aBatchThatComesADayLateIsNoticedAndNothingIsMissed() {
        liveThrough(ArxivFault.EMPTY, "feed", "oai", "api");

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
        liveThrough(ArxivFault.DATES_LAG, "feed");

        for (Invented paper : world.all()) {
            assertThat(shelf.find(new PaperId(paper.id())).orElseThrow().paper().announced())
                    .as(paper.id())
                    .isEqualTo(paper.announced());
        }
    }

    @Test
    void weekendsAreQuiet() {
        liveThrough(ArxivFault.NONE);
        alarms.clear();

        live(world.days().getLast().plusDays(1));
        live(world.days().getLast().plusDays(2));

        assertThat(alarms).isEmpty();
        assertThat(announcements.on(
                        "arxiv", new Days(InventedWorld.FIRST, world.days().getLast())))
                .hasSize(world.all().size());
    }
}

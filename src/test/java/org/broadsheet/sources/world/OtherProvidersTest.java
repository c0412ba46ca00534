package org.broadsheet.sources.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
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
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.energy.OstiQuery;
import org.broadsheet.sources.feeds.FeedSource;
import org.broadsheet.sources.medicine.EuropePmcQuery;
import org.broadsheet.sources.medicine.PubMedQuery;
import org.broadsheet.sources.preprints.PreprintServer;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.sources.trending.HuggingFaceDays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A week of each provider that no other watches, with faults on three days of it: each alarm comes and goes, and nothing is missing.
 * The whole world tries every fault with each.
 */
class OtherProvidersTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int DAYS = 9;
    private static final int A_DAY = 6;
    private static final Duration EVERY = Duration.ofHours(6);

    /** A provider, by how it is asked and how it writes the papers of the days that a question names. */
    enum Provider {
        BIORXIV(base -> new PreprintServer("biorxiv", base, List.of("ecology"), EVERY)) {
            @Override
            String answer(String question, LocalDate today) {
                Matcher asked = find("/details/biorxiv/([0-9-]{10})/([0-9-]{10})/(\\d+)", question);
                List<String> all = records(
                        asked.group(1),
                        asked.group(2),
                        today,
                        "{\"title\":\"%s\",\"authors\":\"Novák, A.\",\"doi\":\"10.1101/%s\",\"date\":\"%s\",\"version\":\"1\",\"category\":\"ecology\",\"abstract\":\"x\",\"server\":\"bioRxiv\"}");
                int from = Integer.parseInt(asked.group(3));
                List<String> page = all.subList(Math.min(from, all.size()), Math.min(from + 4, all.size()));
                return all.isEmpty()
                        ? "{\"messages\":[{\"status\":\"no posts found\"}],\"collection\":[]}"
                        : "{\"messages\":[{\"status\":\"ok\",\"count\":%d,\"total\":\"%d\"}],\"collection\":[%s]}"
                                .formatted(page.size(), all.size(), String.join(",", page));
            }
        },
        PUBMED(base -> new PubMedQuery("lakes", base, EVERY)) {
            @Override
            String answer(String question, LocalDate today) {
                if (question.contains("efetch")) {
                    String ids = find("id=([0-9,]+)", question).group(1);
                    return "<?xml version=\"1.0\" ?><PubmedArticleSet>"
                            + Arrays.stream(ids.split(",", -1))
                                    .map(id ->
                                            "<PubmedArticle><MedlineCitation><PMID>%s</PMID><Article><ArticleTitle>Paper %s</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
                                                    .formatted(id, id))
                                    .collect(Collectors.joining())
                            + "</PubmedArticleSet>";
                }
                Matcher asked = find("mindate=([0-9/]+)&maxdate=([0-9/]+)", question);
                List<String> all =
                        records(asked.group(1).replace('/', '-'), asked.group(2).replace('/', '-'), today, "\"%2$s\"");
                return "{\"header\":{\"type\":\"esearch\"},\"esearchresult\":{\"count\":\"%d\",\"idlist\":[%s]}}"
                        .formatted(all.size(), String.join(",", all));
            }
        },
        OSTI(base -> new OstiQuery("lakes", base, EVERY)) {
            @Override
            String answer(String question, LocalDate today) {
                Matcher asked = find("entry_date_start=([0-9/]+)&entry_date_end=([0-9/]+)", question);
                DateTimeFormatter american = DateTimeFormatter.ofPattern("MM/dd/uuuu");
                return "["
                        + String.join(
                                ",",
                                records(
                                        LocalDate.parse(asked.group(1), american)
                                                .toString(),
                                        LocalDate.parse(asked.group(2), american)
                                                .toString(),
                                        today,
                                        "{\"osti_id\":\"%2$s\",\"title\":\"%1$s\",\"doi\":\"https://doi.org/10.2172/%2$s\",\"authors\":[\"Novák, Ada\"],\"description\":\"x\",\"entry_date\":\"%3$sT00:00:00Z\"}"))
                        + "]";
            }
        },
        EUROPE_PMC(base -> new EuropePmcQuery("lakes", base, EVERY)) {
            @Override
            String answer(String question, LocalDate today) {
                Matcher asked = find("\\[([0-9-]{10}) TO ([0-9-]{10})\\]", question);
                List<String> all = records(
                        asked.group(1),
                        asked.group(2),
                        today,
                        "{\"id\":\"%2$s\",\"source\":\"MED\",\"doi\":\"10.5555/%2$s\",\"title\":\"%1$s\",\"abstractText\":\"x\",\"firstIndexDate\":\"%3$s\"}");
                boolean first = question.endsWith("cursorMark=*");
                int half = Math.min(4, all.size());
                return "{\"version\":\"6.9\",\"hitCount\":%d,\"nextCursorMark\":\"AoE=\",\"request\":{\"queryString\":\"x\"},\"resultList\":{\"result\":[%s]}}"
                        .formatted(
                                all.size(),
                                String.join(",", first ? all.subList(0, half) : all.subList(half, all.size())));
            }
        },
        HUGGING_FACE(base -> new HuggingFaceDays(base, EVERY)) {
            @Override
            String answer(String question, LocalDate today) {
                String day = find("date=([0-9-]{10})", question).group(1);
                return "["
                        + String.join(
                                ",",
                                records(
                                        day,
                                        day,
                                        today,
                                        "{\"paper\":{\"id\":\"2603.%2$s\",\"title\":\"%1$s\",\"summary\":\"x\",\"authors\":[{\"name\":\"Ada Novák\"}],\"publishedAt\":\"2026-03-02T10:00:00.000Z\",\"submittedOnDailyAt\":\"%3$sT00:00:00.000Z\",\"upvotes\":12},\"title\":\"%1$s\"}"))
                        + "]";
            }
        },
        JOURNAL(base -> new FeedSource(base.resolve("/toc.rss"), EVERY)) {
            @Override
            String answer(String question, LocalDate today) {
                return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>A journal</title>"
                        + String.join(
                                "",
                                records(
                                        today.minusDays(6).toString(),
                                        today.toString(),
                                        today,
                                        "<item><title>%s</title><link>https://doi.org/10.5555/%s</link><description>x</description></item>"))
                        + "</channel></rss>";
            }
        };

        private final Function<URI, Source> source;

        Provider(Function<URI, Source> source) {
            this.source = source;
        }

        abstract String answer(String question, LocalDate today);

        private static Matcher find(String pattern, String question) {
            Matcher found = Pattern.compile(pattern).matcher(question);
            assertThat(found.find()).as(question).isTrue();
            return found;
        }

        /** By a form of title, number and day; six on each workday that has come. */
        private static List<String> records(String from, String to, LocalDate today, String form) {
            return LocalDate.parse(from)
                    .datesUntil(LocalDate.parse(to).plusDays(1))
                    .filter(day -> !day.isAfter(today) && isWorkday(day) && !day.isBefore(FIRST))
                    .flatMap(day -> IntStream.range(0, A_DAY)
                            .mapToObj(i ->
                                    form.formatted("Lakes of day %s, part %d".formatted(day, i), number(day, i), day)))
                    .toList();
        }

        private static String number(LocalDate day, int i) {
            return "%d".formatted(10_000 + 10 * day.getDayOfYear() + i);
        }
    }

    /** What is wrong with every answer of three days. */
    enum Fault {
        UNAVAILABLE_503,
        TOO_MANY_429,
        BROKEN_500,
        NOT_FOUND_404,
        CONNECTION_CUT,
        LOGIN_PAGE_200,
        NOTHING_200,
        NO_CONTENT_204,
        HALF_OF_THE_TEXT,
        HALF_OF_THE_PACKED,
        FEWER_BYTES_THAN_SAID,
        NULL,
        AN_ERROR_IN_JSON,
        LOOP,
        FIRST_PAGE_ALONE
    }

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final InMemorySourceBook book = new InMemorySourceBook();
    private Instant now = Instant.EPOCH;
    private LocalDate today = FIRST;
    private boolean faulty;
    private HttpServer server;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    static Stream<Arguments> everyFaultOfEveryProvider() {
        int providers = Provider.values().length;
        return Arrays.stream(Provider.values())
                .flatMap(provider -> Arrays.stream(Fault.values())
                        .filter(fault -> fault != Fault.FIRST_PAGE_ALONE || provider == Provider.BIORXIV)
                        .filter(fault -> InventedWorld.isWhole()
                                || fault == Fault.FIRST_PAGE_ALONE
                                || fault.ordinal() % providers == provider.ordinal())
                        .map(fault -> Arguments.of(provider, fault)));
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyFaultOfEveryProvider")
    void itIsNoticedAndNothingIsMissingAfterwards(Provider provider, Fault fault) {
        server.createContext("/", exchange -> answer(exchange, provider, fault));
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Source source = provider.source.apply(base);
        IntakeSettings settings = new IntakeSettings(
                new SourceSetting.Values(Map.of(), Map.of(), Map.of()), 2, Path.of("inbox"), List.of(), "");
        IntakeRun run = new IntakeRun(
                new Intake(shelf, AllSources.FORMATS, () -> now),
                new Memory(shelf, book, new InMemoryDayLedger(), new InMemoryAnnouncements()),
                List.of(source),
                new PoliteClient("", new InMemoryPace(), () -> now, pause -> now = now.plus(pause)),
                settings,
                data,
                () -> now);
        List<String> alarms = new ArrayList<>();

        for (int day = 0; day < DAYS; day++) {
            today = FIRST.plusDays(day);
            faulty = day >= 2 && day <= 4;
            for (int hour : InventedWorld.isWhole() ? List.of(6, 13, 20) : List.of(6, 20)) {
                Instant tick = today.atTime(hour, 0).toInstant(ZoneOffset.UTC);
                now = now.isBefore(tick) ? tick : now;
                run.run();
                book.find(source.name())
                        .filter(standing -> !standing.condition().isWell())
                        .ifPresent(standing -> alarms.add(now + " " + standing.condition() + ": " + standing.detail()));
            }
            if (day == 1) {
                assertThat(alarms).as("before the fault").isEmpty();
            }
            if (day == 4) {
                assertThat(alarms).as("while it lasts").isNotEmpty();
            }
        }

        long announced = FIRST.datesUntil(FIRST.plusDays(DAYS - 1))
                .filter(OtherProvidersTest::isWorkday)
                .count();
        assertThat(shelf.since(0, 1_000).stream()
                        .filter(paper -> !paper.paper().title().contains(today.toString()))
                        .count())
                .as("papers of all days but the last")
                .isGreaterThanOrEqualTo(A_DAY * announced);
        assertThat(book.find(source.name()).orElseThrow())
                .satisfies(standing -> assertThat(standing.condition().isWell())
                        .as(standing.detail())
                        .isTrue());
    }

    private void answer(HttpExchange exchange, Provider provider, Fault fault) throws IOException {
        String question = URLDecoder.decode(exchange.getRequestURI().toString(), UTF_8);
        byte[] whole = provider.answer(question, today).getBytes(UTF_8);
        if (!faulty) {
            send(exchange, 200, whole);
            return;
        }
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        switch (fault) {
            case UNAVAILABLE_503 -> send(exchange, 503, new byte[0]);
            case TOO_MANY_429 -> {
                exchange.getResponseHeaders().set("Retry-After", "600");
                send(exchange, 429, new byte[0]);
            }
            case BROKEN_500 -> send(exchange, 500, "<html>Internal Server Error</html>".getBytes(UTF_8));
            case NOT_FOUND_404 -> send(exchange, 404, "<html>Not found</html>".getBytes(UTF_8));
            case CONNECTION_CUT -> exchange.close();
            case LOGIN_PAGE_200 ->
                send(
                        exchange,
                        200,
                        "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Log in.</body></html>"
                                .getBytes(UTF_8));
            case NOTHING_200 -> send(exchange, 200, new byte[0]);
            case NO_CONTENT_204 -> send(exchange, 204, new byte[0]);
            case HALF_OF_THE_TEXT -> send(exchange, 200, half);
            case HALF_OF_THE_PACKED -> {
                ByteArrayOutputStream packed = new ByteArrayOutputStream();
                try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                    out.write(whole);
                }
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                send(exchange, 200, Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
            }
            case FEWER_BYTES_THAN_SAID -> {
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(half);
                exchange.close();
            }
            case NULL -> send(exchange, 200, "null".getBytes(UTF_8));
            case AN_ERROR_IN_JSON -> send(exchange, 200, "{\"error\":\"upstream timed out\"}".getBytes(UTF_8));
            case LOOP -> {
                exchange.getResponseHeaders()
                        .set("Location", exchange.getRequestURI().toString());
                send(exchange, 302, new byte[0]);
            }
            case FIRST_PAGE_ALONE ->
                send(
                        exchange,
                        200,
                        question.endsWith("/0")
                                ? whole
                                : provider.answer(question.replaceFirst("/\\d+$", "/0"), today)
                                        .getBytes(UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

package org.broadsheet.sources.world;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.sources.world.InventedWorld.Invented;

/** arXiv's feeds, API and OAI-PMH with the invented world behind them, and a fault in front of any. */
final class StubArxiv implements AutoCloseable {

    private static final int PAGE = 5;

    private final InventedWorld world;
    private final HttpServer server;
    private final Map<String, ArxivFault> faults = new HashMap<>();
    private LocalDate today = InventedWorld.FIRST;
    private boolean announced;
    final List<String> asked = new ArrayList<>();

    StubArxiv(InventedWorld world) throws IOException {
        this.world = world;
        // Otherwise the end of each answer waits 40 ms for the kernel's acknowledgement of its beginning.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/atom/", exchange -> serve("feed", exchange));
        server.createContext("/oai", exchange -> serve("oai", exchange));
        server.createContext("/api/query", exchange -> serve("api", exchange));
        server.createContext("/loop", exchange -> redirect(exchange));
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param announced whether today's batch is out already; before, the feed has none and the others do not know of it */
    synchronized void itIs(LocalDate today, boolean announced) {
        this.today = today;
        this.announced = announced;
    }

    synchronized void fault(String service, ArxivFault fault) {
        faults.put(service, fault);
    }

    private synchronized LocalDate newest() {
        return announced ? today : today.minusDays(1);
    }

    private void serve(String service, HttpExchange exchange) throws IOException {
        ArxivFault fault;
        LocalDate newest;
        synchronized (this) {
            asked.add(service + " " + exchange.getRequestURI());
            fault = faults.getOrDefault(service, ArxivFault.NONE);
            newest = newest();
        }
        switch (fault) {
            case UNAVAILABLE_503 -> send(exchange, 503, "");
            case TOO_MANY_429 -> {
                exchange.getResponseHeaders().set("Retry-After", "120");
                send(exchange, 429, "");
            }
            case CONNECTION_CUT -> exchange.close();
            case REDIRECT_LOOP -> redirect(exchange);
            case SLOW -> slow(exchange);
            case ENTITY_BOMB -> send(exchange, 200, BOMB);
            case ERROR_200 -> send(exchange, 200, error(service));
            case NOT_MODIFIED_304 -> send(exchange, 304, "");
            case STRANGE_PAGE_200 ->
                send(
                        exchange,
                        200,
                        "<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>Log in.</body></html>");
            case NOTHING_AT_ALL_200 -> send(exchange, 200, "");
            case NOT_FOUND_404 -> send(exchange, 404, "<html>Not found</html>");
            case FORBIDDEN_403 -> send(exchange, 403, "<html>Forbidden</html>");
            case BROKEN_500 -> send(exchange, 500, "<html>Internal Server Error</html>");
            case COME_BACK_AT_503 -> {
                exchange.getResponseHeaders()
                        .set(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        today().atTime(23, 0).atOffset(ZoneOffset.UTC)));
                send(exchange, 503, "");
            }
            case COME_BACK_NEXT_YEAR_503 -> comeBack(exchange, 503, today().plusYears(1));
            case COME_BACK_YESTERDAY_429 -> comeBack(exchange, 429, today().minusDays(1));
            case NO_CONTENT_204 -> send(exchange, 204, "");
            case ACCEPTED_202 -> send(exchange, 202, "");
            case COME_BACK_NEVER_429 -> {
                exchange.getResponseHeaders().set("Retry-After", "99999999999");
                send(exchange, 429, "");
            }
            default -> {
                String text = switch (service) {
                    case "feed" ->
                        feed(fault, newest, exchange.getRequestURI().getPath().substring(6));
                    case "oai" -> oai(fault, newest, query(exchange));
                    default -> api(fault, newest, query(exchange));
                };
                text = spoilt(fault, text);
                byte[] bytes = text.getBytes(
                        fault == ArxivFault.WRONG_CHARSET ? ISO_8859_1 : fault == ArxivFault.UTF_16 ? UTF_16 : UTF_8);
                switch (fault) {
                    case PLAIN_AS_GZIP -> {
                        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                        send(exchange, 200, bytes);
                    }
                    case CUT_XML -> send(exchange, 200, Arrays.copyOf(bytes, bytes.length * 2 / 3));
                    case CUT_GZIP -> {
                        ByteArrayOutputStream packed = new ByteArrayOutputStream();
                        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                            out.write(bytes);
                        }
                        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                        send(exchange, 200, Arrays.copyOf(packed.toByteArray(), packed.size() * 2 / 3));
                    }
                    case CUT_LENGTH -> {
                        exchange.sendResponseHeaders(200, bytes.length);
                        exchange.getResponseBody().write(bytes, 0, bytes.length * 2 / 3);
                        exchange.close();
                    }
                    default -> send(exchange, 200, bytes);
                }
            }
        }
    }

    private static void comeBack(HttpExchange exchange, int status, LocalDate day) throws IOException {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(day.atTime(12, 0).atOffset(ZoneOffset.UTC));
        exchange.getResponseHeaders().set("Retry-After", date);
        exchange.getResponseHeaders().set("Date", date);
        send(exchange, status, "");
    }

    /** What is wrong with the records of an answer. */
    private static String spoilt(ArxivFault fault, String text) {
        return switch (fault) {
            case UTF_16 -> text.replace("UTF-8", "UTF-16");
            case TWICE_EACH -> text.replaceAll("(?s)(<(entry|record)>.*?</\\2>)", "$1$1");
            case ALL_REPLACED ->
                text.replace("announce_type>new<", "announce_type>replace<")
                        .replace("Announce Type: new", "Announce Type: replace");
            case NUMBERLESS -> {
                String cut = text.replaceAll("<id>(oai:arXiv.org:)?[^<]*([02468])(v1)?</id>", "<id></id>");
                yield cut.replaceAll("arXiv:2603\\.\\d{4}[02468]v1 ", "").replaceAll("abs/2603\\.\\d{4}[02468]v1", "");
            }
            case DELETED ->
                text.replaceAll(
                        "(?s)<header>(<identifier>[^<]*[02468]</identifier><datestamp>[^<]*</datestamp></header>)<metadata>.*?</metadata>",
                        "<header status=\"deleted\">$1");
            default -> text;
        };
    }

    private static final String BOMB = """
            <?xml version="1.0"?>
            <!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
            <feed xmlns="http://www.w3.org/2005/Atom"><title>cs.IR updates on arXiv.org</title>
            <entry><id>oai:arXiv.org:2603.00001v1</id><title>&c;&c;&c;&c;&c;</title><summary>&c;</summary></entry></feed>
            """;

    private static String error(String service) {
        return switch (service) {
            case "oai" -> "<OAI-PMH><error code=\"badArgument\">Something went wrong</error></OAI-PMH>";
            case "api" ->
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>arXiv Query: error</title><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>internal</summary></entry></feed>";
            default -> "<rss version=\"2.0\"><channel><title>Feed error for query \"cs.IR\"</title></channel></rss>";
        };
    }

    private String feed(ArxivFault fault, LocalDate newest, String categories) {
        boolean early = !newest.equals(today());
        List<Invented> batch = new ArrayList<>(early ? List.of() : world.on(newest));
        LocalDate date = today();
        switch (fault) {
            case EMPTY -> batch.clear();
            case DAY_BEHIND, DAY_BEHIND_NEW_DATE -> {
                date = fault == ArxivFault.DAY_BEHIND ? world.before(today()) : date;
                batch = new ArrayList<>(world.on(world.before(today())));
            }
            case STALE_CATEGORY -> {
                batch.removeIf(paper -> paper.category().equals("cs.CL"));
                world.on(world.before(today())).stream()
                        .filter(paper -> paper.category().equals("cs.CL"))
                        .forEach(batch::add);
            }
            case HALF, CUT_LIST -> batch = new ArrayList<>(batch.subList(0, batch.size() / 2));
            case EMPTY_PAGES -> batch.clear();
            case FUTURE -> date = today().plusYears(1);
            case DATES_LAG -> date = world.before(today());
            default -> {}
        }
        StringBuilder text = new StringBuilder(
                "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns:arxiv=\"http://arxiv.org/schemas/atom\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns=\"http://www.w3.org/2005/Atom\">\n"
                        + "<id>http://rss.arxiv.org/atom/x</id><title>updates on arXiv.org</title><updated>%sT00:00:00-05:00</updated>\n"
                                .formatted(date));
        for (Invented paper : batch) {
            if (Arrays.asList(categories.split("\\+")).contains(category(fault, paper))) {
                text.append(
                        "<entry><id>oai:arXiv.org:%sv1</id><title>%s</title><summary>arXiv:%sv1 Announce Type: new\nAbstract: %s</summary><category term=\"%s\"/><published>%sT00:00:00-05:00</published><arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Novák, B. Lee</dc:creator></entry>\n"
                                .formatted(
                                        paper.id(),
                                        paper.title(),
                                        paper.id(),
                                        paper.abstractText(),
                                        category(fault, paper),
                                        date));
            }
        }
        return text.append("</feed>\n").toString();
    }

    private synchronized LocalDate today() {
        return today;
    }

    private String oai(ArxivFault fault, LocalDate newest, Map<String, String> query) {
        int from = 0;
        String token = query.get("resumptionToken");
        if (token != null) {
            String[] parts = token.split("\\|");
            query = Map.of("from", parts[0], "until", parts[1], "set", parts[2]);
            from = Integer.parseInt(parts[3]);
        }
        if (token != null && fault == ArxivFault.TOKEN_REFUSED) {
            return "<OAI-PMH><error code=\"badResumptionToken\">Expired</error></OAI-PMH>";
        }
        LocalDate first = LocalDate.parse(query.get("from"));
        LocalDate last = LocalDate.parse(query.get("until"));
        String set = query.get("set");
        List<Invented> found = world.all().stream()
                .filter(paper ->
                        !paper.announced().isBefore(first) && !paper.announced().isAfter(last))
                .filter(paper -> !paper.announced().isAfter(newest))
                .filter(paper -> setOf(category(fault, paper)).startsWith(set))
                .toList();
        if (found.isEmpty() || fault == ArxivFault.EMPTY) {
            return "<OAI-PMH><responseDate>x</responseDate><error code=\"noRecordsMatch\">None</error></OAI-PMH>";
        }
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH><ListRecords>\n");
        int whole = found.size();
        if (fault == ArxivFault.CUT_LIST || fault == ArxivFault.HALF) {
            found = found.subList(0, (found.size() + 1) / 2);
        }
        from = fault == ArxivFault.SAME_PAGE ? 0 : from;
        int begin = fault == ArxivFault.PAGES_SHIFT && from > 0 ? Math.min(found.size(), from + 1) : from;
        boolean empty = fault == ArxivFault.EMPTY_PAGES;
        for (Invented paper :
                empty ? List.<Invented>of() : found.subList(begin, Math.min(found.size(), begin + PAGE))) {
            text.append(
                    "<record><header><identifier>oai:arXiv.org:%s</identifier><datestamp>%s</datestamp></header><metadata><arXiv><id>%s</id><created>%s</created><authors><author><keyname>Novák</keyname><forenames>Ada</forenames></author></authors><title>%s</title><categories>%s</categories><abstract>%s</abstract></arXiv></metadata></record>\n"
                            .formatted(
                                    paper.id(),
                                    paper.announced(),
                                    paper.id(),
                                    submitted(paper),
                                    paper.title(),
                                    category(fault, paper),
                                    paper.abstractText()));
        }
        if (from + PAGE < found.size()) {
            text.append("<resumptionToken cursor=\"%d\" completeListSize=\"%d\">%s|%s|%s|%d</resumptionToken>\n"
                    .formatted(
                            from, fault == ArxivFault.CUT_LIST ? found.size() : whole, first, last, set, from + PAGE));
        } else if (fault == ArxivFault.HALF) {
            text.append("<resumptionToken cursor=\"%d\" completeListSize=\"%d\"/>\n".formatted(from, whole));
        }
        return text.append("</ListRecords></OAI-PMH>\n").toString();
    }

    /** The workday before the batch: what comes on a Friday is announced on Monday. */
    private static LocalDate submitted(Invented paper) {
        LocalDate day = paper.announced().minusDays(1);
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.minusDays(1);
        }
        return day;
    }

    private static String category(ArxivFault fault, Invented paper) {
        List<String> all = InventedWorld.CATEGORIES;
        return fault == ArxivFault.MOVED && paper.id().matches(".*[0369]")
                ? all.get((all.indexOf(paper.category()) + 1) % all.size())
                : paper.category();
    }

    private static String setOf(String category) {
        String archive = category.split("\\.")[0];
        return archive + ":" + archive + ":" + category.split("\\.")[1];
    }

    private String api(ArxivFault fault, LocalDate newest, Map<String, String> query) {
        String search = query.get("search_query");
        int at = search.indexOf("submittedDate:[") + 15;
        LocalDate first = LocalDate.parse(search.substring(at, at + 8), DateTimeFormatter.BASIC_ISO_DATE);
        LocalDate last = LocalDate.parse(search.substring(at + 16, at + 24), DateTimeFormatter.BASIC_ISO_DATE);
        int start = Integer.parseInt(query.get("start"));
        int most = fault == ArxivFault.HALF ? 3 : Integer.parseInt(query.get("max_results"));
        List<Invented> found = world.all().stream()
                .filter(paper ->
                        !submitted(paper).isBefore(first) && !submitted(paper).isAfter(last))
                .filter(paper -> !paper.announced().isAfter(newest))
                .filter(paper -> search.contains("cat:" + category(fault, paper)))
                .toList();
        if (fault == ArxivFault.CUT_LIST || fault == ArxivFault.EMPTY) {
            found = found.subList(0, fault == ArxivFault.EMPTY ? 0 : found.size() / 2);
        }
        StringBuilder text = new StringBuilder(
                "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:opensearch=\"http://a9.com/-/spec/opensearch/1.1/\"><id>http://arxiv.org/api/x</id><title>arXiv Query: x</title><opensearch:totalResults>%d</opensearch:totalResults>\n"
                        .formatted(found.size()));
        start = fault == ArxivFault.SAME_PAGE ? 0 : start;
        for (Invented paper : fault == ArxivFault.EMPTY_PAGES
                ? List.<Invented>of()
                : found.subList(Math.min(start, found.size()), Math.min(found.size(), start + most))) {
            text.append(
                    "<entry><id>http://arxiv.org/abs/%sv1</id><title>%s</title><summary>%s</summary><published>%sT10:00:00Z</published><author><name>Ada Novák</name></author><category term=\"%s\"/></entry>\n"
                            .formatted(
                                    paper.id(),
                                    paper.title(),
                                    paper.abstractText(),
                                    submitted(paper),
                                    category(fault, paper)));
        }
        return text.append("</feed>\n").toString();
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            query.put(
                    pair.substring(0, pair.indexOf('=')),
                    URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), UTF_8));
        }
        return query;
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/loop");
        send(exchange, 302, "");
    }

    private static void slow(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("<feed".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        // The client gives up; its closing ends this.
        try {
            while (true) {
                Thread.sleep(50);
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, text.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

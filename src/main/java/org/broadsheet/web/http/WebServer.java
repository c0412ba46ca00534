package org.broadsheet.web.http;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.broadsheet.web.http.Incoming.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's HTTP server around the site: its limits, the limits it lacks, and one place where a request that goes wrong
 * ends. Why this one: decisions/0060.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** What was not taken is read up to here after the reply, and forgotten: whoever is hung up on while they send reads no reply. */
    private static final long MOST_LET_PASS = 8_000_000;

    private static final int LONGEST_ADDRESS = 4_000;
    private static final int SECONDS_TO_FINISH = 2;

    /** Before Java 24 a virtual thread that reads from a slow client holds its carrier: a few real threads are then better. */
    private static final int FIRST_JAVA_WITHOUT_PINNING = 24;

    private static final int THREADS_BEFORE = 64;
    private static final int FILES_FOR_OTHERS = 1_000;

    private final HttpServer server;
    private final ExecutorService threads;
    private final WebSettings settings;
    private final Pages site;
    private final Guard guard;
    private final Buckets reading;
    private final Buckets writing;
    private final AtomicInteger inHand = new AtomicInteger();
    private final HeavyWork heavy = new HeavyWork();
    private final BodyRoom room = new BodyRoom();
    private final Refusals refusals;

    private WebServer(HttpServer server, WebSettings settings, Pages site, InstantSource time) {
        this.server = server;
        this.settings = settings;
        this.site = site;
        this.refusals = new Refusals(site);
        this.guard = new Guard(settings);
        this.reading = new Buckets(settings.perSecond(), settings.perSecond() * 10.0, time);
        this.writing =
                new Buckets(Math.max(0.2, settings.perSecond() / 50.0), Math.max(20, settings.perSecond()), time);
        this.threads = Runtime.version().feature() >= FIRST_JAVA_WITHOUT_PINNING
                ? Executors.newVirtualThreadPerTaskExecutor()
                : new ThreadPoolExecutor(
                        THREADS_BEFORE, THREADS_BEFORE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    /**
     * Starts to serve.
     *
     * @throws UncheckedIOException if the address cannot be listened on; the message says what to do
     */
    public static WebServer start(WebSettings settings, Pages site, InstantSource time) {
        limits(settings);
        try {
            HttpServer server = HttpServer.create(settings.listen(), 1_024);
            WebServer web = new WebServer(server, settings, site, time);
            server.setExecutor(web.threads);
            server.createContext("/", web::handle);
            server.start();
            return web;
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "Could not listen on %s:%d (%s). Another program may have that port: name a free one with web.port in broadsheet.yaml."
                            .formatted(
                                    settings.listen().getHostString(),
                                    settings.listen().getPort(),
                                    taken.getMessage()),
                    taken);
        }
    }

    /**
     * The limits that the JDK's server has but takes from system properties only, once, before the first server is made. An
     * operator's own -D wins. A request must be there whole within 20 s and its reply be taken within 120 s, however
     * slowly the bytes come or go.
     */
    private static void limits(WebSettings settings) {
        Map.of(
                        "sun.net.httpserver.maxReqTime", "20",
                        "sun.net.httpserver.maxRspTime", "120",
                        "sun.net.httpserver.idleInterval", "30",
                        "sun.net.httpserver.maxIdleConnections", "500",
                        "sun.net.httpserver.maxReqHeaders", "100",
                        "sun.net.httpserver.maxReqHeaderSize", "32768",
                        "sun.net.httpserver.nodelay", "true",
                        "jdk.httpserver.maxConnections", Integer.toString(connections(settings)))
                .forEach((name, limit) -> {
                    if (System.getProperty(name) == null) {
                        System.setProperty(name, limit);
                    }
                });
    }

    /**
     * A crowd on the page must not take the open files that mail and database need: they keep {@value #FILES_FOR_OTHERS}, or
     * half of what little there is.
     */
    private static int connections(WebSettings settings) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long files = unix.getMaxFileDescriptorCount();
            long room = Math.max(files - FILES_FOR_OTHERS, files / 2);
            if (room < settings.connections()) {
                LOG.atInfo()
                        .addKeyValue("asked", settings.connections())
                        .addKeyValue("taken", room)
                        .addKeyValue("openFiles", files)
                        .log(
                                "fewer connections than asked for, as the system's limit of open files (ulimit -n) allows");
                return (int) Math.max(1, room);
            }
        }
        return settings.connections();
    }

    /** Where it listens, without a slash at its end: useful where the settings left the port open. */
    public URI address() {
        return URI.create("http://%s:%d"
                .formatted(
                        settings.listen().getHostString(), server.getAddress().getPort()));
    }

    private void handle(HttpExchange exchange) {
        inHand.incrementAndGet();
        try (exchange) {
            Response reply;
            try {
                long began = System.nanoTime();
                refusals.tellIfDue();
                reply = reply(exchange);
                if (reply.evenly()) {
                    EvenPace.since(began);
                }
            } catch (RuntimeException | StackOverflowError failure) {
                LOG.atError()
                        .addKeyValue("page", firstOf(exchange.getRequestURI()))
                        .setCause(failure)
                        .log("page failed");
                reply = site.sorry(new Sorry.Failed(), Optional.empty());
            }
            send(exchange, reply);
        } catch (IOException gone) {
            LOG.atDebug().setCause(gone).log("client went away");
        } finally {
            inHand.decrementAndGet();
        }
    }

    /** The first segment of an address's path: the others may be somebody's token. */
    private static String firstOf(URI asked) {
        String path = Optional.ofNullable(asked.getPath()).orElse("");
        return path.startsWith("/")
                ? new Incoming("GET", path, Fields.NONE, Fields.NONE, Map.of(), new Client("", "")).first()
                : "";
    }

    private Response reply(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.getFirst()));
        Client from = ClientAddress.of(
                exchange.getRemoteAddress().getAddress(),
                Optional.ofNullable(exchange.getRequestHeaders().get("X-Forwarded-For"))
                        .map(all -> String.join(",", all)),
                settings.trustedProxies());
        String client = from.address();
        String method = exchange.getRequestMethod();
        boolean posts = method.equals("POST");
        if (!(posts ? writing : reading).take(client)) {
            refusals.count();
            return site.sorry(new Sorry.TooOften(), Optional.empty()).with("Retry-After", "10");
        }
        if (!posts && !method.equals("GET") && !method.equals("HEAD")) {
            return Response.notAllowed("GET, HEAD, POST");
        }
        String address = exchange.getRequestURI().toString();
        String path = exchange.getRequestURI().getPath();
        Optional<Fields> query = FormReader.urlEncoded(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        if (address.length() > LONGEST_ADDRESS || path == null || !path.startsWith("/") || query.isEmpty()) {
            return site.sorry(new Sorry.Unreadable(), Optional.empty());
        }
        Incoming asked = new Incoming(method, path, query.get(), Fields.NONE, headers, from);
        if (posts) {
            return posted(asked, client, exchange.getRequestBody());
        }
        return site.isHeavy(asked) ? heavily(client, asked, () -> site.answer(asked)) : site.answer(asked);
    }

    private Response posted(Incoming request, String client, InputStream in) throws IOException {
        String type = request.header("content-type").orElse("");
        int most = site.mostBytes(request, FormReader.isMultipart(type));
        long stated = request.header("content-length").map(WebServer::length).orElse((long) most);
        if (stated > most) {
            return tooMuch(most, request);
        }
        if (!room.take(client, stated)) {
            return busy(request);
        }
        try {
            byte[] body = in.readNBytes(Math.toIntExact(stated) + 1);
            if (body.length > stated) {
                return tooMuch(most, request);
            }
            return site.isHeavy(request)
                    ? heavily(client, request, () -> answered(request, type, body))
                    : answered(request, type, body);
        } finally {
            room.give(client, stated);
        }
    }

    /** What a request says of its length; a form that nobody can hold if it says nonsense. */
    private static long length(String stated) {
        try {
            return Long.parseUnsignedLong(stated.strip());
        } catch (NumberFormatException nonsense) {
            return Long.MAX_VALUE;
        }
    }

    private Response heavily(String client, Incoming asked, Supplier<Response> work) {
        return heavy.run(client, work).orElseGet(() -> busy(asked));
    }

    private Response busy(Incoming asked) {
        refusals.count();
        return site.sorry(new Sorry.Busy(), Optional.of(asked)).with("Retry-After", "60");
    }

    private Response tooMuch(int most, Incoming asked) {
        return site.sorry(new Sorry.TooLarge(most), Optional.of(asked)).with("Connection", "close");
    }

    private Response answered(Incoming asked, String type, byte[] body) {
        Optional<Fields> form = FormReader.body(type, body);
        if (form.isEmpty()) {
            return site.sorry(new Sorry.Unreadable(), Optional.of(asked));
        }
        Incoming request =
                new Incoming(asked.method(), asked.path(), asked.query(), form.get(), asked.headers(), asked.client());
        if (!site.takesFromAnywhere(request) && !guard.isOurs(request)) {
            return site.sorry(new Sorry.FromElsewhere(), Optional.of(asked));
        }
        return site.answer(request);
    }

    private void send(HttpExchange exchange, Response reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        Map<String, String> all = new LinkedHashMap<>(guard.headers());
        all.putAll(reply.headers());
        all.put("Content-Type", reply.type());
        all.forEach(headers::set);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            headers.set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(reply.status(), head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        }
        if (reply.status() == 413 || reply.status() == 503) {
            exchange.getRequestBody().skip(MOST_LET_PASS);
        }
    }

    /** Takes no more requests, lets those in hand finish for {@value #SECONDS_TO_FINISH} s, and ends. */
    @Override
    public void close() {
        server.stop(inHand.get() > 0 ? SECONDS_TO_FINISH : 0);
        heavy.close();
        threads.shutdownNow();
    }
}

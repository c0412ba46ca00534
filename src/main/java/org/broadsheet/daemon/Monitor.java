package org.broadsheet.daemon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.Delivered;
import org.broadsheet.wellbeing.DayFigures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What machines ask about a running daemon, on a loopback port: {@code /health} (200 if all is well, else 503, with the
 * problems in words), {@code /metrics} in Prometheus' form, and for the operator {@code /}: the day at a glance.
 */
public final class Monitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    /** What is said while the database is being copied: whoever looks must not take that for a fault. */
    private static final String COPIED = "the database file is being copied, as by night it is; mail and pages wait";

    private static final Pattern OWN_NAME = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    private final HttpServer server;
    private final JvmGcMetrics pauses;

    private Monitor(HttpServer server, JvmGcMetrics pauses) {
        this.server = server;
        this.pauses = pauses;
    }

    /**
     * What is asked anew for each request.
     *
     * @param copied whether the database is being copied: then the others wait for it
     */
    public record Asked(Supplier<StatusReport> health, Supplier<List<DayFigures>> days, BooleanSupplier copied) {}

    /** Starts it; empty if {@code port} is 0, or something else listens there, which is logged and stops nobody's mail. */
    static Optional<Monitor> start(int port, Courier courier, Asked asked) {
        if (port == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(port, courier, asked));
        } catch (IOException taken) {
            LOG.atWarn()
                    .addKeyValue("port", port)
                    .addKeyValue("reason", taken.getMessage())
                    .log("no /health and /metrics; set monitor.port to a free one");
            return Optional.empty();
        }
    }

    /** @throws IOException if the port is taken */
    public static Monitor open(int port, Courier courier, Asked asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        JvmGcMetrics pauses = new JvmGcMetrics();
        pauses.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        count(registry, courier);
        Metrics figures = new Metrics(registry);
        server.createContext("/health", exchange -> answerHealth(exchange, asked));
        server.createContext("/metrics", exchange -> {
            figures.show(asked.health().get());
            answer(exchange, 200, "text/plain; version=0.0.4", registry.scrape());
        });
        server.createContext("/", exchange -> answerPage(exchange, asked));
        server.start();
        return new Monitor(server, pauses);
    }

    private static void count(PrometheusMeterRegistry registry, Courier courier) {
        Map<String, ToLongFunction<Delivered>> ends = Map.of(
                "sent", Delivered::sent,
                "deferred", Delivered::deferred,
                "unsure", Delivered::unsure,
                "refused", Delivered::refused,
                "given_up", Delivered::givenUp,
                "withdrawn", Delivered::withdrawn,
                "overtaken", Delivered::overtaken);
        ends.forEach((name, of) -> FunctionCounter.builder(
                        "broadsheet.attempts",
                        courier,
                        all -> of.applyAsLong(all.total()) + of.applyAsLong(all.soFar()))
                .description("How attempts ended, since the daemon started.")
                .tag("end", name)
                .register(registry));
    }

    private static void answerHealth(HttpExchange exchange, Asked asked) throws IOException {
        if (asked.copied().getAsBoolean()) {
            answer(
                    exchange,
                    200,
                    "application/json",
                    JsonMapper.shared().writeValueAsString(Map.of("well", true, "rests", COPIED)));
            return;
        }
        try {
            StatusReport status = asked.health().get();
            answer(
                    exchange,
                    status.wellbeing().isWell() ? 200 : 503,
                    "application/json",
                    JsonMapper.shared().writeValueAsString(status.fields()));
        } catch (RuntimeException away) {
            answer(
                    exchange,
                    503,
                    "application/json",
                    JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "well", false, "problems", "the database does not answer: " + away.getMessage())));
        }
    }

    /** For whoever asks this machine by its own name: a page elsewhere that had its name resolve to here gets nothing. */
    private static void answerPage(HttpExchange exchange, Asked asked) throws IOException {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        if (!OWN_NAME.matcher(host).matches()) {
            answer(exchange, 403, "text/plain", "Ask for localhost.");
        } else if (!exchange.getRequestURI().getPath().equals("/")) {
            answer(exchange, 404, "text/plain", "There are /, /health and /metrics.");
        } else {
            exchange.getResponseHeaders().set("Content-Security-Policy", OperatorPage.ALLOWS);
            answer(
                    exchange,
                    200,
                    "text/html; charset=utf-8",
                    OperatorPage.of(asked.health().get(), asked.days().get()));
        }
    }

    private static void answer(HttpExchange exchange, int code, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        pauses.close();
    }
}

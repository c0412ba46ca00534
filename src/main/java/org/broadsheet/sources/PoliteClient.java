package org.broadsheet.sources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.broadsheet.text.BoundedAnswer;

/**
 * Asks providers as they want to be asked: one request at a time, at least their gap apart, not again before a Retry-After
 * has passed, saying who we are, and only for what has changed. All processes of an instance share the {@link Pace}.
 */
public final class PoliteClient {

    /** Waits; a test's does not. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** Who waits in line longer than this comes back another time. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    /** How soon we look whether another process has done asking. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    /** However long a server asks us to stay away, we look again after a day. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    /** How long to wait for a connection. A guess. */
    private static final Duration CONNECT = Duration.ofSeconds(15);

    /** How long to wait for an answer. A guess. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    private static final Pattern WEB_PAGE =
            Pattern.compile("\\s*<(?:!doctype\\s+html|html)\\b", Pattern.CASE_INSENSITIVE);
    private static final int MOST_BYTES = 16 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final String userAgent;
    private final Pace pace;
    private final InstantSource time;
    private final Pause pause;
    private final Duration patience;

    /** @param contact as in {@link IntakeSettings#contact()} */
    public PoliteClient(String contact, Pace pace, InstantSource time, Pause pause) {
        this(contact, pace, time, pause, ANSWER);
    }

    /** @param patience how long an answer may take to begin, and again to end */
    public PoliteClient(String contact, Pace pace, InstantSource time, Pause pause, Duration patience) {
        this.pace = pace;
        this.patience = patience;
        this.userAgent = contact.isEmpty() ? "Broadsheet/0.1" : "Broadsheet/0.1 (" + contact + ")";
        this.time = time;
        this.pause = pause;
    }

    /** Asks for {@code address}, if it has changed since {@code cursor}. */
    public FetchOutcome get(Provider provider, URI address, Optional<String> cursor) {
        return get(provider, address, cursor, Map.of());
    }

    /** @param headers sent beside ours, to this host only: one of them may be a key */
    public FetchOutcome get(Provider provider, URI address, Optional<String> cursor, Map<String, String> headers) {
        try {
            URI here = address;
            for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                Optional<FetchOutcome> refused = queue(provider, address);
                if (refused.isPresent()) {
                    return refused.get();
                }
                try {
                    HttpResponse<InputStream> response = client.send(
                            request(here, cursor, address.getHost().equals(here.getHost()) ? headers : Map.of()),
                            HttpResponse.BodyHandlers.ofInputStream());
                    Optional<URI> there = redirect(here, response);
                    if (there.isEmpty()) {
                        return answer(provider, here, response);
                    }
                    response.body().close();
                    here = there.get();
                } finally {
                    pace.done(provider, time.instant());
                }
            }
            return new FetchOutcome.Unreadable("%s redirects more than %d times. Check the address in broadsheet.yaml"
                    .formatted(address, MOST_REDIRECTS));
        } catch (IOException unreachable) {
            return new FetchOutcome.Unavailable("%s: %s".formatted(address.getHost(), BoundedAnswer.why(unreachable)));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new FetchOutcome.Unavailable("Broadsheet is closing");
        }
    }

    /** Waits for our turn; why there will be none, if so. A redirect is an answer, and following it waits for another turn. */
    private Optional<FetchOutcome> queue(Provider provider, URI address) throws InterruptedException {
        Duration waited = Duration.ZERO;
        while (waited.compareTo(LONGEST_WAIT) < 0) {
            Instant now = time.instant();
            switch (pace.take(provider, now, patience.multipliedBy(2).plus(CONNECT))) {
                case Pace.Turn.Yours() -> {
                    return Optional.empty();
                }
                case Pace.Turn.Closed(Instant until) -> {
                    return Optional.of(new FetchOutcome.Unavailable(
                            "%s asked to be left alone until %s".formatted(address.getHost(), until)));
                }
                case Pace.Turn.Wait(Instant until) -> {
                    Duration rest = Duration.between(now, until);
                    Duration step = rest.compareTo(provider.gap()) > 0 ? GLANCE : rest;
                    pause.of(step);
                    waited = waited.plus(step);
                }
            }
        }
        return Optional.of(
                new FetchOutcome.Unavailable("another process of this instance is asking " + provider.name()));
    }

    /** Where the answer sends us, if that is a place of the web and no step back from a secure one. */
    private static Optional<URI> redirect(URI from, HttpResponse<InputStream> response) {
        if (!REDIRECTS.contains(response.statusCode())) {
            return Optional.empty();
        }
        try {
            return response.headers()
                    .firstValue("Location")
                    .map(from::resolve)
                    .filter(to -> to.getHost() != null
                            && ("https".equals(to.getScheme())
                                    || ("http".equals(to.getScheme()) && "http".equals(from.getScheme()))));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private HttpRequest request(URI address, Optional<String> cursor, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "gzip");
        headers.forEach(request::header);
        cursor.map(Validators::parse).ifPresent(validators -> {
            validators.etag().ifPresent(etag -> request.header("If-None-Match", etag));
            validators.lastModified().ifPresent(date -> request.header("If-Modified-Since", date));
        });
        return request.build();
    }

    private FetchOutcome answer(Provider provider, URI address, HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            if (status == 304) {
                return new FetchOutcome.NothingNew();
            }
            if (status == 429 || status == 408 || status >= 500) {
                response.headers()
                        .firstValue("Retry-After")
                        .ifPresent(header -> pace.close(provider, stayAway(header)));
                return new FetchOutcome.Unavailable("%s answers %d".formatted(address.getHost(), status));
            }
            byte[] bytes = readPatiently(body);
            // arXiv's API answers a malformed question with 400 and a feed that says what is wrong.
            if (status != 200 && status != 400) {
                return new FetchOutcome.Unreadable("%s answers %d%s"
                        .formatted(
                                address,
                                status,
                                status == 404 ? ". Check the spelling of the categories in broadsheet.yaml" : ""));
            }
            if (bytes.length > MOST_BYTES) {
                return new FetchOutcome.Unreadable(
                        "%s sends more than %d MB, which is no feed".formatted(address, MOST_BYTES >> 20));
            }
            if (bytes.length == 0) {
                return new FetchOutcome.Unavailable("%s answers with nothing at all".formatted(address.getHost()));
            }
            if (WEB_PAGE.matcher(new String(bytes, 0, Math.min(bytes.length, 500), StandardCharsets.ISO_8859_1))
                    .lookingAt()) {
                return new FetchOutcome.Unavailable(
                        "%s answers with a web page instead of a feed; perhaps a proxy or a login page stands between"
                                .formatted(address));
            }
            return new FetchOutcome.Fetched(
                    new ByteArrayInputStream(bytes), Validators.of(response).text());
        }
    }

    /** The client's own timeout ends with the headers; a body that trickles would hold us for ever. */
    private byte[] readPatiently(InputStream body) throws IOException {
        FutureTask<byte[]> reading = new FutureTask<>(() -> body.readNBytes(MOST_BYTES + 1));
        Thread.ofVirtual().start(reading);
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new HttpTimeoutException("the answer took longer than " + patience.toSeconds() + " s");
        } catch (ExecutionException failed) {
            Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Broadsheet is closing");
        }
    }

    /** Seconds, or a date of HTTP. Something else is taken as a minute. */
    private Instant stayAway(String header) {
        Instant now = time.instant();
        Instant until = now.plus(Duration.ofMinutes(1));
        if (header.strip().matches("\\d{1,9}")) {
            until = now.plusSeconds(Long.parseLong(header.strip()));
        } else {
            try {
                until = ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeException neither) {
                return until;
            }
        }
        Instant latest = now.plus(LONGEST_RETRY_AFTER);
        return until.isAfter(latest) ? latest : until;
    }

    /** By what the server recognises what it gave us last; a cursor's two lines. */
    private record Validators(Optional<String> etag, Optional<String> lastModified) {

        static Validators of(HttpResponse<?> response) {
            return new Validators(
                    response.headers().firstValue("ETag").filter(Validators::fits),
                    response.headers().firstValue("Last-Modified").filter(Validators::fits));
        }

        static Validators parse(String cursor) {
            String[] lines = cursor.split("\n", -1);
            return new Validators(line(lines, 0), line(lines, 1));
        }

        private static Optional<String> line(String[] lines, int index) {
            return index < lines.length && !lines[index].isEmpty() ? Optional.of(lines[index]) : Optional.empty();
        }

        private static boolean fits(String header) {
            return header.length() <= 1_000 && header.indexOf('\n') < 0;
        }

        String text() {
            return etag.orElse("") + "\n" + lastModified.orElse("");
        }
    }
}

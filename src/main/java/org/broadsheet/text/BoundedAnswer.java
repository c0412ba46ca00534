package org.broadsheet.text;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * The answer of a server that may say anything: no more than so many bytes, within a time that counts from the question to the last
 * byte. The time limit of Java's own requests ends where the body begins (before Java 26), and its bodies have none of size.
 */
public final class BoundedAnswer {

    /** How Java's client says that a connection ended within an answer. */
    private static final Pattern CUT = Pattern.compile(
            "received no bytes|EOF reached|content-length|chunked|Connection reset|GOAWAY|closed",
            Pattern.CASE_INSENSITIVE);

    private BoundedAnswer() {}

    /** Says in people's words why a server could not be asked, or not to the end. */
    public static String why(IOException unreachable) {
        return switch (unreachable) {
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException ->
                "no such name is known here; is there a network?";
            case HttpConnectTimeoutException late -> "no connection in time";
            case ConnectException refused -> "no connection";
            case SSLException unsafe -> "no safe connection: " + unsafe.getMessage();
            case IOException cut
            when CUT.matcher(String.valueOf(cut.getMessage())).find() -> "the connection was cut";
            case IOException other when other.getMessage() == null -> "no answer";
            case IOException other -> String.valueOf(other.getMessage());
        };
    }

    /**
     * Sends a question in JSON, and reads the answer as UTF-8.
     *
     * @param key what the server wants to know of us, sent as a bearer token; none if it asks for nothing
     * @throws HttpTimeoutException if the answer was not whole by then
     * @throws IOException if the server cannot be reached, or its answer has more bytes
     */
    public static HttpResponse<String> toJson(
            HttpClient client, URI server, Optional<String> key, String json, int mostBytes, Duration longest)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        key.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return of(client, request.build(), mostBytes, longest);
    }

    /**
     * Asks, and reads the answer as UTF-8.
     *
     * @throws HttpTimeoutException if it was not whole by then
     * @throws IOException if the server cannot be reached, or its answer has more bytes
     */
    public static HttpResponse<String> of(HttpClient client, HttpRequest request, int mostBytes, Duration longest)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, head -> new Body(mostBytes));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer within %d s".formatted(longest.toSeconds()));
        } catch (InterruptedException ending) {
            answer.cancel(true);
            throw ending;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException refused ? refused : new IOException(failed.getCause());
        }
    }

    private static final class Body implements BodySubscriber<String> {

        private final BodySubscriber<String> whole = BodySubscribers.ofString(StandardCharsets.UTF_8);
        private final int most;
        private long taken;
        private Runnable cancel = () -> {};

        Body(int most) {
            this.most = most;
        }

        @Override
        public CompletionStage<String> getBody() {
            return whole.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            cancel = given::cancel;
            whole.onSubscribe(given);
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            taken += bytes.stream().mapToLong(ByteBuffer::remaining).sum();
            if (taken > most) {
                cancel.run();
                whole.onError(new IOException("it answers with more than %,d bytes".formatted(most)));
            } else {
                whole.onNext(bytes);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.onError(failure);
        }

        @Override
        public void onComplete() {
            whole.onComplete();
        }
    }
}

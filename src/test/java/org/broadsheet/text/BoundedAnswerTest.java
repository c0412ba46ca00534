package org.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedAnswerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    /** What the server writes, behind a head that promises any number of bytes. */
    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        client.shutdownNow();
    }

    @Test
    void anAnswerIsReadAsUtf8() throws Exception {
        assertThat(ask(out -> out.write("Erdős".getBytes(StandardCharsets.UTF_8)), LONG))
                .isEqualTo("Erdős");
    }

    @Test
    void anAnswerWithoutAnEndIsNotTaken() {
        assertThatThrownBy(() -> ask(
                        out -> {
                            while (true) {
                                out.write(new byte[8_192]);
                            }
                        },
                        LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("it answers with more than 100,000 bytes");
    }

    @Test
    void anAnswerThatDripsIsNotWaitedFor() {
        assertThatThrownBy(() -> ask(
                        out -> {
                            for (int i = 0; i < 200; i++) {
                                out.write('x');
                                out.flush();
                                Thread.sleep(50);
                            }
                        },
                        Duration.ofMillis(400)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void nobodyElseReadsAnAnswerWithoutABound() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> read(file)
                                    .matches("(?s).*BodyHandlers\\s*\\.\\s*of(?:String|ByteArray|Lines|File).*")))
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String ask(Writing writing, Duration longest) throws IOException, InterruptedException {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                writing.to(exchange.getResponseBody());
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .build();
        return BoundedAnswer.of(client, request, 100_000, longest).body();
    }
}

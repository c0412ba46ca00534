package org.broadsheet.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerEmbedderTest {

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void vectorsComeInTheOrderOfTheTextsAndAtLengthOne() {
        answer = "{\"data\":[{\"index\":1,\"embedding\":[0,5]},{\"index\":0,\"embedding\":[3,4]}]}";

        Embedder.Answer given = embed("one", "two");

        assertThat(given).isInstanceOf(Embedder.Answer.Vectors.class);
        assertThat(((Embedder.Answer.Vectors) given).vectors())
                .containsExactly(new float[] {0.6f, 0.8f}, new float[] {0, 1});
        assertThat(asked.getFirst())
                .contains("Bearer s3cret")
                .contains("\"model\":\"small\"")
                .contains("\"one\"")
                .contains("\"two\"");
    }

    @Test
    void whateverTheServerDoesIsAnAnswer() {
        for (String body : List.of(
                "",
                "no json",
                "[]",
                "{\"data\":[]}",
                "{\"data\":[{\"embedding\":[1,2]},{\"embedding\":[1]}]}",
                "{\"data\":[{\"embedding\":[\"a\"]},{\"embedding\":[0]}]}",
                "{\"data\":[{\"index\":7,\"embedding\":[1]},{\"index\":-1,\"embedding\":[1]}]}")) {
            answer = body;
            assertThat(embed("one", "two")).as(body).isInstanceOf(Embedder.Answer.Unavailable.class);
        }
        status = 503;
        answer = "overloaded";
        assertThat(embed("one"))
                .isInstanceOfSatisfying(
                        Embedder.Answer.Unavailable.class,
                        no -> assertThat(no.reason())
                                .contains("answered 503: overloaded")
                                .contains("by words alone"));
        server.stop(0);
        assertThat(embed("one")).isInstanceOf(Embedder.Answer.Unavailable.class);
    }

    private Embedder.Answer embed(String... texts) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (ServerEmbedder embedder = new ServerEmbedder(new EmbedderSettings.Server(
                address, "small", Optional.of("s3cret"), Duration.ofSeconds(5), EmbedderSettings.DEFAULT_WEIGHT))) {
            return embedder.embed(List.of(texts));
        }
    }
}

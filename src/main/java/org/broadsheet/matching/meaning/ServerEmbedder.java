package org.broadsheet.matching.meaning;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.broadsheet.text.BoundedAnswer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a server that speaks OpenAI's embeddings interface.
 *
 * <p>Source: <a href="https://platform.openai.com/docs/api-reference/embeddings">Embeddings, API reference</a>.
 */
final class ServerEmbedder implements Embedder {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int QUOTED = 200;

    /** Of an answer: a few hundred vectors of a few thousand numbers, as text. A guess. */
    private static final int MOST_BYTES = 64 << 20;

    private final EmbedderSettings.Server settings;
    private final URI endpoint;
    private final HttpClient client;

    ServerEmbedder(EmbedderSettings.Server settings) {
        this.settings = settings;
        this.endpoint = URI.create(settings.address().toString().replaceFirst("(?<!/)/+$", "") + "/v1/embeddings");
        this.client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    }

    @Override
    public String model() {
        return settings.model();
    }

    @Override
    public Answer embed(List<String> texts) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("model", settings.model(), "input", texts));
        try {
            HttpResponse<String> response =
                    BoundedAnswer.toJson(client, endpoint, settings.key(), body, MOST_BYTES, settings.timeout());
            return response.statusCode() == 200
                    ? read(response.body(), texts.size())
                    : unavailable("answered %d: %s".formatted(response.statusCode(), quoted(response.body())));
        } catch (IOException unreachable) {
            return unavailable("could not be asked: " + BoundedAnswer.why(unreachable));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return unavailable("was not waited for, since the program ends");
        }
    }

    private Answer read(String body, int expected) {
        try {
            JsonNode data = JsonMapper.shared().readTree(body).path("data");
            float[][] vectors = new float[expected][];
            int place = 0;
            for (JsonNode one : data) {
                int index = one.path("index").asInt(place++);
                if (index >= 0 && index < expected) {
                    vectors[index] = vector(one.path("embedding"));
                }
            }
            boolean whole = data.size() == expected
                    && Arrays.stream(vectors)
                            .allMatch(vector ->
                                    vector != null && vector.length > 0 && vector.length == vectors[0].length);
            return whole
                    ? new Answer.Vectors(new ArrayList<>(Arrays.asList(vectors)))
                    : unavailable("did not answer with one vector for each of %d texts: %s"
                            .formatted(expected, quoted(body)));
        } catch (JacksonException notJson) {
            return unavailable("answered something else than JSON: " + quoted(body));
        }
    }

    private static float[] vector(JsonNode numbers) {
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) numbers.get(i).asDouble(Double.NaN);
        }
        return Directions.unit(vector);
    }

    private Answer.Unavailable unavailable(String what) {
        return new Answer.Unavailable("The embedding server %s %s. Papers are matched by words alone until it answers."
                .formatted(endpoint, what));
    }

    private static String quoted(String body) {
        return body.length() <= QUOTED ? body : body.substring(0, QUOTED) + "…";
    }

    @Override
    public void close() {
        client.close();
    }
}

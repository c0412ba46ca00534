package org.broadsheet.matching;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a sentence-embedding model of the BERT family from a folder: {@code model.onnx} with inputs {@code input_ids} and, if
 * it has them, {@code attention_mask} and {@code token_type_ids}. An output of one vector a text is taken as it is, one
 * of a vector a token is averaged over the tokens, as sentence-transformers do.
 */
final class OnnxEmbedder implements Embedder {

    private static final String MODEL = "model.onnx";
    private static final String VOCABULARY = "vocab.txt";
    private static final String TOKENIZER = "tokenizer_config.json";

    /** Titles and abstracts fit; every model of the family takes so many. */
    private static final int MOST_PIECES = 256;

    private static final int AT_ONCE = 16;
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

    private final String name;
    private final WordPieces tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxEmbedder(String name, WordPieces tokenizer, OrtEnvironment environment, OrtSession session) {
        this.name = name;
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
    }

    /** @throws IllegalArgumentException if the folder does not hold a model that fits; the message says what is missing */
    static OnnxEmbedder open(Path folder) {
        for (String file : List.of(MODEL, VOCABULARY)) {
            if (!Files.isReadable(folder.resolve(file))) {
                throw new IllegalArgumentException(
                        "The folder %s has no %s. It needs %s and %s, as sentence-embedding models of the BERT family come."
                                .formatted(folder, file, MODEL, VOCABULARY));
            }
        }
        try {
            boolean lowerCase = !Files.exists(folder.resolve(TOKENIZER))
                    || !Files.readString(folder.resolve(TOKENIZER))
                            .replaceAll("\\s", "")
                            .contains("\"do_lower_case\":false");
            WordPieces tokenizer = new WordPieces(Files.readAllLines(folder.resolve(VOCABULARY)), lowerCase);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session = environment.createSession(folder.resolve(MODEL).toString());
            if (!session.getInputNames().contains("input_ids") || !INPUTS.containsAll(session.getInputNames())) {
                throw new IllegalArgumentException(
                        "%s takes %s; a model that takes input_ids, attention_mask and token_type_ids is needed."
                                .formatted(folder.resolve(MODEL), session.getInputNames()));
            }
            String size = Long.toString(Files.size(folder.resolve(MODEL)));
            return new OnnxEmbedder(
                    folder.toAbsolutePath().normalize().getFileName() + "/" + size, tokenizer, environment, session);
        } catch (IOException | OrtException unreadable) {
            throw new IllegalArgumentException(
                    "The model in %s could not be read: %s".formatted(folder, unreadable.getMessage()), unreadable);
        }
    }

    @Override
    public String model() {
        return name;
    }

    @Override
    public Answer embed(List<String> texts) {
        try {
            List<float[]> vectors = new ArrayList<>();
            for (int from = 0; from < texts.size(); from += AT_ONCE) {
                vectors.addAll(run(texts.subList(from, Math.min(texts.size(), from + AT_ONCE))));
            }
            return new Answer.Vectors(vectors);
        } catch (OrtException | IllegalStateException failed) {
            return new Answer.Unavailable("The model %s failed: %s. Papers are matched by words alone meanwhile."
                    .formatted(name, failed.getMessage()));
        }
    }

    private List<float[]> run(List<String> texts) throws OrtException {
        List<long[]> pieces =
                texts.stream().map(text -> tokenizer.numbers(text, MOST_PIECES)).toList();
        int longest = pieces.stream().mapToInt(text -> text.length).max().orElseThrow();
        long[] ids = new long[texts.size() * longest];
        long[] mask = new long[ids.length];
        for (int text = 0; text < pieces.size(); text++) {
            long[] own = pieces.get(text);
            System.arraycopy(own, 0, ids, text * longest, own.length);
            Arrays.fill(mask, text * longest, text * longest + own.length, 1);
        }
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String input : session.getInputNames()) {
                long[] numbers = switch (input) {
                    case "input_ids" -> ids;
                    case "attention_mask" -> mask;
                    default -> new long[ids.length];
                };
                long[] shape = {texts.size(), longest};
                inputs.put(input, OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return vectors(result.get(0), pieces);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private List<float[]> vectors(OnnxValue output, List<long[]> pieces) throws OrtException {
        List<float[]> vectors = new ArrayList<>();
        switch (output.getValue()) {
            case float[][] each -> {
                for (float[] vector : each) {
                    vectors.add(Directions.unit(vector));
                }
            }
            case float[][][] each -> {
                for (int text = 0; text < each.length; text++) {
                    vectors.add(mean(each[text], pieces.get(text).length));
                }
            }
            default -> {
                NodeInfo first = session.getOutputInfo().values().iterator().next();
                throw new IllegalStateException("its first output is " + first + ", not vectors of floats");
            }
        }
        return vectors;
    }

    private static float[] mean(float[][] tokens, int count) {
        float[] sum = new float[tokens[0].length];
        for (int token = 0; token < count; token++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += tokens[token][i];
            }
        }
        return Directions.unit(sum);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        }
    }
}

package org.broadsheet.matching.meaning;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.broadsheet.ending.ProcessEnd;

/**
 * Runs a sentence-embedding model of the BERT family, the shipped one or one from a folder: {@code model.onnx} with inputs {@code input_ids} and, if
 * it has them, {@code attention_mask} and {@code token_type_ids}. An output of one vector a text is taken as it is, one
 * of a vector a token is averaged over the tokens, as sentence-transformers do.
 */
final class OnnxEmbedder implements Embedder {

    private static final String MODEL = "model.onnx";
    private static final String VOCABULARY = "vocab.txt";
    private static final String TOKENIZER = "tokenizer_config.json";

    /** Two of five abstracts whole, and most of the others. At 128 meaning alone ranks a tenth worse, at 512 no better; see benchmarks-tried.md. */
    private static final int MOST_PIECES = 256;

    /** The shipped model's name; it changes with the model and with how much it reads, so that vectors are made anew. */
    static final String SHIPPED = "broadsheet-1/" + MOST_PIECES;

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

    /**
     * The model that comes with the program.
     *
     * @throws IllegalStateException if it is missing, which a rebuilt jar mends
     */
    static OnnxEmbedder shipped() {
        try (InputStream model = resource(MODEL);
                InputStream vocabulary = resource(VOCABULARY)) {
            List<String> pieces = new String(vocabulary.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return open(SHIPPED, new WordPieces(pieces, true), model.readAllBytes());
        } catch (IOException | OrtException unreadable) {
            throw new IllegalStateException(
                    "The shipped model could not be read: %s. Install the program anew."
                            .formatted(unreadable.getMessage()),
                    unreadable);
        }
    }

    private static InputStream resource(String name) {
        InputStream found = OnnxEmbedder.class.getResourceAsStream(name);
        if (found == null) {
            throw new IllegalStateException(
                    "The program came without its model's %s. Install it anew.".formatted(name));
        }
        return new BufferedInputStream(found);
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
            byte[] model = Files.readAllBytes(folder.resolve(MODEL));
            CRC32 sum = new CRC32();
            sum.update(model);
            return open(
                    "%s/%08x/%d"
                            .formatted(folder.toAbsolutePath().normalize().getFileName(), sum.getValue(), MOST_PIECES),
                    new WordPieces(Files.readAllLines(folder.resolve(VOCABULARY)), lowerCase),
                    model);
        } catch (IOException | OrtException unreadable) {
            throw new IllegalArgumentException(
                    "The model in %s could not be read: %s".formatted(folder, unreadable.getMessage()), unreadable);
        }
    }

    /** One thread that does not spin: papers are read in the background, beside everything else. */
    private static OnnxEmbedder open(String name, WordPieces tokenizer, byte[] model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = ProcessEnd.after(() -> environment.createSession(model, options));
            if (!session.getInputNames().contains("input_ids") || !INPUTS.containsAll(session.getInputNames())) {
                throw new IllegalArgumentException(
                        "The model %s takes %s; one that takes input_ids, attention_mask and token_type_ids is needed."
                                .formatted(name, session.getInputNames()));
            }
            return new OnnxEmbedder(name, tokenizer, environment, session);
        }
    }

    @Override
    public String model() {
        return name;
    }

    /**
     * One after the other. Together they take no less time on a processor, sixteen abstracts take 190 MB that are never given back, and what one
     * means would hang on the others: a model of bytes scales its numbers by the largest of all that it reads at once.
     */
    @Override
    public Answer embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        try {
            for (String text : texts) {
                long[] pieces = tokenizer.numbers(text, MOST_PIECES);
                vectors.add(ProcessEnd.after(() -> run(pieces)));
            }
            return new Answer.Vectors(vectors);
        } catch (OrtException | IllegalStateException failed) {
            return new Answer.Unavailable("The model %s failed: %s. Papers are matched by words alone meanwhile."
                    .formatted(name, failed.getMessage()));
        }
    }

    private float[] run(long[] pieces) throws OrtException {
        long[] mask = new long[pieces.length];
        Arrays.fill(mask, 1);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String input : session.getInputNames()) {
                long[] numbers = switch (input) {
                    case "input_ids" -> pieces;
                    case "attention_mask" -> mask;
                    default -> new long[pieces.length];
                };
                long[] shape = {1, pieces.length};
                inputs.put(input, OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), shape));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return vector(result.get(0));
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private float[] vector(OnnxValue output) throws OrtException {
        return switch (output.getValue()) {
            case float[][] each -> Directions.unit(each[0]);
            case float[][][] each -> mean(each[0]);
            default -> {
                NodeInfo first = session.getOutputInfo().values().iterator().next();
                throw new IllegalStateException("its first output is " + first + ", not vectors of floats");
            }
        };
    }

    private static float[] mean(float[][] tokens) {
        float[] sum = new float[tokens[0].length];
        for (float[] token : tokens) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += token[i];
            }
        }
        return Directions.unit(sum);
    }

    @Override
    public void close() {
        try {
            ProcessEnd.after(() -> {
                session.close();
                return session;
            });
        } catch (ProcessEnd.Begun theLibraryLetsGoOfItByItself) {
            return;
        } catch (OrtException alreadyGone) {
            throw new IllegalStateException(alreadyGone);
        }
    }
}

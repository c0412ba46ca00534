package org.broadsheet.matching.meaning;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.broadsheet.ending.ProcessEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Products of many texts and many papers, both in a byte a dimension, as whole numbers: the same on every machine. The library that runs the model multiplies
 * bytes with instructions that Java does not know, which takes an eighth of the time of Java's quickest loop; where it cannot be loaded,
 * as beside a model on a server, a loop does it.
 */
final class Products {

    private static final Logger LOG = LoggerFactory.getLogger(Products.class);

    /** Stands for 0 in a text, whose bytes have no sign. */
    static final int ZERO = 64;

    /** Parts of a text lie so far from {@link #ZERO} at most: two products of them and a paper's fit 16 bits, which older processors add them in. */
    static final int MOST = 63;

    /** The most bytes of a place for products that is used again: 64 texts and 8,000 papers. */
    private static final int MOST_IDLE = 2 << 20;

    /** Places for products, one for each thread that made some at the same time. */
    private static final Queue<ByteBuffer> IDLE = new ConcurrentLinkedQueue<>();

    private static final Optional<OrtSession> MULTIPLICATION = open();

    private Products() {}

    /** What is done with products before their place is used again. */
    @FunctionalInterface
    interface Use {
        void of(IntBuffer products);
    }

    /**
     * Makes the products of each text and each paper, those of the first text first, where a text's {@link #ZERO}s still count as such.
     *
     * @param texts one after the other, {@code dimension} bytes each
     * @param papers direct, in the order of the machine: for each dimension the papers' parts of it
     */
    static void of(byte[] texts, ByteBuffer papers, int dimension, Use use) {
        int bytes = Integer.BYTES * (texts.length / dimension) * (papers.capacity() / dimension);
        ByteBuffer idle = IDLE.poll();
        ByteBuffer place = idle != null && idle.capacity() >= bytes
                ? idle
                : ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        IntBuffer into = place.limit(bytes).asIntBuffer();
        if (MULTIPLICATION.isEmpty()) {
            plain(texts, papers, dimension, into);
        } else {
            try {
                ProcessEnd.after(() -> multiply(MULTIPLICATION.get(), texts, papers, dimension, into));
            } catch (OrtException failed) {
                throw new IllegalStateException(failed);
            }
        }
        use.of(into);
        if (place.capacity() <= MOST_IDLE) {
            IDLE.add(place.clear());
        }
    }

    private static IntBuffer multiply(
            OrtSession session, byte[] texts, ByteBuffer papers, int dimension, IntBuffer into) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {texts.length / dimension, dimension};
        long[] turned = {dimension, papers.capacity() / dimension};
        long[] made = {shape[0], turned[1]};
        try (OnnxTensor left = OnnxTensor.createTensor(environment, ByteBuffer.wrap(texts), shape, OnnxJavaType.UINT8);
                OnnxTensor right = OnnxTensor.createTensor(environment, papers.duplicate(), turned, OnnxJavaType.INT8);
                OnnxTensor products = OnnxTensor.createTensor(environment, into, made)) {
            session.run(Map.of("texts", left, "papers", right), Map.of("products", products))
                    .close();
            return into;
        }
    }

    /** The same in Java. */
    static void plain(byte[] texts, ByteBuffer papers, int dimension, IntBuffer into) {
        int count = texts.length / dimension;
        int size = papers.capacity() / dimension;
        byte[] row = new byte[size];
        int[] sums = new int[size];
        for (int text = 0; text < count; text++) {
            Arrays.fill(sums, 0);
            for (int part = 0; part < dimension; part++) {
                papers.get(part * size, row);
                int by = texts[text * dimension + part];
                for (int place = 0; place < size; place++) {
                    sums[place] += by * row[place];
                }
            }
            into.put(text * size, sums);
        }
    }

    private static Optional<OrtSession> open() {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return Optional.of(
                    ProcessEnd.after(() -> OrtEnvironment.getEnvironment().createSession(multiplication(), options)));
        } catch (OrtException | UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError absent) {
            LOG.atInfo().addKeyValue("reason", absent.getMessage()).log("meanings are compared without the library");
            return Optional.empty();
        }
    }

    /**
     * One multiplication as the library reads it, in the form of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>:
     * version 8 of the form, version 13 of the operators.
     */
    private static byte[] multiplication() {
        byte[] node = join(text(1, "texts"), text(1, "papers"), text(2, "products"), text(4, "MatMulInteger"));
        byte[] graph = join(
                part(1, node),
                text(2, "products"),
                part(11, matrix("texts", 2, "text", "dimension")),
                part(11, matrix("papers", 3, "dimension", "paper")),
                part(12, matrix("products", 6, "text", "paper")));
        return join(number(1, 8), part(7, graph), part(8, number(2, 13)));
    }

    /** A matrix of numbers of that type: 2 for bytes without, 3 with a sign, 6 for whole numbers of four bytes. */
    private static byte[] matrix(String name, int type, String rows, String columns) {
        byte[] shape = join(part(1, text(2, rows)), part(1, text(2, columns)));
        return join(text(1, name), part(2, part(1, join(number(1, type), part(2, shape)))));
    }

    private static byte[] text(int field, String value) {
        return part(field, value.getBytes(StandardCharsets.US_ASCII));
    }

    /** @param value shorter than 128 bytes, or shorter than 16,384 */
    private static byte[] part(int field, byte[] value) {
        int length = value.length;
        byte[] head = length < 128
                ? new byte[] {(byte) ((field << 3) | 2), (byte) length}
                : new byte[] {(byte) ((field << 3) | 2), (byte) ((length & 127) | 128), (byte) (length >> 7)};
        return join(head, value);
    }

    private static byte[] number(int field, int value) {
        return new byte[] {(byte) (field << 3), (byte) value};
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

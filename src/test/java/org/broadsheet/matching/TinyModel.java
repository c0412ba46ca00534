package org.broadsheet.matching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a sentence-embedding model of one node, byte by byte: Gather looks up a vector for each piece, and the embedder
 * takes their mean. The form is ONNX's protobuf (onnx.proto3, numbers of fields in the calls below).
 */
public final class TinyModel {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private TinyModel() {}

    /** Makes the folder's {@code model.onnx} and {@code vocab.txt}: piece i of the vocabulary has the vector i. */
    public static void write(Path folder, List<String> vocabulary, float[][] vectors) throws IOException {
        Files.write(folder.resolve("vocab.txt"), vocabulary);
        Files.write(folder.resolve("model.onnx"), model(vectors));
    }

    private static byte[] model(float[][] vectors) {
        byte[] gather = join(text(1, "table"), text(1, "input_ids"), text(2, "last_hidden_state"), text(4, "Gather"));
        ByteBuffer numbers =
                ByteBuffer.allocate(4 * vectors.length * vectors[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] vector : vectors) {
            for (float each : vector) {
                numbers.putFloat(each);
            }
        }
        byte[] table = join(
                number(1, vectors.length),
                number(1, vectors[0].length),
                number(2, FLOAT),
                text(8, "table"),
                bytes(9, numbers.array()));
        byte[] graph = join(
                bytes(1, gather),
                text(2, "tiny"),
                bytes(5, table),
                bytes(11, input("input_ids", INT64, dimension("batch"), dimension("length"))),
                bytes(
                        12,
                        input(
                                "last_hidden_state",
                                FLOAT,
                                dimension("batch"),
                                dimension("length"),
                                number(1, vectors[0].length))));
        return join(number(1, 8), bytes(7, graph), bytes(8, number(2, 13)));
    }

    private static byte[] dimension(String name) {
        return text(2, name);
    }

    private static byte[] input(String name, int type, byte[]... dimensions) {
        byte[] shape = new byte[0];
        for (byte[] dimension : dimensions) {
            shape = join(shape, bytes(1, dimension));
        }
        return join(text(1, name), bytes(2, bytes(1, join(number(1, type), bytes(2, shape)))));
    }

    private static byte[] number(int field, long value) {
        return join(varint((long) field << 3), varint(value));
    }

    private static byte[] text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int field, byte[] value) {
        return join(varint((field << 3) | 2), varint(value.length), value);
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (rest > 127) {
            out.write((int) ((rest & 127) | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

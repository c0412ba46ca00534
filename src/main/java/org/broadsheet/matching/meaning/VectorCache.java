package org.broadsheet.matching.meaning;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An embedder that remembers in a file what it has read, so that the same text is never read twice: for {@code evaluate}, {@code replay}, {@code try} and
 * tests. The file is named after the model and only grows; a vector takes one byte a dimension. Whoever dies while writing leaves half a record at
 * the end, which the next one overwrites. Several processes may share it: each appends whole pages under a lock.
 */
public final class VectorCache implements Embedder {

    /** How many texts are read between two writes: what a kill can cost. */
    private static final int PAGE = 256;

    private static final int KEY = 16;
    private static final int HEAD = 8;
    private static final int MAGIC = 0x42535631;

    private final Embedder reader;
    private final Path file;
    private final Map<ByteBuffer, byte[]> known = new HashMap<>();
    private int dimension;

    /** @throws UncheckedIOException if the folder cannot be read or made */
    public VectorCache(Embedder reader, Path folder) {
        this.reader = reader;
        this.file = folder.resolve(reader.model().replaceAll("[^A-Za-z0-9._-]+", "-") + ".vectors");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                load(ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The vectors in %s could not be read.".formatted(file), unreadable);
        }
    }

    private void load(ByteBuffer bytes) {
        if (bytes.remaining() < HEAD || bytes.getInt() != MAGIC) {
            return;
        }
        dimension = bytes.getInt();
        while (dimension > 0 && bytes.remaining() >= KEY + dimension) {
            byte[] key = new byte[KEY];
            byte[] vector = new byte[dimension];
            bytes.get(key).get(vector);
            known.put(ByteBuffer.wrap(key), vector);
        }
    }

    @Override
    public String model() {
        return reader.model();
    }

    @Override
    public Answer embed(List<String> texts) {
        List<ByteBuffer> keys = texts.stream().map(VectorCache::key).toList();
        Map<ByteBuffer, String> missing = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!known.containsKey(keys.get(i))) {
                missing.put(keys.get(i), texts.get(i));
            }
        }
        List<Map.Entry<ByteBuffer, String>> unread = new ArrayList<>(missing.entrySet());
        unread.sort(java.util.Comparator.comparingInt(one -> one.getValue().length()));
        for (int from = 0; from < unread.size(); from += PAGE) {
            List<Map.Entry<ByteBuffer, String>> page = unread.subList(from, Math.min(unread.size(), from + PAGE));
            switch (reader.embed(page.stream().map(Map.Entry::getValue).toList())) {
                case Answer.Vectors(List<float[]> vectors) -> keep(page, vectors);
                case Answer.Unavailable cannot -> {
                    return cannot;
                }
            }
        }
        return new Answer.Vectors(keys.stream()
                .map(key -> Directions.wide(Objects.requireNonNull(known.get(key))))
                .toList());
    }

    private void keep(List<Map.Entry<ByteBuffer, String>> page, List<float[]> vectors) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int i = 0; i < page.size(); i++) {
                byte[] small = Directions.small(vectors.get(i));
                if (dimension == 0) {
                    dimension = small.length;
                }
                known.put(page.get(i).getKey(), small);
                out.write(page.get(i).getKey().array());
                out.write(small);
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                long size = channel.size();
                long whole = size < HEAD ? 0 : HEAD + (size - HEAD) / (KEY + dimension) * (KEY + dimension);
                channel.truncate(whole).position(whole);
                if (whole == 0) {
                    channel.write(ByteBuffer.allocate(HEAD)
                            .putInt(MAGIC)
                            .putInt(dimension)
                            .flip());
                }
                channel.write(ByteBuffer.wrap(bytes.toByteArray()));
            }
        } catch (IOException full) {
            throw new UncheckedIOException("The vectors could not be written to %s.".formatted(file), full);
        }
    }

    private static ByteBuffer key(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(java.util.Arrays.copyOf(digest, KEY));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}

package org.broadsheet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Gives a reader of outside bytes mutations of good inputs: it must neither throw nor take long. In a build each reader gets 1,500,
 * the same every time; by hand, {@code mvn test -Dtest='*FuzzTest' -Dfuzz.minutes=30} gives each reader as many as fit that time,
 * new ones, and prints how many they were. {@code -Dfuzz.seed=…} repeats.
 *
 * <pre>{@code
 * Fuzz.of("RIS", Ris::read).seeds(good, another).words("TY  - ", "ER  - ").run();
 * }</pre>
 */
public final class Fuzz {

    private static final int IN_A_BUILD = 1_500;
    private static final Duration LONGEST = Duration.ofSeconds(Long.getLong("fuzz.longest", 20));
    private static final int MOST_BYTES = 60_000;
    private static final List<String> WORDS = List.of(
            "\0",
            "\r",
            "\n",
            "\r\n",
            "\u0096",
            "\u202e",
            "\ufeff",
            "{",
            "}",
            "\"",
            "\\",
            "<",
            ">",
            "&",
            "&#150;",
            "&#xd800;",
            "=?utf-8?b?",
            "?=",
            "é",
            "ß",
            "İ",
            "𝒳",
            "-1",
            "99999999999999999999",
            "1e999",
            "null",
            "%",
            "%s",
            "$1");

    private final String name;
    private final Consumer<byte[]> reader;
    private final List<byte[]> seeds = new ArrayList<>(List.of(new byte[0]));
    private final List<byte[]> words =
            new ArrayList<>(WORDS.stream().map(Hostile::bytes).toList());

    private Fuzz(String name, Consumer<byte[]> reader) {
        this.name = name;
        this.reader = reader;
    }

    /** A reader of bytes that declares no exception. */
    public static Fuzz ofBytes(String name, Consumer<byte[]> reader) {
        return new Fuzz(name, reader);
    }

    /** A reader of text that declares no exception; it gets lone surrogates too. */
    public static Fuzz of(String name, Consumer<String> reader) {
        return new Fuzz(name, bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            reader.accept(bytes.length % 7 == 3 ? text.replace('\ufffd', '\ud800') : text);
        });
    }

    public Fuzz seeds(String... texts) {
        Arrays.stream(texts).map(Hostile::bytes).forEach(seeds::add);
        return this;
    }

    public Fuzz seeds(byte[]... files) {
        seeds.addAll(Arrays.asList(files));
        return this;
    }

    /** What means something to the reader. */
    public Fuzz words(String... more) {
        Arrays.stream(more).map(Hostile::bytes).forEach(words::add);
        return this;
    }

    /** @throws AssertionError with the input in Base64, if the reader throws or takes longer than 20 s (or {@code -Dfuzz.longest=…}: a machine that is busy with others starves a reader) */
    public void run() {
        double minutes = Double.parseDouble(System.getProperty("fuzz.minutes", "0"));
        long seed = Long.getLong("fuzz.seed", minutes > 0 ? System.nanoTime() : 1);
        long end = System.nanoTime() + (long) (minutes * 60e9);
        Random random = new Random(seed);
        long executions = 0;
        try (ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            while (minutes > 0 ? System.nanoTime() < end : executions < IN_A_BUILD) {
                byte[] input = mutated(random);
                execute(thread, input);
                executions++;
            }
        }
        if (minutes > 0) {
            System.out.printf("%s: %,d executions in %.1f minutes, seed %d%n", name, executions, minutes, seed);
        }
    }

    private void execute(ExecutorService thread, byte[] input) {
        Future<?> reading = thread.submit(() -> reader.accept(input));
        try {
            reading.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            thread.shutdownNow();
            throw failed("takes longer than " + LONGEST.toSeconds() + " s", input, hangs);
        } catch (ExecutionException thrown) {
            throw failed("throws " + thrown.getCause(), input, thrown.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    private AssertionError failed(String how, byte[] input, Throwable cause) {
        return new AssertionError(
                "%s %s at the input (%d bytes, Base64) %s"
                        .formatted(name, how, input.length, Base64.getEncoder().encodeToString(input)),
                cause);
    }

    private byte[] mutated(Random random) {
        byte[] input = any(seeds, random).clone();
        int changes = 1 + random.nextInt(1 + random.nextInt(12));
        for (int i = 0; i < changes; i++) {
            input = changed(input, random);
        }
        return input.length > MOST_BYTES ? Arrays.copyOf(input, MOST_BYTES) : input;
    }

    private byte[] changed(byte[] input, Random random) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + 1 + random.nextInt(1 + random.nextInt(200)));
        byte[] none = new byte[0];
        return switch (random.nextInt(9)) {
            case 0 -> spliced(input, at, to, none);
            case 1 -> spliced(input, at, at, Arrays.copyOfRange(input, Math.min(at, to), to));
            case 2 -> spliced(input, at, at, any(words, random));
            case 3 -> spliced(input, at, to, any(words, random));
            case 4 -> spliced(input, at, Math.min(input.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 5 -> Arrays.copyOf(input, at);
            case 6 -> {
                byte[] other = any(seeds, random);
                int from = random.nextInt(other.length + 1);
                yield spliced(input, at, input.length, Arrays.copyOfRange(other, from, other.length));
            }
            case 7 ->
                spliced(input, at, at, repeated(any(words, random), 1 + random.nextInt(1 + random.nextInt(3_000))));
            default -> {
                int from = random.nextInt(input.length + 1);
                int length = random.nextInt(1 + Math.min(200, input.length - from));
                yield spliced(input, at, to, Arrays.copyOfRange(input, from, from + length));
            }
        };
    }

    private static byte[] repeated(byte[] word, int times) {
        int most = Math.max(1, Math.min(times, 20_000 / word.length));
        byte[] out = new byte[word.length * most];
        for (int i = 0; i < most; i++) {
            System.arraycopy(word, 0, out, i * word.length, word.length);
        }
        return out;
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
        int begin = Math.min(from, to);
        int end = Math.max(from, to);
        byte[] out = new byte[begin + middle.length + input.length - end];
        System.arraycopy(input, 0, out, 0, begin);
        System.arraycopy(middle, 0, out, begin, middle.length);
        System.arraycopy(input, end, out, begin + middle.length, input.length - end);
        return out;
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}

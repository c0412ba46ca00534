package org.broadsheet;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Checks that a reader of outside bytes is linear and bounded: over hostile inputs of n, 2n and 4n bytes, its CPU time grows at most threefold a doubling, and it allocates no more than a budget. What is measured is the thread's own CPU
 * time and its own allocation, so a busy machine does not matter.
 *
 * <p>In a build, 4n is an eighth of the size that the reader accepts: work that grows by the square shows there, and a suite has many
 * readers. By hand, {@code -Dgrowth.times=8} takes the whole.
 *
 * <pre>{@code
 * Growth.of(Ris::read).upTo(100_000).marks("TY  - ", "ER  - ").check();
 * }</pre>
 */
public final class Growth {

    /** Below this, in nanoseconds, a time is noise of the compiler and the collector. */
    private static final long FLOOR = 15_000_000L;

    private static final double MOST_A_DOUBLING = 3;
    private static final int PART_IN_A_BUILD = 8;
    private static final int LEAST = 12_000;
    private static final int ATTEMPTS = 4;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Consumer<byte[]> reader;
    private final Map<String, Hostile.Generator> generators = new LinkedHashMap<>(Hostile.common());
    private int upTo = part(100_000);
    private long allocationPerByte = 2_000;

    private Growth(Consumer<byte[]> reader) {
        this.reader = reader;
    }

    /** A reader of bytes. It must not throw. */
    public static Growth ofBytes(Consumer<byte[]> reader) {
        return new Growth(reader);
    }

    /** A reader of text. It must not throw. */
    public static Growth of(Consumer<String> reader) {
        return new Growth(bytes -> reader.accept(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The size in bytes up to which the reader accepts input; 100,000 if not said. */
    public Growth upTo(int bytes) {
        upTo = part(bytes);
        return this;
    }

    private static int part(int bytes) {
        int wanted = bytes / PART_IN_A_BUILD * Integer.getInteger("growth.times", 1);
        return Math.max(Math.min(bytes, LEAST), wanted);
    }

    /** What begins, divides and ends things in the reader's format. */
    public Growth marks(String... marks) {
        generators.putAll(Hostile.marks(List.of(marks)));
        return this;
    }

    /** One more hostile input: a text of about the given length. */
    public Growth with(String what, IntFunction<String> generator) {
        generators.put(what, generator::apply);
        return this;
    }

    /** How many bytes the reader may allocate, all in all, for each byte of input above the first thousand; 2,000 if not said. */
    public Growth allocating(long bytesForEachByte) {
        allocationPerByte = bytesForEachByte;
        return this;
    }

    /** @throws AssertionError with the input, its size and the times, if the reader is not linear, not bounded or throws */
    public void check() {
        generators.forEach(this::check);
    }

    private void check(String what, Hostile.Generator generator) {
        long before = FLOOR;
        byte[] smaller = new byte[0];
        for (int size : new int[] {upTo / 4, upTo / 2, upTo}) {
            byte[] input = Hostile.bytes(generator.make(size));
            input = input.length > upTo ? java.util.Arrays.copyOf(input, upTo) : input;
            if (smaller.length == 0) {
                // The smallest is what the others are compared with; its first reading pays for loading and compiling.
                long first = time(what, input, Long.MAX_VALUE);
                before = Math.max(FLOOR, Math.min(first, time(what, input)));
                smaller = input;
                continue;
            }
            long time = time(what, input);
            for (int attempt = 1; time > MOST_A_DOUBLING * before && attempt < ATTEMPTS; attempt++) {
                // Once slow can be the collector or the compiler; the lower time of the larger input is its cost.
                time = Math.min(time, time(what, input));
                before = Math.max(before, Math.min(time(what, smaller), 2 * before));
            }
            if (time > MOST_A_DOUBLING * before) {
                throw new AssertionError(
                        "%s: %,d bytes took %,.1f ms, %,d bytes %,.1f ms; a doubling may cost %.0f times."
                                .formatted(
                                        what, smaller.length, before / 1e6, input.length, time / 1e6, MOST_A_DOUBLING));
            }
            before = Math.max(FLOOR, time);
            smaller = input;
        }
    }

    private long time(String what, byte[] input) {
        return time(what, input, 4_000_000 + allocationPerByte * input.length);
    }

    private long time(String what, byte[] input, long budget) {
        long thread = Thread.currentThread().threadId();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        long begin = THREADS.getCurrentThreadCpuTime();
        try {
            reader.accept(input);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            throw new AssertionError(
                    "%s: %,d bytes: the reader threw %s".formatted(what, input.length, thrown), thrown);
        }
        long time = THREADS.getCurrentThreadCpuTime() - begin;
        long used = THREADS.getThreadAllocatedBytes(thread) - allocated;
        if (used > budget) {
            throw new AssertionError("%s: %,d bytes made the reader allocate %,d bytes; its budget is %,d."
                    .formatted(what, input.length, used, budget));
        }
        return time;
    }
}

package org.broadsheet;

import java.util.Random;

/**
 * Tests a law on many random cases. A failure prints the seed that replays its case: {@code mvn test -Dseed=…}. By hand,
 * {@code -Dcases.times=30} tries thirty times as many: what fails once in a hundred builds fails then.
 */
public final class ForAll {

    /** One case of the law. */
    @FunctionalInterface
    public interface Case {
        void check(Random random) throws Exception;
    }

    private ForAll() {}

    /** Checks {@code count} cases, or the single one of the system property {@code seed}. */
    public static void cases(int count, Case law) {
        String given = System.getProperty("seed", "");
        if (!given.isEmpty()) {
            check(Long.parseLong(given), law);
            return;
        }
        long first = System.nanoTime();
        for (long i = 0; i < (long) count * Integer.getInteger("cases.times", 1); i++) {
            check(first + i, law);
        }
    }

    private static void check(long seed, Case law) {
        try {
            law.check(new Random(seed));
        } catch (Exception | AssertionError failure) {
            throw new AssertionError(
                    "Property failed; replay with -Dseed=" + seed + ": " + failure.getMessage(), failure);
        }
    }
}

package org.broadsheet.bench;

import java.io.IOException;
import org.broadsheet.matching.KernelSpeed;

/** The figures of {@code benchmarks.md}, section "Speed". */
public final class Speed {

    private Speed() {}

    public static void main(String[] arguments) throws IOException {
        KernelSpeed.Figures figures = KernelSpeed.measure(2_000, 100_000);
        System.out.printf(
                "%,d profiles, %,d papers, %,.0f postings a profile%n",
                figures.profiles(), figures.papers(), figures.postings());
        System.out.printf(
                "kernel %,.0f/s, reading %,.0f/s, Lucene %,.0f/s%n",
                figures.kernel(), figures.reading(), figures.lucene());
        System.out.printf(
                "%.1f times Lucene, %.0f %% of reading%n", figures.timesLucene(), 100 * figures.shareOfReading());
    }
}

package org.broadsheet.bench;

import java.io.IOException;
import java.util.List;
import org.broadsheet.matching.KernelSpeed;

/** The figures of {@code benchmarks.md}, section "Speed". */
public final class Speed {

    private Speed() {}

    public static void main(String[] arguments) throws IOException {
        for (String what : arguments) {
            switch (what) {
                case "kernel" -> System.out.println(KernelSpeed.measure(2_000, 100_000));
                case "profile" -> org.broadsheet.matching.MatcherSpeed.measure().forEach(System.out::println);
                case "search" -> System.out.println(SearchSpeed.measure(100_000));
                case "scale" ->
                    MatchScale.measure(List.of(10_000, 100_000, 1_000_000), List.of(500, 2_000, 8_000), System.out::println);
                default -> throw new IllegalArgumentException(what);
            }
        }
    }
}

package org.broadsheet.config;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what is wrong with one file, so that its author hears all of it at once. */
final class Problems {

    private final Path file;
    private final SortedSet<Problem> found = new TreeSet<>();

    Problems(Path file) {
        this.file = file;
    }

    void add(int line, String what) {
        found.add(new Problem(file, line, what));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the lines. */
    List<Problem> all() {
        return List.copyOf(found);
    }
}

package org.broadsheet.evaluation;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rankings in the form of TREC: {@code reader@day Q0 paper rank score name}, blanks between; of a topic its name stands first. A paper that a ranking lacks is its last.
 *
 * @param scores by what was asked, by paper
 */
public record TrecRun(Map<String, Map<String, Float>> scores) {

    private static final int FIELDS = 6;

    /** @throws Trial.Unreadable if a line is of another form */
    public static TrecRun read(Path file) throws IOException {
        Map<String, Map<String, Float>> scores = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String[] fields = line.strip().split("\\s+", FIELDS + 1);
                try {
                    if (fields.length != FIELDS) {
                        throw new NumberFormatException();
                    }
                    scores.computeIfAbsent(fields[0], query -> new HashMap<>())
                            .put(fields[2], Float.parseFloat(fields[4]));
                } catch (NumberFormatException other) {
                    throw new Trial.Unreadable(
                            "%s:%d: expected six fields such as: r00001@2025-09-01 Q0 2509.00001 1 12.5 name"
                                    .formatted(file, number));
                }
            }
        }
        return new TrecRun(scores);
    }

    /** Writes our rankings, every paper of every day that a reader is tried on. */
    public static void write(Evaluation evaluation, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            evaluation.ours((query, ids, scores) -> write(out, query, ids, scores));
        }
    }

    static void write(Writer out, String query, List<String> ids, float[] scores) {
        List<Integer> best = IntStream.range(0, ids.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> -scores[place]))
                .toList();
        try {
            for (int rank = 0; rank < best.size(); rank++) {
                int place = best.get(rank);
                // Nothing in common is minus infinity, which not every reader of such files takes.
                float score = Math.max(scores[place], -1_000);
                out.write(String.format(
                        Locale.ROOT, "%s Q0 %s %d %.5f broadsheet%n", query, ids.get(place), rank + 1, score));
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The part of a run of several measurements whose queries begin with that name, which is taken off. */
    TrecRun of(String name) {
        Map<String, Map<String, Float>> part = new HashMap<>();
        scores.forEach((query, papers) -> {
            if (query.startsWith(name)) {
                part.put(query.substring(name.length()), papers);
            }
        });
        return new TrecRun(part);
    }

    float[] scores(String query, List<String> ids) {
        Map<String, Float> known = scores.getOrDefault(query, Map.of());
        float[] each = new float[ids.size()];
        for (int place = 0; place < each.length; place++) {
            each[place] = known.getOrDefault(ids.get(place), Float.NEGATIVE_INFINITY);
        }
        return each;
    }
}

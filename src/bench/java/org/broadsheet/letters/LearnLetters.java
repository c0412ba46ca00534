package org.broadsheet.letters;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.broadsheet.letters.words.Hunch;
import org.broadsheet.letters.words.LearnSubjects;

/**
 * Learns what {@link Hunch} knows, from {@link KnownLetters}: a softmax regression by AdaGrad (Duchi, Hazan and Singer 2011). Writes
 * {@code src/main/resources/letters/asked.learned} and {@code reader.learned}, and with
 * {@link LearnSubjects} what {@link org.broadsheet.letters.words.Marker} knows, {@code subjects.learned}; takes a minute and a half.
 */
final class LearnLetters {

    private static final int ROUNDS = 12;
    private static final double STEP = 0.5;
    private static final double DECAY = 1e-5;

    /** A piece that stood in one letter only tells nothing. */
    private static final int FEWEST = 2;

    /** Of the greatest weight; lighter pieces are left out. */
    private static final double LIGHT = 0.02;

    private LearnLetters() {}

    public static void main(String[] arguments) throws IOException {
        writeSubjects();
        write("asked", List.of("yes", "no", "other"), KnownLetters.ofAsked());
        write(
                "reader",
                List.of("stop", "thanks", "erase", "profile", "help", "undo", "resume", "lean", "other"),
                KnownLetters.ofReader());
    }

    private static void writeSubjects() throws IOException {
        KnownWishes known = KnownWishes.all();
        byte[] learned = LearnSubjects.learned(
                known.lessons().stream()
                        .map(lesson -> new LearnSubjects.Lesson(lesson.words(), lesson.wishes(), lesson.weight()))
                        .toList(),
                known.others(),
                known.cues(),
                KnownLetters.fingerprint(known.lessons()));
        Files.write(Path.of("src/main/resources/letters/subjects.learned"), learned);
        System.out.printf("subjects: %d lessons, %d bytes%n", known.lessons().size(), learned.length);
    }

    private static void write(String name, List<String> meanings, List<KnownLetters.Lesson> lessons)
            throws IOException {
        byte[] learned = learned(meanings, lessons);
        Files.write(Path.of("src/main/resources/letters/" + name + ".learned"), learned);
        System.out.printf("%s: %d lessons, %d bytes%n", name, lessons.size(), learned.length);
    }

    static byte[] learned(List<String> meanings, List<KnownLetters.Lesson> lessons) throws IOException {
        Map<Integer, Integer> counts = new HashMap<>();
        List<int[]> hashes = new ArrayList<>();
        for (KnownLetters.Lesson lesson : lessons) {
            int[] pieces = Hunch.pieces(lesson.words()).stream()
                    .mapToInt(Hunch.Piece::hash)
                    .sorted()
                    .distinct()
                    .toArray();
            hashes.add(pieces);
            for (int piece : pieces) {
                counts.merge(piece, 1, Integer::sum);
            }
        }
        Map<Integer, Integer> rows = new TreeMap<>();
        counts.forEach((piece, count) -> {
            if (count >= FEWEST) {
                rows.put(piece, rows.size());
            }
        });
        List<int[]> letters = new ArrayList<>();
        for (int[] pieces : hashes) {
            letters.add(Arrays.stream(pieces)
                    .filter(rows::containsKey)
                    .map(rows::get)
                    .toArray());
        }
        double[][] weights = new double[rows.size() + 1][meanings.size()];
        descend(weights, letters, meanings, lessons);
        return packed(meanings, lessons, rows, weights);
    }

    private static void descend(
            double[][] weights, List<int[]> letters, List<String> meanings, List<KnownLetters.Lesson> lessons) {
        double[][] steps = new double[weights.length][meanings.size()];
        int last = weights.length - 1;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            order.add(i);
        }
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (int i : order) {
                int[] rows = letters.get(i);
                double share = 1 / Math.sqrt(rows.length + 1.0);
                double[] off = chances(weights, rows, share);
                off[meanings.indexOf(lessons.get(i).meaning())] -= 1;
                for (int k = 0; k < off.length; k++) {
                    double slope = off[k] * lessons.get(i).weight();
                    for (int row : rows) {
                        step(weights[row], steps[row], k, slope * share);
                    }
                    step(weights[last], steps[last], k, slope);
                }
            }
        }
    }

    private static void step(double[] weights, double[] steps, int k, double slope) {
        double down = slope + DECAY * weights[k];
        steps[k] += down * down;
        weights[k] -= STEP * down / Math.sqrt(steps[k] + 1e-2);
    }

    private static double[] chances(double[][] weights, int[] rows, double share) {
        double[] chance = weights[weights.length - 1].clone();
        for (int row : rows) {
            for (int k = 0; k < chance.length; k++) {
                chance[k] += weights[row][k] * share;
            }
        }
        double all = 0;
        for (int k = 0; k < chance.length; k++) {
            chance[k] = Math.exp(chance[k]);
            all += chance[k];
        }
        for (int k = 0; k < chance.length; k++) {
            chance[k] /= all;
        }
        return chance;
    }

    private static byte[] packed(
            List<String> meanings, List<KnownLetters.Lesson> lessons, Map<Integer, Integer> rows, double[][] weights)
            throws IOException {
        double most = 0;
        for (int row = 0; row < weights.length - 1; row++) {
            most = Math.max(most, greatest(weights[row]));
        }
        List<Integer> kept = new ArrayList<>();
        for (Map.Entry<Integer, Integer> row : rows.entrySet()) {
            if (greatest(weights[row.getValue()]) >= LIGHT * most) {
                kept.add(row.getKey());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(KnownLetters.fingerprint(lessons));
        out.writeUTF(String.join(" ", meanings));
        out.writeFloat((float) (most / Byte.MAX_VALUE));
        for (double bias : weights[weights.length - 1]) {
            out.writeFloat((float) bias);
        }
        out.writeInt(kept.size());
        for (int piece : kept) {
            out.writeInt(piece);
        }
        for (int piece : kept) {
            for (double weight : weights[rows.get(piece)]) {
                out.writeByte((int) Math.round(weight / most * Byte.MAX_VALUE));
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static double greatest(double[] weights) {
        double greatest = 0;
        for (double weight : weights) {
            greatest = Math.max(greatest, Math.abs(weight));
        }
        return greatest;
    }
}

package org.broadsheet.letters.words;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Learns what {@link Marker} knows: a conditional random field by AdaGrad (Duchi, Hazan and Singer 2011), which sees half of what
 * stands around a word at each look, another half each time (Sutton, Sindelar and McCallum 2006). Its numbers were chosen on every
 * fifth letter.
 */
public final class LearnSubjects {

    private static final int ROUNDS = 8;

    /** What stood in one letter only tells nothing. */
    private static final int FEWEST = 2;

    /** What weighs least is left out. */
    private static final int MOST_KEPT = 140_000;

    private LearnSubjects() {}

    /**
     * A letter and what it wants, by the words of it.
     *
     * @param wishes what it wants more of, less of, nothing of
     */
    public record Lesson(String words, List<List<String>> wishes, double weight) {}

    record Letter(int[][] rows, int[] states, double weight) {}

    /**
     * @param others letters that want nothing of a subject
     * @param cues words that stand around subjects of each wish, and between them
     */
    public static byte[] learned(List<Lesson> lessons, List<String> others, List<List<String>> cues, String fingerprint)
            throws IOException {
        Map<Integer, Integer> known = known(others, cues);
        List<int[][]> surroundings = new ArrayList<>();
        Map<Integer, Integer> counts = new HashMap<>();
        for (Lesson lesson : lessons) {
            List<Token> tokens = Token.of(lesson.words());
            int[][] each = WordSurroundings.of(tokens, new Hints(tokens, word -> known.getOrDefault(word, 0)));
            surroundings.add(each);
            Arrays.stream(each)
                    .flatMapToInt(Arrays::stream)
                    .distinct()
                    .forEach(sign -> counts.merge(sign, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < FEWEST);
        Map<Integer, Integer> rows = new HashMap<>();
        counts.keySet().stream().sorted().forEach(sign -> rows.put(sign, rows.size()));
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i++) {
            int[][] shown = Arrays.stream(surroundings.get(i))
                    .map(signs -> Arrays.stream(signs)
                            .filter(rows::containsKey)
                            .map(rows::get)
                            .toArray())
                    .toArray(int[][]::new);
            letters.add(new Letter(
                    shown,
                    SubjectPlaces.states(
                            lessons.get(i).words(),
                            Token.of(lessons.get(i).words()),
                            lessons.get(i).wishes()),
                    lessons.get(i).weight()));
        }
        RandomField field = new RandomField(rows.size());
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(letters, random);
            letters.forEach(field::learn);
        }
        return packed(fingerprint, new TreeMap<>(rows), field, known);
    }

    /** How common words are in other letters, and what wishes they stand beside. */
    private static Map<Integer, Integer> known(List<String> others, List<List<String>> cues) {
        Map<Integer, Integer> known = new TreeMap<>();
        for (String other : others) {
            List<Token> tokens = Token.of(other);
            for (int i = 0; i < tokens.size(); i++) {
                known.merge(Hints.whole(tokens, i), 1, Integer::sum);
            }
        }
        known.values().removeIf(count -> count < FEWEST);
        known.replaceAll((word, count) -> Math.min(Hints.MOST_COMMON, 31 - Integer.numberOfLeadingZeros(count)));
        for (int wish = 0; wish < cues.size(); wish++) {
            int cue = Hints.cue(wish);
            for (String words : cues.get(wish)) {
                List<Token> tokens = Token.of(words);
                for (int i = 0; i < tokens.size(); i++) {
                    known.merge(Hints.whole(tokens, i), cue, (one, other) -> one | other);
                    known.merge(Hints.part(tokens, i), cue, (one, other) -> one | other);
                }
            }
        }
        known.remove(0);
        return known;
    }

    private static byte[] packed(
            String fingerprint, Map<Integer, Integer> rows, RandomField field, Map<Integer, Integer> known)
            throws IOException {
        List<Integer> kept = rows.keySet().stream()
                .sorted(Comparator.comparing((Integer sign) -> -field.greatest(rows.get(sign))))
                .limit(MOST_KEPT)
                .sorted()
                .toList();
        float most = 0;
        for (int sign : kept) {
            most = Math.max(most, field.greatest(rows.get(sign)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(fingerprint);
        // It has learned from half of what it is shown now.
        out.writeFloat(most / 2 / Byte.MAX_VALUE);
        for (double[] steps : field.steps()) {
            for (double step : steps) {
                out.writeFloat((float) step);
            }
        }
        out.writeInt(kept.size());
        for (int sign : kept) {
            out.writeInt(sign);
        }
        for (int sign : kept) {
            for (int label = 0; label < WishChain.LABELS; label++) {
                out.writeByte(Math.round(field.weight(rows.get(sign), label) / most * Byte.MAX_VALUE));
            }
        }
        out.writeInt(known.size());
        for (int word : known.keySet()) {
            out.writeInt(word);
        }
        for (int each : known.values()) {
            out.writeByte(each);
        }
        out.flush();
        return bytes.toByteArray();
    }
}

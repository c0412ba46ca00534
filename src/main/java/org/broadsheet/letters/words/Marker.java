package org.broadsheet.letters.words;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which words of a letter are what its writer wants more of, less of, or nothing of. It goes by what stands in and around each word,
 * so it finds subjects that it has never seen, and says how sure it is of all of them together.
 *
 * <p>Learned by the driver {@code LearnLetters} from letters in the tests' resources of which that is known: a conditional random
 * field over their words. Pure, and linear in the text.
 */
public final class Marker {

    private static final int BUCKET_BITS = 16;
    private static final int BUCKETS = 1 << (Integer.SIZE - BUCKET_BITS);

    private final String learnedFrom;
    private final double[][] steps = new double[WishChain.STATES][WishChain.STATES];
    private final int[] signs;
    private final int[] starts;
    private final byte[] weights;
    private final float scale;
    private final int[] words;
    private final byte[] known;

    private Marker(DataInputStream in) throws IOException {
        learnedFrom = in.readUTF();
        scale = in.readFloat();
        for (double[] row : steps) {
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readFloat();
            }
        }
        signs = new int[in.readInt()];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = in.readInt();
        }
        starts = new int[BUCKETS + 1];
        for (int sign : signs) {
            starts[bucket(sign) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        weights = in.readNBytes(signs.length * WishChain.LABELS);
        words = new int[in.readInt()];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.readInt();
        }
        known = in.readNBytes(words.length);
    }

    /** What was learned. */
    public static Marker learned() {
        try (InputStream in = Marker.class.getResourceAsStream("/letters/subjects.learned")) {
            return of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param learned as {@code LearnLetters} writes it */
    public static Marker of(byte[] learned) throws IOException {
        return new Marker(new DataInputStream(new ByteArrayInputStream(learned)));
    }

    /** Tells the letters apart that it was learned from. */
    public String learnedFrom() {
        return learnedFrom;
    }

    public Marked of(String text) {
        List<Token> tokens = Token.of(text);
        return new Marked(text, tokens, labels(WordSurroundings.of(tokens, new Hints(tokens, this::known))));
    }

    /** A text and what its words may be. */
    public final class Marked {

        private final String text;
        private final List<Token> tokens;
        private final double[][] labels;
        private final int[] best;
        private final double all;

        private Marked(String text, List<Token> tokens, double[][] labels) {
            this.text = text;
            this.tokens = tokens;
            this.labels = labels;
            best = WishChain.best(labels, steps);
            all = WishChain.sum(tokens.isEmpty() ? new double[1] : WishChain.forward(labels, steps)[tokens.size() - 1]);
        }

        /** The likeliest subjects as the text spells them, each once: what it wants more of, less of, nothing of. */
        public List<List<String>> wishes() {
            List<List<String>> wishes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < best.length; i++) {
                for (int wish = 0; wish < WishChain.WISHES; wish++) {
                    if (best[i] == WishChain.beginning(wish)) {
                        int end = i;
                        while (end + 1 < best.length && best[end + 1] == best[i] + 1) {
                            end++;
                        }
                        String subject = text.substring(
                                tokens.get(i).from(), tokens.get(end).to());
                        if (!wishes.get(wish).contains(subject)) {
                            wishes.get(wish).add(subject);
                        }
                    }
                }
            }
            return wishes;
        }

        /** The chance that all of {@link #wishes} is so, 0 to 1. */
        public double chance() {
            return Math.exp(WishChain.score(labels, steps, best) - all);
        }

        /** The chance of other wishes, each subject where it first stands; 0 if one of them is not in what was read of the text. */
        public double chance(List<List<String>> wishes) {
            String read =
                    tokens.isEmpty() ? "" : text.substring(0, tokens.getLast().to());
            return wishes.stream().flatMap(List::stream).allMatch(read::contains)
                    ? Math.exp(WishChain.score(labels, steps, SubjectPlaces.states(text, tokens, wishes)) - all)
                    : 0;
        }
    }

    /** By their upper half, in order. */
    private static int bucket(int sign) {
        return (sign >> BUCKET_BITS) + BUCKETS / 2;
    }

    private int known(int word) {
        int at = Arrays.binarySearch(words, word);
        return at < 0 ? 0 : known[at];
    }

    private double[][] labels(int[][] surroundings) {
        double[][] labels = new double[surroundings.length][WishChain.LABELS];
        for (int i = 0; i < labels.length; i++) {
            for (int sign : surroundings[i]) {
                int at = Arrays.binarySearch(signs, starts[bucket(sign)], starts[bucket(sign) + 1], sign);
                if (at >= 0) {
                    for (int label = 0; label < WishChain.LABELS; label++) {
                        labels[i][label] += weights[at * WishChain.LABELS + label] * scale;
                    }
                }
            }
        }
        return labels;
    }
}

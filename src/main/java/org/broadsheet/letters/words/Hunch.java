package org.broadsheet.letters.words;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a short letter means that no table has, by the pieces of its words: how often each piece stood in letters of which that is
 * known. It hears a new ending of a known word, and a known turn with a new word in it; of what is new to it, it says so.
 *
 * <p>Learned by the driver {@code LearnLetters} from the sets of letters in the tests' resources: a softmax regression over the
 * pieces of one to five characters, the words, the pairs of neighbouring words, and {@linkplain WordKinds their kinds}. Pure.
 */
public final class Hunch {

    /** In characters; a longer letter is about something. */
    public static final int LONGEST = 200;

    private static final int LONGEST_PIECE = 5;

    /** Below it a text is new. Of .3 and .5, measured on letters of writers that nothing was learned from: as often right, and asks less. */
    private static final double HEARD = 0.3;

    private final String learnedFrom;
    private final List<String> meanings;
    private final int[] pieces;
    private final byte[] weights;
    private final float scale;
    private final float[] bias;

    private Hunch(DataInputStream in) throws IOException {
        learnedFrom = in.readUTF();
        meanings = List.of(in.readUTF().split(" "));
        scale = in.readFloat();
        bias = new float[meanings.size()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = in.readFloat();
        }
        pieces = new int[in.readInt()];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = in.readInt();
        }
        weights = in.readNBytes(pieces.length * meanings.size());
    }

    /** @param name {@code asked} for answers to the confirmation, {@code reader} for all other letters */
    public static Hunch named(String name) {
        try (InputStream in = Hunch.class.getResourceAsStream("/letters/" + name + ".learned")) {
            return of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param learned as {@code LearnLetters} writes it */
    public static Hunch of(byte[] learned) throws IOException {
        return new Hunch(new DataInputStream(new ByteArrayInputStream(learned)));
    }

    /** Tells the letters apart that it was learned from. */
    public String learnedFrom() {
        return learnedFrom;
    }

    /**
     * What a text means.
     *
     * @param chance of each meaning, 0 to 1
     * @param known how much of the text's pieces it has seen, 0 to 1
     */
    public record Heard(Map<String, Double> chance, double known) {

        public double chance(String meaning) {
            return chance.getOrDefault(meaning, 0.0);
        }

        /** Whether it is that, as far as it knows, and not heard in what it has never seen. */
        public boolean is(String meaning, double atLeast) {
            return known >= HEARD && chance(meaning) >= atLeast;
        }
    }

    public Heard of(String text) {
        double[] sum = new double[meanings.size()];
        int found = 0;
        int told = 0;
        int whole = 0;
        for (Piece piece : pieces(text)) {
            int at = Arrays.binarySearch(pieces, piece.hash());
            whole += piece.tells() ? 1 : 0;
            if (at >= 0) {
                found++;
                told += piece.tells() ? 1 : 0;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weights[at * sum.length + i] * scale;
                }
            }
        }
        return new Heard(chances(sum, found), 1.0 * told / Math.max(1, whole));
    }

    private Map<String, Double> chances(double[] sum, int found) {
        double[] weight = new double[sum.length];
        double all = 0;
        for (int i = 0; i < sum.length; i++) {
            weight[i] = Math.exp(sum[i] / Math.sqrt(found + 1.0) + bias[i]);
            all += weight[i];
        }
        Map<String, Double> chances = new HashMap<>();
        for (int i = 0; i < sum.length; i++) {
            chances.put(meanings.get(i), weight[i] / all);
        }
        return Map.copyOf(chances);
    }

    /** @param tells whether a text whose pieces of this kind are new is a new text: shorter pieces stand everywhere */
    public record Piece(int hash, boolean tells) {}

    /** The pieces of a text, each once. */
    public static Set<Piece> pieces(String text) {
        String cut = text.substring(0, Math.min(text.length(), 2 * LONGEST));
        String bare = " " + PhraseTable.folded(readable(cut)).strip() + " ";
        String said = bare.substring(0, Math.min(bare.length(), LONGEST));
        Set<Piece> pieces = new HashSet<>();
        for (int length = 1; length <= LONGEST_PIECE; length++) {
            for (int at = 0; at + length <= said.length(); at++) {
                String piece = said.substring(at, at + length);
                pieces.add(new Piece(mixed(piece), tells(piece)));
            }
        }
        String[] words = said.strip().split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            pieces.add(new Piece(mixed("#" + words[i]), false));
            if (i > 0) {
                pieces.add(new Piece(mixed("_" + words[i - 1] + "_" + words[i]), false));
            }
        }
        for (String kind : WordKinds.of(cut)) {
            pieces.add(new Piece(mixed("@" + kind), false));
        }
        return pieces;
    }

    /** Two signs of a script that has one for each syllable tell as much as three or four letters. */
    private static boolean tells(String piece) {
        boolean syllables = piece.codePoints().anyMatch(one -> switch (Character.UnicodeScript.of(one)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        });
        return syllables ? piece.length() == 2 : piece.length() == 3 || piece.length() == 4;
    }

    /** Letters, digits, signs such as a thumb, and the marks that ask and call out; a blank for all else. */
    private static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.codePoints()
                .map(one -> Character.isLetterOrDigit(one)
                                || Character.getType(one) == Character.NON_SPACING_MARK
                                || Character.getType(one) == Character.COMBINING_SPACING_MARK
                                || Character.getType(one) == Character.OTHER_SYMBOL
                                || one == '?'
                                || one == '!'
                        ? one
                        : ' ')
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }

    /** Source: the finalizer of MurmurHash3 (Appleby); the sums of two letters are alike too often. */
    private static int mixed(String piece) {
        int hash = 0x9747b28c;
        for (int i = 0; i < piece.length(); i++) {
            hash = (hash ^ piece.charAt(i)) * 0x01000193;
            hash ^= hash >>> 15;
        }
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}

package org.broadsheet.matching.meaning;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tokenizer of the BERT family: words and punctuation apart, each word as the longest pieces that the vocabulary has.
 *
 * <p>Source: Devlin et al., <i>BERT</i> (2019), and the reference implementation's {@code tokenization.py}.
 */
final class WordPieces {

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean lowerCase;
    private final int unknown;
    private final int begin;
    private final int end;

    /**
     * @param vocabulary one piece a line, numbered from 0; pieces within a word begin with {@code ##}
     * @throws IllegalArgumentException if it lacks one of {@code [UNK]}, {@code [CLS]}, {@code [SEP]}
     */
    WordPieces(List<String> vocabulary, boolean lowerCase) {
        for (String piece : vocabulary) {
            numbers.putIfAbsent(piece.strip(), numbers.size());
        }
        this.lowerCase = lowerCase;
        this.unknown = special("[UNK]");
        this.begin = special("[CLS]");
        this.end = special("[SEP]");
    }

    private int special(String piece) {
        Integer number = numbers.get(piece);
        if (number == null) {
            throw new IllegalArgumentException(
                    "vocab.txt has no %s, so it is not a WordPiece vocabulary. Use a model of the BERT family, or a server."
                            .formatted(piece));
        }
        return number;
    }

    /** The text's pieces between begin and end marks, cut to {@code most}, which is at least 2. */
    long[] numbers(String text, int most) {
        List<Integer> pieces = new ArrayList<>();
        pieces.add(begin);
        for (String word : words(text)) {
            if (pieces.size() >= most - 1) {
                break;
            }
            pieces.addAll(pieces(word));
        }
        List<Integer> kept = pieces.subList(0, Math.min(pieces.size(), most - 1));
        kept.add(end);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    private List<String> words(String text) {
        String folded = lowerCase
                ? Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                        .replaceAll("\\p{Mn}+", "")
                : text;
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        folded.codePoints().forEach(point -> {
            boolean alone = isPunctuation(point) || Character.isIdeographic(point);
            if (alone || Character.isWhitespace(point) || Character.isISOControl(point)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            }
            if (alone) {
                words.add(Character.toString(point));
            } else if (!Character.isWhitespace(point) && !Character.isISOControl(point)) {
                word.appendCodePoint(point);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isPunctuation(int point) {
        boolean ascii = point > 32 && point < 127 && !Character.isLetterOrDigit(point);
        return ascii
                || switch (Character.getType(point)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    /** Longest pieces first; a word that the vocabulary cannot spell is unknown as a whole. */
    private List<Integer> pieces(String word) {
        List<Integer> pieces = new ArrayList<>();
        int start = 0;
        while (start < word.length() && word.length() <= LONGEST_WORD) {
            int stop = word.length();
            Integer number = null;
            while (stop > start && number == null) {
                number = numbers.get((start == 0 ? "" : "##") + word.substring(start, stop));
                if (number == null) {
                    stop--;
                }
            }
            if (number == null) {
                return List.of(unknown);
            }
            pieces.add(number);
            start = stop;
        }
        return pieces.isEmpty() ? List.of(unknown) : pieces;
    }
}

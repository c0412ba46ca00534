package org.broadsheet.papers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a paper is known by. The three forms cannot be mistaken for each other: an arXiv identifier
 * ({@code 2408.01234}), a DOI ({@code 10.1101/2024.05.06.592752}), or, where a source gives neither, a key made from the
 * normalised title ({@code title-} and 20 hexadecimal digits).
 *
 * @param value never null; the identifier alone, in its canonical form
 */
public record PaperId(String value) {

    private static final Pattern TITLE_KEY = Pattern.compile("title-[0-9a-f]{20}");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** @throws IllegalArgumentException if {@code value} has none of the three forms; the message quotes it */
    public PaperId {
        if (find(value).filter(value::equals).isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a paper's identifier. Expected an arXiv identifier like 2408.01234, or a DOI like 10.1101/2024.05.06.592752."
                            .formatted(value));
        }
    }

    public static PaperId of(ArxivId arxiv) {
        return new PaperId(arxiv.value());
    }

    public static PaperId of(Doi doi) {
        return new PaperId(doi.value());
    }

    /**
     * The key of a paper that no source has numbered: equal for titles that differ only in case, accents, spacing and
     * punctuation.
     */
    public static PaperId ofTitle(String title) {
        String letters =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        String normalised = NEITHER_LETTER_NOR_DIGIT
                .matcher(letters)
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return new PaperId("title-" + HexFormat.of().formatHex(sha256(normalised), 0, 10));
    }

    /** Reads an identifier as people write it: with {@code arXiv:}, a version, or as an address. Empty if it is none. */
    public static Optional<PaperId> parse(String text) {
        return find(text.strip()).map(PaperId::new);
    }

    private static Optional<String> find(String text) {
        if (TITLE_KEY.matcher(text).matches()) {
            return Optional.of(text);
        }
        return ArxivId.find(text).map(ArxivId::value).or(() -> Doi.find(text).map(Doi::value));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

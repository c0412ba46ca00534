package org.broadsheet.papers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of papers that is kept elsewhere, such as all that somebody wrote, or a library: what stands in it is read every night.
 *
 * @param id as its keeper calls it: an ORCID, {@code A5023888391}, {@code warner_s_1}, {@code groups/2/collections/ABCD2345}; for
 *     {@link Kind#ARXIV_NAME} a name
 * @param key what opens it, if it is not open to all; "" if it is. Never shown
 */
public record PaperList(Kind kind, String id, String key) {

    /** Who keeps it. */
    public enum Kind {
        ORCID("orcid", "\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]"),
        OPENALEX("openalex", "A\\d{4,12}"),
        ARXIV_AUTHOR("arxiv-author", "[a-z0-9-]{1,60}_[a-z0-9]{1,10}_\\d{1,4}"),
        ARXIV_NAME("arxiv-name", "[\\p{L}\\p{M}.' -]{3,100}"),
        ZOTERO("zotero", "(?:users|groups)/\\d{1,12}(?:/collections/[A-Z0-9]{8})?");

        private final String word;
        private final Pattern form;

        Kind(String word, String form) {
            this.word = word;
            this.form = Pattern.compile(form);
        }
    }

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final Pattern WRITTEN =
            Pattern.compile("(?i)(orcid|openalex|arxiv-author|arxiv-name|zotero)\\s?:\\s?(.+)");
    private static final Pattern ORCID =
            Pattern.compile("(?i)(?:https?://(?:www\\.)?orcid\\.org/)?(\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dx])/?");
    private static final Pattern OPENALEX = Pattern.compile(
            "(?i)https?://(?:www\\.|api\\.|explore\\.)?openalex\\.org/(?:authors/|people/)?(a\\d{4,12})/?");
    private static final Pattern ARXIV =
            Pattern.compile("(?i)https?://(?:www\\.)?arxiv\\.org/a/([a-z0-9_-]{5,80})(?:\\.atom2?)?/?");
    private static final Pattern ZOTERO = Pattern.compile(
            "(?i)https?://(?:www\\.|api\\.)?zotero\\.org/((?:users|groups)/\\d{1,12})(?:/(?!collections/)[\\w%.~-]{1,100})?(?:/collections/([a-z0-9]{8}))?(?:/[\\w./-]{0,100})?");
    private static final Pattern KEY_IN_ADDRESS = Pattern.compile("[?&]key=([A-Za-z0-9]{1,64})");

    /** @throws IllegalArgumentException if the keeper has no list of that form */
    public PaperList {
        if (!kind.form.matcher(id).matches()
                || (!key.isEmpty() && !KEY.matcher(key).matches())) {
            throw new IllegalArgumentException(
                    "\"%s:%s\" is no list of papers. Expected a form like orcid:0000-0002-1825-0097, openalex:A5023888391, arxiv-author:warner_s_1, arxiv-name:Ada Lovelace or zotero:groups/2/collections/ABCD2345."
                            .formatted(kind.word, id));
        }
    }

    /** One that is open to all. */
    public PaperList(Kind kind, String id) {
        this(kind, id, "");
    }

    /** Reads what a person wrote: as {@link #text} writes it, an ORCID alone, or the list's page on the web; a Zotero key after {@code #} or {@code ?key=}. */
    public static Optional<PaperList> parse(String text) {
        String words = text.strip();
        if (words.length() > 300) {
            return Optional.empty();
        }
        Matcher keyed = KEY_IN_ADDRESS.matcher(words);
        String key = keyed.find() ? keyed.group(1) : "";
        String bare = words.replaceFirst("[?].*$", "");
        int mark = bare.indexOf('#');
        if (mark >= 0) {
            key = key.isEmpty() ? bare.substring(mark + 1).strip() : key;
            bare = bare.substring(0, mark);
        }
        try {
            return Optional.ofNullable(read(bare.strip(), key));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static @Nullable PaperList read(String bare, String key) {
        Matcher orcid = ORCID.matcher(bare);
        if (orcid.matches()) {
            return orcid(orcid.group(1));
        }
        Matcher openAlex = OPENALEX.matcher(bare);
        if (openAlex.matches()) {
            return new PaperList(Kind.OPENALEX, openAlex.group(1).toUpperCase(Locale.ROOT));
        }
        Matcher arxiv = ARXIV.matcher(bare);
        if (arxiv.matches()) {
            String id = arxiv.group(1).toLowerCase(Locale.ROOT);
            return id.contains("_") ? new PaperList(Kind.ARXIV_AUTHOR, id) : orcid(id);
        }
        Matcher zotero = ZOTERO.matcher(bare);
        if (zotero.matches()) {
            String collection = zotero.group(2) == null
                    ? ""
                    : "/collections/" + zotero.group(2).toUpperCase(Locale.ROOT);
            return new PaperList(Kind.ZOTERO, zotero.group(1).toLowerCase(Locale.ROOT) + collection, key);
        }
        Matcher written = WRITTEN.matcher(bare);
        return written.matches()
                ? named(
                        written.group(1).toLowerCase(Locale.ROOT),
                        written.group(2).strip(),
                        key)
                : null;
    }

    private static PaperList named(String word, String id, String key) {
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(word)) {
                return switch (kind) {
                    case ORCID -> orcid(id);
                    case OPENALEX -> new PaperList(kind, id.toUpperCase(Locale.ROOT));
                    case ARXIV_AUTHOR -> new PaperList(kind, id.toLowerCase(Locale.ROOT));
                    case ARXIV_NAME -> new PaperList(kind, id);
                    case ZOTERO -> new PaperList(kind, id, key);
                };
            }
        }
        throw new IllegalArgumentException(word);
    }

    /**
     * Its last character is a sum over the others, so that a slip of the pen is seen.
     *
     * <p>Source: ISO 7064, 11,2, as <a href="https://support.orcid.org/hc/en-us/articles/360006897674">ORCID</a> uses it.
     */
    private static PaperList orcid(String written) {
        String id = written.toUpperCase(Locale.ROOT);
        String digits = id.replace("-", "");
        int sum = 0;
        for (int i = 0; i < digits.length() - 1; i++) {
            sum = (sum + Character.digit(digits.charAt(i), 10)) * 2 % 11;
        }
        int check = (12 - sum) % 11;
        if (digits.length() != 16 || digits.charAt(15) != (check == 10 ? 'X' : (char) ('0' + check))) {
            throw new IllegalArgumentException(written);
        }
        return new PaperList(Kind.ORCID, id);
    }

    /** As a person reads it and may write it back; without its key. */
    public String text() {
        return kind.word + ":" + id;
    }

    /** With its key, to be kept. */
    public String written() {
        return key.isEmpty() ? text() : text() + "#" + key;
    }

    @Override
    public String toString() {
        return text();
    }
}

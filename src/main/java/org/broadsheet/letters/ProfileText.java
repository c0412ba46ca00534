package org.broadsheet.letters;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;

/**
 * A profile as text between two marks, to be edited in any mail program and sent back. A line that begins with no known
 * word goes on with the line before it, so that wrapping does no harm:
 *
 * <pre>
 * ===== your profile =====
 * at: 07:00 Europe/Berlin
 * days: mon, tue, wed, thu, fri
 * language: en
 * at most: 10
 * trending: 0
 *
 * interest: Sparse retrieval
 * about: learned sparse vectors, inverted indexes
 * like: 2408.01234
 * author: Ada Lovelace
 * category: cs.IR
 * without: survey
 * always: title:"term weights"
 * only: cs
 *
 * edition: 7
 * ===== end of profile =====</pre>
 */
public final class ProfileText {

    public static final String BEGIN = "===== your profile =====";
    static final String END = "===== end of profile =====";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** What a person may take for a word of ours. */
    static final Pattern LIKE_A_KEY = Pattern.compile("^[\\p{L}-]{2,16}(?: [\\p{L}-]{2,12})?\\s?:\\s");

    static final String UNKNOWN = "?";
    static final List<String> KEYS = List.of(
            "at",
            "days",
            "every",
            "language",
            "at most",
            "trending",
            "interest",
            "about",
            "like",
            "dislike",
            "author",
            "category",
            "without",
            "up to");

    /** Programs wrap lines at 60 to 80 characters; one that is shorter than this was ended by a person. */
    static final int WRAPPED = 45;

    private ProfileText() {}

    /** What the text between the marks turned out to be. */
    public sealed interface Reading {

        record Read(Profile profile, DigestTime time) implements Reading {}

        /** There are no marks. */
        record Absent() implements Reading {}

        /** @param problems each ends its reader's search */
        record Mistaken(List<Remark> problems) implements Reading {}
    }

    /** The reader's profile, with the edition that it is, so that what comes back tells what it was made from. */
    public static String write(Subscriber reader) {
        String text = write(reader.profile(), reader.time());
        int end = text.length() - END.length() - 1;
        String checked = checksum(fields(text.lines().toList()));
        return "%s\nedition: %d %s\n%s\n".formatted(text.substring(0, end), reader.edition(), checked, END);
    }

    /** Tells whether the lines above it are as we wrote them, however they were wrapped. */
    private static String checksum(List<Field> fields) {
        int sum = 17;
        for (Field field : fields) {
            if (!field.key().equals("edition") && !field.words().isBlank()) {
                sum = 31 * sum + (field.key() + ":" + field.words().replaceAll("[\\s\\p{Z}]+", "")).hashCode();
            }
        }
        return Integer.toString(sum & 0x7fffffff, 36);
    }

    /** The request to change a profile that stands in these lines; empty if there is none, or it is as we sent it. */
    static Optional<Request> edited(List<String> lines) {
        List<Field> fields = fields(lines, true);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        boolean asSent = fields.stream()
                .filter(field -> field.key().equals("edition"))
                .anyMatch(field -> field.words().strip().endsWith(" " + checksum(fields)));
        return asSent ? Optional.empty() : Optional.of(new Request.EditProfile(lines));
    }

    /** Whether the profile in these lines says which edition it is, and so can be told from the one that we sent. */
    static boolean tells(List<String> lines) {
        return edition(lines).isPresent();
    }

    /** Lines without the profile that stands in them. */
    static List<String> without(List<String> lines) {
        List<String> rest = new ArrayList<>();
        boolean within = false;
        for (String line : lines) {
            String words = line.strip();
            within |= words.equalsIgnoreCase(BEGIN);
            if (!within) {
                rest.add(line);
            }
            within &= !words.equalsIgnoreCase(END);
        }
        return rest;
    }

    /** Which edition was edited; empty if the text does not say. */
    public static OptionalInt edition(List<String> lines) {
        return fields(lines).stream()
                .filter(field -> field.key().equals("edition"))
                .filter(field -> field.words().matches("\\d{1,9}(?: .*)?"))
                .mapToInt(field -> Integer.parseInt(field.words().replaceFirst(" .*", "")))
                .findFirst();
    }

    public static String write(Profile profile, DigestTime time) {
        StringBuilder text = new StringBuilder(BEGIN).append('\n');
        line(text, "at", CLOCK.format(time.at()) + " " + time.zone().getId());
        line(text, "days", Times.written(time.days()));
        if (time.monthly()) {
            line(text, "every", "month");
        }
        line(text, "language", profile.language());
        line(text, "at most", Integer.toString(profile.atMost()));
        line(text, "trending", Integer.toString(profile.trending()));
        for (NamedInterest interest : profile.interests()) {
            text.append('\n');
            line(text, "interest", interest.name());
            interest.atMost().ifPresent(most -> line(text, "up to", Integer.toString(most)));
            for (Interest want : interest.wants()) {
                switch (want) {
                    case Interest.About(String about) -> line(text, "about", folded(about));
                    case Interest.LikePaper(PaperReference paper) -> line(text, "like", paper.text());
                    case Interest.DislikePaper(PaperReference paper) -> line(text, "dislike", paper.text());
                    case Interest.ByAuthor(Author author) -> line(text, "author", author.name());
                    case Interest.InCategory(Category category) -> line(text, "category", category.value());
                    case Interest.Without(String what) -> line(text, "without", what);
                    case Interest.Always(String what) -> line(text, "always", what);
                    case Interest.Only(String what) -> line(text, "only", what);
                }
            }
        }
        return text.append(END).append('\n').toString();
    }

    /** @param before what is not said in the text stays as it was */
    public static Reading read(List<String> lines, Profile before, DigestTime timeBefore) {
        List<Field> fields = fields(lines);
        if (fields.isEmpty()) {
            return new Reading.Absent();
        }
        return new ProfileDraft(before, timeBefore).read(fields);
    }

    static boolean isIn(List<String> lines) {
        return !fields(lines).isEmpty();
    }

    private static String folded(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static void line(StringBuilder text, String key, String words) {
        text.append(key).append(": ").append(folded(words)).append('\n');
    }

    record Field(String key, String words) {}

    private static List<Field> fields(List<String> lines) {
        return fields(lines, false);
    }

    /**
     * The fields between the marks.
     *
     * @param gluing whether every line without a known word goes on with the one before, as in a text that nobody changed; else
     *     only one that a program may have wrapped does, and any other is a field of no name
     */
    private static List<Field> fields(List<String> lines, boolean gluing) {
        List<Field> fields = new ArrayList<>();
        boolean within = false;
        int above = 0;
        for (String line : lines) {
            String words = line.strip();
            if (words.equalsIgnoreCase(BEGIN)) {
                within = true;
                fields.clear();
            } else if (words.equalsIgnoreCase(END)) {
                return fields;
            } else if (within && !words.isEmpty()) {
                Optional<Field> field = FieldNames.read(words);
                boolean goesOn = above >= WRAPPED && words.matches("(?s)[^:]{1,12}:\\S.*") && !fields.isEmpty();
                if (field.isPresent() && !goesOn) {
                    fields.add(field.get());
                } else if (!fields.isEmpty()
                        && (gluing
                                || goesOn
                                || (above >= WRAPPED
                                        && !LIKE_A_KEY.matcher(words).lookingAt()))) {
                    Field last = fields.removeLast();
                    fields.add(new Field(last.key(), (last.words() + " " + words).strip()));
                } else {
                    fields.add(new Field(UNKNOWN, words));
                }
            }
            above = words.length();
        }
        return List.of();
    }
}

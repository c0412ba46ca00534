package org.broadsheet.profiles;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;

/**
 * A section of somebody's digest: what they call it, and all that describes it.
 *
 * @param name as it stands above the section; one line of 1 to 120 characters, unique within a profile
 * @param wants never empty
 * @param atMost how many papers the section may show; empty for no limit but the digest's
 */
public record NamedInterest(String name, List<Interest> wants, OptionalInt atMost) {

    private static final int LONGEST_NAME = 120;

    /** In characters: fits into a line of a phone. */
    private static final int LONGEST_HEADING = 48;

    /** What a heading is looked for in, in characters. */
    private static final int LONGEST_LOOKED_AT = 1_000;

    /** @throws IllegalArgumentException if the name is blank or not one short line, nothing is wanted, or the limit is less than 1 */
    public NamedInterest {
        name = name.strip();
        wants = List.copyOf(wants);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("An interest needs a name, such as \"Sparse retrieval\".");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "An interest's name is one line of at most %d characters, since it stands above a section of the digest."
                            .formatted(LONGEST_NAME));
        }
        if (wants.isEmpty()) {
            throw new IllegalArgumentException("The interest \"" + name + "\" says nothing about what is wanted.");
        }
        if (atMost.isPresent() && atMost.getAsInt() < 1) {
            throw new IllegalArgumentException("The interest \"" + name + "\" must allow at least 1 paper.");
        }
    }

    /** A text's first words, as a section's name. */
    public static String heading(String about) {
        String begin = about.strip();
        String line = begin.substring(0, Math.min(begin.length(), LONGEST_LOOKED_AT))
                .split("\\R|(?<=[.;:!?])\\s", 2)[0]
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("(?<![.;:!?,])[.;:!?,]+$", "")
                .strip();
        if (line.length() > LONGEST_HEADING) {
            int space = line.lastIndexOf(' ', LONGEST_HEADING);
            line = line.substring(0, space > LONGEST_HEADING / 2 ? space : LONGEST_HEADING)
                            .replaceAll("(?<![.;:!?,\\s])[.;:!?,\\s]+$", "")
                    + " …";
        }
        return line.isBlank() ? "Your interest" : line;
    }

    /** Whether it says what to look for, not only what to leave out. */
    public boolean findsPapers() {
        return wants.stream().anyMatch(want -> switch (want) {
            case Interest.About about -> true;
            case Interest.LikePaper like -> true;
            case Interest.ByAuthor author -> true;
            case Interest.InCategory category -> true;
            case Interest.Always always -> true;
            case Interest.DislikePaper dislike -> false;
            case Interest.Without without -> false;
            case Interest.Only only -> false;
        });
    }

    /** All but its words and liked papers, as the text of a profile writes it: rules, authors, categories, disliked papers, the limit. */
    public List<String> rules() {
        Stream<String> said = wants.stream().flatMap(want -> switch (want) {
            case Interest.Always(String what) -> Stream.of("always: " + what);
            case Interest.Only(String what) -> Stream.of("only: " + what);
            case Interest.Without(String what) -> Stream.of("without: " + what);
            case Interest.ByAuthor(Author author) -> Stream.of("author: " + author.name());
            case Interest.InCategory(Category category) -> Stream.of("category: " + category.value());
            case Interest.DislikePaper(PaperReference paper) -> Stream.of("dislike: " + paper.text());
            case Interest.About about -> Stream.empty();
            case Interest.LikePaper like -> Stream.empty();
        });
        return Stream.concat(said, atMost.stream().mapToObj(most -> "up to: " + most))
                .toList();
    }

    /** The interest with one want more. */
    NamedInterest with(Interest more) {
        return new NamedInterest(
                name, Stream.concat(wants.stream(), Stream.of(more)).toList(), atMost);
    }

    /** All wants of one kind, in the order in which they were given. */
    public <T extends Interest> List<T> all(Class<T> kind) {
        return wants.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

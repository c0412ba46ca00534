package org.broadsheet.web.forms;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.rendering.Language;
import org.broadsheet.web.http.Incoming.Fields;

/**
 * The fields of one interest; lists stand one a line.
 *
 * @param says what is in it, in a line, to be seen while it is folded
 * @param rows of the field for papers
 */
public record InterestFields(
        int index,
        String name,
        String about,
        String papers,
        String dislikes,
        String authors,
        String categories,
        String without,
        String always,
        String only,
        String atMost,
        String says,
        int rows) {

    /** A library of that many titles is one interest; more lines are no form that a person filled in. */
    private static final int MOST_LINES = 5_000;

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_ABOUT = 20_000;
    private static final String BETWEEN_TEXTS = "\n---\n";

    /** The kinds of want, each with the field it stands in: a kind that is added must get its place here to compile. */
    private enum Field {
        ABOUT("about"),
        PAPERS("papers"),
        DISLIKES("dislikes"),
        AUTHORS("authors"),
        CATEGORIES("categories"),
        WITHOUT("without"),
        ALWAYS("always"),
        ONLY("only");

        private final String id;

        Field(String id) {
            this.id = id;
        }

        private static Field of(Interest want) {
            return switch (want) {
                case Interest.About about -> ABOUT;
                case Interest.LikePaper like -> PAPERS;
                case Interest.DislikePaper dislike -> DISLIKES;
                case Interest.ByAuthor by -> AUTHORS;
                case Interest.InCategory in -> CATEGORIES;
                case Interest.Without without -> WITHOUT;
                case Interest.Always always -> ALWAYS;
                case Interest.Only only -> ONLY;
            };
        }

        private static String written(Interest want) {
            return switch (want) {
                case Interest.About(String text) -> text;
                case Interest.LikePaper(PaperReference paper) -> paper.text();
                case Interest.DislikePaper(PaperReference paper) -> paper.text();
                case Interest.ByAuthor(Author author) -> author.name();
                case Interest.InCategory(Category category) -> category.value();
                case Interest.Without(String what) -> what;
                case Interest.Always(String what) -> what;
                case Interest.Only(String what) -> what;
            };
        }

        /** Empty for a line that names no paper. */
        private Optional<Interest> read(String line) {
            return switch (this) {
                case ABOUT -> Optional.of(new Interest.About(line));
                case PAPERS -> PaperReference.parse(line).map(Interest.LikePaper::new);
                case DISLIKES -> PaperReference.parse(line).map(Interest.DislikePaper::new);
                case AUTHORS -> Optional.of(new Interest.ByAuthor(new Author(line)));
                case CATEGORIES -> Optional.of(new Interest.InCategory(new Category(line)));
                case WITHOUT -> Optional.of(new Interest.Without(line));
                case ALWAYS -> Optional.of(new Interest.Always(line));
                case ONLY -> Optional.of(new Interest.Only(line));
            };
        }
    }

    static InterestFields of(int index, NamedInterest interest, Language language) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        for (Interest want : interest.wants()) {
            Field field = Field.of(want);
            String between = field == Field.ABOUT ? BETWEEN_TEXTS : "\n";
            texts.merge(field, Field.written(want), (one, next) -> one + between + next);
        }
        String atMost = interest.atMost().isPresent()
                ? Integer.toString(interest.atMost().getAsInt())
                : "";
        return of(index, interest.name(), atMost, field -> texts.getOrDefault(field, ""), language);
    }

    /** An empty one to be filled. */
    static InterestFields empty(int index, Language language) {
        return of(index, "", "", field -> "", language);
    }

    /** @param from the number that the fields of the form have */
    static InterestFields typed(int index, Fields fields, int from, Language language) {
        return of(
                index,
                fields.line("name" + from),
                fields.line("atmost" + from),
                field -> fields.text(field.id + from),
                language);
    }

    private static InterestFields of(
            int index, String name, String atMost, Function<Field, String> texts, Language language) {
        String papers = texts.apply(Field.PAPERS);
        return new InterestFields(
                index,
                name,
                texts.apply(Field.ABOUT),
                papers,
                texts.apply(Field.DISLIKES),
                texts.apply(Field.AUTHORS),
                texts.apply(Field.CATEGORIES),
                texts.apply(Field.WITHOUT),
                texts.apply(Field.ALWAYS),
                texts.apply(Field.ONLY),
                atMost,
                says(texts, language),
                Math.clamp(lines(papers) + 1L, 3, 12));
    }

    private static String says(Function<Field, String> texts, Language language) {
        List<String> parts = new ArrayList<>();
        for (Field field : Field.values()) {
            int count = lines(texts.apply(field));
            if (count > 0) {
                parts.add(says(field, count, language));
            }
        }
        return String.join(" · ", parts);
    }

    private static String says(Field field, int count, Language language) {
        return switch (field) {
            case ABOUT -> language.say("page.interest.words");
            case PAPERS -> language.say("page.interest.papers", count);
            case DISLIKES -> language.say("page.interest.dislikes", count);
            case AUTHORS -> language.say("page.interest.authors", count);
            case CATEGORIES -> language.say("page.interest.categories", count);
            case WITHOUT -> language.say("page.interest.without", count);
            case ALWAYS -> language.say("page.interest.always", count);
            case ONLY -> language.say("page.interest.only", count);
        };
    }

    private static int lines(String text) {
        return text.isBlank()
                ? 0
                : (int) text.lines().filter(line -> !line.isBlank()).count();
    }

    boolean isEmpty() {
        return (about + papers + dislikes + authors + categories + without + always + only).isBlank();
    }

    /**
     * What the fields say.
     *
     * @param names those of the interests before it; gets this one's
     * @return empty if there is nothing in them, or something is wrong
     */
    Optional<NamedInterest> meaning(Set<String> names, Mistakes problems, Language language) {
        String called = name.isBlank() ? language.say("page.interest.unnamed", index + 1) : name;
        List<Interest> wants = new ArrayList<>();
        for (String text : about.split(BETWEEN_TEXTS, -1)) {
            if (text.length() > LONGEST_ABOUT) {
                problems.add("about" + index, language.say("page.problem.too-long", text.length(), LONGEST_ABOUT));
            } else if (!text.isBlank()) {
                wants.add(new Interest.About(text));
            }
        }
        read(Field.PAPERS, papers, wants, problems, language);
        read(Field.DISLIKES, dislikes, wants, problems, language);
        read(Field.AUTHORS, authors, wants, problems, language);
        read(Field.CATEGORIES, categories, wants, problems, language);
        read(Field.WITHOUT, without, wants, problems, language);
        read(Field.ALWAYS, always, wants, problems, language);
        read(Field.ONLY, only, wants, problems, language);
        int limit = atMost.isEmpty()
                ? 0
                : PreferencesForm.number(
                        "atmost" + index,
                        "page.interest.most",
                        atMost,
                        1,
                        PreferencesForm.MOST_PAPERS,
                        problems,
                        language);
        if (!names.add(called)) {
            problems.add("name" + index, language.say("page.problem.same-name", called));
            return Optional.empty();
        }
        try {
            return wants.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new NamedInterest(called, wants, limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit)));
        } catch (IllegalArgumentException unfit) {
            problems.add("name" + index, language.say("page.problem.name"));
            return Optional.empty();
        }
    }

    private void read(Field field, String lines, List<Interest> wants, Mistakes problems, Language language) {
        int count = 0;
        String at = field.id + index;
        for (String line :
                lines.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
            if (++count > MOST_LINES) {
                problems.add(at, language.say("page.problem.lines", MOST_LINES));
                return;
            }
            if (line.length() > LONGEST_LINE) {
                problems.add(at, language.say("page.problem.line-long", begin(line), LONGEST_LINE));
                continue;
            }
            try {
                field.read(line)
                        .ifPresentOrElse(
                                wants::add, () -> problems.add(at, language.say("page.problem.no-paper", begin(line))));
            } catch (IllegalArgumentException unfit) {
                problems.add(
                        at,
                        field == Field.CATEGORIES
                                ? language.say("page.problem.category", begin(line))
                                : language.say("page.problem.line", begin(line)));
            }
        }
    }

    private static String begin(String line) {
        return line.length() <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
    }
}

package org.broadsheet.web;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.web.http.Incoming.Fields;

/**
 * A profile and its hours as the fields of a form. Written from a reader and read back unchanged it wants the same.
 *
 * @param interests those there are and an empty one to be filled
 * @param varieties {@link #VARIETIES}, the reader's one chosen
 */
record PreferencesForm(
        List<InterestFields> interests,
        String at,
        String zone,
        List<DayField> days,
        String atMost,
        String trending,
        String floor,
        List<Step> varieties,
        boolean line) {

    /** One of the steps of variety, to choose from. */
    record Step(String step, String label, boolean chosen) {}

    /** How different papers may be, in steps that a person can tell apart. */
    static final List<String> VARIETIES = List.of("0", "0.1", "0.3", "0.6", "1");

    private static final List<String> VARIETY_LABELS =
            List.of("The best, however alike", "A little", "Some", "Much", "As unlike each other as can be");

    /** A library of that many titles is one interest; more lines are no form that a person filled in. */
    private static final int MOST_LINES = 5_000;

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_ABOUT = 20_000;

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

    /**
     * The fields of one interest; lists stand one a line.
     *
     * @param says what is in it, in a line, to be seen while it is folded
     * @param rows of the field for papers
     */
    record InterestFields(
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

        private boolean isEmpty() {
            return (about + papers + dislikes + authors + categories + without + always + only).isBlank();
        }

        private static InterestFields of(int index, String name, String atMost, Function<Field, String> texts) {
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
                    says(texts),
                    Math.clamp(lines(papers) + 1L, 3, 12));
        }

        private static String says(Function<Field, String> texts) {
            List<String> parts = new ArrayList<>();
            if (!texts.apply(Field.ABOUT).isBlank()) {
                parts.add("your own words");
            }
            count(parts, lines(texts.apply(Field.PAPERS)), "paper");
            count(parts, lines(texts.apply(Field.DISLIKES)), "paper not for you", "papers not for you");
            count(parts, lines(texts.apply(Field.AUTHORS)), "author");
            count(parts, lines(texts.apply(Field.CATEGORIES)), "category", "categories");
            count(parts, lines(texts.apply(Field.WITHOUT)), "thing kept out", "things kept out");
            count(parts, lines(texts.apply(Field.ALWAYS)), "thing shown always", "things shown always");
            count(parts, lines(texts.apply(Field.ONLY)), "thing alone shown", "things alone shown");
            return String.join(" · ", parts);
        }

        private static void count(List<String> parts, int count, String one) {
            count(parts, count, one, one + "s");
        }

        private static void count(List<String> parts, int count, String one, String many) {
            if (count > 0) {
                parts.add("%,d %s".formatted(count, count == 1 ? one : many));
            }
        }

        private static int lines(String text) {
            return text.isBlank()
                    ? 0
                    : (int) text.lines().filter(line -> !line.isBlank()).count();
        }
    }

    record DayField(String name, String label, boolean checked) {}

    /** What a form turned out to say. */
    record Meaning(Profile profile, DigestTime time) {}

    static PreferencesForm of(Subscriber reader) {
        Profile profile = reader.profile();
        List<InterestFields> interests = new ArrayList<>();
        for (NamedInterest interest : profile.interests()) {
            Map<Field, String> texts = new EnumMap<>(Field.class);
            for (Interest want : interest.wants()) {
                Field field = Field.of(want);
                String between = field == Field.ABOUT ? "\n---\n" : "\n";
                texts.merge(field, Field.written(want), (one, next) -> one + between + next);
            }
            String atMost = interest.atMost().isPresent()
                    ? Integer.toString(interest.atMost().getAsInt())
                    : "";
            interests.add(InterestFields.of(
                    interests.size(), interest.name(), atMost, field -> texts.getOrDefault(field, "")));
        }
        if (interests.size() < Profile.MOST_INTERESTS) {
            interests.add(InterestFields.of(interests.size(), "", "", field -> ""));
        }
        return new PreferencesForm(
                interests,
                reader.time().at().toString(),
                reader.time().zone().getId(),
                days(reader.time().days()),
                Integer.toString(profile.atMost()),
                Integer.toString(profile.trending()),
                Integer.toString(profile.floor()),
                steps(step(profile.variety())),
                profile.whenEmpty() == Profile.WhenEmpty.A_LINE);
    }

    static PreferencesForm typed(Fields fields) {
        List<InterestFields> interests = new ArrayList<>();
        for (int i = 0; fields.has("name" + i); i++) {
            if (!fields.has("remove" + i)) {
                int from = i;
                interests.add(InterestFields.of(
                        interests.size(),
                        fields.line("name" + i),
                        fields.line("atmost" + i),
                        field -> fields.text(field.id + from)));
            }
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (fields.all("day").contains(day.name())) {
                days.add(day);
            }
        }
        return new PreferencesForm(
                interests,
                fields.line("at"),
                fields.line("zone"),
                days(days),
                fields.line("atmost"),
                fields.line("trending"),
                fields.line("floor"),
                steps(fields.line("variety")),
                fields.has("line"));
    }

    /**
     * What the fields say.
     *
     * @param before what a form cannot say stays as it was
     * @param problems gets what is wrong, at its field
     * @return empty if anything is wrong
     */
    Optional<Meaning> meaning(Subscriber before, Mistakes problems) {
        List<NamedInterest> named = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (InterestFields fields : interests) {
            if (!fields.isEmpty()) {
                interest(fields, names, problems).ifPresent(named::add);
            }
        }
        if (named.size() > Profile.MOST_INTERESTS) {
            problems.add("name" + (interests.size() - 1), tooMany(named.size()));
        }
        Optional<DigestTime> time = time(before.time(), problems);
        int most = number("atmost", atMost, 1, 100, problems);
        int trends = number("trending", trending, 0, 100, problems);
        int least = number("floor", floor, 0, 100, problems);
        Optional<Step> variety = varieties.stream().filter(Step::chosen).findFirst();
        if (variety.isEmpty()) {
            problems.add("variety", "Choose one of the steps for variety.");
        }
        if (!problems.isEmpty() || time.isEmpty() || variety.isEmpty()) {
            return Optional.empty();
        }
        String chosen = variety.get().step();
        boolean sameStep = step(before.profile().variety()).equals(chosen);
        return Optional.of(new Meaning(
                new Profile(
                        named,
                        trends,
                        most,
                        least,
                        sameStep ? before.profile().variety() : Double.parseDouble(chosen),
                        line ? Profile.WhenEmpty.A_LINE : Profile.WhenEmpty.NOTHING),
                time.get()));
    }

    static String tooMany(int asked) {
        return "A profile has at most %d interests, and this one would have %d. Put some together, or take one away."
                .formatted(Profile.MOST_INTERESTS, asked);
    }

    /** When it comes, in a line. */
    String whenSays() {
        String chosen =
                days.stream().filter(DayField::checked).map(DayField::label).collect(Collectors.joining(", "));
        return at + ", " + zone + (chosen.isEmpty() ? "" : "; " + chosen);
    }

    /** How much comes, in a line. */
    String muchSays() {
        return "at most %s papers, and %s trending".formatted(atMost, trending);
    }

    private static List<Step> steps(String chosen) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < VARIETIES.size(); i++) {
            steps.add(new Step(
                    VARIETIES.get(i), VARIETY_LABELS.get(i), VARIETIES.get(i).equals(chosen)));
        }
        return steps;
    }

    private static String step(double variety) {
        return VARIETIES.stream()
                .filter(step -> Double.parseDouble(step) >= variety - 0.05)
                .findFirst()
                .orElse("1");
    }

    private static Optional<NamedInterest> interest(InterestFields fields, Set<String> names, Mistakes problems) {
        int index = fields.index();
        String name = fields.name().isBlank() ? "Interest " + (index + 1) : fields.name();
        List<Interest> wants = new ArrayList<>();
        for (String about : fields.about().split("\n---\n", -1)) {
            if (about.length() > LONGEST_ABOUT) {
                problems.add(
                        "about" + index,
                        "This has %,d characters. We read at most %,d: please shorten it."
                                .formatted(about.length(), LONGEST_ABOUT));
            } else if (!about.isBlank()) {
                wants.add(new Interest.About(about));
            }
        }
        read(Field.PAPERS, index, fields.papers(), wants, problems);
        read(Field.DISLIKES, index, fields.dislikes(), wants, problems);
        read(Field.AUTHORS, index, fields.authors(), wants, problems);
        read(Field.CATEGORIES, index, fields.categories(), wants, problems);
        read(Field.WITHOUT, index, fields.without(), wants, problems);
        read(Field.ALWAYS, index, fields.always(), wants, problems);
        read(Field.ONLY, index, fields.only(), wants, problems);
        int limit = fields.atMost().isEmpty() ? 0 : number("atmost" + index, fields.atMost(), 1, 100, problems);
        if (!names.add(name)) {
            problems.add(
                    "name" + index, "Another interest is called “" + name + "”, too. Give one of them another name.");
            return Optional.empty();
        }
        try {
            return wants.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new NamedInterest(name, wants, limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit)));
        } catch (IllegalArgumentException mistake) {
            problems.add("name" + index, mistake.getMessage());
            return Optional.empty();
        }
    }

    private static void read(Field field, int index, String lines, List<Interest> wants, Mistakes problems) {
        int count = 0;
        String at = field.id + index;
        for (String line :
                lines.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
            if (++count > MOST_LINES) {
                problems.add(at, "At most %,d lines are read here.".formatted(MOST_LINES));
                return;
            }
            if (line.length() > LONGEST_LINE) {
                problems.add(
                        at,
                        "The line that begins with “%s” has more than %,d characters."
                                .formatted(begin(line), LONGEST_LINE));
                continue;
            }
            try {
                field.read(line)
                        .ifPresentOrElse(
                                wants::add,
                                () -> problems.add(at, "“" + begin(line) + "” is neither a number nor a title."));
            } catch (IllegalArgumentException mistake) {
                problems.add(at, mistake.getMessage());
            }
        }
    }

    private static String begin(String line) {
        return line.length() <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
    }

    private Optional<DigestTime> time(DigestTime before, Mistakes problems) {
        Set<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
        days.stream().filter(DayField::checked).forEach(day -> chosen.add(DayOfWeek.valueOf(day.name())));
        if (chosen.isEmpty()) {
            problems.add("days", "Choose at least one day of the week; to get nothing for a while, pause.");
        }
        return HourFields.read(at, zone, before, problems)
                .filter(hour -> !chosen.isEmpty())
                .map(hour -> new DigestTime(hour.at(), hour.zone(), chosen));
    }

    private static int number(String field, String text, int from, int to, Mistakes problems) {
        boolean digits = text.length() <= 3 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : -1;
        if (number < from || number > to) {
            problems.add(field, "This must be a number from %d to %d.".formatted(from, to));
            return from;
        }
        return number;
    }

    private static List<DayField> days(Set<DayOfWeek> chosen) {
        List<DayField> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String label = day.getDisplayName(TextStyle.FULL, Locale.UK);
            days.add(new DayField(day.name(), label, chosen.contains(day)));
        }
        return days;
    }
}

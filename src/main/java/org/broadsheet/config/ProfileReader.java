package org.broadsheet.config;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.config.YamlNode.Mapping;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers.FileReader;

/** Makes a reader of one profile's YAML, or a list of edits. */
final class ProfileReader {

    static final String TIME_OF_DAY = "a time of day like 07:30";
    static final Map<String, Profile.WhenEmpty> WHEN_EMPTY = Words.inOrder(
            Map.entry("nothing", Profile.WhenEmpty.NOTHING), Map.entry("a-line", Profile.WhenEmpty.A_LINE));

    private static final String AN_INTEREST = "- name: Sparse retrieval";
    private static final Map<String, Set<DayOfWeek>> DAYS = days();
    private static final Map<String, Rhythm> EVERY = Words.inOrder(
            Map.entry("day", Rhythm.DAY), Map.entry("week", Rhythm.WEEK), Map.entry("month", Rhythm.MONTH));
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("address", "email"),
            Map.entry("mail", "email"),
            Map.entry("tz", "timezone"),
            Map.entry("zone", "timezone"),
            Map.entry("time", "at"),
            Map.entry("hour", "at"),
            Map.entry("frequency", "every"),
            Map.entry("lang", "language"),
            Map.entry("locale", "language"),
            Map.entry("topics", "interests"),
            Map.entry("keywords", "about"),
            Map.entry("text", "about"),
            Map.entry("description", "about"),
            Map.entry("likes", "papers"),
            Map.entry("bibliography", "library"),
            Map.entry("bibtex", "library"),
            Map.entry("exclude", "without"),
            Map.entry("not", "without"),
            Map.entry("require", "only"),
            Map.entry("must", "only"),
            Map.entry("follow", "always"),
            Map.entry("max", "at-most"),
            Map.entry("limit", "at-most"),
            Map.entry("diversity", "variety"),
            Map.entry("min-score", "floor"));

    private static final String A_RULE = "words, a name, or a search like title:retrieval AND cat:cs.IR";

    /** How often a digest comes. */
    private enum Rhythm {
        DAY,
        WEEK,
        MONTH
    }

    private final ReaderDefaults defaults;
    private final NamedLibraries libraries;
    private final Problems problems;

    ProfileReader(ReaderDefaults defaults, NamedLibraries libraries, Problems problems) {
        this.defaults = defaults;
        this.libraries = libraries;
        this.problems = problems;
    }

    /** @return empty if there is any problem; all of them have been reported then */
    Optional<FileReader> read(String name, Mapping mapping) {
        Fields in = new Fields("", mapping, problems);
        Optional<EmailAddress> email = in.value(
                "email",
                "an address like ada@example.org",
                scalar -> Fields.text(scalar).map(EmailAddress::new));
        if (!in.has("email")) {
            problems.add(1, "email is missing. Add a line like: email: ada@example.org");
        }
        String called = in.value(
                        "name",
                        "a name like Ada Lovelace",
                        scalar -> Fields.text(scalar).map(Subscriber::nameFit))
                .orElse("");
        ZoneId zone = in.value("timezone", "a time zone like Europe/Berlin", Fields::zone)
                .orElse(defaults.zone());
        LocalTime at = in.value("at", TIME_OF_DAY, Fields::time).orElse(defaults.at());
        Rhythm every =
                in.value("every", "day, week or month", Fields.oneOf(EVERY)).orElse(Rhythm.DAY);
        Set<DayOfWeek> days = days(in, every);
        String language = in.value(
                        "language",
                        "the two letters of a language, like en or de",
                        scalar -> Fields.text(scalar)
                                .map(text -> text.toLowerCase(Locale.ROOT))
                                .filter(text -> text.matches("[a-z]{2}")))
                .orElse(Profile.DEFAULT_LANGUAGE);
        List<NamedInterest> interests = interests(in);
        int atMost = in.value("at-most", "a whole number from 1 to 100", Fields.integer(1, 100))
                .orElse(defaults.atMost());
        int trending = trending(in, atMost);
        int floor = in.value("floor", "a whole number from 0 to 100", Fields.integer(0, 100))
                .orElse(defaults.floor());
        double variety = in.value("variety", "a number from 0 to 1", Fields.decimal(0, 1))
                .orElse(defaults.variety());
        Profile.WhenEmpty whenEmpty = in.value("when-empty", "nothing or a-line", Fields.oneOf(WHEN_EMPTY))
                .orElse(defaults.whenEmpty());
        in.finish("key", SYNONYMS);
        return problems.isEmpty()
                ? email.map(address -> new FileReader(
                        name,
                        address,
                        called,
                        new DigestTime(at, zone, days, every == Rhythm.MONTH),
                        new Profile(interests, trending, atMost, floor, variety, whenEmpty, language)))
                : Optional.empty();
    }

    private Set<DayOfWeek> days(Fields in, Rhythm every) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        in.oneOrMore("days", "a day like monday", Fields.oneOf(DAYS)).forEach(days::addAll);
        if (every == Rhythm.WEEK && days.size() > 1) {
            problems.add(
                    in.lineOf("days"),
                    "every: week gives one digest a week, but days names %d days. Keep one of them, or write every: day."
                            .formatted(days.size()));
        }
        if (!days.isEmpty()) {
            return days;
        }
        return every != Rhythm.DAY ? EnumSet.of(DayOfWeek.MONDAY) : DigestTime.WEEKDAYS;
    }

    /** A reader without interests gets trending papers only: as many as a digest holds, if they do not say. */
    private int trending(Fields in, int atMost) {
        boolean personal = in.has("interests");
        Optional<Integer> trending = in.value("trending", "a whole number from 0 to 100", Fields.integer(0, 100));
        if (!personal && trending.equals(Optional.of(0))) {
            problems.add(
                    in.lineOf("trending"),
                    "trending: 0 without interests leaves nothing to send. Add interests, or write trending: %d."
                            .formatted(atMost));
        }
        return trending.orElse(personal ? 0 : atMost);
    }

    private List<NamedInterest> interests(Fields in) {
        List<NamedInterest> interests = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        List<Fields> groups = in.groups("interests", AN_INTEREST);
        if (groups.size() > Profile.MOST_INTERESTS) {
            problems.add(
                    in.lineOf("interests"),
                    "interests has %d interests; a profile has at most %d. Put some together."
                            .formatted(groups.size(), Profile.MOST_INTERESTS));
        }
        for (Fields group : groups) {
            interest(group).ifPresent(interest -> {
                Integer before = lines.putIfAbsent(interest.name(), group.lineOf("name"));
                if (before == null) {
                    interests.add(interest);
                } else {
                    problems.add(
                            group.lineOf("name"),
                            "another interest is called \"%s\", on line %d. Give one of the two another name."
                                    .formatted(interest.name(), before));
                }
            });
        }
        return interests;
    }

    private Optional<NamedInterest> interest(Fields in) {
        Optional<String> name = in.value("name", "what to call the section, like Sparse retrieval", Fields::text);
        if (!in.has("name")) {
            problems.add(in.lineOf("name"), "this interest has no name. Begin it with: %s".formatted(AN_INTEREST));
        }
        List<Interest> wants = new ArrayList<>();
        in.value("about", "what the interest is about, in your own words", Fields::text)
                .ifPresent(text -> wants.add(new Interest.About(text)));
        in.oneOrMore("papers", "an arXiv number, a DOI or a title", ProfileReader::paper)
                .forEach(paper -> wants.add(new Interest.LikePaper(paper)));
        in.oneOrMore(
                        "library",
                        "a file of your reference manager, like refs.bib",
                        scalar -> Fields.text(scalar).map(libraries::papers))
                .forEach(papers -> papers.forEach(paper -> wants.add(new Interest.LikePaper(paper))));
        in.oneOrMore("dislikes", "an arXiv number, a DOI or a title", ProfileReader::paper)
                .forEach(paper -> wants.add(new Interest.DislikePaper(paper)));
        in.oneOrMore(
                        "authors",
                        "a name like Karen Spärck Jones",
                        scalar -> Fields.text(scalar).map(Author::new))
                .forEach(author -> wants.add(new Interest.ByAuthor(author)));
        in.oneOrMore(
                        "categories",
                        "a category like cs.IR",
                        scalar -> Fields.text(scalar).map(Category::new))
                .forEach(category -> wants.add(new Interest.InCategory(category)));
        boolean wantsSomething = in.has("about")
                || in.has("papers")
                || in.has("library")
                || in.has("authors")
                || in.has("categories")
                || in.has("always");
        in.oneOrMore("without", "a term, an author or a category to keep out", Fields::text)
                .forEach(what -> wants.add(new Interest.Without(what)));
        in.oneOrMore("always", A_RULE, scalar -> Fields.text(scalar).map(Interest.Always::new))
                .forEach(wants::add);
        in.oneOrMore("only", A_RULE, scalar -> Fields.text(scalar).map(Interest.Only::new))
                .forEach(wants::add);
        OptionalInt atMost = in.value("at-most", "a whole number from 1 to 100", Fields.integer(1, 100))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        in.finish("key of an interest", SYNONYMS);
        if (!wantsSomething) {
            problems.add(
                    in.lineOf("name"),
                    "the interest %s does not say what is wanted. Add about, papers, library, authors, categories or always."
                            .formatted(Fields.quoted(name.orElse(""))));
            return Optional.empty();
        }
        try {
            return wants.isEmpty() ? Optional.empty() : name.map(given -> new NamedInterest(given, wants, atMost));
        } catch (IllegalArgumentException sentence) {
            problems.add(in.lineOf("name"), String.valueOf(sentence.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<PaperReference> paper(YamlNode.Scalar scalar) {
        return Fields.text(scalar)
                .map(text -> PaperReference.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "%s is an address without an arXiv number or DOI in it. Write the paper's title instead."
                                        .formatted(Fields.quoted(text)))));
    }

    private static Map<String, Set<DayOfWeek>> days() {
        Map<String, Set<DayOfWeek>> words = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            words.put(day.name().toLowerCase(Locale.ROOT), Set.of(day));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            words.put(day.name().toLowerCase(Locale.ROOT).substring(0, 3), Set.of(day));
        }
        words.put("weekdays", DigestTime.WEEKDAYS);
        words.put("all", EnumSet.allOf(DayOfWeek.class));
        return Collections.unmodifiableMap(words);
    }
}

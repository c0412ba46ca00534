package org.broadsheet.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
import org.broadsheet.web.Incoming.Fields;

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


    /** The fields of one interest; lists stand one a line. */
    record InterestFields(
            int index,
            String name,
            String about,
            String papers,
            String dislikes,
            String authors,
            String categories,
            String without,
            String atMost) {

        boolean isEmpty() {
            return (about + papers + dislikes + authors + categories + without).isBlank();
        }
    }

    record DayField(String name, String label, boolean checked) {}

    /** What a form turned out to say. */
    sealed interface Meaning {

        record Understood(Profile profile, DigestTime time) implements Meaning {}

        /** @param problems each ends its reader's search */
        record Mistaken(List<String> problems) implements Meaning {}
    }

    static PreferencesForm of(Subscriber reader) {
        Profile profile = reader.profile();
        List<InterestFields> interests = new ArrayList<>();
        for (NamedInterest interest : profile.interests()) {
            interests.add(new InterestFields(
                    interests.size(),
                    interest.name(),
                    interest.all(Interest.About.class).stream()
                            .map(Interest.About::text)
                            .collect(Collectors.joining("\n---\n")),
                    lines(interest, Interest.LikePaper.class, like -> like.paper().text()),
                    lines(interest, Interest.DislikePaper.class, dislike -> dislike.paper().text()),
                    lines(interest, Interest.ByAuthor.class, by -> by.author().name()),
                    lines(
                            interest,
                            Interest.InCategory.class,
                            in -> in.category().value()),
                    lines(interest, Interest.Without.class, Interest.Without::what),
                    interest.atMost().isPresent()
                            ? Integer.toString(interest.atMost().getAsInt())
                            : ""));
        }
        if (interests.size() < Profile.MOST_INTERESTS) {
            interests.add(empty(interests.size()));
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
                interests.add(new InterestFields(
                        interests.size(),
                        fields.text("name" + i),
                        fields.text("about" + i),
                        fields.text("papers" + i),
                        fields.text("dislikes" + i),
                        fields.text("authors" + i),
                        fields.text("categories" + i),
                        fields.text("without" + i),
                        fields.text("atmost" + i)));
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
                fields.text("at"),
                fields.text("zone"),
                days(days),
                fields.text("atmost"),
                fields.text("trending"),
                fields.text("floor"),
                steps(fields.text("variety")),
                fields.has("line"));
    }

    /** @param before what a form cannot say stays as it was */
    Meaning meaning(Profile before) {
        List<String> problems = new ArrayList<>();
        List<NamedInterest> named = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (InterestFields fields : interests) {
            if (!fields.isEmpty()) {
                interest(fields, names, problems).ifPresent(named::add);
            }
        }
        if (named.size() > Profile.MOST_INTERESTS) {
            problems.add(tooMany(named.size()));
        }
        Optional<DigestTime> time = time(problems);
        int most = number("The number of papers", atMost, 1, 100, problems);
        int trends = number("The number of trending papers", trending, 0, 100, problems);
        int least = number("The lowest score", floor, 0, 100, problems);
        Optional<Step> variety = varieties.stream().filter(Step::chosen).findFirst();
        if (variety.isEmpty()) {
            problems.add("Choose one of the steps for variety.");
        }
        if (!problems.isEmpty() || time.isEmpty() || variety.isEmpty()) {
            return new Meaning.Mistaken(List.copyOf(problems));
        }
        String chosen = variety.get().step();
        boolean sameStep = step(before.variety()).equals(chosen);
        return new Meaning.Understood(
                new Profile(
                        named,
                        trends,
                        most,
                        least,
                        sameStep ? before.variety() : Double.parseDouble(chosen),
                        line ? Profile.WhenEmpty.A_LINE : Profile.WhenEmpty.NOTHING),
                time.get());
    }

    static String tooMany(int asked) {
        return "A profile has at most %d interests, and this one would have %d. Put some together, or take one away."
                .formatted(Profile.MOST_INTERESTS, asked);
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

    private static Optional<NamedInterest> interest(InterestFields fields, Set<String> names, List<String> problems) {
        String name = fields.name().isBlank() ? "Interest " + (fields.index() + 1) : fields.name();
        List<Interest> wants = new ArrayList<>();
        for (String about : fields.about().split("\\R---\\R", -1)) {
            if (!about.isBlank()) {
                wants.add(new Interest.About(about));
            }
        }
        read(
                fields.papers(),
                wants,
                problems,
                name,
                text -> PaperReference.parse(text).<Interest>map(Interest.LikePaper::new));
        read(
                fields.dislikes(),
                wants,
                problems,
                name,
                text -> PaperReference.parse(text).<Interest>map(Interest.DislikePaper::new));
        read(fields.authors(), wants, problems, name, text -> Optional.of(new Interest.ByAuthor(new Author(text))));
        read(
                fields.categories(),
                wants,
                problems,
                name,
                text -> Optional.of(new Interest.InCategory(new Category(text))));
        read(fields.without(), wants, problems, name, text -> Optional.of(new Interest.Without(text)));
        int limit = fields.atMost().isEmpty()
                ? 0
                : number("The limit of “" + name + "”", fields.atMost(), 1, 100, problems);
        if (!names.add(name)) {
            problems.add("Two interests are called “" + name + "”. Give one of them another name.");
            return Optional.empty();
        }
        try {
            return wants.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new NamedInterest(name, wants, limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit)));
        } catch (IllegalArgumentException mistake) {
            problems.add("“" + name + "”: " + mistake.getMessage());
            return Optional.empty();
        }
    }

    private static void read(
            String lines,
            List<Interest> wants,
            List<String> problems,
            String name,
            Function<String, Optional<Interest>> reader) {
        for (String line :
                lines.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
            try {
                reader.apply(line)
                        .ifPresentOrElse(
                                wants::add,
                                () -> problems.add("“" + name + "”: “" + line + "” is neither a number nor a title."));
            } catch (IllegalArgumentException mistake) {
                problems.add("“" + name + "”: " + mistake.getMessage());
            }
        }
    }

    private Optional<DigestTime> time(List<String> problems) {
        Set<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
        days.stream().filter(DayField::checked).forEach(day -> chosen.add(DayOfWeek.valueOf(day.name())));
        if (chosen.isEmpty()) {
            problems.add("Choose at least one day of the week; to get nothing for a while, pause.");
            return Optional.empty();
        }
        try {
            return Optional.of(new DigestTime(LocalTime.parse(at), ZoneId.of(zone), chosen));
        } catch (DateTimeException mistake) {
            problems.add("The hour must be like 07:30, and the zone one of the list, such as Europe/Berlin.");
            return Optional.empty();
        }
    }

    private static int number(String what, String text, int from, int to, List<String> problems) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) >= from && Integer.parseInt(text) <= to) {
            return Integer.parseInt(text);
        }
        problems.add("%s must be from %d to %d.".formatted(what, from, to));
        return from;
    }

    private static <T extends Interest> String lines(
            NamedInterest interest, Class<T> kind, Function<T, String> writing) {
        return interest.all(kind).stream().map(writing).collect(Collectors.joining("\n"));
    }

    private static InterestFields empty(int index) {
        return new InterestFields(index, "", "", "", "", "", "", "", "");
    }

    private static List<DayField> days(Set<DayOfWeek> chosen) {
        List<DayField> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String label = day.getDisplayName(java.time.format.TextStyle.FULL, Locale.UK);
            days.add(new DayField(day.name(), label, chosen.contains(day)));
        }
        return days;
    }
}

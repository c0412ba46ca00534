package org.broadsheet.web.forms;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Language;
import org.broadsheet.web.http.Incoming.Fields;

/**
 * A profile and its hours as the fields of a form. Written from a reader and read back unchanged it wants the same.
 *
 * @param interests those there are and an empty one to be filled
 * @param language in which to be spoken to: two letters of ISO 639; as it was if there are none
 * @param monthly whether only on the first of these days in each month
 * @param varieties {@link #VARIETIES}, the reader's one chosen
 */
public record PreferencesForm(
        List<InterestFields> interests,
        String at,
        String zone,
        List<DayField> days,
        boolean monthly,
        String atMost,
        String trending,
        String floor,
        List<Step> varieties,
        boolean line,
        String language) {

    /** One of the steps of variety, to choose from. */
    public record Step(String step, String label, boolean chosen) {}

    /** How different papers may be, in steps that a person can tell apart. */
    static final List<String> VARIETIES = List.of("0", "0.1", "0.3", "0.6", "1");

    static final int MOST_PAPERS = 100;

    public record DayField(String name, String label, boolean checked) {}

    /** What a form turned out to say. */
    public record Meaning(Profile profile, DigestTime time) {}

    public static PreferencesForm of(Subscriber reader, Language language) {
        Profile profile = reader.profile();
        List<InterestFields> interests = new ArrayList<>();
        for (NamedInterest interest : profile.interests()) {
            interests.add(InterestFields.of(interests.size(), interest, language));
        }
        if (interests.size() < Profile.MOST_INTERESTS) {
            interests.add(InterestFields.empty(interests.size(), language));
        }
        return new PreferencesForm(
                interests,
                reader.time().at().toString(),
                reader.time().zone().getId(),
                days(reader.time().days(), language),
                reader.time().monthly(),
                Integer.toString(profile.atMost()),
                Integer.toString(profile.trending()),
                Integer.toString(profile.floor()),
                steps(step(profile.variety()), language),
                profile.whenEmpty() == Profile.WhenEmpty.A_LINE,
                profile.language());
    }

    public static PreferencesForm typed(Fields fields, Language language) {
        List<InterestFields> interests = new ArrayList<>();
        for (int i = 0; fields.has("name" + i); i++) {
            if (!fields.has("remove" + i)) {
                interests.add(InterestFields.typed(interests.size(), fields, i, language));
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
                days(days, language),
                fields.has("monthly"),
                fields.line("atmost"),
                fields.line("trending"),
                fields.line("floor"),
                steps(fields.line("variety"), language),
                fields.has("line"),
                fields.line("language"));
    }

    /**
     * What the fields say.
     *
     * @param before what a form cannot say stays as it was
     * @param problems gets what is wrong, at its field
     * @return empty if anything is wrong
     */
    public Optional<Meaning> meaning(Subscriber before, Mistakes problems, Language language) {
        List<NamedInterest> named = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (InterestFields fields : interests) {
            if (!fields.isEmpty()) {
                fields.meaning(names, problems, language).ifPresent(named::add);
            }
        }
        if (named.size() > Profile.MOST_INTERESTS) {
            problems.add(
                    "name" + (interests.size() - 1),
                    language.say("page.problem.too-many", Profile.MOST_INTERESTS, named.size()));
        }
        Optional<DigestTime> time = time(before.time(), problems, language);
        int most = number("atmost", "page.interest.most", atMost, 1, MOST_PAPERS, problems, language);
        int trends = number("trending", "page.preferences.trending", trending, 0, MOST_PAPERS, problems, language);
        int least = number("floor", "page.preferences.floor", floor, 0, 100, problems, language);
        Optional<Step> variety = varieties.stream().filter(Step::chosen).findFirst();
        if (variety.isEmpty()) {
            problems.add("variety", language.say("page.problem.variety"));
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
                        line ? Profile.WhenEmpty.A_LINE : Profile.WhenEmpty.NOTHING,
                        this.language.matches("[a-z]{2}")
                                ? this.language
                                : before.profile().language()),
                time.get()));
    }

    /** When it comes, in a line. */
    public String whenSays(Language language) {
        String chosen =
                days.stream().filter(DayField::checked).map(DayField::label).collect(Collectors.joining(", "));
        return at
                + ", "
                + zone
                + (chosen.isEmpty() ? "" : "; " + chosen)
                + (monthly ? ", " + language.say("page.preferences.monthly-says") : "");
    }

    /** How much comes, in a line. */
    public String muchSays(Language language) {
        return language.say("page.preferences.much-says", atMost, trending);
    }

    private static List<Step> steps(String chosen, Language language) {
        List<String> labels = List.of(
                language.say("page.variety.none"),
                language.say("page.variety.little"),
                language.say("page.variety.some"),
                language.say("page.variety.much"),
                language.say("page.variety.most"));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < VARIETIES.size(); i++) {
            steps.add(new Step(VARIETIES.get(i), labels.get(i), VARIETIES.get(i).equals(chosen)));
        }
        return steps;
    }

    private static String step(double variety) {
        return VARIETIES.stream()
                .filter(step -> Double.parseDouble(step) >= variety - 0.05)
                .findFirst()
                .orElse("1");
    }

    private Optional<DigestTime> time(DigestTime before, Mistakes problems, Language language) {
        Set<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
        days.stream().filter(DayField::checked).forEach(day -> chosen.add(DayOfWeek.valueOf(day.name())));
        if (chosen.isEmpty()) {
            problems.add("days", language.say("page.problem.days"));
        }
        return HourFields.read(at, zone, before, problems, language)
                .filter(hour -> !chosen.isEmpty())
                .map(hour -> new DigestTime(hour.at(), hour.zone(), chosen, monthly));
    }

    /** @param label of the field, as {@link Language} knows it */
    static int number(String field, String label, String text, int from, int to, Mistakes problems, Language language) {
        boolean digits = text.length() <= 3 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(text) : -1;
        if (number < from || number > to) {
            problems.add(field, language.say("page.problem.number", from, to, language.say(label)));
            return from;
        }
        return number;
    }

    private static List<DayField> days(Set<DayOfWeek> chosen, Language language) {
        List<DayField> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String label = day.getDisplayName(TextStyle.FULL, language.locale());
            days.add(new DayField(day.name(), label, chosen.contains(day)));
        }
        return days;
    }
}

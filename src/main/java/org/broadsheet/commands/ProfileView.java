package org.broadsheet.commands;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscribers.FileReader;

/** A profile for people and for programs, with everything that its file left to the defaults. */
record ProfileView(FileReader reader, Instant now) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    /** One line of a list. */
    String line() {
        return "%-12s %-30s next: %s  %s"
                .formatted(reader.file(), reader.email().value(), moment(), interestsInOneLine());
    }

    private String interestsInOneLine() {
        List<String> parts = new ArrayList<>(
                reader.profile().interests().stream().map(NamedInterest::name).toList());
        if (reader.profile().trending() > 0) {
            parts.add(reader.profile().trending() + " trending");
        }
        return String.join("; ", parts);
    }

    /** The whole profile in words. */
    String text() {
        Profile profile = reader.profile();
        StringBuilder text = new StringBuilder();
        line(text, "reader", (reader.name() + " <" + reader.email().value() + ">").strip());
        line(text, "digest", "at " + reader.time().at() + " " + reader.time().zone() + ", " + days());
        line(text, "next", moment());
        line(
                text,
                "papers",
                "at most %d, from a score of %d, variety %s"
                        .formatted(profile.atMost(), profile.floor(), Double.toString(profile.variety())));
        line(text, "trending", profile.trending() == 0 ? "none" : "the first " + profile.trending());
        line(
                text,
                "when empty",
                switch (profile.whenEmpty()) {
                    case NOTHING -> "no mail";
                    case A_LINE -> "a mail with one line";
                });
        for (NamedInterest interest : profile.interests()) {
            text.append('\n').append(interest.name());
            interest.atMost()
                    .ifPresent(most -> text.append(" (at most ").append(most).append(')'));
            text.append('\n');
            wants(interest).forEach((kind, values) -> values.forEach(value -> line(text, "  " + kind, value)));
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String label, String what) {
        text.append("%-13s %s%n".formatted(label, what));
    }

    /** For programs, in a list. */
    Map<String, Object> summary() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", reader.file());
        fields.put("email", reader.email().value());
        fields.put("name", reader.name());
        fields.put("timezone", reader.time().zone().getId());
        fields.put("at", reader.time().at().toString());
        fields.put(
                "days",
                EnumSet.copyOf(reader.time().days()).stream()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .toList());
        fields.put("nextDigest", next().toInstant().toString());
        fields.put(
                "interests",
                reader.profile().interests().stream().map(NamedInterest::name).toList());
        return fields;
    }

    /** For programs, all of it. */
    Map<String, Object> whole() {
        Profile profile = reader.profile();
        Map<String, Object> fields = summary();
        fields.put(
                "interests",
                profile.interests().stream().map(ProfileView::fields).toList());
        fields.put("trending", profile.trending());
        fields.put("atMost", profile.atMost());
        fields.put("floor", profile.floor());
        fields.put("variety", profile.variety());
        fields.put(
                "whenEmpty", profile.whenEmpty().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return fields;
    }

    private static Map<String, Object> fields(NamedInterest interest) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", interest.name());
        fields.putAll(wants(interest));
        interest.atMost().ifPresent(most -> fields.put("atMost", most));
        return fields;
    }

    /** What an interest wants by the profile file's own words. */
    private static Map<String, List<String>> wants(NamedInterest interest) {
        Map<String, List<String>> wants = new LinkedHashMap<>();
        for (Interest want : interest.wants()) {
            switch (want) {
                case Interest.About(String about) -> add(wants, "about", about.replaceAll("\\s+", " "));
                case Interest.LikePaper(PaperReference paper) -> add(wants, "papers", paper.text());
                case Interest.DislikePaper(PaperReference paper) -> add(wants, "disliked", paper.text());
                case Interest.ByAuthor(var author) -> add(wants, "authors", author.name());
                case Interest.InCategory(var category) -> add(wants, "categories", category.value());
                case Interest.Without(String what) -> add(wants, "without", what);
                case Interest.Always(String what) -> add(wants, "always", what);
                case Interest.Only(String what) -> add(wants, "only", what);
            }
        }
        return wants;
    }

    private static void add(Map<String, List<String>> wants, String kind, String what) {
        wants.computeIfAbsent(kind, first -> new ArrayList<>()).add(what);
    }

    private String days() {
        var days = reader.time().days();
        if (days.size() == DayOfWeek.values().length) {
            return "every day";
        }
        return days.equals(DigestTime.WEEKDAYS)
                ? "Monday to Friday"
                : EnumSet.copyOf(days).stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .collect(Collectors.joining(", "));
    }

    private String moment() {
        return MOMENT.format(next()) + " " + reader.time().zone();
    }

    private ZonedDateTime next() {
        DigestTime time = reader.time();
        return time.nextAfter(time.newestAt(now)).atZone(time.zone());
    }
}

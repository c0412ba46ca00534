package org.broadsheet.subscription;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import tools.jackson.databind.json.JsonMapper;

/** A reader as the operator's file of them would say it, to be pasted into {@code config/profiles}. */
public final class ProfileYaml {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private ProfileYaml() {}

    /** The whole file. */
    public static String write(Subscriber reader) {
        StringBuilder yaml = new StringBuilder();
        line(yaml, "", "email", quoted(reader.email().value()));
        if (!reader.name().isEmpty()) {
            line(yaml, "", "name", quoted(reader.name()));
        }
        line(yaml, "", "timezone", quoted(reader.time().zone().getId()));
        line(yaml, "", "at", quoted(CLOCK.format(reader.time().at())));
        if (reader.time().monthly()) {
            line(yaml, "", "every", "month");
        }
        line(
                yaml,
                "",
                "days",
                reader.time().days().stream().map(ProfileYaml::day).collect(Collectors.joining(", ", "[", "]")));
        Profile profile = reader.profile();
        line(yaml, "", "at-most", Integer.toString(profile.atMost()));
        line(yaml, "", "trending", Integer.toString(profile.trending()));
        line(yaml, "", "floor", Integer.toString(profile.floor()));
        line(yaml, "", "variety", decimal(profile.variety()));
        line(
                yaml,
                "",
                "when-empty",
                switch (profile.whenEmpty()) {
                    case NOTHING -> "nothing";
                    case A_LINE -> "a-line";
                });
        if (!profile.language().equals(Profile.DEFAULT_LANGUAGE)) {
            line(yaml, "", "language", profile.language());
        }
        if (!profile.interests().isEmpty()) {
            yaml.append("interests:\n");
            profile.interests().forEach(interest -> interest(yaml, interest));
        }
        return yaml.toString();
    }

    private static void interest(StringBuilder yaml, NamedInterest interest) {
        line(yaml, "  - ", "name", quoted(interest.name()));
        String about = interest.all(Interest.About.class).stream()
                .map(Interest.About::text)
                .collect(Collectors.joining("\n\n"));
        if (!about.isEmpty()) {
            line(yaml, "    ", "about", quoted(about));
        }
        list(
                yaml,
                "papers",
                interest.all(Interest.LikePaper.class).stream()
                        .map(like -> like.paper().text())
                        .toList());
        list(
                yaml,
                "dislikes",
                interest.all(Interest.DislikePaper.class).stream()
                        .map(dislike -> dislike.paper().text())
                        .toList());
        list(
                yaml,
                "authors",
                interest.all(Interest.ByAuthor.class).stream()
                        .map(by -> by.author().name())
                        .toList());
        list(
                yaml,
                "categories",
                interest.all(Interest.InCategory.class).stream()
                        .map(in -> in.category().value())
                        .toList());
        list(
                yaml,
                "without",
                interest.all(Interest.Without.class).stream()
                        .map(Interest.Without::what)
                        .toList());
        list(
                yaml,
                "always",
                interest.all(Interest.Always.class).stream()
                        .map(Interest.Always::what)
                        .toList());
        list(
                yaml,
                "only",
                interest.all(Interest.Only.class).stream()
                        .map(Interest.Only::what)
                        .toList());
        interest.atMost().ifPresent(most -> line(yaml, "    ", "at-most", Integer.toString(most)));
    }

    private static void list(StringBuilder yaml, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            yaml.append("    ").append(key).append(":\n");
            texts.forEach(text -> yaml.append("      - ").append(quoted(text)).append('\n'));
        }
    }

    /** As many places as matter, and no exponent, which a profile file does not take. */
    private static String decimal(double number) {
        return BigDecimal.valueOf(number)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void line(StringBuilder yaml, String indent, String key, String text) {
        yaml.append(indent).append(key).append(": ").append(text).append('\n');
    }

    static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** A JSON string is a YAML string, whatever it holds. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}

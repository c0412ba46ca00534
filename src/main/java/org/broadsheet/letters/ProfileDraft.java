package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;

/** A profile in the making, out of the lines of its text. */
final class ProfileDraft {

    private final Profile before;
    private final List<Remark> problems = new ArrayList<>();
    private final Map<String, List<Interest>> interests = new LinkedHashMap<>();
    private final Map<String, OptionalInt> limits = new LinkedHashMap<>();
    private String name = "";
    private int atMost;
    private int trending;
    private String language;
    private DigestTime time;

    ProfileDraft(Profile before, DigestTime time) {
        this.before = before;
        this.time = time;
        this.atMost = before.atMost();
        this.trending = before.trending();
        this.language = before.language();
    }

    ProfileText.Reading read(List<ProfileText.Field> fields) {
        ProfileText.Reading.Read read = taken(fields);
        return problems.isEmpty() ? read : new ProfileText.Reading.Mistaken(problems);
    }

    /** What is wrong with the lines that were left out. */
    List<Remark> problems() {
        return List.copyOf(problems);
    }

    /** What the fields say, without those that cannot be taken. */
    ProfileText.Reading.Read taken(List<ProfileText.Field> fields) {
        for (ProfileText.Field field : fields) {
            if (!field.words().isBlank()) {
                try {
                    take(field.key(), field.words().strip());
                } catch (Refused refused) {
                    problems.add(
                            field.key().equals(ProfileText.UNKNOWN)
                                    ? refused.why
                                    : Remark.of("mistake.in-line", field.key(), refused.why));
                } catch (IllegalArgumentException notOne) {
                    problems.add(Remark.of("mistake.in-line", field.key(), unfit(field)));
                }
            }
        }
        List<NamedInterest> named = new ArrayList<>();
        // Whoever writes no more than a heading wants to read what it says.
        interests.forEach((each, wants) -> named.add(new NamedInterest(
                each,
                wants.isEmpty() ? List.of(new Interest.About(each)) : wants,
                limits.getOrDefault(each, OptionalInt.empty()))));
        return new ProfileText.Reading.Read(
                new Profile(named, trending, atMost, before.floor(), before.variety(), before.whenEmpty(), language),
                time);
    }

    private void take(String key, String words) {
        switch (key) {
            case "at" -> at(words);
            case "edition" -> {}
            case ProfileText.UNKNOWN -> throw unknown(words);
            case "days" ->
                time = new DigestTime(
                        time.at(),
                        time.zone(),
                        Times.days(words).orElseThrow(() -> refused(words, Remark.of("mistake.days"))),
                        time.monthly());
            case "every" -> every(words);
            case "language" ->
                language = Tongues.asked("language: " + words)
                        .orElseThrow(() -> refused(words, Remark.of("mistake.language")));
            case "at most" -> atMost = number(words, 1, 100);
            case "trending" -> trending = number(words, 0, 100);
            case "interest" -> begin(words);
            case "up to" -> limits.put(current(), OptionalInt.of(number(words, 1, 100)));
            case "about" -> want(new Interest.About(words));
            case "like" -> want(new Interest.LikePaper(paper(words)));
            case "dislike" -> want(new Interest.DislikePaper(paper(words)));
            case "author" -> want(new Interest.ByAuthor(new Author(words)));
            case "authors" ->
                Arrays.stream(words.split("[,;]", 20))
                        .filter(each -> !each.isBlank())
                        .forEach(each -> want(new Interest.ByAuthor(new Author(each.strip()))));
            case "category" -> want(new Interest.InCategory(new Category(words)));
            case "without" -> want(new Interest.Without(words));
            case "always" -> want(new Interest.Always(words));
            case "only" -> want(new Interest.Only(words));
            default -> throw new IllegalStateException("unknown key " + key);
        }
    }

    private void at(String words) {
        Times.Moment moment = Times.moment("at " + words).orElseThrow(() -> refused(words, Remark.of("mistake.time")));
        moment.unknown().ifPresent(zone -> {
            List<String> like = Zones.like(zone);
            throw refused(zone, Remark.of("mistake.zone", like.isEmpty() ? "Europe/Berlin" : String.join(", ", like)));
        });
        time = new DigestTime(moment.at(), moment.zone().orElse(time.zone()), time.days(), time.monthly());
    }

    private void every(String words) {
        time = switch (words.toLowerCase(Locale.ROOT)) {
            case "day" -> new DigestTime(time.at(), time.zone(), time.days());
            case "week" ->
                new DigestTime(
                        time.at(), time.zone(), Set.of(time.days().iterator().next()));
            case "month" -> new DigestTime(time.at(), time.zone(), time.days(), true);
            default -> throw refused(words, Remark.of("mistake.every"));
        };
    }

    private void begin(String words) {
        name = new NamedInterest(words, List.of(new Interest.About("x")), OptionalInt.empty()).name();
        if (interests.putIfAbsent(name, new ArrayList<>()) != null) {
            throw new Refused(Remark.of("mistake.twice", name));
        }
    }

    private String current() {
        if (name.isEmpty()) {
            begin("Your interest");
        }
        return name;
    }

    private void want(Interest want) {
        Objects.requireNonNull(interests.get(current())).add(want);
    }

    private static PaperReference paper(String words) {
        return PaperReference.parse(words).orElseThrow(() -> refused(words, Remark.of("mistake.paper")));
    }

    private static int number(String words, int from, int to) {
        Optional<Integer> number = words.matches("\\d{1,4}") ? Optional.of(Integer.parseInt(words)) : Optional.empty();
        return number.filter(count -> count >= from && count <= to)
                .orElseThrow(() -> refused(words, Remark.of("mistake.number", from, to)));
    }

    private static Refused unknown(String line) {
        return new Refused(unknownLine(line));
    }

    /** What is said of a line that begins with no word of a profile. */
    static Remark unknownLine(String line) {
        String word = line.replaceFirst("(?<!\\s)\\s*+:.*", "")
                .toLowerCase(Locale.ROOT)
                .strip();
        Remark cure = ProfileText.KEYS.stream()
                .filter(key -> line.contains(":")
                        && (word.startsWith(key)
                                || key.startsWith(word)
                                || word.startsWith(key.replaceFirst("y$", "i"))))
                .findFirst()
                .map(key -> Remark.of("mistake.did-you-mean", key))
                .orElse(Remark.of("mistake.same-line", String.join(", ", ProfileText.KEYS)));
        return Remark.of("mistake.unknown", shown(line), cure);
    }

    /** Of what the rooms refuse that say in English why. */
    private static Remark unfit(ProfileText.Field field) {
        return field.key().equals("category")
                ? Remark.of("mistake.refused", shown(field.words().strip()), Remark.of("mistake.category"))
                : Remark.of("mistake.unfit", shown(field.words().strip()));
    }

    private static Refused refused(String words, Remark expected) {
        return new Refused(Remark.of("mistake.refused", shown(words), expected));
    }

    private static String shown(String words) {
        return words.length() > 80 ? words.substring(0, 80) + " …" : words;
    }

    /** A line that cannot be taken. */
    private static final class Refused extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final transient Remark why;

        Refused(Remark why) {
            super(why.name());
            this.why = why;
        }
    }
}

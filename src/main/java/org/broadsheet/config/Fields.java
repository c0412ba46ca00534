package org.broadsheet.config;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.config.YamlNode.Entry;
import org.broadsheet.config.YamlNode.Mapping;
import org.broadsheet.config.YamlNode.Scalar;
import org.broadsheet.config.YamlNode.ScalarType;
import org.broadsheet.config.YamlNode.Sequence;

/**
 * The keys of one group, asked for by name. A value that does not fit becomes a problem, and the default takes its place so
 * that the reading goes on; keys that nobody asked for are problems when {@link #finish} is called.
 */
final class Fields {

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,9})?(?:[eE][+-]?\\d{1,3})?");
    private static final int LONGEST_QUOTE = 60;

    /** Abbreviations that no zone is called by, and which the nearest spelling would send to another continent. */
    private static final Map<String, String> ABBREVIATED_ZONES = Map.ofEntries(
            Map.entry("ET", "America/New_York"),
            Map.entry("EST", "America/New_York"),
            Map.entry("EDT", "America/New_York"),
            Map.entry("CT", "America/Chicago"),
            Map.entry("CST", "America/Chicago"),
            Map.entry("CDT", "America/Chicago"),
            Map.entry("MT", "America/Denver"),
            Map.entry("MST", "America/Denver"),
            Map.entry("MDT", "America/Denver"),
            Map.entry("PT", "America/Los_Angeles"),
            Map.entry("PST", "America/Los_Angeles"),
            Map.entry("PDT", "America/Los_Angeles"),
            Map.entry("BST", "Europe/London"),
            Map.entry("CEST", "Europe/Berlin"),
            Map.entry("EEST", "Europe/Athens"),
            Map.entry("IST", "Asia/Kolkata"),
            Map.entry("JST", "Asia/Tokyo"),
            Map.entry("KST", "Asia/Seoul"),
            Map.entry("AEST", "Australia/Sydney"));

    private final String path;
    private final int line;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Problems problems;

    /** @param path of the group with a dot behind it; empty for the file's own keys */
    Fields(String path, Mapping mapping, Problems problems) {
        this.path = path;
        this.line = mapping.line();
        this.problems = problems;
        mapping.entries().forEach(entry -> entries.put(entry.key(), entry));
    }

    /** Whether the file says something about the key, right or wrong. */
    boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    /** The line of the key if it is there, else of the group. */
    int lineOf(String key) {
        return entries.containsKey(key) ? entries.get(key).line() : line;
    }

    /**
     * What the key says.
     *
     * @param expected ends the sentence "KEY = VALUE must be …"
     * @param reader gives empty, or throws IllegalArgumentException with a whole sentence, for a value that does not fit
     * @return empty if the key is not there or its value does not fit
     */
    <T> Optional<T> value(String key, String expected, Function<Scalar, Optional<T>> reader) {
        asked.add(key);
        Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : read(key, expected, entry.value(), reader);
    }

    private <T> Optional<T> read(String key, String expected, YamlNode node, Function<Scalar, Optional<T>> reader) {
        return switch (node) {
            case Scalar scalar
            when scalar.type() == ScalarType.NOTHING -> {
                problems.add(
                        scalar.line(),
                        "%s%s says nothing. Expected %s; or delete the line.".formatted(path, key, expected));
                yield Optional.empty();
            }
            case Scalar scalar -> {
                try {
                    Optional<T> value = reader.apply(scalar);
                    if (value.isEmpty()) {
                        problems.add(
                                scalar.line(),
                                "%s%s = %s must be %s.".formatted(path, key, quoted(scalar.text()), expected));
                    }
                    yield value;
                } catch (IllegalArgumentException sentence) {
                    problems.add(scalar.line(), "%s%s: %s".formatted(path, key, sentence.getMessage()));
                    yield Optional.empty();
                }
            }
            case Mapping other -> {
                problems.add(lineOf(key), "%s%s is %s. Expected %s.".formatted(path, key, other.kind(), expected));
                yield Optional.empty();
            }
            case Sequence other -> {
                problems.add(lineOf(key), "%s%s is %s. Expected %s.".formatted(path, key, other.kind(), expected));
                yield Optional.empty();
            }
        };
    }

    /** The items of a list of words, each read by {@code reader}; those that do not fit are left out. */
    <T> List<T> list(String key, String expected, Function<Scalar, Optional<T>> reader) {
        return list(key, expected, false, reader);
    }

    /** @param mayBeEmpty whether {@code []} is a list like any other */
    <T> List<T> list(String key, String expected, boolean mayBeEmpty, Function<Scalar, Optional<T>> reader) {
        asked.add(key);
        Entry entry = entries.get(key);
        List<T> items = new ArrayList<>();
        if (entry == null) {
            return items;
        }
        switch (entry.value()) {
            case Sequence list
            when list.items().isEmpty() && !mayBeEmpty ->
                problems.add(
                        entry.line(), "%s%s is an empty list. Add an item, or delete the line.".formatted(path, key));
            case Sequence list ->
                list.items().forEach(item -> read(key, expected, item, reader).ifPresent(items::add));
            case Scalar scalar
            when scalar.type() == ScalarType.NOTHING ->
                problems.add(entry.line(), "%s%s says nothing. Add an item, or delete the line.".formatted(path, key));
            case Scalar scalar ->
                problems.add(
                        scalar.line(),
                        "%s%s is one value. Expected a list: write %s: [%s]."
                                .formatted(path, key, key, quoted(scalar.text())));
            case Mapping mapping ->
                problems.add(
                        mapping.line(),
                        "%s%s is a group of keys. Expected a list of \"- item\" lines.".formatted(path, key));
        }
        return items;
    }

    /** Like {@link #list}, where one item may stand without brackets, unless a comma makes it look like several. */
    <T> List<T> oneOrMore(String key, String expected, Function<Scalar, Optional<T>> reader) {
        if (!(entries.get(key) != null
                && entries.get(key).value() instanceof Scalar scalar
                && scalar.type() != ScalarType.NOTHING)) {
            return list(key, expected, reader);
        }
        asked.add(key);
        List<String> several =
                Stream.of(scalar.text().split("[,;]", -1)).map(String::strip).toList();
        if (several.size() == 1) {
            return read(key, expected, scalar, reader).stream().toList();
        }
        problems.add(
                scalar.line(),
                "%s%s is one value with a comma in it. Expected a list: write %s: [%s]."
                        .formatted(
                                path,
                                key,
                                key,
                                several.stream().map(Fields::quoted).collect(Collectors.joining(", "))));
        return List.of();
    }

    /** The groups of a list of groups. */
    List<Fields> groups(String key, String example) {
        asked.add(key);
        Entry entry = entries.get(key);
        List<Fields> groups = new ArrayList<>();
        if (entry == null) {
            return groups;
        }
        if (!(entry.value() instanceof Sequence list)) {
            problems.add(
                    entry.line(),
                    "%s%s is %s. Expected a list; its first line reads \"%s\"."
                            .formatted(path, key, entry.value().kind(), example));
            return groups;
        }
        for (YamlNode item : list.items()) {
            if (item instanceof Mapping mapping) {
                groups.add(new Fields(path, mapping, problems));
            } else {
                problems.add(
                        item.line(),
                        "this item of %s%s is %s. Expected keys; its first line reads \"%s\"."
                                .formatted(path, key, item.kind(), example));
            }
        }
        return groups;
    }

    /** Text as typed; a bare {@code true} is refused, since it is more likely a mistake than a name. */
    static Optional<String> text(Scalar scalar) {
        String text = scalar.text().strip();
        if (scalar.type() == ScalarType.YES_OR_NO) {
            throw new IllegalArgumentException(
                    "%s means yes or no to YAML. Put it in \"quotes\" if it is a text.".formatted(scalar.text()));
        }
        if (hasHalfACharacter(text)) {
            throw new IllegalArgumentException("half of a character (\\ud800 to \\udfff) stands in it. Delete it.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static boolean hasHalfACharacter(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    static Function<Scalar, Optional<Integer>> integer(int from, int to) {
        return scalar -> number(scalar, from, to)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::intValueExact);
    }

    static Function<Scalar, Optional<Double>> decimal(double from, double to) {
        return scalar -> number(scalar, from, to).map(BigDecimal::doubleValue);
    }

    /** {@code 5}, {@code 5.0} and {@code 5e0} are the same number, to a schema too. */
    private static Optional<BigDecimal> number(Scalar scalar, double from, double to) {
        return Optional.of(scalar.text())
                .filter(text -> scalar.type() == ScalarType.NUMBER
                        && NUMBER.matcher(text).matches())
                .map(BigDecimal::new)
                .filter(number -> number.compareTo(BigDecimal.valueOf(from)) >= 0
                        && number.compareTo(BigDecimal.valueOf(to)) <= 0);
    }

    /** One of the words, in any case. */
    static <T> Function<Scalar, Optional<T>> oneOf(Map<String, T> words) {
        return scalar -> {
            T found = words.get(scalar.text().strip().toLowerCase(Locale.ROOT));
            if (found == null) {
                throw new IllegalArgumentException("%s is none of %s.%s"
                        .formatted(
                                quoted(scalar.text()),
                                String.join(", ", words.keySet()),
                                didYouMean(scalar.text(), words.keySet())));
            }
            return Optional.of(found);
        };
    }

    /** {@code 7:30} or {@code 07:30}. YAML 1.1 would make 450 of the first; here it is the text that it looks like. */
    static Optional<LocalTime> time(Scalar scalar) {
        var found = TIME.matcher(scalar.text().strip());
        return found.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    static Optional<ZoneId> zone(Scalar scalar) {
        String text = scalar.text().strip();
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (known.contains(text)) {
            return Optional.of(ZoneId.of(text));
        }
        String city = text.substring(text.lastIndexOf('/') + 1);
        String hint = Optional.ofNullable(ABBREVIATED_ZONES.get(text.toUpperCase(Locale.ROOT)))
                .or(() -> Nearest.to(text, known))
                .or(() -> known.stream()
                        .filter(zone -> zone.toLowerCase(Locale.ROOT)
                                .endsWith("/" + city.toLowerCase(Locale.ROOT).replace(' ', '_')))
                        .min(String::compareTo))
                .map(zone -> " Did you mean \"" + zone + "\"?")
                .orElse(" Expected one like Europe/Berlin, America/New_York or UTC.");
        throw new IllegalArgumentException(quoted(text) + " is not a time zone." + hint);
    }

    /**
     * Reports the keys that nobody asked for.
     *
     * @param synonyms what people write instead of a key, where spelling is no hint
     */
    void finish(String what, Map<String, String> synonyms) {
        for (Entry entry : entries.values()) {
            if (!asked.contains(entry.key())) {
                String hint = Optional.ofNullable(synonyms.get(entry.key().toLowerCase(Locale.ROOT)))
                        .filter(asked::contains)
                        .or(() -> Nearest.to(entry.key(), asked))
                        .map(word -> "Did you mean \"" + path + word + "\"?")
                        .orElseGet(() -> "Known here: " + String.join(", ", asked) + ".");
                problems.add(entry.line(), "unknown %s \"%s%s\". %s".formatted(what, path, entry.key(), hint));
            }
        }
    }

    /** Like {@link #finish} for settings with dotted names; a group without any settings yet is no mistake. */
    void finishSettings(Set<String> known) {
        for (Entry entry : entries.values()) {
            boolean group = known.stream().anyMatch(name -> name.startsWith(entry.key() + "."));
            if (group && entry.value() instanceof Scalar scalar && scalar.type() == ScalarType.NOTHING) {
                continue;
            }
            if (group) {
                problems.add(
                        entry.line(),
                        "%s is %s. Expected settings below it, each indented by two spaces."
                                .formatted(entry.key(), entry.value().kind()));
            } else if (!known.contains(entry.key())) {
                problems.add(
                        entry.line(),
                        "unknown setting \"%s\".%s"
                                .formatted(
                                        entry.key(),
                                        nearestSetting(entry.key(), known)
                                                .map(near -> " Did you mean \"" + near + "\"?")
                                                .orElse(" See broadsheet.yaml as shipped for all there are.")));
            }
        }
    }

    /** By the whole name, else by its end: {@code smtp.host} is near {@code mail.smtp.host}. */
    private static Optional<String> nearestSetting(String name, Set<String> known) {
        Map<String, String> byEnd = new LinkedHashMap<>();
        for (String whole : known) {
            for (int dot = whole.indexOf('.'); dot >= 0; dot = whole.indexOf('.', dot + 1)) {
                byEnd.putIfAbsent(whole.substring(dot + 1), whole);
            }
        }
        return Nearest.to(name, known).or(() -> Nearest.to(name, byEnd.keySet()).map(byEnd::get));
    }

    private static String didYouMean(String word, Set<String> known) {
        return Nearest.to(word, known)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse("");
    }

    /** The value for a sentence: in quotes, and not longer than a glance. */
    static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "\""
                + (line.length() <= LONGEST_QUOTE
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + "…")
                + "\"";
    }
}

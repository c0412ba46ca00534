package org.broadsheet.letters;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/** Time zones as people name them: by identifier, city, country, abbreviation or distance from Greenwich. Pure. */
public final class Zones {

    private static final Pattern OFFSET = Pattern.compile(
            "(utc|gmt|z)?\\s*([+\\u2212\\u2013-])\\s*(\\d{1,2})(?:[:.]?(\\d{2}))?\\s*(?:h|hrs?|hours?|uhr)?");
    private static final Pattern FILLER = Pattern.compile(
            "^(?:in|at|on|of|from|the|for|my|nach|in der|à|a|en|heure de|hora de|hora en|ora di|uhrzeit|po|по|di|tz:?|timezone:?|time zone:?|zone:?|zeitzone:?)\\s+|\\s+(?:time ?zone|local time|standard time|daylight time|daylight saving time|summer time|winter time|time|tz|zeit|ortszeit|saati|tijd|tid|时间|時間|시간|समय|बजे|时区|시간대)$");
    private static final int LONGEST = 60;
    private static final Map<String, ZoneId> NAMES = names();

    private Zones() {}

    private static Map<String, ZoneId> names() {
        Map<String, ZoneId> names = new HashMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            names.put(key(id), ZoneId.of(id));
        }
        Map<String, List<String>> cities = new HashMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.matches("(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")) {
                cities.computeIfAbsent(key(id.substring(id.lastIndexOf('/') + 1)), city -> new ArrayList<>())
                        .add(id);
            }
        }
        cities.forEach((city, ids) -> names.putIfAbsent(
                city,
                ZoneId.of(ids.stream()
                        .min(Comparator.comparingInt(String::length))
                        .orElseThrow())));
        PhraseTable.table("zones")
                .forEach((zone, places) -> places.forEach(place -> names.put(key(place), ZoneId.of(zone))));
        return names;
    }

    private static String key(String name) {
        return PhraseTable.folded(name).strip().replace('_', ' ').replaceAll("(?<![.,])[.,]+$", "");
    }

    /** The zone that the text names; empty if it names none that we know. */
    public static Optional<ZoneId> of(String text) {
        String name = key(text.substring(0, Math.min(text.length(), 2 * LONGEST)))
                .replaceAll("^[(,\\s]+|(?<![),.!\\s])[),.!\\s]+$", "");
        for (int i = 0; i < 4; i++) {
            if (name.isEmpty() || name.length() > LONGEST) {
                return Optional.empty();
            }
            Optional<ZoneId> zone = exactly(name);
            if (zone.isPresent()) {
                return zone;
            }
            String shorter = FILLER.matcher(name).replaceFirst("").strip();
            if (shorter.equals(name)) {
                break;
            }
            name = shorter;
        }
        // "Berlin, Germany" and "Paris (France)": the place before the country.
        String[] parts = name.split("(?<!\\s)\\s*+[,(/]\\s*", 2);
        return parts.length == 2
                ? exactly(parts[0]).or(() -> exactly(parts[1].replaceAll("(?<![)\\s])[)\\s]+$", "")))
                : Optional.empty();
    }

    private static Optional<ZoneId> exactly(String name) {
        ZoneId known = NAMES.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher offset = OFFSET.matcher(name);
        if (!offset.matches()) {
            return Optional.empty();
        }
        int hours = Integer.parseInt(offset.group(3));
        int minutes = offset.group(4) == null ? 0 : Integer.parseInt(offset.group(4));
        if (hours > 14 || minutes > 59) {
            return Optional.empty();
        }
        String sign = offset.group(2).equals("+") ? "+" : "-";
        try {
            String prefix = offset.group(1) == null || offset.group(1).equals("z")
                    ? "UTC"
                    : offset.group(1).toUpperCase(Locale.ROOT);
            return Optional.of(ZoneId.of("%s%s%02d:%02d".formatted(prefix, sign, hours, minutes)));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    /** Identifiers of zones whose names are like the text, the likest first, at most three. */
    public static List<String> like(String text) {
        String name = key(text);
        if (name.length() < 3 || name.length() > 30) {
            return List.of();
        }
        record Near(String zone, int distance) {}
        List<Near> near = new ArrayList<>();
        NAMES.forEach((each, zone) -> {
            if (zone.getId().contains("/") && each.length() > 3 && !zone.getId().startsWith("Etc/")) {
                int distance =
                        each.contains(name) || (each.length() > 4 && name.contains(each)) ? 1 : distance(each, name);
                if (distance <= Math.max(1, name.length() / 4)) {
                    near.add(new Near(zone.getId(), distance));
                }
            }
        });
        near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::zone));
        Set<String> zones = new LinkedHashSet<>();
        near.forEach(each -> zones.add(each.zone()));
        return zones.stream().limit(3).toList();
    }

    /** Levenshtein's, of short names. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3) {
            return 9;
        }
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + same);
            }
            above = row;
        }
        return above[b.length()];
    }
}

package org.broadsheet.web.forms;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A reader's zone, guessed from the languages that their browser asks for: without a script nothing tells it better, and the
 * form shows the guess to be changed. Countries of several zones stand with the one that most people there live in.
 */
public final class ZoneGuess {

    private static final Map<String, String> BY_COUNTRY = Map.ofEntries(
            Map.entry("AR", "America/Argentina/Buenos_Aires"),
            Map.entry("AT", "Europe/Vienna"),
            Map.entry("AU", "Australia/Sydney"),
            Map.entry("BE", "Europe/Brussels"),
            Map.entry("BR", "America/Sao_Paulo"),
            Map.entry("CA", "America/Toronto"),
            Map.entry("CH", "Europe/Zurich"),
            Map.entry("CL", "America/Santiago"),
            Map.entry("CN", "Asia/Shanghai"),
            Map.entry("CZ", "Europe/Prague"),
            Map.entry("DE", "Europe/Berlin"),
            Map.entry("DK", "Europe/Copenhagen"),
            Map.entry("ES", "Europe/Madrid"),
            Map.entry("FI", "Europe/Helsinki"),
            Map.entry("FR", "Europe/Paris"),
            Map.entry("GB", "Europe/London"),
            Map.entry("GR", "Europe/Athens"),
            Map.entry("HU", "Europe/Budapest"),
            Map.entry("IE", "Europe/Dublin"),
            Map.entry("IL", "Asia/Jerusalem"),
            Map.entry("IN", "Asia/Kolkata"),
            Map.entry("IT", "Europe/Rome"),
            Map.entry("JP", "Asia/Tokyo"),
            Map.entry("KR", "Asia/Seoul"),
            Map.entry("MX", "America/Mexico_City"),
            Map.entry("NL", "Europe/Amsterdam"),
            Map.entry("NO", "Europe/Oslo"),
            Map.entry("NZ", "Pacific/Auckland"),
            Map.entry("PL", "Europe/Warsaw"),
            Map.entry("PT", "Europe/Lisbon"),
            Map.entry("RO", "Europe/Bucharest"),
            Map.entry("SE", "Europe/Stockholm"),
            Map.entry("SG", "Asia/Singapore"),
            Map.entry("TR", "Europe/Istanbul"),
            Map.entry("TW", "Asia/Taipei"),
            Map.entry("UA", "Europe/Kyiv"),
            Map.entry("US", "America/New_York"),
            Map.entry("ZA", "Africa/Johannesburg"));

    /** Languages that are mostly spoken in one zone, for browsers that name no country. */
    private static final Map<String, String> COUNTRY_OF_LANGUAGE = Map.ofEntries(
            Map.entry("cs", "CZ"),
            Map.entry("da", "DK"),
            Map.entry("de", "DE"),
            Map.entry("el", "GR"),
            Map.entry("fi", "FI"),
            Map.entry("fr", "FR"),
            Map.entry("he", "IL"),
            Map.entry("hu", "HU"),
            Map.entry("it", "IT"),
            Map.entry("ja", "JP"),
            Map.entry("ko", "KR"),
            Map.entry("nb", "NO"),
            Map.entry("nl", "NL"),
            Map.entry("pl", "PL"),
            Map.entry("ro", "RO"),
            Map.entry("sv", "SE"),
            Map.entry("tr", "TR"),
            Map.entry("uk", "UA"),
            Map.entry("zh", "CN"));

    private static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(id ->
                    id.matches("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")
                            || id.equals("UTC"))
            .sorted()
            .toList();

    private static final int LONGEST_CITY = 40;

    private ZoneGuess() {}

    /** Every zone that a person would choose, by name. */
    public static List<String> all() {
        return ALL;
    }

    /**
     * A zone by its identifier or by its city, in any case: {@code Europe/Berlin}, {@code berlin}, {@code new york}. Empty for a
     * city of two continents, too: {@link #near} names them.
     */
    public static Optional<ZoneId> named(String text) {
        String name = text.strip().replace(' ', '_');
        List<String> found = new ArrayList<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.equalsIgnoreCase(name)) {
                return Optional.of(ZoneId.of(id));
            }
        }
        for (String id : ALL) {
            if (city(id).equalsIgnoreCase(name)) {
                found.add(id);
            }
        }
        return found.size() == 1 ? Optional.of(ZoneId.of(found.getFirst())) : Optional.empty();
    }

    /** At most three zones whose city begins like the text, or is the text with one letter wrong. */
    public static List<String> near(String text) {
        String name = text.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        String city = name.substring(name.lastIndexOf('/') + 1);
        if (city.length() < 3 || city.length() > LONGEST_CITY) {
            return List.of();
        }
        return ALL.stream()
                .filter(id -> isNear(city(id).toLowerCase(Locale.ROOT), city))
                .limit(3)
                .toList();
    }

    private static String city(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Equal but for one letter that is wrong, missing or too much, or begun alike. */
    private static boolean isNear(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        int end = 0;
        while (end < shorter - same && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int wrong = Math.max(one.length(), other.length()) - same - end;
        return wrong <= 1 || one.startsWith(other);
    }

    /** @param acceptLanguage as the browser sends it: {@code de-AT,de;q=0.9,en;q=0.8} */
    public static Optional<String> of(String acceptLanguage) {
        for (String range : acceptLanguage.split(",", 20)) {
            Locale locale = Locale.forLanguageTag(range.split(";", 2)[0].strip());
            String country = locale.getCountry().isEmpty()
                    ? COUNTRY_OF_LANGUAGE.getOrDefault(locale.getLanguage(), "")
                    : locale.getCountry();
            if (BY_COUNTRY.containsKey(country)) {
                return Optional.of(BY_COUNTRY.get(country));
            }
        }
        return Optional.empty();
    }
}

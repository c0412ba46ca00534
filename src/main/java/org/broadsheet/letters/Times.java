package org.broadsheet.letters;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;
import org.broadsheet.profiles.DigestTime;

/** Times, zones, days and spans as people write them. Pure. */
public final class Times {

    private static final String NUMBER_WORD =
            "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|ein|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf";
    /** How many names there are before the Dutch ones. */
    private static final int GERMAN_END = 25;

    /** Half zeven is half past six. */
    private static final List<String> DUTCH =
            List.of("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf");

    private static final List<String> ENGLISH = List.of(NUMBER_WORD.split("\\|"));
    private static final Pattern CLOCK = Pattern.compile(
            "(\\p{Nd}{1,2}|" + NUMBER_WORD
                    + ")(?:\\s?(?::|\\.|h|：|uhr|点|點|時|时|시)\\s?(\\p{Nd}{2}|半|반)?(?:\\s?(?:分|분|min))?)?\\s*(?:o'?clock|uhr|uur|hrs?|hours|horas|heures|h|godz\\.?|часов|часа|час|बजे)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern MILITARY = Pattern.compile("([01]\\d|2[0-3])([0-5]\\d)(?:\\s?(?:hrs?|hours|h|uhr))?");
    private static final Pattern BEGUN = Pattern.compile(
            "\\p{Nd}|(?:" + NUMBER_WORD
                    + "|half|halb|quarter|viertel|noon|midday|midnight|mittag|mitternacht|midi|minuit|mediodía|medianoche|meio|meia|mezzogiorno|mezzanotte|полдень|полночь|południ|północ|öğle|gece)");
    /** "Abends um 8" as "um 8 abends". */
    private static final Pattern PART_OF_DAY_FIRST = Pattern.compile(
            "(?i)^(morgens|vormittags|früh|abends|nachmittags|in the morning|in the evening|in the afternoon|утром|вечером),? (.{1,40})$");
    /** {@code 630pm}. */
    private static final Pattern RUN_TOGETHER = Pattern.compile("(1?\\d)([0-5]\\d)");

    private static final Pattern HALF_PAST = Pattern.compile(
            "(half past|half-past|halb|half|quarter past|viertel nach|quarter to|viertel vor)\\s+(\\d{1,2}|"
                    + NUMBER_WORD + ")(?:\\s+uhr)?");
    private static final Pattern MORNING = Pattern.compile(
            "(?<![\\p{L}])(?:a\\.?\\s?m\\.?|in the morning|morgens|vormittags|früh|du matin|de la mañana|da manhã|di mattina|del mattino|утра|sabah|sabahları|ص|صباحا|صباحًا|rano|'s ochtends|om morgenen|på morgonen)(?![\\p{L}])|上午|早上|早晨|凌晨|午前|朝|오전|아침|सुबह");
    private static final Pattern EVENING = Pattern.compile(
            "(?<![\\p{L}])(?:p\\.?\\s?m\\.?|in the evening|in the afternoon|at night|abends|nachmittags|du soir|de l'après-midi|de la tarde|de la noche|da tarde|da noite|di sera|del pomeriggio|вечера|дня|akşam|akşamları|م|مساء|مساءً|wieczorem|po południu|'s avonds|'s middags|om aftenen|på kvällen)(?![\\p{L}])|下午|晚上|午後|夜|夕方|오후|저녁|शाम|रात");
    private static final Pattern NOON = Pattern.compile(
            "noon|midday|12 noon|mittags?|midi|mediodía|meio-dia|meio dia|mezzogiorno|полдень|中午|正午|정오|ظهرا|południe|öğlen|öğle|middag");
    private static final Pattern MIDNIGHT = Pattern.compile(
            "midnight|mitternacht|minuit|medianoche|meia-noite|mezzanotte|полночь|午夜|零点|자정|middernacht|północ|gece yarısı|midnat|midnatt");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:let's say|rather|better|plutôt|lieber|besser|mejor|meglio|melhor|liever|лучше|please|pls|bitte|could you|can you|i'd like|i would like|i'd prefer|i prefer|i want|send|deliver|mail|make|set|change|move|it|me|mine|them|the|digest|mails?|e-?mails?|papers?|time|to|daily|every ?day|each day|in the|schick(?:en)?|sie|es|mir|s'il vous plaît|por favor|per favore|пожалуйста|请|請|在)(?:\\s+|:\\s*)");
    private static final Pattern AT = Pattern.compile(
            "^(?:at|@|um|gegen|ab|à|vers|pelas|hacia las|verso le|rond|около|a(?=\\s\\d)|a las|a la|às|as|alle ore|alle|alla|ore|om|o godzinie|o godz\\.?|o|в|kl\\.?|klokken|klo|saat|around|about|by|après|الساعة|في الساعة|v|în|la)\\s+(?=\\S)");
    /** Turkish: 8'de. */
    private static final Pattern SUFFIXED = Pattern.compile("(\\d)['’](?:de|da|te|ta|e|a|ye|ya)(?!\\p{L})");

    private static final Pattern IDEOGRAPHS = Pattern.compile(
            "((?:上午|早上|早晨|凌晨|午前|朝|下午|晚上|午後|夜|夕方|오전|오후|아침|저녁)?\\s?的?\\d{1,2}\\s?(?:[点點時时시:：]\\s?\\d{0,2})半?분?分?)");
    /** What may stand around a time there. */
    private static final Pattern AROUND_IDEOGRAPHS = Pattern.compile(
            "です|ます|请|請|麻烦|麻煩|在|于|於|每天|毎日|毎朝|我|给我|給我|改为|改成|改到|设为|希望|想|要|收到|发送|發送|发给|发|發|寄给|寄|吧|就好|可以吗|送信|配信|届け|送って|送る|して|が|に|を|で|頂け|いただけ|ますか|ます|ください|下さい|お願いします|お願いいたします|お願い|ほしい|いい|良い|のほうが|です|に変更|変更|매일|에|로|으로|보내|주세요|주십시오|주실|수|있나요|있을까요|바꿔|변경해|변경|해|받고|싶어요|싶습니다|부탁드립니다|부탁해요|좋겠습니다|[\\s。！!.,，、?？]");

    private static final Pattern CHINESE_HOUR = Pattern.compile("([一二]?十[一二三四五六七八九]?|[零一二三四五六七八九])([点點時时])");
    private static final String CHINESE_DIGITS = "零一二三四五六七八九";
    private static final Pattern SPAN = Pattern.compile(
            "(?:for\\s+)?(an?|one|two|three|four|\\d{1,3})\\s*(d|days?|w|weeks?|m|months?)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> NUMBERS =
            Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "four", 4);
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Times() {}

    /** A time of day: {@code 7 a.m.}, {@code 19h30}, {@code half past seven}, {@code um 7 Uhr}, {@code 下午7点}. */
    static Optional<LocalTime> clock(String text) {
        String words = digits(text.strip().toLowerCase(Locale.ROOT).replace('’', '\''))
                .replaceAll("(?<![,!])[,!]+$", "")
                .strip();
        if (words.isEmpty() || words.length() > 40) {
            return Optional.empty();
        }
        if (NOON.matcher(words).matches()) {
            return Optional.of(LocalTime.NOON);
        }
        if (MIDNIGHT.matcher(words).matches()) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        boolean morning = MORNING.matcher(words).find();
        boolean evening = EVENING.matcher(words).find();
        String bare = MORNING.matcher(EVENING.matcher(words).replaceFirst(" "))
                .replaceFirst(" ")
                .replaceAll("\\s+", " ")
                .replaceAll("(?<![.\\s])[.\\s]+$", "")
                .strip();
        Matcher part = HALF_PAST.matcher(bare);
        if (part.matches()) {
            // "Half acht" is Dutch, "half eight" English; German says "halb".
            boolean dutch = part.group(1).equals("half") && DUTCH.contains(part.group(2));
            return part(dutch ? "half:nl" : part.group(1), number(part.group(2)), evening);
        }
        Matcher together = RUN_TOGETHER.matcher(bare);
        if ((morning || evening) && together.matches()) {
            return time(Integer.parseInt(together.group(1)), Integer.parseInt(together.group(2)), morning, evening);
        }
        Matcher military = MILITARY.matcher(bare);
        if (military.matches()) {
            return Optional.of(LocalTime.of(Integer.parseInt(military.group(1)), Integer.parseInt(military.group(2))));
        }
        Matcher clock = CLOCK.matcher(bare);
        return clock.matches()
                ? time(number(clock.group(1)), minutes(clock.group(2)), morning, evening)
                : Optional.empty();
    }

    private static int minutes(String written) {
        return written == null ? 0 : written.equals("半") || written.equals("반") ? 30 : Integer.parseInt(written);
    }

    private static Optional<LocalTime> time(int hour, int minute, boolean morning, boolean evening) {
        if (hour > 23 || minute > 59 || (morning && hour > 12) || (morning && evening)) {
            return Optional.empty();
        }
        if (hour == 0 && (morning || evening)) {
            return Optional.empty();
        }
        int of = morning ? hour % 12 : evening && hour < 12 ? hour + 12 : hour;
        return Optional.of(LocalTime.of(of, minute));
    }

    /** {@code halb acht} is half past seven, {@code half seven} half past seven too. */
    private static Optional<LocalTime> part(String words, int hour, boolean evening) {
        if (hour < 1 || hour > 23) {
            return Optional.empty();
        }
        int minutes = switch (words) {
            case "halb", "half:nl" -> 60 * hour - 30;
            case "quarter past", "viertel nach" -> 60 * hour + 15;
            case "quarter to", "viertel vor" -> 60 * hour - 15;
            default -> 60 * hour + 30;
        };
        return Optional.of(LocalTime.MIN.plusMinutes(minutes + (evening && hour < 12 ? 720L : 0)));
    }

    private static int number(String word) {
        int named = ENGLISH.indexOf(word);
        if (named < 0) {
            return Integer.parseInt(word);
        }
        return named < 12 ? named + 1 : named == 12 ? 1 : named < GERMAN_END ? named - 12 : named - GERMAN_END + 1;
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                digits.append(Character.digit(c, 10));
            } else {
                digits.appendCodePoint(c);
            }
        });
        return digits.toString();
    }

    /**
     * A time of day with a zone, as a line says it.
     *
     * @param unknown what stands where a zone should, if it is not one that we know
     */
    record Moment(LocalTime at, Optional<ZoneId> zone, Optional<String> unknown) {}

    /**
     * Reads a line that sets a time and nothing else: {@code at 7 a.m. New Delhi}, {@code um halb acht}, {@code 07:30 CET}.
     *
     * @return empty if the line is of another kind
     */
    static Optional<Moment> moment(String line) {
        String words = SpokenHours.inDigits(line.strip().replaceAll("(?<![.!?\\s])[.!?\\s]+$", ""))
                .replaceFirst("(?i), (?:i am|i'm|we are|we're) (?:in|at) ", " ");
        if (words.length() > 90 || (line.contains("?") && !Sense.requests(line))) {
            return Optional.empty();
        }
        Matcher ideographs = IDEOGRAPHS.matcher(numbered(words));
        if (ideographs.find()
                && !ideographs.group(1).matches("\\d+[:：]\\d*")
                && AROUND_IDEOGRAPHS
                        .matcher(ideographs.replaceFirst(""))
                        .replaceAll("")
                        .isEmpty()) {
            ideographs.reset().find();
            return clock(ideographs.group(1)).map(clock -> new Moment(clock, Optional.empty(), Optional.empty()));
        }
        for (int i = 0; i < 8; i++) {
            Matcher leading = LEADING.matcher(words.toLowerCase(Locale.ROOT));
            if (!leading.lookingAt()) {
                break;
            }
            words = words.substring(leading.end());
        }
        words = bare(words.replaceFirst(
                "(?i) (?:would be|will be|is|are|wäre|ist) (?:great|fine|perfect|best|good|nice|ok|gut|toll|besser)$",
                ""));
        words = PART_OF_DAY_FIRST.matcher(words).replaceFirst("$2 $1");
        Matcher at = AT.matcher(words.toLowerCase(Locale.ROOT));
        boolean said = at.lookingAt();
        String rest = said ? words.substring(at.end()) : words;
        String[] tokens = rest.strip().replace("，", " ").split("\\s+", -1);
        for (int count = Math.min(tokens.length, 6); count > 0; count--) {
            String first = String.join(" ", List.of(tokens).subList(0, count)).replaceAll(",$", "");
            Optional<LocalTime> clock = clock(first);
            if (clock.isPresent() && (said || surely(first))) {
                String zone = String.join(" ", List.of(tokens).subList(count, tokens.length))
                        .replaceAll("^[,\\s(]+|(?<![)\\s])[)\\s]+$", "");
                return Optional.of(zoned(clock.get(), zone))
                        .filter(found -> said || found.unknown().isEmpty());
            }
        }
        for (int from = 1; from < tokens.length; from++) {
            Optional<LocalTime> clock = clock(String.join(" ", List.of(tokens).subList(from, tokens.length)));
            Optional<ZoneId> zone = Zones.of(String.join(" ", List.of(tokens).subList(0, from)));
            if (clock.isPresent() && zone.isPresent()) {
                return Optional.of(new Moment(clock.get(), zone, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** 上午九点 as 上午9点. */
    private static String numbered(String words) {
        return CHINESE_HOUR.matcher(words).replaceAll(hour -> {
            String said = hour.group(1);
            int ten = said.indexOf('十');
            int ones = CHINESE_DIGITS.indexOf(said.charAt(said.length() - 1));
            int tens = ten < 0 ? 0 : ten == 0 ? 1 : CHINESE_DIGITS.indexOf(said.charAt(0));
            return 10 * tens + Math.max(0, ones) + hour.group(2);
        });
    }

    /** Without words at either end that ask nothing: "Присылайте в 8 утра", "Sabah 8'de gönderin". */
    private static String bare(String words) {
        String left = SUFFIXED.matcher(words).replaceAll("$1");
        for (int i = 0; i < 14 && !leadsIn(left.toLowerCase(Locale.ROOT)); i++) {
            int first = left.indexOf(' ');
            if (first < 0 || !Sense.saysNothing(PhraseTable.trimmed(left.substring(0, first)))) {
                break;
            }
            left = left.substring(first + 1).strip();
        }
        for (int i = 0; i < 8; i++) {
            int last = left.lastIndexOf(' ');
            String word = left.substring(last + 1);
            if (last < 0
                    || !Sense.saysNothing(PhraseTable.trimmed(word))
                    || Zones.of(word).isPresent()) {
                break;
            }
            left = left.substring(0, last).strip();
        }
        return left;
    }

    /** Whether a time follows: "um 16 Uhr", and not "um Zusendung". */
    private static boolean leadsIn(String words) {
        Matcher at = AT.matcher(words);
        return at.lookingAt() && BEGUN.matcher(words.substring(at.end())).lookingAt();
    }

    /** Whether words that nothing leads in to can only be a time. */
    private static boolean surely(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.matches("\\p{Nd}{1,2}[:.h]\\p{Nd}{2}.*")
                || lower.matches(".*(?:uhr|[点點時时시]).*")
                || HALF_PAST.matcher(lower).lookingAt()
                || MORNING.matcher(lower).find()
                || EVENING.matcher(lower).find()
                || NOON.matcher(lower).matches();
    }

    private static Moment zoned(LocalTime clock, String zone) {
        String place = zone.replaceFirst("^(?iu:hora de|hora|heure de|heure d'|ora di|horário de|по|czasu|czas) ", "");
        if (!place.equals(zone)) {
            return zoned(clock, place);
        }
        if (zone.matches("(?i)(?<![\\p{L}]).{2,40} time")) {
            return zoned(clock, zone.substring(0, zone.length() - 5));
        }
        if (zone.isBlank()
                || zone.matches(
                        "(?i)please|thanks|thank you|bitte|daily|every ?day|each day|from now on|my time|local time")) {
            return new Moment(clock, Optional.empty(), Optional.empty());
        }
        Optional<ZoneId> known = Zones.of(zone);
        return new Moment(clock, known, known.isPresent() ? Optional.empty() : Optional.of(zone));
    }

    /** A zone by its name, in any case. */
    static Optional<ZoneId> zone(String text) {
        return Zones.of(text);
    }

    /** Days by their names, short or long: {@code Mon, Wed and Fri}, {@code daily}, {@code weekdays}. */
    static Optional<Set<DayOfWeek>> days(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (words.matches("daily|every ?day|all days")) {
            return Optional.of(EnumSet.allOf(DayOfWeek.class));
        }
        if (words.matches("(?:on )?(?:weekdays|work(?:ing)? ?days)")) {
            return Optional.of(DigestTime.WEEKDAYS);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : words.replaceFirst("^(?:on|every)\\s+", "").split("[\\s,;+&]+|\\band\\b", -1)) {
            if (!word.isEmpty()) {
                Optional<DayOfWeek> day = day(word);
                if (day.isEmpty()) {
                    return Optional.empty();
                }
                days.add(day.get());
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days);
    }

    private static Optional<DayOfWeek> day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (word.length() >= 3 && (name.startsWith(word) || word.equals(name + "s"))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** How days are written where they can be edited. */
    public static String written(Set<DayOfWeek> days) {
        return days.size() == 7
                ? "every day"
                : String.join(
                        ", ",
                        EnumSet.copyOf(days).stream()
                                .map(day -> DAYS.get(day.getValue() - 1))
                                .toList());
    }

    /** A span of days, at most a year: {@code 2 weeks}, {@code 10 days}, {@code a month}. */
    static Optional<Duration> span(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            return Optional.empty();
        }
        String number = span.group(1).toLowerCase(Locale.ROOT);
        int count = NUMBERS.containsKey(number) ? NUMBERS.get(number) : Integer.parseInt(number);
        int days = switch (Character.toLowerCase(span.group(2).charAt(0))) {
            case 'd' -> count;
            case 'w' -> 7 * count;
            default -> 30 * count;
        };
        return days < 1 || days > 366 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}

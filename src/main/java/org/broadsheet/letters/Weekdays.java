package org.broadsheet.letters;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;
import org.broadsheet.profiles.DigestTime;

/** Days of the week in sentences: "only on Mondays, please", "nur montags", "只在星期一". Pure. */
final class Weekdays {

    private static final PhraseTable AROUND = PhraseTable.of("sense", "around days");
    private static final PhraseTable WEEKEND = PhraseTable.of("sense", "weekend");
    private static final PhraseTable WEEKDAYS = PhraseTable.of("sense", "weekdays");

    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr", "ar", "sv", "da", "nb", "cs", "uk");

    /** Beginnings of the days' names in those languages; what follows is an ending. */
    private static final Map<String, DayOfWeek> STEMS = stems();

    private static final String WITHOUT_BLANKS = "一二三四五六日";
    private static final Pattern CHINESE = Pattern.compile("(?:星期|礼拜|禮拜|周|週)([一二三四五六日天])");
    private static final Pattern JAPANESE = Pattern.compile("([月火水木金土日])曜日?");
    private static final Pattern AROUND_IDEOGRAPHS =
            Pattern.compile("[请請要就好够了十分每毎只在和与及跟、，,。.!！\\s]|发送?|發送?|だけ|のみ|に|送って|ください|お願いします|で(?:いい|十分|結構)(?:です)?|です|と");

    /** An ending is no longer: montags, понедельникам. */
    private static final int LONGEST_ENDING = 5;

    /** In letters: Mon, Tue. */
    private static final int SHORT = 3;

    private static final int LONGEST = 120;

    private Weekdays() {}

    private static Map<String, DayOfWeek> stems() {
        Map<String, DayOfWeek> stems = new HashMap<>();
        for (String language : LANGUAGES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                String name = PhraseTable.folded(
                        day.getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag(language)));
                stems.putIfAbsent(name, day);
                stems.putIfAbsent(name.replace("-feira", ""), day);
                for (int cut = 1; cut <= 2 && name.length() - cut > 3; cut++) {
                    stems.putIfAbsent(name.substring(0, name.length() - cut), day);
                }
            }
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            stems.putIfAbsent(
                    day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT), day);
        }
        return Map.copyOf(stems);
    }

    /** The days that a line asks for, if it asks for nothing else, and says more than their names. */
    static Optional<Set<DayOfWeek>> asked(String line) {
        if (line.length() > LONGEST || line.contains("?")) {
            return Optional.empty();
        }
        Optional<Set<DayOfWeek>> without = withoutBlanks(line);
        if (without.isPresent()) {
            return without;
        }
        String folded = PhraseTable.trimmed(line);
        if (Sense.denied(folded)) {
            return Optional.empty();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (WEEKEND.in(folded)) {
            days.addAll(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
            folded = WEEKEND.replaced(folded, " ");
        }
        if (WEEKDAYS.in(folded)) {
            days.addAll(DigestTime.WEEKDAYS);
            folded = WEEKDAYS.replaced(folded, " ");
        }
        boolean more = Sense.wants(folded);
        for (String word : folded.split("[\\s,;:+&/.!]+", -1)) {
            Optional<DayOfWeek> day = day(word);
            day.ifPresent(days::add);
            boolean around = AROUND.are(word);
            more |= around || day.filter(named -> !isName(word)).isPresent();
            if (day.isEmpty() && !around && !Sense.saysNothing(word)) {
                return Optional.empty();
            }
        }
        return days.isEmpty() || !more ? Optional.empty() : Optional.of(days);
    }

    private static boolean isName(String word) {
        return STEMS.containsKey(word);
    }

    private static Optional<DayOfWeek> day(String word) {
        String name = word.replaceFirst("-feiras?$", "");
        for (int end = name.length(); end >= Math.max(3, name.length() - LONGEST_ENDING); end--) {
            DayOfWeek day = STEMS.get(name.substring(0, end));
            // "Mandar" only begins like a Danish Monday, and "monsieur" like an English one.
            if (day != null && (end == name.length() || (end > SHORT && !Sense.sends(word)))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static Optional<Set<DayOfWeek>> withoutBlanks(String line) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Matcher chinese = CHINESE.matcher(line);
        while (chinese.find()) {
            days.add(DayOfWeek.of(1 + WITHOUT_BLANKS.indexOf(chinese.group(1).replace('天', '日'))));
        }
        Matcher japanese = JAPANESE.matcher(line);
        while (japanese.find()) {
            days.add(DayOfWeek.of(1 + "月火水木金土日".indexOf(japanese.group(1))));
        }
        String left = CHINESE.matcher(JAPANESE.matcher(line).replaceAll("")).replaceAll("");
        return days.isEmpty() || !AROUND_IDEOGRAPHS.matcher(left).replaceAll("").isEmpty()
                ? Optional.empty()
                : Optional.of(days);
    }
}

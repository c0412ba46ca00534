package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/** Hours in words as digits: "a las siete y media" as "a las 7:30". Pure. */
final class SpokenHours {

    private static final Map<String, Integer> HOURS = hours();

    private static final String HOUR = "(\\d{1,2}|" + alternatives() + ")";

    private static final String HALF =
            "y media|et demie|et demi|e mezza|e mezzo|e meia|e trinta|y treinta|e trenta|trente|buçuk(?:ta)?|с половиной|i pół|والنصف|و نصف|ونصف";
    private static final String QUARTER =
            "y cuarto|y quince|et quart|quinze|e un quarto|e quinze|e quindici|çeyrek geçe|والربع|وربع";
    private static final String TO = "menos cuarto|moins le quart|meno un quarto|menos um quarto|إلا ربع|إلا ربعا";
    private static final String SHARP = "en punto|in punto|pile|em ponto|punt|precies|ровно|punktualnie|تماما";

    private static final String AT =
            "at|um|gegen|à|vers|vers les|a las|a la|sobre las|hacia las|às|as|por volta das|pelas|alle|alla|verso le|om|rond|o|o godzinie|około|в|к|около|saat|sabah|akşam|الساعة|في الساعة|kl|klokken|सुबह|शाम";

    /** "At seven and a half": what stands before tells that an hour follows. */
    private static final Pattern SAID = pattern("(?<at>" + AT + ")\\s+" + HOUR + "(?:[’']?(?:de|da|te|ta))?"
            + "(?:\\s+(?:heures?|horas?|uhr|ore|часов|часа)(?=\\s|$))?(?:\\s+(?<half>" + HALF + ")|\\s+(?<quarter>"
            + QUARTER
            + ")|\\s+(?<to>" + TO + ")|\\s+(?:" + SHARP + "))?");

    private static final Pattern SHARPLY = pattern("(?:" + SHARP + ")");

    /** Dutch, Polish, Russian and Hindi count half an hour from what is begun. */
    private static final Pattern HALF_BEFORE =
            pattern("(?<at>om half|o wpół do|wpół do|(?<hindi>(?:सुबह |शाम )?साढ़े))\\s+" + HOUR + "(?:\\s+बजे)?");

    private static final Pattern DUTCH_QUARTER = pattern("om kwart (?<at>over|voor) " + HOUR);

    private static final Pattern RUSSIAN_HALF = pattern(
            "(?:в )?пол(?:овине )?(?<hour>первого|второго|третьего|четвёртого|четвертого|пятого|шестого|седьмого|восьмого|девятого|десятого|одиннадцатого|двенадцатого)");

    private static final List<String> ORDINALS = List.of(
            "первого",
            "второго",
            "третьего",
            "четвертого",
            "пятого",
            "шестого",
            "седьмого",
            "восьмого",
            "девятого",
            "десятого",
            "одиннадцатого",
            "двенадцатого");

    private static final List<String> KOREAN_HOURS =
            List.of("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두");

    private static final Pattern KOREAN = Pattern.compile("(열두|열한|열|아홉|여덟|일곱|여섯|다섯|네|세|두|한)\\s?시(?!\\p{L}{3})");

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    private static final Set<String> PARTS_OF_DAY = Set.of("sabah", "akşam", "सुबह", "शाम");

    /** Who says that much says more than a time. */
    private static final int LONGEST = 90;

    private SpokenHours() {}

    private static Pattern pattern(String words) {
        return Pattern.compile("(?iuU)(?<![\\p{L}\\p{M}\\p{N}])" + words + "(?![\\p{L}\\p{M}\\p{N}:.])");
    }

    private static Map<String, Integer> hours() {
        Map<String, Integer> hours = new HashMap<>();
        PhraseTable.table("hours")
                .forEach((hour, words) -> words.forEach(
                        word -> hours.put(word.strip().toLowerCase(Locale.ROOT), Integer.parseInt(hour))));
        return Map.copyOf(hours);
    }

    private static String alternatives() {
        List<String> words = new ArrayList<>(HOURS.keySet());
        words.sort(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        return String.join("|", words);
    }

    /** A line with its hours in digits; as it is where it names none. */
    static String inDigits(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        String line = western(text);
        Matcher korean = KOREAN.matcher(line);
        if (korean.find()) {
            return korean.replaceFirst((KOREAN_HOURS.indexOf(korean.group(1)) + 1) + "시");
        }
        String dutch = DUTCH_QUARTER
                .matcher(line)
                .replaceFirst(found -> "om "
                        + (found.group(1).equalsIgnoreCase("over")
                                ? time(hour(found.group(2)), 15)
                                : time(hour(found.group(2)) - 1, 45)));
        String russian = RUSSIAN_HALF
                .matcher(dutch)
                .replaceFirst(found -> "в "
                        + time(
                                ORDINALS.indexOf(
                                        found.group(1).toLowerCase(Locale.ROOT).replace('ё', 'е')),
                                30));
        Matcher half = HALF_BEFORE.matcher(russian);
        if (half.find()) {
            int hour = hour(half.group(3)) - (half.group("hindi") == null ? 1 : 0);
            String day =
                    half.group("hindi") == null ? "at " : half.group("hindi").replace("साढ़े", "");
            return half.replaceFirst(Matcher.quoteReplacement(day + time(hour, 30)));
        }
        Matcher said = SAID.matcher(russian);
        if (!said.find()) {
            return russian;
        }
        boolean whole = said.group("half") == null && said.group("quarter") == null && said.group("to") == null;
        if (whole && said.group(2).matches("\\d+")) {
            return SHARPLY.matcher(russian).replaceFirst("");
        }
        int hour = hour(said.group(2));
        String time = said.group("half") != null
                ? time(hour, 30)
                : said.group("quarter") != null
                        ? time(hour, 15)
                        : said.group("to") != null ? time(hour - 1, 45) : time(hour, 0);
        return said.replaceFirst(Matcher.quoteReplacement(lead(said.group("at")) + " " + time));
    }

    /** Arabic, Persian, Hindi and full-width digits, too, are numbers. */
    private static String western(String text) {
        return DIGIT.matcher(text)
                .replaceAll(
                        digit -> Integer.toString(Character.digit(digit.group().codePointAt(0), 10)));
    }

    /** Part of the day is told by some of them. */
    private static String lead(String at) {
        return PARTS_OF_DAY.contains(at.toLowerCase(Locale.ROOT)) ? at : "at";
    }

    private static int hour(String words) {
        return words.matches("\\d+") ? Integer.parseInt(words) : HOURS.getOrDefault(words.toLowerCase(Locale.ROOT), 0);
    }

    private static String time(int hour, int minute) {
        return "%d:%02d".formatted(Math.floorMod(hour, 24), minute);
    }
}

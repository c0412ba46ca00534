package org.broadsheet.letters;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;
import org.broadsheet.profiles.Interest;

/**
 * One line of a letter as commands, as list servers take them: a whole line is a command or it is not one, so that a sentence
 * that happens to hold the word "stop" stops nothing. Pure.
 */
public final class LetterCommands {

    /** What may precede a command that stands for a letter's subject. */
    private static final Pattern PREFIX = Pattern.compile(
            "^\\s*+(?:([\\p{L}\\p{M}.][\\p{L}\\p{M}. ]{0,15}?)\\s*+(?:[\\[(]\\d{1,3}[\\])]|\\d{1,2})?\\s*+[:：]|[\\[【(][^\\])】]{1,30}[\\])】])\\s*");

    private static final PhraseTable PREFIXES = PhraseTable.of("quotations", "prefix");
    private static final int MOST_PREFIXES = 12;

    private static final Pattern ERASE =
            words("(?:please\\s+)?(?:delete|erase|forget)\\s+(?:everything|me|all(?: my data)?|my data)");
    private static final Pattern END_LINKS = words("end (?:all )?(?:my )?(?:old(?:er)? )?links");
    private static final Pattern HELP =
            words("help(?:\\s+me)?|info|commands|\\?|hilfe|aide|ayuda|ajuda|aiuto|помощь|帮助|幫助|ヘルプ|도움말");
    private static final Pattern PROFILE = words(
            "(?:show\\s+)?(?:my\\s+)?(?:profile|settings|preferences|interests\\s*\\?|profil|einstellungen|perfil|profilo|профиль)");
    private static final Pattern UNDO = words(
            "(?:please\\s+)?(?:undo|undo (?:this|that|it)|take (?:it|that|this) back|revert|rückgängig|annuler la modification|deshacer|desfazer|annulla modifica|撤销|撤銷|元に戻す|실행 취소)");
    private static final Pattern RESUME = words(
            "resume|unpause|continue|go on|end pause|start again|weiter|fortsetzen|pause beenden|reprendre|reanudar|retomar|riprendi|продолжить|继续|繼續|再開|재개");
    private static final Pattern NAMED = Pattern.compile(
            "\\s*(?:add|also|interests?|subscribe|unsubscribe|like|not|more like|less like|pause|resume|weekly|daily|profile|help|at \\d|on (?:mon|tue|wed|thu|fri|sat|sun)|weekdays|save \\d)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LIKE = words(
            "(?:(?:i\\s+)?like(?:\\s+paper)?|(?:more|mehr)(?:\\s+(?:like|wie))?(?:\\s+paper)?|\\+)\\s*((?:#?\\d{1,3}(?:\\s*(?:,|and|&|\\s)\\s*)?)+)");
    private static final Pattern SAVE = words(
            "((?:only|just)\\s+)?(?:save|keep|merke?n?)(?:\\s+(only))?(?:\\s+paper)?\\s*((?:#?\\d{1,3}(?:\\s*(?:,|and|und|&|\\s)\\s*)?)+)");
    private static final Pattern SAVED = words(
            "(?:(?:please\\s+)?(?:send|export|give)\\s+(?:me\\s+)?)?(?:what i\\s+|my\\s+|the\\s+)?(?:saved|saves|library|gemerkt)(?:\\s+papers?)?(?:\\s*(?:as|in|als|:|\\s)\\s*(?:an?\\s+)?\\.?(bib|bibtex|biblatex|ris|endnote|csl|csl[- ]json|json|csv|table|excel))?(?:\\s+file)?");
    private static final Pattern DISLIKE = words(
            "(?:not(?:\\s+(?:for me|like|paper))?:?|dislike|less(?:\\s+like)?|no|don'?t like|-)\\s*((?:#?\\d{1,3}(?:\\s*(?:,|and|&|\\s)\\s*)?)+)");
    private static final Pattern PAUSE = words("(?:pause|vacation|holiday|suspend)(?:\\s+(.{1,40}))?");
    private static final Pattern UNTIL = Pattern.compile("(?:until|till|to)\\s+(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern AT = Pattern.compile("^\\s*(?:send\\s+)?at\\s+\\d.{0,80}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE = words("(?:time)?\\s?zone:?\\s+(.{2,60})");
    private static final Pattern WEEKLY = words(
            "(?:every week|each week|weekly|once a week|every\\s*:\\s*week|wöchentlich|jede woche|einmal die woche)(?:\\s+(?:on\\s+)?(\\w{3,10}))?");
    private static final Pattern MONTHLY = words(
            "(?:every month|each month|monthly|once a month|every\\s*:\\s*month|monatlich|jeden monat|einmal im monat|mensuel|mensuellement|chaque mois|mensual|mensualmente|cada mes|mensalmente|ogni mese|ежемесячно|每月|毎月|매월)(?:\\s+(?:on\\s+)?(\\w{3,10}))?");
    private static final Pattern OFTEN = Pattern.compile(
            "(?:every|each|once|weekly|monthly|wöchentlich|wochentlich|monatlich|einmal|jed|mens|chaque|une fois|cada|una vez|ogni|una volta|uma vez|ежемес|раз в)");
    private static final Pattern DAYS = words("(?:on\\s+\\w{3,}.{0,60}|daily|every ?day|(?:on\\s+)?weekdays)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern ENOUGH = Pattern.compile(
            "(?i)\\s(?:(?:would be|will be|is|are|wäre|ist|wäre mir|mir)\\s)?(?:enough|plenty|fine|sufficient|genug|ok|reicht|genügt)(?:\\s(?:for me|mir|völlig))?\\s?[.!]{0,3}$");

    private static final Question PROFILE_ASKED = new Question(PhraseTable.of("answers", "ask profile"));
    private static final Question HELP_ASKED = new Question(PhraseTable.of("answers", "ask help"));
    private static final Question UNDO_ASKED = new Question(PhraseTable.of("answers", "ask undo"));

    /** Phrases that are asked as a whole line, politeness aside. */
    private record Question(PhraseTable phrases) {

        boolean asked(String line) {
            String words = PhraseTable.trimmed(line.replaceAll("[,，]", " ")).replace(" u ", " you ");
            if (words.length() > 80) {
                return false;
            }
            if (phrases.are(words)) {
                return true;
            }
            words = PhraseTable.trimmed(Sense.behindRequest(words));
            while (!phrases.are(words)) {
                int first = words.indexOf(' ');
                int last = words.lastIndexOf(' ');
                if (first < 0) {
                    return false;
                }
                String shorter = Sense.saysNothing(words.substring(0, first))
                        ? words.substring(first + 1)
                        : Sense.saysNothing(words.substring(last + 1)) ? words.substring(0, last) : "";
                words = PhraseTable.trimmed(shorter);
                if (words.isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** For "pause" without a time. A guess: a holiday. */
    private static final Duration USUAL_PAUSE = Duration.ofDays(14);

    private LetterCommands() {}

    private static Pattern words(String pattern) {
        return Pattern.compile(
                "^\\s*(?:" + pattern + ")\\s*[.!]*\\s*$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The subject without what mail programs put before it. */
    public static String bare(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\\s]+", " ");
        String rest = line.substring(0, Math.min(line.length(), 500));
        for (int i = 0; i < MOST_PREFIXES; i++) {
            Matcher prefix = PREFIX.matcher(rest);
            if (!prefix.lookingAt() || (prefix.group(1) != null && !PREFIXES.are(prefix.group(1)))) {
                break;
            }
            rest = rest.substring(prefix.end());
        }
        return rest.strip();
    }

    /** Whether a mail program put before the subject that the letter answers another one, or passes it on. */
    public static boolean answers(String subject) {
        return !bare(subject).equals(subject.strip()) && !bare(subject).isEmpty();
    }

    /** Whether a line is a command, or begins with a word that what follows belongs to. */
    static boolean names(String line) {
        return NAMED.matcher(line).lookingAt();
    }

    /** The requests that a whole line makes; empty if it is no command. */
    static List<Request> of(String line, Instant now) {
        if (line.isBlank() || line.length() > 200) {
            return List.of();
        }
        if (ERASE.matcher(line).matches()) {
            return List.of(new Request.Erase());
        }
        if (END_LINKS.matcher(line).matches()) {
            return List.of(new Request.EndLinks());
        }
        if (Leaving.alone(line)) {
            return List.of(new Request.Stop());
        }
        if (HELP.matcher(line).matches()) {
            return List.of(new Request.Help());
        }
        if (PROFILE.matcher(line).matches()) {
            return List.of(new Request.ShowProfile());
        }
        if (UNDO.matcher(line).matches()) {
            return List.of(new Request.Undo());
        }
        if (RESUME.matcher(line).matches()) {
            return List.of(new Request.Resume());
        }
        Optional<Request> plain = plainly(line);
        if (plain.isPresent()) {
            return List.of(plain.get());
        }
        Optional<String> language = Tongues.asked(Sense.withoutRequest(line));
        if (language.isPresent()) {
            return List.of(new Request.SetLanguage(language.get()));
        }
        return ruled(line)
                .or(() -> judged(line))
                .or(() -> severalJudged(line))
                .or(() -> doubtful(timed(line))
                        ? Optional.of(Opinions.of(line)).filter(found -> !found.isEmpty())
                        : Optional.empty())
                .or(() -> timed(line))
                .or(() -> paused(line, now))
                .orElse(List.of());
    }

    /** What people ask in their own words where others type a command. */
    private static Optional<Request> plainly(String line) {
        if (PROFILE_ASKED.asked(line)) {
            return Optional.of(new Request.ShowProfile());
        }
        if (HELP_ASKED.asked(line)) {
            return Optional.of(new Request.Help());
        }
        return UNDO_ASKED.asked(line)
                ? Optional.of(new Request.Undo())
                : Pauses.ends(line) ? Optional.of(new Request.Resume()) : Optional.empty();
    }

    private static Optional<List<Request>> ruled(String line) {
        return FieldNames.read(line).filter(field -> !field.words().isBlank()).flatMap(field -> {
            String what = field.words().strip();
            return switch (field.key()) {
                case "always" -> Optional.of(List.of(new Request.AddRule(new Interest.Always(what))));
                case "only" -> Optional.of(List.of(new Request.AddRule(new Interest.Only(what))));
                case "author" -> Optional.of(followed(what, ";"));
                case "authors" -> Optional.of(followed(what, "[,;]"));
                case "without" -> Optional.of(List.of(new Request.AddRule(new Interest.Without(what))));
                default -> Optional.empty();
            };
        });
    }

    private static List<Request> followed(String names, String between) {
        return Arrays.stream(names.split(between, 20))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .<Request>map(name -> new Request.AddRule(new Interest.Always(name)))
                .toList();
    }

    private static Optional<List<Request>> judged(String line) {
        Matcher like = LIKE.matcher(line);
        if (like.matches()) {
            return Optional.of(numbers(like.group(1), true));
        }
        Matcher save = SAVE.matcher(line);
        if (save.matches()) {
            boolean liked = save.group(1) == null && save.group(2) == null;
            return Optional.of(NUMBER.matcher(save.group(3))
                    .results()
                    .<Request>map(number -> new Request.Keep(Integer.parseInt(number.group()), liked))
                    .toList());
        }
        Matcher saved = SAVED.matcher(line);
        if (saved.matches()) {
            return Optional.of(List.of(new Request.HandOut(form(saved.group(1)))));
        }
        Matcher dislike = DISLIKE.matcher(line);
        return dislike.matches() ? Optional.of(numbers(dislike.group(1), false)) : Optional.empty();
    }

    /** "like 1, not 4": each part of it a verdict. */
    private static Optional<List<Request>> severalJudged(String line) {
        List<Request> all = new ArrayList<>();
        for (String part : line.split("[,;]", 8)) {
            Optional<List<Request>> one = judged(part);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(one.get());
        }
        return Optional.of(all);
    }

    private static String form(String asked) {
        String word = asked == null ? "bib" : asked.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "ris", "endnote" -> "ris";
            case "csv", "table", "excel" -> "csv";
            default -> word.startsWith("csl") || word.equals("json") ? "csl" : "bib";
        };
    }

    private static List<Request> numbers(String text, boolean likes) {
        List<Request> requests = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            requests.add(new Request.Judge(Integer.parseInt(number.group()), likes));
        }
        return requests;
    }

    private static boolean doubtful(Optional<List<Request>> timed) {
        return timed.filter(found -> found.getFirst() instanceof Request.Unsure).isPresent();
    }

    /** Without words around it that ask nothing: "just once a month pls". */
    private static String core(String line) {
        String left = PhraseTable.trimmed(line);
        for (int i = 0; i < 12 && !OFTEN.matcher(left).lookingAt() && left.indexOf(' ') > 0; i++) {
            String first = left.substring(0, left.indexOf(' '));
            if (!Sense.saysNothing(first)) {
                return left;
            }
            left = left.substring(first.length() + 1).strip();
        }
        for (int i = 0; i < 8 && left.lastIndexOf(' ') > 0; i++) {
            String last = left.substring(left.lastIndexOf(' ') + 1);
            if (!Sense.saysNothing(last) || last.matches("day|week|month|woche|monat|month|mois|mes|mese")) {
                return left;
            }
            left = left.substring(0, left.length() - last.length()).strip();
        }
        return left;
    }

    private static Optional<List<Request>> timed(String line) {
        Optional<Times.Moment> moment = Times.moment(line);
        if (moment.isPresent()) {
            Times.Moment at = moment.get();
            return Optional.of(List.of(
                    at.unknown().isEmpty()
                            ? new Request.SetTime(Optional.of(at.at()), at.zone(), Optional.empty())
                            : new Request.Unsure(line.strip(), suggested(at))));
        }
        if (AT.matcher(line).matches()) {
            return Optional.of(
                    List.of(new Request.Unsure(line.strip(), List.of("at 07:30 Europe/Berlin", "at 7 pm New York"))));
        }
        Matcher zone = ZONE.matcher(line);
        if (zone.matches()) {
            Optional<ZoneId> found = Times.zone(zone.group(1));
            return Optional.of(List.of(
                    found.isPresent()
                            ? new Request.SetTime(Optional.empty(), found, Optional.empty())
                            : new Request.Unsure(
                                    line.strip(),
                                    Zones.like(zone.group(1)).stream()
                                            .map(id -> "zone: " + id)
                                            .toList())));
        }
        String often = core(ENOUGH.matcher(line).replaceFirst(""));
        Matcher monthly = MONTHLY.matcher(often);
        if (monthly.matches()) {
            Optional<Set<DayOfWeek>> day =
                    monthly.group(1) == null ? Optional.of(EnumSet.of(DayOfWeek.MONDAY)) : Times.days(monthly.group(1));
            return day.map(found ->
                    List.of(new Request.SetTime(Optional.empty(), Optional.empty(), Optional.of(found), true)));
        }
        Matcher weekly = WEEKLY.matcher(often);
        if (weekly.matches()) {
            Optional<Set<DayOfWeek>> day =
                    weekly.group(1) == null ? Optional.of(EnumSet.of(DayOfWeek.MONDAY)) : Times.days(weekly.group(1));
            return day.map(found -> days(found));
        }
        return DAYS.matcher(line).matches()
                ? Times.days(line.replaceFirst("(?<![.!\\s])[.!\\s]+$", "")).map(found -> days(found))
                : Weekdays.asked(line).map(found -> days(found));
    }

    /** The same time in zones that are called alike; else in forms that always work. */
    private static List<String> suggested(Times.Moment moment) {
        List<String> zones = Zones.like(moment.unknown().orElse(""));
        return (zones.isEmpty() ? List.of("Europe/Berlin", "New York", "UTC+5:30") : zones)
                .stream().map(zone -> "at %s %s".formatted(moment.at(), zone)).toList();
    }

    private static List<Request> days(Set<DayOfWeek> days) {
        return List.of(new Request.SetTime(Optional.empty(), Optional.empty(), Optional.of(days)));
    }

    private static Optional<List<Request>> paused(String line, Instant now) {
        Matcher pause = PAUSE.matcher(line);
        if (!pause.matches()) {
            return Pauses.asked(line).map(length -> List.of(new Request.Pause(length)));
        }
        if (pause.group(1) == null) {
            return Optional.of(List.of(new Request.Pause(USUAL_PAUSE)));
        }
        String span = pause.group(1).replaceFirst("(?<![.!\\s])[.!\\s]+$", "").toLowerCase(Locale.ROOT);
        Matcher until = UNTIL.matcher(span);
        Optional<Duration> length =
                until.matches() ? until(until.group(1), now) : Times.span(span).or(() -> Pauses.asked(line));
        return Optional.of(List.of(length.<Request>map(Request.Pause::new)
                .orElseGet(
                        () -> new Request.Unsure(line.strip(), List.of("pause 2 weeks", "pause until 2026-12-31")))));
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Duration length = Duration.between(
                    now, LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
            return length.isPositive() && length.compareTo(Duration.ofDays(366)) <= 0
                    ? Optional.of(length)
                    : Optional.empty();
        } catch (java.time.DateTimeException noDate) {
            return Optional.empty();
        }
    }
}

package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.Marker;
import org.broadsheet.letters.words.PhraseTable;

/** Sentences about what somebody reads, as they answer a digest: "less security, more dense retrieval". Pure. */
final class Sentences {

    private static final String ABOUT =
            "(?:(?:of (?:the )?)?(?:papiers?|papers?|articles?|publications?|veröffentlichungen|publicaciones|publicações|pubblicazioni|публикаций|works?|stuff|things?|ones?|preprints?|artikel|arbeiten|paper|articles|artículos|artigos|articoli|статей|статьи)\\s+)?(?:(?:on|about|like|from|in|of|around|regarding|concerning|related to|dealing with|über|zu|zum|zur|von|aus|sur|à propos de|de|d'|sobre|su|di|sul|sulla|sui|sugli|sulle|del|della|dei|о|об|про|over|van|o|om)\\s+)?(?:the\\s+)?";
    private static final Pattern MORE = clause(
            "(?:more often|more|mehr|mas|plus de|plus d'|daha fazla|daha çok|المزيد من|مزيد من|davantage de|davantage d'|más|mais|più|больше|побольше|meer|więcej|mere|mer|flere|fler)(?:\\s+|(?<='))"
                    + ABOUT);
    private static final Pattern LESS = clause(
            "(?:less|fewer|weniger|daha az|و?أقل من|أقل|too much|too many|(?:there (?:is|are) )?(?:too much|too many)|zu viele?|trop de|demasiad[oa]s?|troppi|troppo|te veel|moins de|moins d'|moins|menos|meno|меньше|поменьше|minder|mniej|mindre|færre|färre)(?:\\s+|(?<='))"
                    + ABOUT);
    private static final Pattern SHORT_OF = clause(
            "(?:there (?:is|are) )?(?:not enough|too little|too few|zu wenige?|pas assez de|trop peu de|(?<!un )(?<!um )(?<!da )(?<!hace )poc[oa]s?|troppo poc[oa]|te weinig|слишком мало|мало)\\s+"
                    + ABOUT);
    private static final Pattern WITHOUT = clause(
            "(?:no more|no|without|nothing(?! against)|not any(?: more)?|exclude|excluding|skip|drop|leave out|avoid|ignore|(?:don'?t|do not|not) (?:send|show|want|need)(?: me| us)?(?: any(?: more)?)?|not interested in|stop sending(?: me)?|kein|keine|keinen|nichts|nix(?: mehr)?|ohne|pas de|n[e']\\s?\\p{L}{1,12} plus de|rien|sin|nada de|nada|sem|senza|niente|без|ничего|geen|niets|bez|ingen|uden|utan|uten)\\s+"
                    + ABOUT);
    private static final Pattern TAKEN_OUT = Pattern.compile(
            "^(?<before>.{0,40}?)(?<!\\p{L})(?:nehmen sie|nehmt|nimm|lassen sie|lasst|lass|take|leave|filter) (.{2,80}?) (?:bitte )?(?:ganz |komplett |vollständig )?(?:heraus|raus|weg|aus|out)(?: of (?:it|my digest|our digest|the digest))?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NOT_SO_INTERESTED = clause(
            "(?:(?:(?:not|no longer|not any longer) (?:so |very |really |that )(?:much )?|no longer )(?:interested|keen) (?:in|on)|nicht mehr (?:so |sehr )?interessiert an|plus (?:tellement |vraiment )?intéressée?s? par|ya no me interesan?|non (?:mi|ci) interessa più|больше не интересует)\\s+"
                    + ABOUT);
    private static final Pattern INTERESTED = clause(
            "(?:am (?:also )?interest(?:ed|ing) in|i'?m (?:also )?interested in|interested in|work on|i (?:also )?(?:work|study|research)(?: on)?|interessiere mich (?:auch )?für|arbeite (?:auch )?an|m'intéresse (?:aussi )?(?:à|aux)|travaille sur|me interesa|me interesan|me interessa|interesso-me por|mi interessa|mi interessano|mi occupo di|меня интересует|интересуюсь|add|include|follow)\\s+"
                    + ABOUT);
    private static final Pattern SUFFIX = Pattern.compile(
            "(?i)(?<!\\s)\\s*+(?:,?\\s*+(?:please|thanks?|thank you|bitte|danke|merci|gracias|obrigad[oa]|grazie|bedankt|dank|dziękuję|teşekkürler|спасибо|bringen|zeigen|lesen|sehen|bekommen|erhalten|haben|wünschen|ganz|heraus|raus|weg|for me|for us|also|pf|pfv|from (?:our|my|the) (?:digest|list|mails?)|aus (?:der|meiner|unserer) (?:auswahl|liste)|schicken|senden|aufnehmen|too|as well|if possible|instead|from now on|in (?:the )?future|in here|in it|in there|for my taste|would suit me(?: better)?|maybe|perhaps|vielleicht|peut-être|quizás|talvez|forse|может быть|would be (?:great|nice|better|welcome)|in my digest|these days|por favor|porfa|plis|pf|aub|svp|stp|pls|plz|thx|per favore|s'il vous plaît|svp|proszę|lütfen|пожалуйста|graag|alstublieft|alsjeblieft|من فضلك|snälla|anymore|any more|auch|mehr)(?!\\p{L}))++$");
    private static final Pattern CJK_MORE = Pattern.compile(
            "^(?:请|請|希望|想|我想|我希望)?(?:能)?(?:再)?(?:多一些|多一点|多来点|多来些|多发|更多|增加|多)(?:收到|看到|看|读|发|推荐|来)?(?:一些|一点|些|点)?(?:关于|關於)?(.{2,80}?)(?:的)?(?:论文|文章)?$|^(.{2,60}?)(?:に関する論文|に関する|の論文)?[をは]?(?:もっと|多めに?)(?:ください|お願いします|増やして.*|見たい.*|読みたい.*)?$|^もっと(.{2,60}?)(?:に関する論文|の論文)?(?:を|が)?(?:ください|お願いします|読みたい.*)?$|^(.{2,60}?)\\s?(?:논문)?(?:을|를)?\\s?더(?: 많이)?(?: 보내.*)?$");
    private static final Pattern CJK_LESS = Pattern.compile(
            "^(?:请|請|希望|想|我想|我希望)?(?:能)?(?:少一些|少一点|少来点|少来些|少发|减少|少)(?:收到|看到|看|读|发|推荐|来)?(?:一些|一点|些|点)?(?:关于|關於)?(.{2,80}?)(?:的)?(?:论文|文章)?$|^(.{2,60}?)(?:に関する論文|に関する|の論文)?[をは]?(?:減らして.*|少な(?:めに|めで|く).*)$|^(.{2,60}?)\\s?(?:논문)?(?:은|는|을|를)?\\s?(?:덜|적게)(?: 보내.*)?$");
    private static final Pattern SPLIT = Pattern.compile(
            "[\\n;.!?]+|,\\s*+(?:but\\s+|and\\s+|aber\\s+|und\\s+|mais\\s+|et\\s+|pero\\s+|y\\s+|ma\\s+|e\\s+)?(?=(?:a bit |a little |etwas |ein bisschen |un peu |un poco |um pouco |een beetje |trochę |немного )?(?iu:more|less|fewer|no|without|nothing|mehr|weniger|kein|keine|plus|moins|más|menos|mais|più|meno|больше|поменьше|меньше|побольше|meer|minder|więcej|mniej|mere|mindre|fler|färre|daha|أقل|المزيد)(?!\\p{L}))|(?<!\\s)\\s++(?:and|but|und|aber|et|mais|y|pero|e|ma|и|а|но|en|maar|i|ale|ve|ama|och|og)\\s+(?=(?:a bit |a little |etwas |ein bisschen |un peu |un poco |um pouco |een beetje |trochę |немного )?(?iu:more|less|fewer|no|without|nothing|mehr|weniger|kein|keine|plus|moins|más|menos|mais|più|meno|больше|поменьше|меньше|побольше|meer|minder|więcej|mniej|mere|mindre|fler|färre|daha|أقل|المزيد)(?!\\p{L}))|\\s(?=وأقل)|[，、。；！]");
    /** Thumbs, hearts and their kin. */
    private static final Pattern SIGNS = Pattern.compile("[\\p{So}\\p{Sk}\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}\\x{200D}]+");

    /** "Less vision more nlp": without a mark between. */
    private static final Pattern AND_THEN = Pattern.compile(
            "(?iu)^((?:less|fewer|more|weniger|mehr|moins de|plus de|menos|más|mais|meno|più|меньше|больше|minder|meer)\\s.{2,60}?)(?<!\\s(?:with|from|for|using|than|in|of|mit|für|aus|als))\\s(?:dafür\\s|stattdessen\\s|instead\\s)?((?:less|fewer|more|weniger|mehr|moins de|plus de|menos|más|mais|meno|più|меньше|больше|minder|meer)\\s.{2,90})$");

    private static final Pattern MEASURE = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:more|less|fewer|without|mehr|weniger|ohne|davantage|moins|más|menos|mais|più|meno|больше|меньше|meer|minder|więcej|mniej|daha)(?!\\p{L})");

    private static final Marker MARKER = Marker.learned();

    /** From this chance on it is done. Chosen on every fifth letter of the lessons; see benchmarks.md. */
    private static final double SURE = 0.55;

    /** Of what the forms found. */
    private static final double NOT_UNLIKELY = 0.1;

    private static final int LONGEST_GREETING = 40;

    private static final int LONGEST = 200;

    private Sentences() {}

    /**
     * What the sentences ask.
     *
     * @param left clauses that ask nothing that we know
     */
    record Read(List<Request> requests, List<String> left) {}

    private static Pattern clause(String words) {
        return Pattern.compile(
                "^(?<before>.{0,100}?)(?<![\\p{L}\\p{M}'’])(?:" + words + ")(.{2,180})$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * What the forms find, unless the marker of subjects thinks it unlikely; else what the marker is sure of; else what the words that
     * measure find, unless it thinks that unlikely.
     */
    static Read of(List<String> lines) {
        Read read = byForms(lines);
        List<Request.Lean> leans = read.requests().stream()
                .filter(Request.Lean.class::isInstance)
                .map(Request.Lean.class::cast)
                .toList();
        boolean sounds = leans.size() == read.requests().size() && Heeding.leans(lines);
        if (leans.isEmpty() && !sounds) {
            return read;
        }
        String said = String.join("\n", Said.withoutGreeting(lines));
        Marker.Marked marked = MARKER.of(said);
        if (leans.stream().anyMatch(lean -> likely(lean, marked))) {
            return read;
        }
        if (sounds && marked.chance() >= SURE && namesSubjects(marked)) {
            return new Read(List.of(lean(marked)), List.of());
        }
        Optional<Request.Lean> measured =
                sounds ? Leaning.of(SIGNS.matcher(said).replaceAll(" ")) : Optional.empty();
        if (measured.isPresent() && likely(measured.get(), marked)) {
            return new Read(List.of(measured.get()), List.of());
        }
        List<Request> others = new ArrayList<>(read.requests());
        others.removeAll(leans);
        return leans.isEmpty() ? read : new Read(others, lines);
    }

    private static boolean likely(Request.Lean lean, Marker.Marked marked) {
        return marked.chance(List.of(lean.more(), lean.less(), lean.without())) >= NOT_UNLIKELY;
    }

    private static Request.Lean lean(Marker.Marked marked) {
        List<List<String>> wishes = marked.wishes();
        return new Request.Lean(wishes.get(0), wishes.get(1), wishes.get(2));
    }

    /** Whether it seems to want more or less of something. */
    static boolean namesSubjects(String said) {
        return namesSubjects(MARKER.of(said));
    }

    private static boolean namesSubjects(Marker.Marked marked) {
        List<String> subjects = marked.wishes().stream().flatMap(List::stream).toList();
        return !subjects.isEmpty() && subjects.stream().noneMatch(Sense::points);
    }

    private static Read byForms(List<String> lines) {
        List<String> more = new ArrayList<>();
        List<String> less = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        String text = String.join("\n", lines);
        if (text.length() > 2_000 || (text.contains("?") && !Sense.requests(text))) {
            return new Read(List.of(), List.of());
        }
        String named = "";
        for (String part : parts(text)) {
            String clause = withoutGreeting(SIGNS.matcher(part).replaceAll(" ").strip());
            if (part.isBlank()
                    || clause.length() > LONGEST
                    || Closing.greets(clause)
                    || Consent.polite(PhraseTable.folded(clause))) {
                continue;
            }
            List<Request> verdict = Opinions.of(part.strip());
            if (verdict.isEmpty() && !named.isEmpty()) {
                // "I read number 2 on the train. Great find!"
                verdict = Opinions.of(named + " " + part.strip());
            }
            named = verdict.isEmpty() ? Opinions.named(part) : "";
            if (!verdict.isEmpty()) {
                requests.addAll(verdict);
            } else if (!taken(SHORT_OF, clause, more)
                    && !taken(NOT_SO_INTERESTED, clause, less)
                    && !taken(WITHOUT, clause, without)
                    && !taken(TAKEN_OUT, clause, without)
                    && !taken(MORE, clause, more)
                    && !taken(LESS, clause, less)
                    && !taken(INTERESTED, clause, more)
                    && !taken(CJK_MORE, clause, more)
                    && !taken(CJK_LESS, clause, less)
                    && !clause.isEmpty()
                    && !Closing.thanks(clause)) {
                left.add(clause.substring(0, Math.min(clause.length(), 120)));
            }
        }
        if (!more.isEmpty() || !less.isEmpty() || !without.isEmpty()) {
            requests.add(new Request.Lean(more, less, without));
        }
        return new Read(requests, left);
    }

    /** Whether it speaks of more or less of something, which nobody thanks with. */
    static boolean measures(String text) {
        return MEASURE.matcher(text).find();
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : SPLIT.split(text.replaceAll("(?<=\\p{Ll}|,)\\n(?=\\p{Ll})", " "), 40)) {
            Matcher two = AND_THEN.matcher(part.strip());
            parts.addAll(two.matches() ? List.of(two.group(1), two.group(2)) : List.of(part));
        }
        return parts;
    }

    /** "Bonjour, je voudrais": without the greeting and the comma. */
    private static String withoutGreeting(String clause) {
        String words = clause.replaceFirst("^[¿¡]", "");
        int comma = words.indexOf(',');
        return comma > 0 && comma < LONGEST_GREETING && Closing.greets(words.substring(0, comma + 1))
                ? words.substring(comma + 1).strip()
                : words;
    }

    private static boolean taken(Pattern pattern, String clause, List<String> into) {
        Matcher found = pattern.matcher(clause.replace('’', '\''));
        if (!found.matches()) {
            return false;
        }
        boolean leads = pattern.namedGroups().containsKey("before");
        if (leads && !Sense.leadsTo(found.group("before"))) {
            return false;
        }
        for (int i = leads ? 2 : 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) {
                String words = SUFFIX.matcher(found.group(i)).replaceFirst("").strip();
                if (Sense.points(words)) {
                    return true;
                }
                if (Sense.points(words.split("\\s", 2)[0])) {
                    return false;
                }
                if (words.length() < 2
                        || words.matches("\\p{Nd}+")
                        || words.split("\\s+", -1).length > 12
                        || Sense.isOnlyMail(words)
                        || Consent.polite(PhraseTable.folded(words))) {
                    return false;
                }
                into.add(words);
                return true;
            }
        }
        return false;
    }
}

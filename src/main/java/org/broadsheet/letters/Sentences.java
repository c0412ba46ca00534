package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences about what somebody reads, as they answer a digest: "less security, more dense retrieval". Pure. */
final class Sentences {

    private static final String ASKING =
            "(?:(?:and|but|also|then|please|pls|plz|a|could|can|would|könnten|können|sie|pourriez-vous|pouvez-vous|mettre|podrían|incluir|poderiam|potreste|inserire|include|bring|put|add|o|un|poco|peu|bit|etwas|way|far|viel|graag|proszę|lütfen|merci|maybe|perhaps|just|only|i'?d|i|would|could|can|you|we|like|love|prefer|want|wish|need|to|see|read|get|have|receive|send|give|show|me|us|bitte|ich|möchte|hätte|gern|gerne|will|je|voudrais|veux|quiero|me|gustaría|quero|gostaria|de|vorrei|voglio|хочу|хотел|бы)\\s+){0,9}";
    private static final String ABOUT =
            "(?:(?:papiers?|papers?|articles?|works?|stuff|things?|ones?|preprints?|artikel|arbeiten|paper|articles|artículos|artigos|articoli|статей|статьи)\\s+)?(?:(?:on|about|like|from|in|of|around|regarding|concerning|related to|dealing with|über|zu|zum|zur|von|aus|sur|à propos de|de|d'|sobre|su|di|о|об|про|over|van|o|om)\\s+)?(?:the\\s+)?";
    private static final Pattern MORE = clause(
            "(?:more|mehr|plus de|plus d'|daha fazla|daha çok|المزيد من|مزيد من|davantage de|más|mais|più|больше|побольше|meer|więcej|mere|mer|flere|fler)(?:\\s+|(?<='))"
                    + ABOUT);
    private static final Pattern LESS = clause(
            "(?:less|fewer|weniger|daha az|و?أقل من|أقل|too much|too many|(?:there (?:is|are) )?(?:too much|too many)|zu viele?|trop de|demasiad[oa]s?|troppi|troppo|te veel|moins de|moins d'|moins|menos|meno|меньше|поменьше|minder|mniej|mindre|færre|färre)(?:\\s+|(?<='))"
                    + ABOUT);
    private static final Pattern SHORT_OF = clause(
            "(?:there (?:is|are) )?(?:not enough|too little|too few|zu wenige?|pas assez de|trop peu de|poc[oa]s?|troppo poc[oa]|te weinig|слишком мало|мало)\\s+"
                    + ABOUT);
    private static final Pattern WITHOUT = clause(
            "(?:no more|no|without|nothing|not any(?: more)?|exclude|excluding|skip|drop|leave out|avoid|ignore|(?:don'?t|do not) (?:send me|show me|want|need)(?: any(?: more)?)?|not interested in|stop sending(?: me)?|kein|keine|keinen|nichts|ohne|pas de|n[e']\\s?\\p{L}{1,12} plus de|rien|sin|nada de|nada|sem|senza|niente|без|ничего|geen|niets|bez|ingen|uden|utan|uten)\\s+"
                    + ABOUT);
    private static final Pattern INTERESTED = clause(
            "(?:am (?:also )?interested in|i'?m (?:also )?interested in|interested in|work on|i (?:also )?(?:work|study|research)(?: on)?|interessiere mich (?:auch )?für|arbeite (?:auch )?an|m'intéresse (?:aussi )?(?:à|aux)|travaille sur|me interesa|me interesan|me interessa|interesso-me por|mi interessa|mi interessano|mi occupo di|меня интересует|интересуюсь|add|include|follow)\\s+"
                    + ABOUT);
    private static final Pattern SUFFIX = Pattern.compile(
            "(?i)(?<!\\s)\\s*+(?:,?\\s*+(?:please|thanks?|thank you|bitte|danke|merci|gracias|obrigad[oa]|grazie|bedankt|dank|dziękuję|teşekkürler|спасибо|bringen|zeigen|schicken|senden|aufnehmen|too|as well|if possible|instead|from now on|in (?:the )?future|in here|in it|in there|for my taste|in my digest|these days|por favor|porfa|pls|plz|thx|per favore|s'il vous plaît|svp|proszę|lütfen|пожалуйста|graag|alstublieft|alsjeblieft|من فضلك|snälla|anymore|any more|auch|mehr)(?!\\p{L}))++$");
    private static final Pattern CJK_MORE = Pattern.compile(
            "^(?:请|請)?(?:多|更多|多一些|多一点|多发|增加)(?:发|推荐)?(?:一些|一点)?(?:关于|關於)?(.{2,80}?)(?:的)?(?:论文|文章)?$|^(.{2,60}?)(?:の論文)?[をは]?(?:もっと|多めに?)(?:ください|お願いします|増やして.*)?$|^もっと(.{2,60}?)(?:の論文)?(?:を|が)?(?:ください|お願いします|読みたい.*)?$|^(.{2,60}?)\\s?(?:논문)?(?:을|를)?\\s?더(?: 많이)?(?: 보내.*)?$");
    private static final Pattern CJK_LESS = Pattern.compile(
            "^(?:请|請)?(?:少|减少|少一些|少一点|少发)(?:发|推荐)?(?:一些|一点)?(?:关于|關於)?(.{2,80}?)(?:的)?(?:论文|文章)?$|^(.{2,60}?)(?:の論文)?[をは]?(?:減らして.*|少な(?:めに|く).*)$|^(.{2,60}?)\\s?(?:논문)?(?:은|는|을|를)?\\s?(?:덜|적게)(?: 보내.*)?$");
    private static final Pattern SPLIT = Pattern.compile(
            "[\\n;.!?]+|,\\s*+(?:but\\s+|and\\s+|aber\\s+|und\\s+|mais\\s+|et\\s+|pero\\s+|y\\s+|ma\\s+|e\\s+)?(?=(?:a bit |a little |etwas |ein bisschen |un peu |un poco |um pouco |een beetje |trochę |немного )?(?iu:more|less|fewer|no|without|nothing|mehr|weniger|kein|keine|plus|moins|más|menos|mais|più|meno|больше|поменьше|меньше|побольше|meer|minder|więcej|mniej|mere|mindre|fler|färre|daha|أقل|المزيد)(?!\\p{L}))|(?<!\\s)\\s++(?:and|but|und|aber|et|mais|y|pero|e|ma|и|а|но|en|maar|i|ale|ve|ama|och|og)\\s+(?=(?:a bit |a little |etwas |ein bisschen |un peu |un poco |um pouco |een beetje |trochę |немного )?(?iu:more|less|fewer|no|without|nothing|mehr|weniger|kein|keine|plus|moins|más|menos|mais|più|meno|больше|поменьше|меньше|побольше|meer|minder|więcej|mniej|mere|mindre|fler|färre|daha|أقل|المزيد)(?!\\p{L}))|\\s(?=وأقل)|[，、。；！]");
    private static final int LONGEST = 200;

    private Sentences() {}

    /**
     * What the sentences ask.
     *
     * @param left clauses that ask nothing that we know
     */
    record Read(List<Request> requests, List<String> left) {}

    private static Pattern clause(String words) {
        return Pattern.compile("^" + ASKING + words + "(.{2,180})$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static Read of(List<String> lines) {
        List<String> more = new ArrayList<>();
        List<String> less = new ArrayList<>();
        List<String> without = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        String text = String.join("\n", lines);
        if (text.length() > 2_000 || (text.contains("?") && !Sense.requests(text))) {
            return new Read(List.of(), List.of());
        }
        for (String part : SPLIT.split(text.replaceAll("(?<=\\p{Ll}|,)\\n(?=\\p{Ll})", " "), 40)) {
            String clause = part.strip().replaceFirst("^[¿¡]", "");
            if (clause.isEmpty()
                    || clause.length() > LONGEST
                    || Closing.greets(clause)
                    || Consent.polite(PhraseTable.folded(clause))) {
                continue;
            }
            List<Request> verdict = Opinions.of(clause);
            if (!verdict.isEmpty()) {
                requests.addAll(verdict);
            } else if (!taken(SHORT_OF, clause, more)
                    && !taken(WITHOUT, clause, without)
                    && !taken(MORE, clause, more)
                    && !taken(LESS, clause, less)
                    && !taken(INTERESTED, clause, more)
                    && !taken(CJK_MORE, clause, more)
                    && !taken(CJK_LESS, clause, less)
                    && !Closing.thanks(clause)) {
                left.add(clause.substring(0, Math.min(clause.length(), 120)));
            }
        }
        if (!more.isEmpty() || !less.isEmpty() || !without.isEmpty()) {
            requests.add(new Request.Lean(more, less, without));
        }
        return new Read(requests, left);
    }

    private static boolean taken(Pattern pattern, String clause, List<String> into) {
        Matcher found = pattern.matcher(clause.replace('’', '\''));
        if (!found.matches()) {
            return false;
        }
        for (int i = 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) {
                String words = SUFFIX.matcher(found.group(i)).replaceFirst("").strip();
                if (Sense.points(words)) {
                    return true;
                }
                if (words.length() < 2
                        || words.matches("\\p{Nd}+")
                        || words.split("\\s+", -1).length > 12
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

package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a letter's words from what stands under them: closings and names, a block with post and address, a phone's or a
 * program's footer, a company's disclaimer. What looks like one of these but leads to more of somebody's own words is kept.
 * Pure; each step goes once over the lines.
 */
final class Signature {

    private static final Pattern DELIMITER = Pattern.compile("^\\s*(?:--|—|–|―)\\s*$");
    private static final Pattern RULE = Pattern.compile("^\\s*(?:[-_=*~]{3,}|[—–]{2,})\\s*$");
    private static final Pattern PHONE = Pattern.compile(
            "(?:\\+|\\b00)\\p{Nd}[\\p{Nd}\\s()/.-]{6,}|\\(\\p{Nd}{2,5}\\)\\s?\\p{Nd}{3}[\\p{Nd}\\s.-]{3,}|\\b\\d{3}[-.]\\d{3,4}[-.]\\d{4}\\b");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}\\.[\\w.-]{1,80}");
    private static final Pattern WEB = Pattern.compile("(?i)(?:https?://|www\\.)\\S+");
    private static final Pattern PAPER =
            Pattern.compile("(?i)arxiv|doi\\.|biorxiv|medrxiv|openalex|orcid|huggingface|\\b10\\.\\d{4}");
    private static final Pattern POSTSCRIPT =
            Pattern.compile("^\\s*(?:P\\.?\\s?S\\.?|N\\.?B\\.?)\\s?[:.\\s].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•·]|\\d{1,2}[.)])\\s+\\S.*");
    private static final Pattern NAME_WORD = Pattern.compile(
            "[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]{0,24}|(?:van|von|de|der|den|da|di|del|la|le|el|al|bin|ibn|dos|das|y|e|zu|af|av)");

    private static final PhraseTable CLOSING = PhraseTable.of("closings", "closing");
    private static final PhraseTable THANKS = PhraseTable.of("closings", "thanks");
    private static final PhraseTable SENT_FROM = PhraseTable.of("closings", "sent from");
    private static final PhraseTable FROM_SENT = PhraseTable.of("closings", "from sent");
    private static final PhraseTable DEVICE = PhraseTable.of("closings", "device");
    private static final PhraseTable MAIL_WORD = PhraseTable.of("closings", "mail");
    private static final PhraseTable SECRET = PhraseTable.of("closings", "secret");
    private static final PhraseTable MEANT = PhraseTable.of("closings", "meant");
    private static final PhraseTable MISTAKEN = PhraseTable.of("closings", "mistaken");
    private static final PhraseTable NOTICE = PhraseTable.of("closings", "notice");
    private static final PhraseTable WORKPLACE = PhraseTable.of("closings", "workplace");
    private static final PhraseTable GREETING = PhraseTable.of("closings", "greeting");

    private static final int LONGEST_LINE = 110;
    private static final int LONGEST_SIGNATURE = 14;

    private final Set<String> names;

    /** @param letter who writes, as far as their letter says: words of their name and address help to know where they sign */
    Signature(ReceivedLetter letter) {
        Set<String> words = new HashSet<>();
        for (String word : PhraseTable.folded(letter.fromName()).split("[^\\p{L}\\p{M}']+", -1)) {
            if (word.length() > 1 || (word.length() == 1 && Character.isIdeographic(word.codePointAt(0)))) {
                words.add(word);
            }
        }
        String whole = PhraseTable.trimmed(letter.fromName()).replaceAll("\\s", "");
        if (whole.length() > 1) {
            words.add(whole);
        }
        letter.from().ifPresent(address -> {
            for (String word : PhraseTable.folded(address.local().replaceFirst("\\+.*", ""))
                    .split("[^\\p{L}]+", -1)) {
                if (word.length() > 2) {
                    words.add(word);
                }
            }
        });
        this.names = words;
    }

    /** Lines without what stands under them. */
    List<String> removed(List<String> lines) {
        List<String> rest = withoutFooters(lines);
        rest = cutAtDelimiter(rest);
        rest = cutAtDisclaimer(rest);
        for (int round = 0; round < 4; round++) {
            int before = rest.size();
            rest = cutAtClosing(trimmed(rest));
            rest = cutContact(trimmed(rest));
            rest = cutName(trimmed(rest));
            if (rest.size() == before) {
                break;
            }
        }
        return trimmed(rest);
    }

    /** Whether the words say thank you. */
    static boolean thanks(String text) {
        return THANKS.in(PhraseTable.folded(text));
    }

    /** Whether a line only greets. */
    static boolean greets(String line) {
        String folded = PhraseTable.trimmed(line);
        if (folded.isEmpty() || folded.length() > 60) {
            return false;
        }
        OptionalInt length = GREETING.lengthAtStart(folded);
        if (length.isEmpty()) {
            return false;
        }
        String rest = folded.substring(length.getAsInt()).strip();
        boolean closed = line.strip().matches("(?s).*[,，、!！:：.。؛،;]$");
        int words = rest.isEmpty() ? 0 : rest.split("\\s+", -1).length;
        return rest.isEmpty()
                || (words <= 4 && !rest.matches("(?s).*[,.;:!?，。；：！？].*") && (closed || addressed(line, rest)));
    }

    private static boolean addressed(String line, String rest) {
        return rest.matches(
                        "(?:all|there|team|everyone|everybody|sir|madam|zusammen|alle|folks|people|friends|again|broadsheet|tous|à tous|a tous|todos|a todos|tutti|a tutti|allen)(?: .{0,20})?")
                || line.strip().matches("(?:\\S+\\s+){1,3}\\p{Lu}[\\p{L}'-]*$");
    }

    private static List<String> trimmed(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (to > from
                && (lines.get(to - 1).isBlank()
                        || RULE.matcher(lines.get(to - 1)).matches())) {
            to--;
        }
        return lines.subList(from, to);
    }

    /** A phone's or a program's line goes wherever it stands, if no more than a few lines follow. */
    private static List<String> withoutFooters(List<String> lines) {
        List<String> rest = new ArrayList<>();
        for (String line : lines) {
            if (!footer(line)) {
                rest.add(line);
            }
        }
        return rest;
    }

    static boolean footer(String line) {
        String words = PhraseTable.trimmed(line.substring(0, Math.min(line.length(), 300)));
        if (words.isEmpty() || words.length() > 140) {
            return false;
        }
        boolean begins = SENT_FROM.start(words) || FROM_SENT.end(words);
        if (!begins || !DEVICE.beginWord(words)) {
            return words.matches(
                    "(?:sent from my mobile|sent on the go|sent while mobile|please excuse (?:any |my )?(?:typos|brevity).*|excuse (?:my |the )?(?:brevity|typos).*)");
        }
        return (words.length() < 90 || words.startsWith("sent from") || FROM_SENT.end(words))
                && !words.matches(
                        "(?:get the|download|via|written on|typed on|powered by|mit der|使用|通过|由|我的|내) .*(?:paper|papers|arxiv).*");
    }

    private static List<String> cutAtDelimiter(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            boolean rule = RULE.matcher(lines.get(i)).matches();
            if (DELIMITER.matcher(lines.get(i)).matches()
                    || (rule && written(lines.subList(0, i)) && signs(lines.subList(i + 1, lines.size())))) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }

    private static boolean written(List<String> lines) {
        return lines.stream().anyMatch(line -> !line.isBlank());
    }

    /** Whether lines are short and few as those of a signature are, and hold nothing that somebody asks of us. */
    private static boolean signs(List<String> lines) {
        int filled = 0;
        for (String line : lines) {
            if (!line.isBlank()) {
                filled++;
                if (filled > LONGEST_SIGNATURE
                        || line.length() > LONGEST_LINE
                        || BULLET.matcher(line).matches()
                        || LetterCommands.names(line)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** From the first disclaimer below the first paragraph on, everything goes. */
    private static List<String> cutAtDisclaimer(List<String> lines) {
        boolean first = true;
        int start = 0;
        while (start < lines.size()) {
            if (lines.get(start).isBlank()) {
                start++;
                continue;
            }
            int end = start;
            while (end < lines.size() && !lines.get(end).isBlank()) {
                end++;
            }
            for (int i = first ? start + 1 : start; i < end; i++) {
                if (disclaims(lines.subList(i, end), i > start)) {
                    return lines.subList(0, i);
                }
            }
            first = false;
            start = end;
        }
        return lines;
    }

    /** @param strictly whether it stands in the middle of a paragraph, and so has to say more */
    private static boolean disclaims(List<String> paragraph, boolean strictly) {
        String start = PhraseTable.trimmed(
                paragraph.getFirst().substring(0, Math.min(paragraph.getFirst().length(), 400)));
        if (strictly && !NOTICE.start(start) && !NOTICE.start(start.replaceFirst("^\\S{1,20}[:\\]]\\s*", ""))) {
            return false;
        }
        String joined = String.join(" ", paragraph.subList(0, Math.min(paragraph.size(), 30)));
        String words = PhraseTable.trimmed(joined.substring(0, Math.min(joined.length(), 3_000)));
        if (words.length() < 8) {
            return false;
        }
        String folded = words.length() > 400 ? words.substring(0, 400) : words;
        boolean noticed = NOTICE.start(folded) || NOTICE.start(folded.replaceFirst("^\\S{1,20}[:\\]]\\s*", ""));
        int kinds = 0;
        kinds += MAIL_WORD.in(words) ? 1 : 0;
        kinds += SECRET.in(words) ? 1 : 0;
        kinds += MEANT.in(words) ? 1 : 0;
        kinds += MISTAKEN.in(words) ? 1 : 0;
        boolean clear = NOTICE.lengthAtStart(folded).orElse(0) >= 18 || folded.startsWith("virus");
        if (strictly) {
            return noticed && (kinds >= 2 || clear);
        }
        String firstLine = PhraseTable.folded(paragraph.getFirst());
        boolean early =
                MAIL_WORD.in(firstLine) || SECRET.in(firstLine) || MEANT.in(firstLine) || MISTAKEN.in(firstLine);
        return (noticed && (kinds >= 1 || words.length() > 20 || clear)) || (kinds >= 3 && early);
    }

    private List<String> cutAtClosing(List<String> lines) {
        int seen = 0;
        int cut = -1;
        for (int i = lines.size() - 1; i >= 0 && seen <= LONGEST_SIGNATURE; i--) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            seen++;
            if (closes(line) && signs(lines.subList(i + 1, lines.size()))) {
                cut = i;
            }
        }
        if (cut < 0) {
            return lines;
        }
        List<String> rest = new ArrayList<>(lines.subList(0, cut));
        lines.subList(cut, lines.size()).stream()
                .filter(line -> POSTSCRIPT.matcher(line).matches())
                .forEach(rest::add);
        return rest;
    }

    /** Whether a line is a closing, alone or with a name behind it. */
    private boolean closes(String line) {
        if (line.length() > 80 || BULLET.matcher(line).matches()) {
            return false;
        }
        String stripped = line.strip();
        if (CLOSING.are(line)
                || severalClosings(stripped)
                || GLUED_CLOSING.matcher(stripped).matches()) {
            return true;
        }
        String folded = PhraseTable.folded(stripped);
        OptionalInt length = CLOSING.lengthAtStart(folded);
        if (length.isEmpty()) {
            return false;
        }
        String rest = folded.substring(length.getAsInt()).strip();
        if (rest.matches("[,!.，、。！-].*")) {
            String behind = rest.replaceFirst("^[\\s,!.，、。！-]+", "");
            return CLOSING.are(behind)
                    || signed(lastWords(stripped, behind))
                    || (CLOSING.start(behind)
                            && behind.length() < 40
                            && !behind.matches("(?s).*[,.:;].*\\p{L}.*\\p{L}.*\\p{L}.*")
                            && closes(behind));
        }
        // "Viele Grüße Jörg": a closing of two words or more needs no comma before the name.
        String closing = folded.substring(0, length.getAsInt());
        if (FROM_A_PLACE.matcher(rest).matches() || WITH_FILLERS.matcher(rest).matches()) {
            return true;
        }
        boolean clear = closing.contains(" ") || !AMBIGUOUS.contains(closing);
        return (clear || isCjk(folded))
                && signed(lastWords(stripped, rest))
                && (closing.contains(" ") || rest.split(" ", -1).length <= 2);
    }

    /** Closings that are also words which a heading may begin with: "Best Arm Identification". */
    private static final Set<String> AMBIGUOUS = Set.of(
            "best",
            "love",
            "ta",
            "t",
            "kr",
            "bw",
            "xx",
            "br",
            "ciao",
            "fin",
            "baja",
            "salut",
            "salam",
            "ihr",
            "ihre",
            "herzlich",
            "warmly",
            "att");

    private static final Pattern FROM_A_PLACE = Pattern.compile(
            "(?:aus|from|de|desde|da|dalla|uit|z|ze|из|depuis|fra|från|vom|von)(?: (?:der|dem|the|la))? [\\p{L}-]{2,20}(?: [\\p{L}-]{2,20})?[.!,]?");
    private static final Pattern WITH_FILLERS = Pattern.compile(
            "(?:for|in|very|much|so|all|again|advance|your|the|help|time|support|service|work|great|good|kind|consideration|attention|this|everyone|everybody|team|and|have|a|nice|day|week|weekend|from|me|us|voraus|für|ihre|eure|hilfe|mühe|d'avance|pour|votre|aide|por|su|tu|ayuda|per|il|vostro|aiuto|за|помощь|im|[ ,.!])+");
    private static final Pattern GLUED_CLOSING = Pattern.compile("^\\p{L}{1,8}\\s?(?:드림|올림|拝|敬上|谨上|謹上|より)[.。]?$");
    private static final Pattern JOINED =
            Pattern.compile("\\s+(?:and|und|et|y|e|i|и|en|og|och|ve|&)\\s+|\\s*[/|]\\s*|,\\s+|[!.]\\s+");

    private static boolean severalClosings(String line) {
        String[] parts = JOINED.split(line, 5);
        if (parts.length < 2) {
            return false;
        }
        for (String part : parts) {
            if (!part.isBlank() && !CLOSING.are(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCjk(String text) {
        return text.codePoints()
                .anyMatch(c ->
                        Character.isIdeographic(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
    }

    /** The end of a line as it was written, as long as that folded end is. */
    private static String lastWords(String line, String folded) {
        int words = folded.isBlank() ? 0 : folded.strip().split("\\s+", -1).length;
        String[] all = line.strip().split("\\s+", -1);
        return words == 0 || words > all.length
                ? ""
                : String.join(" ", List.of(all).subList(all.length - words, all.length));
    }

    /** Whether words can be a name: one to four, each beginning as names do. */
    private boolean signed(String words) {
        String[] each = words.replaceAll("[.,!]+$", "").split("\\s+", -1);
        if (words.isBlank() || each.length > 4) {
            return false;
        }
        for (String word : each) {
            if (!NAME_WORD.matcher(word.replaceAll("[,()]", "")).matches()) {
                return false;
            }
        }
        return Character.isUpperCase(each[0].codePointAt(0))
                || Character.isIdeographic(each[0].codePointAt(0))
                || !Character.isLowerCase(each[0].codePointAt(0));
    }

    /** The last paragraph, if it is somebody's post and address and not the first. */
    private List<String> cutContact(List<String> lines) {
        int reached0 = contactLines(lines);
        if (reached0 < lines.size()) {
            return lines.subList(0, reached0);
        }
        int start = lastParagraph(lines);
        if (start <= 0) {
            return lines;
        }
        List<String> block = lines.subList(start, lines.size());
        if (!signs(block)) {
            return lines;
        }
        String joined = String.join("\n", block);
        if (PAPER.matcher(joined).find()) {
            return lines;
        }
        boolean reached = PHONE.matcher(joined).find()
                || (joined.contains("@") && MAIL.matcher(joined).find());
        boolean works = WORKPLACE.in(PhraseTable.folded(joined));
        boolean parted = joined.contains(" | ") || joined.contains(" · ") || block.size() > 1;
        boolean web = WEB.matcher(joined).find() && block.size() > 1;
        boolean named = named(block.getFirst());
        return (reached && (works || parted || named || block.size() == 1))
                        || (works && parted && (named || titled(block)))
                        || (web && (works || named))
                ? lines.subList(0, start)
                : lines;
    }

    /** Where the lines at the end begin that say how to reach somebody, with a name above them; all lines if none do. */
    private int contactLines(List<String> lines) {
        int start = lines.size();
        boolean hard = false;
        while (start > 1 && lines.size() - start < LONGEST_SIGNATURE) {
            String line = lines.get(start - 1);
            if (line.isBlank()
                    || line.length() > LONGEST_LINE
                    || BULLET.matcher(line).matches()
                    || PAPER.matcher(line).find()) {
                break;
            }
            boolean reaches = PHONE.matcher(line).find()
                    || (line.contains("@") && MAIL.matcher(line).find());
            boolean web = WEB.matcher(line).matches();
            boolean post = WORKPLACE.in(PhraseTable.folded(line))
                    && !line.strip().endsWith(".")
                    && Character.isUpperCase(line.strip().codePointAt(0))
                    && line.length() < 80;
            if (!reaches
                    && !web
                    && !post
                    && !(hard
                            && (named(line)
                                    || (signed(line.strip()) && line.strip().contains(" "))))) {
                break;
            }
            hard |= reaches;
            start--;
        }
        return hard && written(lines.subList(0, start)) ? start : lines.size();
    }

    private boolean titled(List<String> block) {
        String first = block.getFirst().strip();
        String behind = first.replaceFirst("^(?i:dr|prof|mr|mrs|ms|dipl|ing)\\.?\\s+", "");
        return block.size() > 1
                && signed(behind.replaceFirst("(?i),?\\s*(?:phd|ph\\.d\\.?|msc|md)$", ""))
                && behind.split("\\s+", -1).length >= 2;
    }

    /** The writer's own name, alone at the end. */
    private List<String> cutName(List<String> lines) {
        for (int i = lines.size() - 1, seen = 0; i > 0 && seen < 6; i--) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            seen++;
            if (named(lines.get(i)) && signs(lines.subList(i, lines.size()))) {
                boolean alone = i == lines.size() - 1 || lines.get(i - 1).isBlank();
                return alone && written(lines.subList(0, i)) ? lines.subList(0, i) : lines;
            }
        }
        return lines;
    }

    private boolean named(String line) {
        String words = PhraseTable.trimmed(line);
        if (words.isEmpty() || words.length() > 50 || names.isEmpty()) {
            return false;
        }
        if (names.contains(words.replaceAll("\\s", ""))) {
            return true;
        }
        String bare = words.replaceFirst("^(?:dr|prof|mr|mrs|ms)\\.? ", "");
        String[] each = bare.split("[^\\p{L}\\p{M}']+", -1);
        int known = 0;
        for (String word : each) {
            known += names.contains(word) ? 1 : 0;
        }
        return known > 0
                && each.length <= 4
                && known * 2 >= each.length
                && (each.length == known || signed(line.strip().replaceFirst("^[-–—~/ ]+", "")));
    }

    private static int lastParagraph(List<String> lines) {
        int start = lines.size();
        while (start > 0 && !lines.get(start - 1).isBlank()) {
            start--;
        }
        return written(lines.subList(0, start)) ? start : -1;
    }
}

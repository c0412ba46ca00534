package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;
import org.broadsheet.papers.PaperList;

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
    private static final Pattern PAPER = Pattern.compile("(?i)arxiv|doi\\.|biorxiv|medrxiv|huggingface|\\b10\\.\\d{4}");
    private static final Pattern POSTSCRIPT =
            Pattern.compile("^\\s*(?:P\\.?\\s?S\\.?|N\\.?B\\.?)\\s?[:.\\s].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT_CLOSING = Pattern.compile("\\p{Lu}\\P{Zs}{0,11}(?: \\P{Zs}{1,12}){0,2}[,!+]");
    private static final Pattern FINISHED = Pattern.compile("[.!?。！？]$");
    static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•·]|\\d{1,2}[.)])\\s+\\S.*");

    private static final PhraseTable SENT_FROM = PhraseTable.of("closings", "sent from");
    private static final PhraseTable FROM_SENT = PhraseTable.of("closings", "from sent");
    private static final PhraseTable DEVICE = PhraseTable.of("closings", "device");
    private static final PhraseTable WORKPLACE = PhraseTable.of("closings", "workplace");

    /** A longer line, in characters, is prose. Source unknown; LetterCorpusTest measures what it does. */
    private static final int LONGEST_LINE = 110;

    /** In lines that are not blank. Source unknown; LetterCorpusTest measures what it does. */
    private static final int LONGEST_SIGNATURE = 14;

    private final WritersName writer;

    /** @param letter who writes, as far as their letter says: words of their name and address help to know where they sign */
    Signature(ReceivedLetter letter) {
        this.writer = new WritersName(letter);
    }

    /** Lines without what stands under them. */
    List<String> removed(List<String> lines) {
        List<String> rest = withoutFooters(withoutTheUnheardOf(trimmed(lines)));
        rest = cutAtDelimiter(rest);
        rest = Disclaimer.removed(rest);
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

    /** A program that nobody has heard of: {@code Sent with Shortwave}, alone in the last paragraph. */
    private static final Pattern UNHEARD_OF = Pattern.compile(
            "(?:sent (?:from|with|via|using|by|through)|gesendet (?:von|mit|über)|envoyé (?:de|depuis|avec|via|par)|enviado (?:desde|con|por|com|de|pelo|do|via)|inviato (?:da|con|tramite|dal)|verzonden (?:met|vanaf|via)|verstuurd (?:met|vanaf|via)|skickat (?:från|med)|sendt (?:fra|med)|wysłan[eo] (?:z|przez)|отправлено (?:из|с|через|от)) (?:\\p{Lu}|my |the |mein|mon |mi |il |la |de )[\\p{L}\\p{M}\\p{Nd}.'’ -]{1,40}",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern PRONOUNS = Pattern.compile(
            "(?i)(?<!\\s)\\s*+\\((?:she|he|they|sie|er|elle|il|ella|él)\\s?/\\s?\\p{L}{1,6}(?:\\s?/\\s?\\p{L}{1,7})?\\)");

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

    private static List<String> withoutTheUnheardOf(List<String> lines) {
        int last = lines.size() - 1;
        boolean alone = last > 1 && lines.get(last - 1).isBlank();
        if (!alone || lines.get(last).length() > 60) {
            return lines;
        }
        String line = lines.get(last).strip().replaceFirst("^[-–—*~]\\s?", "");
        String begun = line.isEmpty() ? line : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
        return UNHEARD_OF.matcher(begun).matches() ? lines.subList(0, last) : lines;
    }

    static boolean footer(String line) {
        String words = PhraseTable.trimmed(line.substring(0, Math.min(line.length(), 300)));
        if (words.isEmpty() || words.length() > 140) {
            return false;
        }
        boolean begins = SENT_FROM.start(words) || FROM_SENT.end(words);
        if (!begins || !DEVICE.beginWord(words)) {
            return words.matches(
                    "(?:sent from my mobile|sent on the go|sent on the move|sent while (?:mobile|travelling|traveling|on the move)|(?:von )?unterwegs (?:gesendet|geschrieben|geschickt)|von unterwegs|envoyé en déplacement|enviado sobre la marcha|inviato in viaggio|onderweg verzonden|please excuse (?:any |my )?(?:typos|brevity).*|excuse (?:my |the )?(?:brevity|typos).*)");
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

    private List<String> cutAtClosing(List<String> lines) {
        int seen = 0;
        int cut = -1;
        for (int i = lines.size() - 1; i >= 0 && seen <= LONGEST_SIGNATURE; i--) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            seen++;
            // "Ciao" greets, too, and then nothing stands above it.
            boolean greets = Closing.greets(line) && !written(lines.subList(0, i));
            boolean closes = !greets && (Closing.isIn(line) || closesOver(lines, i) || closesShortly(lines, i));
            if (closes && signs(lines.subList(i + 1, lines.size()))) {
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

    /** "Warm wishes," above the last line, which is a name, below a paragraph of words. */
    private static boolean closesOver(List<String> lines, int at) {
        return at > 1
                && at == lines.size() - 2
                && lines.get(at - 1).isBlank()
                && lines.get(at + 1).strip().split("\\s+", -1).length <= 3
                && WritersName.signs(lines.get(at + 1).strip())
                && Closing.resembles(lines.get(at));
    }

    /** "Bjs,", "A+" and the like above a name, below a finished sentence: nobody knows all of them. */
    private static boolean closesShortly(List<String> lines, int at) {
        return at > 1
                && at == lines.size() - 2
                && lines.get(at - 1).isBlank()
                && SHORT_CLOSING.matcher(lines.get(at).strip()).matches()
                && FINISHED.matcher(lines.get(at - 2).strip()).find()
                && lines.get(at + 1).strip().split("\\s+", -1).length <= 2
                && WritersName.signs(lines.get(at + 1).strip());
    }

    /** The last paragraph, if it is somebody's post and address and not the first. */
    private List<String> cutContact(List<String> lines) {
        // An ORCID looks like a telephone number; alone in its paragraph it is a list of papers that somebody names.
        int last = lines.size() - 1;
        if (last > 0
                && lines.get(last - 1).isBlank()
                && PaperList.parse(lines.get(last)).isPresent()) {
            return lines;
        }
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
        boolean named = writer.isIn(block.getFirst());
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
                            && (writer.isIn(line)
                                    || (WritersName.signs(unpronounced(line))
                                            && unpronounced(line).contains(" "))))) {
                break;
            }
            hard |= reaches;
            start--;
        }
        return hard && written(lines.subList(0, start)) ? start : lines.size();
    }

    private static String unpronounced(String line) {
        return PRONOUNS.matcher(line).replaceFirst("").strip();
    }

    private boolean titled(List<String> block) {
        String first = PRONOUNS.matcher(block.getFirst()).replaceFirst("").strip();
        String behind = first.replaceFirst("^(?i:dr|prof|mr|mrs|ms|dipl|ing)\\.?\\s+", "");
        boolean pronouns = PRONOUNS.matcher(block.getFirst()).find();
        return block.size() > 1
                && WritersName.signs(behind.replaceFirst("(?i)(?<!\\s)\\s*+,?\\s*+(?:phd|ph\\.d\\.?|msc|md)$", ""))
                && (pronouns || behind.split("\\s+", -1).length >= 2);
    }

    /** The writer's own name, alone at the end. */
    private List<String> cutName(List<String> lines) {
        for (int i = lines.size() - 1, seen = 0; i > 0 && seen < 6; i--) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            seen++;
            if (writer.isIn(lines.get(i)) && signs(lines.subList(i, lines.size()))) {
                boolean alone = i == lines.size() - 1 || lines.get(i - 1).isBlank();
                return alone && written(lines.subList(0, i)) ? lines.subList(0, i) : lines;
            }
        }
        return lines;
    }

    private static int lastParagraph(List<String> lines) {
        int start = lines.size();
        while (start > 0 && !lines.get(start - 1).isBlank()) {
            start--;
        }
        return written(lines.subList(0, start)) ? start : -1;
    }
}

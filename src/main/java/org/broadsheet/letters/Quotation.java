package org.broadsheet.letters;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/**
 * Tells where a mail program begins to quote: by marks, by a line that says who wrote when, by a block of headers, by a
 * divider. It looks for structure first (our own address and name, dates, colons, what stands below) and for words second.
 * Pure; each question costs a few lines, however long the letter.
 */
final class Quotation {

    private static final Pattern QUOTED = Pattern.compile("^\\s*(?:[>＞›»]|\\|\\s).*");
    private static final Pattern CLOCK =
            Pattern.compile("(?<!\\p{Nd})\\p{Nd}{1,2}\\s?[:.hH時时]\\s?\\p{Nd}{2}(?!\\p{Nd})");
    private static final Pattern YEAR = Pattern.compile("(?<!\\p{Nd})(?:20|25|14|٢٠|२०|۲۰|۱۴|۲۵)\\p{Nd}{2}(?!\\p{Nd})");
    private static final Pattern NUMERIC_DATE = Pattern.compile(
            "(?<!\\p{Nd})\\p{Nd}{1,4}[./-]\\s?\\p{Nd}{1,2}[./-]\\s?\\p{Nd}{2,4}(?!\\p{Nd})|\\p{Nd}{1,2}\\s?[月월]\\s?\\p{Nd}{1,2}");
    private static final Pattern COLON_AT_END = Pattern.compile(".*[:：︰][\\s*_\\u200e\\u200f>]*$", Pattern.DOTALL);
    private static final Pattern HEADER =
            Pattern.compile("^[\\s>*_|]*+([\\p{L}\\p{M}' -]{1,22}?)\\s?[*_]*\\s?[:：]\\s?[*_]*\\s*(.*)$");
    private static final Pattern DASHED =
            Pattern.compile("^\\s*[-_=*~–—·‐]{2,60}\\s*([^-_=*~–—·‐]{2,60}?)\\s*[-_=*~–—·‐]{2,60}\\s*$");
    private static final Pattern DIVIDER = Pattern.compile("^\\s*[-_=*~–—‐]{5,}\\s*$");
    /** GroupWise: {@code >>> Name <address> 26.11.2026 11:03 >>>}, and then a text without marks. */
    private static final Pattern ARROWS = Pattern.compile("^\\s*>>>\\s?\\S.{3,200}>>>\\s*$");

    private static final String OPENED = "<[(（＜";
    private static final String BRACKETS = OPENED + ">])）＞";
    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST = 400;

    private static final PhraseTable WROTE = PhraseTable.of("quotations", "wrote");
    private static final PhraseTable OPENING = PhraseTable.of("quotations", "opening");
    private static final PhraseTable ORIGINAL = PhraseTable.of("quotations", "original");
    private static final PhraseTable FROM = PhraseTable.of("quotations", "from");
    private static final PhraseTable SENT = PhraseTable.of("quotations", "sent");
    private static final PhraseTable TO = PhraseTable.of("quotations", "to");
    private static final PhraseTable SUBJECT = PhraseTable.of("quotations", "subject");

    private enum Field {
        FROM,
        SENT,
        TO,
        SUBJECT
    }

    private final Us us;
    private final List<String> lines;

    Quotation(Us us, List<String> lines) {
        this.us = us;
        this.lines = lines;
    }

    static boolean quoted(String line) {
        return QUOTED.matcher(line).matches() && !ARROWS.matcher(line).matches();
    }

    static boolean divider(String line) {
        return DIVIDER.matcher(line).matches();
    }

    /** How many lines from here on say who wrote when, and nothing else; 0 for none. */
    int attribution(int at) {
        if (ARROWS.matcher(lines.get(at)).matches()) {
            return 1;
        }
        StringBuilder joined = new StringBuilder();
        for (int count = 1; count <= 4 && at + count <= lines.size(); count++) {
            String line = lines.get(at + count - 1);
            if (line.isBlank() || quoted(line) || line.length() > LONGEST) {
                return 0;
            }
            joined.append(count == 1 ? "" : " ").append(line.strip());
            if (joined.length() > LONGEST) {
                return 0;
            }
            if (announces(joined.toString(), at + count) && (count == 1 || opens(lines.get(at)))) {
                return count;
            }
        }
        return 0;
    }

    /** Whether these words announce what begins at that line. */
    private boolean announces(String words, int below) {
        boolean colon = COLON_AT_END.matcher(words).matches();
        boolean quote = quoteFollows(below);
        if (!colon && !quote) {
            return false;
        }
        boolean named = us.named(words) || addressed(words);
        boolean dated = dated(words);
        if (!named && !dated) {
            return false;
        }
        boolean wrote = WROTE.in(PhraseTable.folded(words));
        if (quote) {
            return (wrote && (colon || named))
                    || (colon && named)
                    || (named && dated)
                    || (colon && dated && !command(words));
        }
        return named && colon && (wrote ? dated || us.named(words) : dated && addressed(words));
    }

    private static boolean command(String words) {
        return words.length() < 40
                && !YEAR.matcher(words).find()
                && !NUMERIC_DATE.matcher(words).find();
    }

    /** Whether an address stands in brackets here, closed or not: a program may have wrapped the line in it. */
    private static boolean addressed(String text) {
        for (int at = text.indexOf('@'); at > 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0
                    && at - start < LONGEST_ADDRESS
                    && !Character.isWhitespace(text.charAt(start - 1))
                    && BRACKETS.indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            int end = at + 1;
            while (end < text.length()
                    && end - at < LONGEST_ADDRESS
                    && !Character.isWhitespace(text.charAt(end))
                    && BRACKETS.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            boolean opened = start > 0
                    && (OPENED.indexOf(text.charAt(start - 1)) >= 0
                            || (start > 1
                                    && text.charAt(start - 1) == ' '
                                    && OPENED.indexOf(text.charAt(start - 2)) >= 0));
            boolean closed = end < text.length()
                    && BRACKETS.indexOf(text.charAt(end)) >= 0
                    && OPENED.indexOf(text.charAt(end)) < 0;
            if (start < at && end > at + 1 && (opened || closed)) {
                return true;
            }
            at = end > at ? end - 1 : at;
        }
        return false;
    }

    private static boolean dated(String words) {
        return words.codePoints().anyMatch(Character::isDigit) && datedInDigits(words);
    }

    private static boolean datedInDigits(String words) {
        return YEAR.matcher(words).find()
                || NUMERIC_DATE.matcher(words).find()
                || CLOCK.matcher(words).find();
    }

    /** Whether a line may be the first of several that announce a quotation: a line of somebody's own above them is not one. */
    private boolean opens(String line) {
        String folded = PhraseTable.folded(line).strip();
        boolean day = YEAR.matcher(line).find() || NUMERIC_DATE.matcher(line).find();
        boolean withAddress = addressed(line);
        return (withAddress
                        && (folded.endsWith(":")
                                || dated(line)
                                || folded.startsWith(us.masthead())
                                || WROTE.in(folded)
                                || (line.length() < 80 && us.named(line))))
                || (day
                        && (OPENING.start(folded)
                                || folded.matches("(?s)^[\\p{L}.]{0,12}[,，]?\\s?\\p{Nd}.*")
                                || WROTE.in(folded)))
                || (OPENING.start(folded) && CLOCK.matcher(line).find() && us.named(line))
                || (OPENING.start(folded)
                        && folded.matches("(?s).*[,，]$")
                        && folded.matches("(?s).*\\p{Nd}.*")
                        && us.named(line))
                || (folded.startsWith(us.masthead()) && line.length() < 60 && dated(line));
    }

    /** Whether the next line that is not blank is quoted, or is the first of a letter of ours. */
    private boolean quoteFollows(int from) {
        for (int i = from; i < Math.min(lines.size(), from + 5); i++) {
            if (!lines.get(i).isBlank()) {
                return quoted(lines.get(i)) || ours(i);
            }
        }
        return false;
    }

    /** Whether a letter of ours begins at this line, without a mark before it. */
    boolean ours(int at) {
        String line = lines.get(at).strip();
        return us.begins(line) || (at + 1 < lines.size() && us.begins((line + " " + lines.get(at + 1)).strip()));
    }

    /** Whether the rest of the letter from this line on is somebody else's, passed on or answered whole. */
    boolean original(int at) {
        String line = lines.get(at);
        if (line.length() > LONGEST) {
            return false;
        }
        Matcher dashed = DASHED.matcher(line);
        if (dashed.matches()) {
            String words = PhraseTable.trimmed(dashed.group(1));
            return ORIGINAL.are(words) || ORIGINAL.start(words) || (line.contains("---") && headersFollow(at + 1));
        }
        String words = PhraseTable.trimmed(line);
        if (words.length() < 60 && ORIGINAL.are(words)) {
            return line.strip().endsWith(":") || headersFollow(at + 1) || quoteFollows(at + 1);
        }
        return headers(at) || (divider(line) && headersFollow(at + 1));
    }

    private boolean headersFollow(int from) {
        for (int i = from; i < Math.min(lines.size(), from + 4); i++) {
            if (!lines.get(i).isBlank()) {
                return headers(i);
            }
        }
        return false;
    }

    /** Whether the headers of a letter stand here as lines: two kinds of them at least, and an address or our name. */
    private boolean headers(int at) {
        if (field(lines.get(at)).isEmpty()) {
            return severalInOneLine(lines.get(at));
        }
        Set<Field> found = EnumSet.noneOf(Field.class);
        boolean named = false;
        int strange = 0;
        for (int i = at; i < Math.min(lines.size(), at + 12) && strange < 3; i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                if (found.size() > 1) {
                    break;
                }
                continue;
            }
            Set<Field> fields = field(line);
            strange = fields.isEmpty() ? strange + 1 : 0;
            found.addAll(fields);
            named |= addressed(line) || line.contains("@") || us.named(line);
        }
        return found.size() >= 2 && named;
    }

    /** {@code De:} is from in one language and of another field in the next, so a line may be of several kinds. */
    private static Set<Field> field(String line) {
        Matcher header = line.length() > LONGEST ? HEADER.matcher("") : HEADER.matcher(line);
        if (!header.matches()) {
            return Set.of();
        }
        String name = header.group(1);
        Set<Field> fields = EnumSet.noneOf(Field.class);
        if (FROM.are(name)) {
            fields.add(Field.FROM);
        } else if (SENT.are(name)) {
            fields.add(Field.SENT);
        } else if (TO.are(name)) {
            fields.add(Field.TO);
        } else if (SUBJECT.are(name)) {
            fields.add(Field.SUBJECT);
        }
        return fields;
    }

    /** Headers that lost their line breaks. */
    private static boolean severalInOneLine(String line) {
        return inOneLine(line) == 0;
    }

    /** Where in a line the headers of a letter begin that lost their line breaks; -1 for nowhere. */
    private static int inOneLine(String line) {
        if (line.length() < 40 || !line.contains("@")) {
            return -1;
        }
        String start = line.substring(0, Math.min(line.length(), 4_000));
        Matcher word = Pattern.compile("(?<![\\p{L}\\p{M}])([\\p{L}\\p{M}]{1,12}(?: [\\p{L}\\p{M}]{1,10})?)\\s?[:：]\\s")
                .matcher(start);
        int from = -1;
        Set<Field> found = EnumSet.noneOf(Field.class);
        while (word.find()) {
            Set<Field> fields = field(word.group(1) + ": x");
            String last = word.group(1).replaceFirst("^.* ", "");
            if (fields.isEmpty()) {
                fields = field(last + ": x");
            }
            if (fields.contains(Field.FROM) && from < 0) {
                from = word.end(1)
                        - (field(word.group(1) + ": x").isEmpty()
                                ? last.length()
                                : word.group(1).length());
                found.clear();
            }
            found.addAll(fields);
        }
        return from >= 0 && found.size() >= 3 ? from : -1;
    }

    private static final Pattern WITHIN =
            Pattern.compile("[<\\[(（]?(?:mailto:)?[^\\s<>@]{1,64}@[^\\s<>@]{1,100}[>\\])）]?");

    /** Where in a line, that lost its line breaks, the quotation begins; -1 for nowhere. */
    int within(String line) {
        if (line.length() < 60) {
            return -1;
        }
        int headers = inOneLine(line);
        if (headers >= 0) {
            return headers;
        }
        if (line.indexOf('@') < 0) {
            int ours = us.indexIn(line);
            return ours > 0 ? ours : -1;
        }
        String start = line.substring(0, Math.min(line.length(), 2_000));
        Matcher address = WITHIN.matcher(start);
        while (address.find()) {
            int end = Math.min(start.length(), address.end() + 80);
            String around = start.substring(address.start(), end);
            int colon = around.indexOf(':', Math.max(0, address.end() - address.start() - 1));
            if (colon < 0) {
                continue;
            }
            String before = start.substring(Math.max(0, address.start() - 140), address.start());
            String said = before + around.substring(0, colon + 1);
            if (!WROTE.in(PhraseTable.folded(said)) || !dated(said)) {
                continue;
            }
            int opening = opening(before);
            if (opening >= 0) {
                return address.start() - before.length() + opening;
            }
        }
        int ours = us.indexIn(start);
        return ours > 0 ? ours : -1;
    }

    /** Where the words begin that lead to an address: the last opening word before which a sentence may have ended. */
    private static int opening(String before) {
        int found = -1;
        Matcher word =
                Pattern.compile("(?<![\\p{L}\\p{M}])\\p{Lu}[\\p{L}\\p{M}]*").matcher(before);
        while (word.find()) {
            String rest = before.substring(word.start());
            if (OPENING.start(PhraseTable.folded(rest)) && dated(rest)) {
                found = word.start();
            }
        }
        return found;
    }
}

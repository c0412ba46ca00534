package org.broadsheet.matching.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.matching.query.Question.Field;
import org.broadsheet.papers.PaperId;

/**
 * Reads what people type: words, {@code "words in quotes"}, numbers of papers, {@code field:value}, dates, {@code AND},
 * {@code OR}, {@code NOT} or a minus, and parentheses. NOT binds tightest, then what stands side by side, then AND, then OR.
 * Any text is a question: what is not understood counts as words, and what is left open is closed at the end. Reads once,
 * forwards.
 */
public final class QuestionReader {

    /** Longer text is cut: a long abstract has 3,000 characters. */
    static final int LONGEST = 10_000;

    /** Further parts are left out: whoever pastes an abstract is understood by its first hundred words. */
    static final int MOST_PARTS = 100;

    /** Deeper parentheses are left out. */
    private static final int DEEPEST = 20;

    private static final int LONGEST_NUMBER = 400;

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    /** The archives of arXiv that have classes. */
    private static final Set<String> ARCHIVES =
            Set.of("astro-ph", "cond-mat", "cs", "econ", "eess", "math", "nlin", "physics", "q-bio", "q-fin", "stat");

    /** The dot and the rest of {@code cond-mat.mes-hall}. */
    private static final int LONGEST_CLASS = 9;

    private enum Key {
        CATEGORY,
        SOURCE,
        NUMBER,
        FROM,
        UNTIL,
        ON
    }

    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("title", Field.TITLE),
            Map.entry("ti", Field.TITLE),
            Map.entry("abstract", Field.ABSTRACT),
            Map.entry("abs", Field.ABSTRACT),
            Map.entry("author", Field.AUTHOR),
            Map.entry("authors", Field.AUTHOR),
            Map.entry("au", Field.AUTHOR),
            Map.entry("venue", Field.RECORD),
            Map.entry("journal", Field.RECORD),
            Map.entry("comment", Field.RECORD),
            Map.entry("affiliation", Field.RECORD),
            Map.entry("licence", Field.RECORD),
            Map.entry("all", Field.ANYWHERE));

    private static final Map<String, Key> KEYS = Map.ofEntries(
            Map.entry("cat", Key.CATEGORY),
            Map.entry("category", Key.CATEGORY),
            Map.entry("source", Key.SOURCE),
            Map.entry("arxiv", Key.NUMBER),
            Map.entry("doi", Key.NUMBER),
            Map.entry("id", Key.NUMBER),
            Map.entry("from", Key.FROM),
            Map.entry("since", Key.FROM),
            Map.entry("until", Key.UNTIL),
            Map.entry("to", Key.UNTIL),
            Map.entry("date", Key.ON),
            Map.entry("on", Key.ON));

    private final String text;
    private int at;
    private int parts;

    private QuestionReader(String text) {
        this.text = text;
    }

    /** The question; {@link Question#NOTHING} if there is neither a letter nor a digit in it. */
    public static Question read(String typed) {
        StringBuilder plain = new StringBuilder(Math.min(typed.length(), LONGEST));
        for (int i = 0; i < typed.length() && i < LONGEST; i++) {
            plain.append(plain(typed.charAt(i)));
        }
        QuestionReader reader = new QuestionReader(plain.toString());
        List<Question> all = new ArrayList<>();
        while (reader.at < reader.text.length()) {
            all.add(reader.either(Field.ANYWHERE, 0));
            // A closing parenthesis that nobody opened.
            reader.at++;
        }
        return together(all);
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\uff02' -> '"';
            case '\u2212', '\u2013', '\u2010', '\u2011' -> '-';
            case '\uff1a' -> ':';
            case '\uff08' -> '(';
            case '\uff09' -> ')';
            default -> Character.isISOControl(c) || Character.isSpaceChar(c) ? ' ' : c;
        };
    }

    /** Parts between OR. */
    private Question either(Field field, int depth) {
        List<Question> parts = new ArrayList<>();
        parts.add(both(field, depth));
        while (operator("OR")) {
            parts.add(both(field, depth));
        }
        List<Question> asked = asked(parts);
        return asked.size() == 1 ? asked.getFirst() : asked.isEmpty() ? Question.NOTHING : new Question.Any(asked);
    }

    /** Parts between AND. */
    private Question both(Field field, int depth) {
        List<Question> parts = new ArrayList<>();
        parts.add(sideBySide(field, depth));
        while (operator("AND")) {
            parts.add(sideBySide(field, depth));
        }
        List<Question> asked = asked(parts);
        return asked.size() == 1 ? asked.getFirst() : asked.isEmpty() ? Question.NOTHING : new Question.All(asked);
    }

    private Question sideBySide(Field field, int depth) {
        List<Question> parts = new ArrayList<>();
        skipBlanks();
        while (at < text.length() && text.charAt(at) != ')' && !stands("OR") && !stands("AND")) {
            parts.add(one(field, depth));
            skipBlanks();
        }
        return together(parts);
    }

    private static Question together(List<Question> parts) {
        List<Question> asked = asked(parts);
        return asked.size() == 1 ? asked.getFirst() : new Question.Together(asked);
    }

    private static List<Question> asked(List<Question> parts) {
        return parts.stream().filter(part -> !part.equals(Question.NOTHING)).toList();
    }

    /** One part, and at least one character further. */
    private Question one(Field field, int depth) {
        if (operator("NOT")) {
            skipBlanks();
            return at < text.length() && text.charAt(at) != ')' ? not(one(field, depth)) : Question.NOTHING;
        }
        char c = text.charAt(at);
        if (c == '-' && at + 1 < text.length() && text.charAt(at + 1) != ' ' && text.charAt(at + 1) != '-') {
            at++;
            return text.charAt(at) == ')' ? Question.NOTHING : not(one(field, depth));
        }
        if (c == '(') {
            at++;
            if (depth == DEEPEST) {
                return Question.NOTHING;
            }
            Question within = either(field, depth + 1);
            at += at < text.length() ? 1 : 0;
            return within;
        }
        if (c == '"') {
            return words(field, quoted(), true);
        }
        Optional<Question> number = number();
        return number.isPresent() ? number.get() : word(field, depth);
    }

    private static Question not(Question part) {
        return switch (part) {
            case Question.Not(Question twice) -> twice;
            case Question other when other.equals(Question.NOTHING) -> Question.NOTHING;
            case Question other -> new Question.Not(other);
        };
    }

    /** A paper's number or address, which may hold what else would part words. */
    private Optional<Question> number() {
        int end = at;
        boolean digit = false;
        while (end < text.length()
                && end - at <= LONGEST_NUMBER
                && text.charAt(end) != ' '
                && text.charAt(end) != '"') {
            digit |= Character.isDigit(text.charAt(end));
            end++;
        }
        if (!digit || end - at > LONGEST_NUMBER || end - at < 9) {
            return Optional.empty();
        }
        Optional<PaperId> id = PaperNumbers.find(text.substring(at, end));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        at = end;
        return Optional.of(counted(new Question.Numbered(id.get())));
    }

    private Question word(Field field, int depth) {
        int begin = at;
        while (at < text.length() && !ends(text.charAt(at)) && text.charAt(at) != ':') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ':') {
            String name = text.substring(begin, at).toLowerCase(Locale.ROOT);
            if (FIELDS.containsKey(name)) {
                return valueOf(FIELDS.get(name), depth);
            }
            if (KEYS.containsKey(name)) {
                return valueOf(KEYS.get(name), name, field);
            }
            while (at < text.length() && !ends(text.charAt(at))) {
                at++;
            }
        }
        if (at == begin) {
            at++;
            return Question.NOTHING;
        }
        String word = text.substring(begin, at);
        if (field == Field.ANYWHERE && isClass(word)) {
            return counted(new Question.InCategory(word));
        }
        Optional<Days> days = word.indexOf('-') == 4 ? days(word) : Optional.empty();
        return days.isPresent() ? counted(days.get().asked()) : words(field, word, false);
    }

    /** Whether a word can be nothing but a class of arXiv's: {@code cs.IR}, {@code cond-mat.str-el}. */
    private static boolean isClass(String word) {
        int dot = word.indexOf('.');
        return dot > 0
                && ARCHIVES.contains(word.substring(0, dot).toLowerCase(Locale.ROOT))
                && word.length() - dot <= LONGEST_CLASS
                && word.length() - dot > 2
                && word.substring(dot + 1).chars().allMatch(c -> c == '-' || (c < 0x80 && Character.isLetter(c)));
    }

    /** What stands behind {@code title:} and its like: a word, words in quotes, or a question in parentheses. */
    private Question valueOf(Field field, int depth) {
        at++;
        skipBlanks();
        if (at == text.length() || text.charAt(at) == ')') {
            return Question.NOTHING;
        }
        if (text.charAt(at) == '"' || text.charAt(at) == '(') {
            return one(field, depth);
        }
        return words(field, unquoted(), false);
    }

    private Question valueOf(Key key, String name, Field field) {
        at++;
        skipBlanks();
        if (at == text.length() || text.charAt(at) == ')') {
            return words(field, name, false);
        }
        String value = text.charAt(at) == '"' ? quoted() : unquoted();
        Optional<Question> asked = switch (key) {
            case CATEGORY ->
                Optional.of(value.replaceFirst("\\.?\\*$", ""))
                        .filter(category -> !category.isBlank())
                        .map(category -> new Question.InCategory(category.strip()));
            case SOURCE ->
                Optional.of(value)
                        .filter(source -> !source.isBlank())
                        .map(source -> new Question.FromSource(source.strip()));
            case NUMBER -> PaperNumbers.find(value).map(Question.Numbered::new);
            case FROM -> days(value).map(days -> new Question.Announced(days.first(), LAST_DAY));
            case UNTIL -> days(value).map(days -> new Question.Announced(FIRST_DAY, days.last()));
            case ON -> days(value).map(Days::asked);
        };
        return asked.isPresent() ? counted(asked.get()) : words(field, name + " " + value, false);
    }

    private String quoted() {
        int begin = ++at;
        while (at < text.length() && text.charAt(at) != '"') {
            at++;
        }
        String quoted = text.substring(begin, at);
        at += at < text.length() ? 1 : 0;
        return quoted;
    }

    private String unquoted() {
        int begin = at;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean ends(char c) {
        return c == ' ' || c == '"' || c == '(' || c == ')';
    }

    private Question words(Field field, String text, boolean quoted) {
        boolean any = text.codePoints().anyMatch(Character::isLetterOrDigit);
        return any ? counted(new Question.Words(field, text.strip(), quoted)) : Question.NOTHING;
    }

    private Question counted(Question part) {
        return ++parts > MOST_PARTS ? Question.NOTHING : part;
    }

    private boolean operator(String word) {
        if (stands(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    /** Whether that operator comes next: in capitals, and a word of its own. */
    private boolean stands(String word) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && (at == 0 || ends(text.charAt(at - 1)))
                && (end == text.length() || ends(text.charAt(end)));
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private record Days(LocalDate first, LocalDate last) {
        Question asked() {
            return new Question.Announced(first, last);
        }
    }

    /** {@code 2025}, {@code 2025-09}, {@code 2025-09-03}; empty for what no calendar has. */
    private static Optional<Days> days(String written) {
        String date = written.strip().replace('/', '-').replace('.', '-');
        try {
            if (date.matches("(19|20)\\d\\d")) {
                int year = Integer.parseInt(date);
                return Optional.of(new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
            }
            if (date.matches("(19|20)\\d\\d-\\d{1,2}")) {
                YearMonth month =
                        YearMonth.of(Integer.parseInt(date.substring(0, 4)), Integer.parseInt(date.substring(5)));
                return Optional.of(new Days(month.atDay(1), month.atEndOfMonth()));
            }
            if (date.matches("(19|20)\\d\\d-\\d{1,2}-\\d{1,2}")) {
                String[] parts = date.split("-", -1);
                LocalDate day = LocalDate.of(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                return Optional.of(new Days(day, day));
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}

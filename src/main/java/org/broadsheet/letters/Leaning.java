package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/**
 * What a sentence wants more or less of, whatever its language puts first: the words that measure are known, so are those that only
 * stand around, and what is left is the subject. Pure; a sentence that does not come out even asks nothing.
 */
final class Leaning {

    private enum Kind {
        DENIAL,
        MUCH,
        ENOUGH,
        MORE,
        LESS,
        INTEREST,
        RATHER,
        AND,
        LIGHT,
        BREAK,
        SUBJECT
    }

    private static final Map<Kind, PhraseTable> WORDS = new EnumMap<>(Map.of(
            Kind.ENOUGH, table("enough"),
            Kind.MUCH, table("much"),
            Kind.LESS, table("less"),
            Kind.MORE, table("more"),
            Kind.RATHER, table("rather"),
            Kind.DENIAL, table("denial"),
            Kind.AND, table("and"),
            Kind.LIGHT, table("light")));

    private static final PhraseTable INTEREST = table("interest");
    private static final PhraseTable ENDINGS = table("endings");

    private static final Set<Kind> MEASURES =
            EnumSet.of(Kind.DENIAL, Kind.MUCH, Kind.ENOUGH, Kind.MORE, Kind.LESS, Kind.INTEREST, Kind.RATHER);

    private static final Set<Kind> COUNTS = EnumSet.of(Kind.MORE, Kind.LESS, Kind.MUCH, Kind.ENOUGH);
    private static final Set<Kind> DENIED = EnumSet.of(Kind.DENIAL);
    private static final Set<Kind> SUBJECTS = EnumSet.of(Kind.SUBJECT);

    /** An article that leans on its word, one sign of a script without blanks, a word, or a mark that parts sentences. */
    private static final Pattern WORD = Pattern.compile(
            "(?i:[dljmnst]|qu|dell|sull|all|un)['’](?=\\p{L})|[\\p{IsHan}\\p{IsHiragana}]|[\\p{IsKatakana}ー]+"
                    + "|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]++(?:['’+#/.-][\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]++){0,6}+[+#]{0,2}+"
                    + "|[.,;:!?。，、；：！？؟،।\\n]");

    /** What Korean puts behind a word to be polite, or to say what it is in the sentence. */
    private static final Pattern SPOKEN = Pattern.compile("(?<=\\p{IsHangul})(?:이?요|은|는|을|를)$");

    /** In words. */
    private static final int LONGEST_PHRASE = 8;

    private static final int MOST_WORDS = 120;

    private Leaning() {}

    private static PhraseTable table(String section) {
        return PhraseTable.of("leaning", section);
    }

    private record Item(Kind kind, int from, int to) {}

    private record Part(Set<Kind> measures, List<String> subjects) {}

    /** What the text asks; empty if any of it stays open. */
    static Optional<Request.Lean> of(String text) {
        List<Part> parts = new ArrayList<>();
        for (List<Item> clause : clauses(items(text))) {
            Set<Kind> measures = EnumSet.noneOf(Kind.class);
            clause.stream().map(Item::kind).filter(MEASURES::contains).forEach(measures::add);
            Optional<String> subject = subject(text, clause);
            if (measures.isEmpty() && subject.isEmpty()) {
                continue;
            }
            Part last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && subject.isEmpty() && wanted(last.measures()).equals(wanted(measures))) {
                continue;
            }
            // "Blockchain: less, please"; a denial alone may be of anything: "my daughter is, not me".
            boolean measuresTheLast =
                    last != null && last.measures().isEmpty() && subject.isEmpty() && !measures.equals(DENIED);
            if (last != null && (measures.isEmpty() || measuresTheLast)) {
                last.measures().addAll(measures);
                subject.ifPresent(last.subjects()::add);
            } else {
                parts.add(new Part(measures, new ArrayList<>(subject.stream().toList())));
            }
        }
        Map<Wanted, List<String>> found = new LinkedHashMap<>();
        for (Part part : parts) {
            Optional<Wanted> wanted = wanted(part.measures());
            if (wanted.isEmpty() || part.subjects().isEmpty()) {
                return Optional.empty();
            }
            found.computeIfAbsent(wanted.get(), each -> new ArrayList<>()).addAll(part.subjects());
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Request.Lean(
                        found.getOrDefault(Wanted.MORE, List.of()),
                        found.getOrDefault(Wanted.LESS, List.of()),
                        found.getOrDefault(Wanted.NONE, List.of())));
    }

    private enum Wanted {
        MORE,
        LESS,
        NONE
    }

    private static Optional<Wanted> wanted(Set<Kind> measures) {
        boolean denied = measures.contains(Kind.DENIAL);
        if (measures.contains(Kind.INTEREST)) {
            boolean lost = denied || measures.contains(Kind.LESS) || measures.contains(Kind.ENOUGH);
            return Optional.of(lost ? Wanted.LESS : Wanted.MORE);
        }
        if (measures.contains(Kind.LESS) || measures.contains(Kind.MUCH)) {
            return Optional.of(Wanted.LESS);
        }
        if (measures.contains(Kind.ENOUGH)) {
            return Optional.of(Wanted.NONE);
        }
        if (denied) {
            return Optional.of(Wanted.NONE);
        }
        return measures.contains(Kind.MORE) || measures.contains(Kind.RATHER)
                ? Optional.of(Wanted.MORE)
                : Optional.empty();
    }

    private static List<Item> items(String text) {
        List<int[]> places = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find() && places.size() < MOST_WORDS) {
            places.add(new int[] {word.start(), word.end()});
        }
        List<Item> items = new ArrayList<>();
        int at = 0;
        while (at < places.size()) {
            int taken = 1;
            Kind kind = Kind.SUBJECT;
            int from = places.get(at)[0];
            for (int length = Math.min(LONGEST_PHRASE, places.size() - at); length >= 1; length--) {
                Optional<Kind> known = kind(text.substring(from, places.get(at + length - 1)[1]), length);
                if (known.isPresent()) {
                    kind = known.get();
                    taken = length;
                    break;
                }
            }
            items.add(new Item(kind, from, places.get(at + taken - 1)[1]));
            at += taken;
        }
        return items;
    }

    private static Optional<Kind> kind(String words, int length) {
        if (length == 1 && ".,;:!?。，、；：！？؟،।\n".contains(words)) {
            return Optional.of(Kind.BREAK);
        }
        if (length > 1 && words.matches("(?s).*[.,;:!?。，、；：！？؟،।\\n].*")) {
            return Optional.empty();
        }
        String bare = SPOKEN.matcher(words).replaceFirst("");
        for (Map.Entry<Kind, PhraseTable> known : WORDS.entrySet()) {
            if (known.getValue().are(words) || known.getValue().are(bare)) {
                return Optional.of(known.getKey());
            }
        }
        return INTEREST.beginWord(PhraseTable.folded(words)) && (length == 1 || INTEREST.are(words))
                ? Optional.of(Kind.INTEREST)
                : Optional.empty();
    }

    /** Parted at marks, and where a second measure begins that has its own subject. */
    private static List<List<Item>> clauses(List<Item> items) {
        List<List<Item>> clauses = new ArrayList<>();
        List<Item> clause = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.kind() == Kind.BREAK
                    || (item.kind() == Kind.AND && measured(clause) && follows(items, i, MEASURES))) {
                clauses.add(clause);
                clause = new ArrayList<>();
            } else if (COUNTS.contains(item.kind()) && measuredFirst(clause) && follows(items, i, SUBJECTS)) {
                clauses.add(clause);
                clause = new ArrayList<>(List.of(item));
            } else {
                clause.add(item);
            }
        }
        clauses.add(clause);
        return clauses;
    }

    private static boolean measured(List<Item> clause) {
        return clause.stream().anyMatch(item -> item.kind() == Kind.SUBJECT)
                && clause.stream().anyMatch(item -> MEASURES.contains(item.kind()));
    }

    /** "More of this", after which "less of that" begins anew. */
    private static boolean measuredFirst(List<Item> clause) {
        return measured(clause)
                && clause.stream()
                        .filter(item -> item.kind() == Kind.SUBJECT || MEASURES.contains(item.kind()))
                        .findFirst()
                        .filter(item -> item.kind() != Kind.SUBJECT)
                        .isPresent();
    }

    private static boolean follows(List<Item> items, int at, Set<Kind> kinds) {
        for (int i = at + 1; i < items.size() && items.get(i).kind() != Kind.BREAK; i++) {
            if (kinds.contains(items.get(i).kind())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> subject(String text, List<Item> clause) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < clause.size(); i++) {
            if (clause.get(i).kind() == Kind.SUBJECT) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return Optional.empty();
        }
        String subject =
                text.substring(clause.get(first).from(), clause.get(last).to()).strip();
        for (String ending : ENDINGS.all()) {
            if (subject.endsWith(ending) && subject.length() > ending.length() + 1) {
                return Optional.of(
                        subject.substring(0, subject.length() - ending.length()).strip());
            }
        }
        return Optional.of(subject);
    }
}

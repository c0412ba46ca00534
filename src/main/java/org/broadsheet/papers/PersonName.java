package org.broadsheet.papers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.broadsheet.papers.NamePart.Kind;
import org.broadsheet.tex.TexNames;

/**
 * A name taken apart, for comparing: what is the family's, what the person's own. Where that cannot be told (two surnames or a middle
 * name, the order of China or that of Europe), every way to read it is kept.
 */
final class PersonName {

    /** Words that belong to the family's name behind them. */
    private static final Set<String> PARTICLES = Set.of(
            "von", "van", "de", "der", "den", "del", "della", "dello", "di", "da", "das", "do", "dos", "du", "des",
            "la", "las", "le", "los", "ter", "ten", "te", "tot", "zu", "zum", "zur", "vom", "af", "av", "al", "el",
            "ul", "bin", "ibn", "ben", "bint", "abu", "san", "santa", "st", "op", "het", "in", "lo", "t", "van t", "y",
            "e");

    /** With an apostrophe and accents that stand by themselves; longer words are not looked up. */
    private static final int LONGEST_PARTICLE = 8;

    /** Those that their bearers and other people's lists leave out. */
    private static final Set<String> LEFT_OUT = Set.of("de", "da", "das", "do", "dos", "y", "e");

    private static final Set<String> SUFFIXES =
            Set.of("jr", "junior", "sr", "senior", "ii", "iii", "iv", "2nd", "3rd", "4th");

    /** Of Brazil and Portugal, where they stand behind at least two other names; elsewhere they may be all the family's name. */
    private static final Set<String> LATE_SUFFIXES = Set.of("filho", "neto", "sobrinho");

    private static final Set<String> TITLES = Set.of(
            "dr", "prof", "professor", "mr", "mrs", "ms", "sir", "phd", "md", "msc", "dphil", "mph", "bsc", "esq");
    private static final Pattern ASIDE =
            Pattern.compile("\\([^()]{0,300}\\)|\\[[^\\[\\]]{0,300}\\]|[“\"][^”\"]{0,80}[”\"]");
    private static final Pattern OTHERS =
            Pattern.compile("[,;]?\\s{1,3}(?:et\\s{1,3}al\\.?|and\\s{1,3}others)\\s{0,3}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** The names last asked for, each where its hash says: comparing one with thousands must not take it apart each time. */
    private static final AtomicReferenceArray<PersonName> RECENT = new AtomicReferenceArray<>(4096);

    /**
     * One way to read a name.
     *
     * @param given in their order; empty if only the family's name is known
     * @param turned whether the family's name was taken from the front without a sign that it is one
     */
    private record Reading(List<NamePart> given, NamePart family, boolean turned) {}

    private final String name;
    private final List<Reading> readings;
    private final String suffix;

    /** What a group is called without "the" and "collaboration"; empty for a person. */
    private final String group;

    private PersonName(String name) {
        this.name = name;
        String text = name.indexOf('\\') < 0 ? name : TexNames.decode(name);
        // Most names hold nothing of this, and looking is a tenth of matching.
        boolean aside =
                text.indexOf('(') >= 0 || text.indexOf('[') >= 0 || text.indexOf('"') >= 0 || text.indexOf('“') >= 0;
        text = aside ? ASIDE.matcher(text).replaceAll(" ").strip() : text.strip();
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        text = ".lLsS".indexOf(last) >= 0
                ? OTHERS.matcher(text).replaceFirst("").strip()
                : text;
        this.group = GroupName.in(text);
        List<String> words = new ArrayList<>();
        List<String> behindComma = new ArrayList<>();
        String found = "";
        String[] parts = text.split(",", 4);
        for (int i = 0; i < parts.length; i++) {
            for (String word : blankSeparated(parts[i].strip())) {
                String plain = Folded.joined(word.replace(".", ""));
                int before = words.size() + behindComma.size();
                if ((SUFFIXES.contains(plain) && before > 0) || (LATE_SUFFIXES.contains(plain) && before > 1)) {
                    found = canonicalSuffix(plain);
                } else if (!plain.isEmpty() && !TITLES.contains(plain) && !isNumber(plain)) {
                    (i == 0 ? words : behindComma).add(word);
                }
            }
        }
        this.suffix = found;
        this.readings = group.isEmpty() ? readings(words, behindComma) : List.of();
    }

    /** A footnote's, as in {@code Ada Okafor 1}. */
    private static boolean isNumber(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) < '0' || plain.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static PersonName of(String name) {
        int slot = (name.hashCode() ^ name.hashCode() >>> 13) & (RECENT.length() - 1);
        PersonName recent = RECENT.get(slot);
        if (recent == null || !recent.name.equals(name)) {
            recent = new PersonName(name);
            RECENT.set(slot, recent);
        }
        return recent;
    }

    /** {@code Wei Zhang}, as nearly all names are spaced, in a fraction of the time. */
    private static String[] blankSeparated(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c == ' ' && text.charAt(i + 1) == ' ')) {
                return BLANK.split(text, 0);
            }
        }
        return text.split(" ", 0);
    }

    private static String canonicalSuffix(String plain) {
        return switch (plain) {
            case "junior", "ii", "2nd", "jr", "filho" -> "jr";
            case "senior", "sr" -> "sr";
            case "3rd" -> "iii";
            case "4th" -> "iv";
            default -> plain;
        };
    }

    private static List<Reading> readings(List<String> words, List<String> behindComma) {
        if (words.isEmpty()) {
            return List.of();
        }
        String whole = String.join("", words) + String.join("", behindComma);
        if (NamePart.isEastAsianScript(whole)) {
            return List.of(new Reading(
                    List.of(), NamePart.of(List.of(whole.replace("·", "").replace("・", ""))), false));
        }
        if (!behindComma.isEmpty()) {
            return familyFirst(words, behindComma);
        }
        List<Reading> readings = new ArrayList<>();
        int last = words.size() - 1;
        int caps = NamePart.onlyCapitals(words);
        int initials = NamePart.initialsBehind(words);
        if (initials > 0) {
            int first = words.size() - initials;
            readings.add(new Reading(
                    NamePart.given(words.subList(first, words.size())), NamePart.of(words.subList(0, first)), false));
            return readings;
        }
        if (caps == 0 && words.size() > 1) {
            readings.add(new Reading(
                    NamePart.given(words.subList(1, words.size())), NamePart.of(words.subList(0, 1)), false));
        }
        int family = last;
        while (family > 1 && isParticle(words.get(family - 1))) {
            family--;
        }
        if (family == 1 && last > 0 && isParticle(words.get(0))) {
            if (isCapital(words.get(0))) {
                // "Di Wang", "Ben van den Berg"
                add(readings, words, 1);
            }
            family = 0;
        }
        add(readings, words, family);
        if (family > 1) {
            // Two surnames, each perhaps with particles.
            int first = family - 1;
            add(readings, words, first);
            while (first > 1 && isParticle(words.get(first - 1))) {
                first--;
            }
            if (first < family - 1) {
                add(readings, words, first);
            }
        }
        if (family < last && mayBeGiven(words, family)) {
            add(readings, words, last);
        }
        boolean eastAsian = last >= 1 && last <= 2 && words.stream().anyMatch(NamePart::isEastAsianFamily);
        if (eastAsian && caps != 0) {
            readings.add(new Reading(
                    NamePart.given(words.subList(1, words.size())), NamePart.of(words.subList(0, 1)), true));
        }
        return readings;
    }

    /** One letter is a particle only as Spanish, Portuguese and Dutch write it; else it is an initial. */
    private static boolean isParticle(String word) {
        if (word.length() > LONGEST_PARTICLE) {
            return false;
        }
        String plain = Folded.words(word);
        return PARTICLES.contains(plain)
                && (plain.length() > 1
                        || word.equals("y")
                        || word.equals("e")
                        || (plain.equals("t") && isElided(word)));
    }

    private static boolean isElided(String word) {
        return word.length() == 2 && !Character.isLetter(word.charAt(0));
    }

    /** {@code Yu Bin Wang}: what looks like particles is a name of the person's own. */
    private static boolean mayBeGiven(List<String> words, int family) {
        return words.subList(family, words.size() - 1).stream().allMatch(PersonName::isCapital)
                && (NamePart.isEastAsianFamily(words.getLast()) || NamePart.isEastAsianFamily(words.getFirst()));
    }

    private static boolean isCapital(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }

    private static void add(List<Reading> readings, List<String> words, int family) {
        List<NamePart> given = NamePart.given(words.subList(0, family));
        List<String> own = words.subList(family, words.size());
        readings.add(new Reading(given, NamePart.of(own), false));
        if (own.size() == 1) {
            return;
        }
        List<String> without = own.stream()
                .filter(word -> !isParticle(word) || !LEFT_OUT.contains(Folded.words(word)))
                .toList();
        if (!without.isEmpty() && without.size() < own.size()) {
            readings.add(new Reading(given, NamePart.of(without), false));
        }
    }

    /** {@code Beethoven, Ludwig van}: particles at the end of what stands behind the comma belong before it. */
    private static List<Reading> familyFirst(List<String> words, List<String> behindComma) {
        int given = behindComma.size();
        while (given > 1 && isParticle(behindComma.get(given - 1))) {
            given--;
        }
        List<String> family = new ArrayList<>(behindComma.subList(given, behindComma.size()));
        family.addAll(words);
        List<String> all = new ArrayList<>(behindComma.subList(0, given));
        all.addAll(family);
        List<Reading> readings = new ArrayList<>();
        add(readings, all, given);
        return readings;
    }

    boolean mayBe(PersonName other) {
        if (!group.isEmpty() || !other.group.isEmpty()) {
            return calledAlone().equals(other.calledAlone());
        }
        if (!suffix.isEmpty() && !other.suffix.isEmpty() && !suffix.equals(other.suffix)) {
            return false;
        }
        for (Reading mine : readings) {
            for (Reading theirs : other.readings) {
                if (mine.family().isSame(theirs.family()) && agree(mine, theirs)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A group without "collaboration" is called as the group is: {@code CMS}. */
    private String calledAlone() {
        return group.isEmpty() ? Folded.joined(name) : group;
    }

    /** Whether it is more than a lone surname. */
    boolean isWhole() {
        if (!group.isEmpty() || NamePart.isEastAsianScript(name)) {
            return true;
        }
        for (Reading reading : readings) {
            if (!reading.given().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** By which an index finds everybody who may be this one; see {@link Author#keys}. */
    Set<String> keys(boolean asked) {
        Set<String> keys = new LinkedHashSet<>();
        if (asked || !group.isEmpty() || !isWhole()) {
            keys.add("group " + calledAlone());
        }
        for (Reading reading : readings) {
            for (String family : reading.family().forms()) {
                if (asked || reading.given().isEmpty()) {
                    keys.add(reading.given().isEmpty() && asked ? family + " *" : family);
                }
                if (!reading.given().isEmpty()) {
                    initials(reading.given()).forEach(initial -> keys.add(family + " " + initial));
                }
                if (!asked) {
                    keys.add(family + " *");
                }
            }
        }
        return keys;
    }

    /** Of the first name, and of the one behind it where the first is but an initial and may be left out. */
    private static Set<String> initials(List<NamePart> given) {
        Set<String> initials = new LinkedHashSet<>();
        for (int i = 0; i < given.size() && (i == 0 || (i == 1 && given.get(0).kind() == Kind.INITIAL)); i++) {
            for (String form : given.get(i).forms()) {
                initials.add(Character.toString(form.codePointAt(0)));
            }
        }
        return initials;
    }

    private static boolean agree(Reading mine, Reading theirs) {
        if (mine.turned() || theirs.turned()) {
            // Initials are not enough to believe that a name is written the other way round.
            return !mine.given().isEmpty()
                    && mine.given().stream().noneMatch(part -> part.kind() != Kind.WHOLE)
                    && joined(mine.given()).isSame(joined(theirs.given()));
        }
        return agree(mine.given(), theirs.given());
    }

    private static boolean agree(List<NamePart> mine, List<NamePart> theirs) {
        if (mine.isEmpty() || theirs.isEmpty() || joined(mine).isSame(joined(theirs))) {
            return true;
        }
        return aligned(mine, theirs) || skipping(mine, theirs) || skipping(theirs, mine);
    }

    private static boolean aligned(List<NamePart> mine, List<NamePart> theirs) {
        for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            if (!mine.get(i).agreesWith(theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@code J. Robert} is {@code Robert}. */
    private static boolean skipping(List<NamePart> longer, List<NamePart> shorter) {
        return longer.size() > 1
                && longer.get(0).kind() == Kind.INITIAL
                && longer.get(1).kind() == Kind.WHOLE
                && shorter.get(0).kind() == Kind.WHOLE
                && aligned(longer.subList(1, longer.size()), shorter);
    }

    private static NamePart joined(List<NamePart> parts) {
        return parts.size() == 1 ? parts.getFirst() : NamePart.joined(parts);
    }
}

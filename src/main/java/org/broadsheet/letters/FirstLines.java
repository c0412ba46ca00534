package org.broadsheet.letters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.letters.words.PhraseTable;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;

/**
 * A first letter whose lines are a profile's: {@code interest: Owls}, {@code Artikel, die mir gefallen: 2408.01234}. What stands
 * without such a word below one of them belongs to it; what stands apart is the writer's own words. Pure.
 *
 * @param words the lines that are no such field, with those about rules, which any letter may hold
 * @param about what is said in words before any interest has a name
 * @param papers that are liked there
 * @param remarks on lines that cannot be taken
 */
record FirstLines(
        List<String> words,
        String about,
        List<LikedPaper> papers,
        Wish.Form form,
        Optional<DigestTime> time,
        Optional<String> language,
        List<Remark> remarks) {

    private static final Set<String> RULES = Set.of("author", "authors", "without", "always", "only");
    private static final Set<String> OF_TIME = Set.of("at", "days", "every");
    private static final Set<String> OF_DIGEST = Set.of("at", "days", "every", "language", "at most", "trending");
    private static final Set<String> LISTED = Set.of("like", "dislike", "category");

    /** More would be a machine's. A guess. */
    private static final int MOST_REMARKS = 8;

    private static final Profile BLANK = new Profile(
            List.of(),
            0,
            Profile.DEFAULT_AT_MOST,
            Profile.DEFAULT_FLOOR,
            Profile.DEFAULT_VARIETY,
            Profile.WhenEmpty.NOTHING);

    /** Whether it holds any line of a profile. */
    boolean saySomething() {
        return time.isPresent()
                || language.isPresent()
                || !remarks.isEmpty()
                || !about.isEmpty()
                || !papers.isEmpty()
                || !form.interests().isEmpty()
                || form.atMost().isPresent()
                || form.trending().isPresent();
    }

    /** The wish that the rest of the letter makes, with what these lines say. */
    Wish joined(Wish wish) {
        return new Wish(
                Stream.of(wish.about(), about).filter(text -> !text.isBlank()).collect(Collectors.joining("\n")),
                Stream.concat(wish.papers().stream(), papers.stream()).toList(),
                time.or(wish::time),
                language.orElse(wish.language()),
                wish.rules(),
                form);
    }

    /** @param usual when the digest comes for one who does not say */
    static FirstLines in(List<String> lines, DigestTime usual, Instant now) {
        Sorting sorting = new Sorting(
                now, lines.stream().anyMatch(line -> FieldNames.guessed(line).isPresent()));
        lines.forEach(sorting::take);
        return sorting.done(usual);
    }

    /** Goes over the lines once. */
    private static final class Sorting {

        private final Instant now;
        private final boolean isForm;
        private final List<String> words = new ArrayList<>();
        private final List<ProfileText.Field> fields = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private Optional<ProfileText.Field> last = Optional.empty();
        private int above;

        Sorting(Instant now, boolean isForm) {
            this.now = now;
            this.isForm = isForm;
        }

        void take(String line) {
            String said = line.strip();
            if (said.equalsIgnoreCase(ProfileText.BEGIN) || said.equalsIgnoreCase(ProfileText.END)) {
                return;
            }
            Optional<ProfileText.Field> field = isForm ? FieldNames.guessed(line) : Optional.empty();
            if (said.isEmpty()) {
                // A list may begin a line below its heading.
                last = last.filter(heading -> heading.words().isBlank());
                words.add("");
            } else if (field.isPresent()) {
                last = field;
                keep(field.get());
            } else if (last.isPresent() && goesOn(said)) {
                goOn(last.get(), said);
            } else if (isForm
                    && above > 0
                    && ProfileText.LIKE_A_KEY.matcher(said).lookingAt()
                    && !LetterReader.startsWord(said)
                    && LetterCommands.of(said, now).isEmpty()) {
                unknown.add(said);
            } else {
                last = Optional.empty();
                words.add(line);
            }
            above = said.length();
        }

        private void keep(ProfileText.Field field) {
            if (RULES.contains(field.key())) {
                if (!field.words().isBlank()) {
                    words.add(field.key() + ": " + field.words());
                }
            } else if (!field.words().isBlank()) {
                fields.add(field);
            }
        }

        private boolean goesOn(String said) {
            boolean item = Signature.BULLET.matcher(said).matches();
            boolean wrapped = above >= ProfileText.WRAPPED;
            return item
                    || (!ProfileText.LIKE_A_KEY.matcher(said).lookingAt()
                            && (wrapped
                                    || !OF_DIGEST.contains(last.orElseThrow().key()))
                            && LetterCommands.of(said, now).isEmpty()
                            && !Closing.greets(said)
                            && !Consent.polite(PhraseTable.folded(said)));
        }

        private void goOn(ProfileText.Field heading, String said) {
            boolean item = Signature.BULLET.matcher(said).matches();
            String bare = item ? Said.BULLET.matcher(said).replaceFirst("$1").strip() : said;
            boolean list = item || heading.words().isBlank();
            if (list || above < ProfileText.WRAPPED || RULES.contains(heading.key())) {
                keep(new ProfileText.Field(list || !heading.key().equals("interest") ? heading.key() : "about", bare));
            } else {
                ProfileText.Field before = fields.removeLast();
                fields.add(new ProfileText.Field(before.key(), before.words() + " " + bare));
            }
        }

        FirstLines done(DigestTime usual) {
            List<String> about = new ArrayList<>();
            List<ProfileText.Field> open = new ArrayList<>();
            List<ProfileText.Field> ofDigest = new ArrayList<>();
            Map<String, List<ProfileText.Field>> sections = new LinkedHashMap<>();
            List<ProfileText.Field> section = open;
            for (ProfileText.Field field : fields) {
                String key = field.key();
                if (key.equals("interest")) {
                    String name = NamedInterest.heading(field.words());
                    section = sections.computeIfAbsent(name, each -> new ArrayList<>());
                    if (!name.equals(field.words().strip())) {
                        section.add(new ProfileText.Field("about", field.words()));
                    }
                } else if (OF_DIGEST.contains(key)) {
                    ofDigest.add(field);
                } else if (key.equals("up to") && sections.isEmpty()) {
                    ofDigest.add(new ProfileText.Field("at most", field.words()));
                } else if (key.equals("about") && sections.isEmpty()) {
                    about.add(field.words().strip());
                } else if (!key.equals("edition")) {
                    section.addAll(parts(field));
                }
            }
            List<LikedPaper> papers = new ArrayList<>();
            open.removeIf(field -> {
                Optional<LikedPaper> liked =
                        field.key().equals("like") ? LikedPaper.parse(field.words()) : Optional.empty();
                liked.ifPresent(papers::add);
                return liked.isPresent();
            });
            List<ProfileText.Field> all = new ArrayList<>(ofDigest);
            if (!open.isEmpty()) {
                all.add(new ProfileText.Field(
                        "interest", NamedInterest.heading(open.getFirst().words())));
                all.addAll(open);
            }
            sections.forEach((name, wants) -> {
                all.add(new ProfileText.Field("interest", name));
                all.addAll(wants);
            });
            return read(all, String.join("\n", about), papers, usual);
        }

        private FirstLines read(List<ProfileText.Field> all, String about, List<LikedPaper> papers, DigestTime usual) {
            ProfileDraft draft = new ProfileDraft(BLANK, usual);
            ProfileText.Reading.Read read = draft.taken(all);
            List<Remark> remarks = new ArrayList<>(draft.problems());
            unknown.forEach(line -> remarks.add(ProfileDraft.unknownLine(line)));
            Profile profile = read.profile();
            return new FirstLines(
                    words,
                    about,
                    papers,
                    new Wish.Form(
                            profile.interests(),
                            taken(all, "at most", profile.atMost()),
                            taken(all, "trending", profile.trending())),
                    all.stream().anyMatch(field -> OF_TIME.contains(field.key()))
                            ? Optional.of(read.time())
                            : Optional.empty(),
                    has(all, "language") ? Optional.of(profile.language()) : Optional.empty(),
                    remarks.subList(0, Math.min(remarks.size(), MOST_REMARKS)));
        }

        private static boolean has(List<ProfileText.Field> fields, String key) {
            return fields.stream().anyMatch(field -> field.key().equals(key));
        }

        private static OptionalInt taken(List<ProfileText.Field> fields, String key, int value) {
            return fields.contains(new ProfileText.Field(key, Integer.toString(value)))
                    ? OptionalInt.of(value)
                    : OptionalInt.empty();
        }

        /** "like: 2408.01234, 2408.05678" are two; a title may hold a comma. */
        private static List<ProfileText.Field> parts(ProfileText.Field field) {
            if (!LISTED.contains(field.key())) {
                return List.of(field);
            }
            List<String> parts =
                    List.of(field.words().split(field.key().equals("category") ? "[,;]\\s*" : "[,;\\s]+", 60));
            boolean several = parts.size() > 1 && parts.stream().allMatch(part -> isOne(field.key(), part));
            return several
                    ? parts.stream()
                            .map(part -> new ProfileText.Field(field.key(), part))
                            .toList()
                    : List.of(field);
        }

        private static boolean isOne(String key, String part) {
            return key.equals("category")
                    ? part.matches("[a-zA-Z-]{2,12}(?:\\.[a-zA-Z-]{2,4})?")
                    : LikedPaper.parse(part).flatMap(LikedPaper::id).isPresent();
        }
    }
}

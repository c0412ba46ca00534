package org.broadsheet.subscription;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.rendering.Languages;

/** What a profile becomes by what its reader asks. Pure. */
final class Profiles {

    /** How the section of papers was called that came without a word about them, before its name followed the reader's language. */
    static final String LIBRARY = "Your library";

    /** In characters: ", please". */
    private static final int A_PLEASE = 8;

    private Profiles() {}

    /** The profile of a stranger's wish, where one without a wish is {@code unsaid}. */
    static Profile wished(Profile unsaid, Wish wish, List<PaperReference> papers, Languages languages) {
        Profile spoken = unsaid.in(wish.language());
        boolean saysNothing = wish.about().isBlank()
                && papers.isEmpty()
                && wish.form().interests().isEmpty();
        String about = saysNothing ? onlyWanted(wish) : wish.about();
        Profile ruled = about.isBlank() && papers.isEmpty()
                ? spoken
                : withAdded(with(spoken, List.of(), 0), about, papers, languages);
        for (NamedInterest section : wish.form().interests()) {
            ruled = withSection(ruled, section);
        }
        for (Interest rule : wish.rules()) {
            ruled = ruled.withRule(rule, languages.of(wish.language()).say("section.always"));
        }
        return ruled.upTo(
                wish.form().atMost().orElse(ruled.atMost()),
                wish.form().trending().orElse(ruled.trending()));
    }

    private static Profile withSection(Profile profile, NamedInterest section) {
        List<NamedInterest> interests = new ArrayList<>(profile.interests());
        Set<String> taken = new HashSet<>();
        interests.forEach(interest -> taken.add(interest.name()));
        interests.add(new NamedInterest(free(section.name(), taken), section.wants(), section.atMost()));
        return with(profile, interests, profile.interests().isEmpty() ? 0 : profile.trending());
    }

    /** Whoever says no more than what alone is to be shown wants to read that. */
    private static String onlyWanted(Wish wish) {
        return wish.rules().stream()
                .flatMap(rule -> rule instanceof Interest.Only(String what) ? Stream.of(what) : Stream.empty())
                .collect(Collectors.joining(", "));
    }

    /** The profile and one more interest; papers without a text join those that came so before. */
    static Profile withAdded(Profile profile, String about, List<PaperReference> papers, Languages languages) {
        List<NamedInterest> interests = new ArrayList<>(profile.interests());
        List<Interest> likes =
                papers.stream().<Interest>map(Interest.LikePaper::new).toList();
        if (!about.isBlank()) {
            List<Interest> wants = new ArrayList<>(List.of(new Interest.About(about)));
            wants.addAll(likes);
            interests.add(new NamedInterest(freeName(about, interests), wants, OptionalInt.empty()));
        } else if (!likes.isEmpty()) {
            addToLibrary(interests, likes, languages.of(profile.language()).say("section.library"));
        }
        return with(profile, interests, profile.interests().isEmpty() ? 0 : profile.trending());
    }

    /** These texts in place of all that was said in words; the rest stays under its name. */
    static Profile withWords(Profile profile, List<String> about) {
        List<NamedInterest> interests = new ArrayList<>();
        for (String text : about) {
            interests.add(new NamedInterest(
                    freeName(text, interests), List.of(new Interest.About(text)), OptionalInt.empty()));
        }
        Set<String> taken = new HashSet<>();
        interests.forEach(interest -> taken.add(interest.name()));
        for (NamedInterest old : profile.interests()) {
            List<Interest> rest = old.wants().stream()
                    .filter(want -> !(want instanceof Interest.About))
                    .toList();
            if (!rest.isEmpty()) {
                String name = taken.contains(old.name()) ? free(old.name(), taken) : old.name();
                taken.add(name);
                interests.add(new NamedInterest(name, rest, old.atMost()));
            }
        }
        return with(profile, interests, profile.interests().isEmpty() ? 0 : profile.trending());
    }

    /**
     * A profile after a sentence about it.
     *
     * @param done what was changed, clause by clause
     */
    record Leaning(Profile profile, List<Answer.Leant> done) {}

    /**
     * More of something is one more interest. Less of something that an interest is about halves how many papers that
     * interest may bring; less of anything else, and nothing about something, keep it out.
     */
    static Leaning leaning(Profile profile, Request.Lean lean, Languages languages) {
        List<Answer.Leant> done = new ArrayList<>();
        Profile now = profile;
        for (String more : lean.more()) {
            now = withAdded(now, more, List.of(), languages);
            done.add(new Answer.Leant.More(more));
        }
        for (String less : lean.less()) {
            Optional<Profile> fewer = withFewer(now, less);
            now = fewer.orElse(without(now, less));
            done.add(fewer.isPresent() ? new Answer.Leant.Fewer(less) : new Answer.Leant.Less(less));
        }
        for (String none : lean.without()) {
            now = without(now, none);
            done.add(new Answer.Leant.Nothing(none));
        }
        return new Leaning(now, done);
    }

    private static Optional<Profile> withFewer(Profile profile, String less) {
        String words = less.strip().toLowerCase(Locale.ROOT);
        List<NamedInterest> interests = new ArrayList<>();
        boolean found = false;
        for (NamedInterest interest : profile.interests()) {
            boolean about = interest.name().toLowerCase(Locale.ROOT).contains(words)
                    || interest.all(Interest.About.class).stream()
                            .anyMatch(
                                    want -> want.text().toLowerCase(Locale.ROOT).contains(words));
            found |= about;
            interests.add(
                    about
                            ? new NamedInterest(
                                    interest.name(),
                                    interest.wants(),
                                    OptionalInt.of(Math.max(1, interest.atMost().orElse(profile.atMost()) / 2)))
                            : interest);
        }
        return found ? Optional.of(with(profile, interests, profile.trending())) : Optional.empty();
    }

    /** What is to be kept out stands with the first interest, and holds for all. */
    private static Profile without(Profile profile, String what) {
        Interest.Without keepOut = new Interest.Without(what);
        if (profile.interests().isEmpty()) {
            NamedInterest only = new NamedInterest("Not for you", List.of(keepOut), OptionalInt.empty());
            return with(profile, List.of(only), profile.trending());
        }
        List<NamedInterest> interests = new ArrayList<>(profile.interests());
        NamedInterest first = interests.getFirst();
        Set<Interest> wants = new LinkedHashSet<>(first.wants());
        wants.add(keepOut);
        interests.set(0, new NamedInterest(first.name(), List.copyOf(wants), first.atMost()));
        return with(profile, interests, profile.trending());
    }

    /** The profile and another one's interests, with these numbers of papers where they are said. */
    static Profile merged(Profile profile, Profile more, OptionalInt atMost, OptionalInt trending) {
        List<NamedInterest> interests = new ArrayList<>(profile.interests());
        for (NamedInterest interest : more.interests()) {
            boolean known = interests.stream().anyMatch(old -> sayTheSame(old.wants(), interest.wants()));
            if (!known) {
                Set<String> taken = new HashSet<>();
                interests.forEach(old -> taken.add(old.name()));
                interests.add(new NamedInterest(free(interest.name(), taken), interest.wants(), interest.atMost()));
            }
        }
        Profile merged = with(
                profile, interests, profile.interests().isEmpty() && !interests.isEmpty() ? 0 : profile.trending());
        return merged.upTo(atMost.orElse(merged.atMost()), trending.orElse(merged.trending()));
    }

    /** Whether two interests are the same, but for a word of politeness behind one. */
    private static boolean sayTheSame(List<Interest> some, List<Interest> others) {
        if (some.equals(others)) {
            return true;
        }
        if (some.size() != 1
                || others.size() != 1
                || !(some.getFirst() instanceof Interest.About(String one))
                || !(others.getFirst() instanceof Interest.About(String other))) {
            return false;
        }
        String shorter = one.length() < other.length() ? one : other;
        String longer = shorter.equals(one) ? other : one;
        return longer.length() - shorter.length() <= A_PLEASE
                && longer.toLowerCase(Locale.ROOT).startsWith(shorter.toLowerCase(Locale.ROOT));
    }

    private static void addToLibrary(List<NamedInterest> interests, List<Interest> likes, String library) {
        for (int i = 0; i < interests.size(); i++) {
            NamedInterest interest = interests.get(i);
            if (interest.name().equals(library) || interest.name().equals(LIBRARY)) {
                Set<Interest> wants = new LinkedHashSet<>(interest.wants());
                wants.addAll(likes);
                interests.set(i, new NamedInterest(interest.name(), List.copyOf(wants), interest.atMost()));
                return;
            }
        }
        interests.add(new NamedInterest(library, likes, OptionalInt.empty()));
    }

    private static Profile with(Profile profile, List<NamedInterest> interests, int trending) {
        return profile.with(interests, trending);
    }

    private static String freeName(String about, List<NamedInterest> interests) {
        Set<String> taken = new HashSet<>();
        interests.forEach(interest -> taken.add(interest.name()));
        return free(NamedInterest.heading(about), taken);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + " (" + i + ")";
        }
        return free;
    }
}

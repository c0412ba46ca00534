package org.broadsheet.profiles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a reader cares about, and how much of it they want.
 *
 * @param interests in the reader's order; empty for a reader who takes the day's trending papers
 * @param trending how many trending papers to add to a personal digest; 0 for none
 * @param atMost papers in one digest, trending ones not counted; 1 to 100
 * @param floor the lowest score shown, 0 to 100 (the calibrated "how likely would this reader save it")
 * @param variety 0 for the best papers however alike, up to 1 for papers as unlike each other as can be
 *     (maximal marginal relevance, Carbonell and Goldstein 1998)
 * @param whenEmpty what to send on a day without a paper that fits
 * @param language in which mails and pages speak to them: two letters of ISO 639. Where there is none of these letters, it is
 *     the first of all
 */
public record Profile(
        List<NamedInterest> interests,
        int trending,
        int atMost,
        int floor,
        double variety,
        WhenEmpty whenEmpty,
        String language) {

    /** What a day without papers gives. */
    public enum WhenEmpty {
        /** No mail at all. */
        NOTHING,
        /** A mail with one line that says so. */
        A_LINE
    }

    /**
     * So many interests a profile may have, whoever writes it: file, form, letter or operator. A guess: a form with more is
     * no longer read by the person who fills it in.
     */
    public static final int MOST_INTERESTS = 50;

    /** As many as the benchmarks measure (nDCG@10). A guess otherwise. */
    public static final int DEFAULT_AT_MOST = 10;

    /** A digest of ten keeps nearly all its finds above it, and one line of text does not fill it up; see benchmarks.md. */
    public static final int DEFAULT_FLOOR = 10;

    /** Costs next to nothing in nDCG@10; measured, see benchmarks-tried.md, Variety. */
    public static final double DEFAULT_VARIETY = 0.1;

    /** The language of whoever did not choose one. */
    public static final String DEFAULT_LANGUAGE = "en";

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    /** @throws IllegalArgumentException if a limit is out of its range or two interests share a name */
    public Profile {
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no language. Expected its two letters, like en or de.".formatted(language));
        }
        interests = List.copyOf(interests);
        within("at-most", atMost, 1, 100);
        within("trending", trending, 0, 100);
        within("floor", floor, 0, 100);
        if (!(variety >= 0 && variety <= 1)) {
            throw new IllegalArgumentException("variety = " + variety + " must be from 0 to 1.");
        }
        Set<String> names = new HashSet<>();
        for (NamedInterest interest : interests) {
            if (!names.add(interest.name())) {
                throw new IllegalArgumentException("Two interests are called \"" + interest.name() + "\".");
            }
        }
    }

    /** The profile of one who chose no language. */
    public Profile(
            List<NamedInterest> interests, int trending, int atMost, int floor, double variety, WhenEmpty whenEmpty) {
        this(interests, trending, atMost, floor, variety, whenEmpty, DEFAULT_LANGUAGE);
    }

    /** The same limits with other interests. */
    public Profile with(List<NamedInterest> others, int trendingPapers) {
        return new Profile(others, trendingPapers, atMost, floor, variety, whenEmpty, language);
    }

    /** The same with other limits. */
    public Profile upTo(int most, int trendingPapers) {
        return new Profile(interests, trendingPapers, most, floor, variety, whenEmpty, language);
    }

    /** The same in another language. */
    public Profile in(String other) {
        return new Profile(interests, trending, atMost, floor, variety, whenEmpty, other);
    }

    /**
     * The profile with one rule more. What is to be kept out or alone shown holds for every interest; what is always shown gets a
     * section of its own.
     *
     * @param section what that section is called where there is none yet
     */
    public Profile withRule(Interest rule, String section) {
        List<NamedInterest> ruled = new ArrayList<>();
        boolean own = rule instanceof Interest.Always;
        for (NamedInterest interest : interests) {
            boolean meant = !own || isOfAlways(interest);
            ruled.add(meant && !interest.wants().contains(rule) ? interest.with(rule) : interest);
        }
        if (own && ruled.stream().noneMatch(Profile::isOfAlways)) {
            ruled.add(new NamedInterest(section, List.of(rule), OptionalInt.empty()));
        }
        return with(ruled, trending);
    }

    private static boolean isOfAlways(NamedInterest interest) {
        return !interest.all(Interest.Always.class).isEmpty()
                && interest.wants().stream()
                        .allMatch(want -> want instanceof Interest.Always
                                || want instanceof Interest.Without
                                || want instanceof Interest.Only);
    }

    private static void within(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException("%s = %d must be from %d to %d.".formatted(name, value, from, to));
        }
    }
}

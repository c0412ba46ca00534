package org.broadsheet.letters;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;

/**
 * What a stranger says they want, all of it optional: without any the digest holds the day's trending papers.
 *
 * @param about in their own words; empty for nothing in particular
 * @param papers they like
 * @param time when they want the digest; empty for the instance's usual time
 * @param language in which they want to be spoken to: two letters of ISO 639
 * @param rules what is to be shown always, alone, or not at all
 * @param form what they wrote in lines as a profile has them
 */
public record Wish(
        String about,
        List<LikedPaper> papers,
        Optional<DigestTime> time,
        String language,
        List<Interest> rules,
        Form form) {

    /**
     * Lines of a profile: {@code interest: Owls}, {@code at most: 5}.
     *
     * @param atMost papers in one digest; empty for the usual number
     * @param trending papers that are talked about; empty for the usual number
     */
    public record Form(List<NamedInterest> interests, OptionalInt atMost, OptionalInt trending) {

        /** No such lines. */
        public static final Form NONE = new Form(List.of(), OptionalInt.empty(), OptionalInt.empty());

        public Form {
            interests = List.copyOf(interests);
        }
    }

    /** Longer texts tell no more, and cost everybody time. */
    public static final int LONGEST_ABOUT = 20_000;

    /** Nothing in particular. */
    public static final Wish OPEN = new Wish("", List.of(), Optional.empty());

    /** Cuts a text that is too long at {@link #LONGEST_ABOUT} characters. */
    public Wish {
        String stripped = about.strip();
        about = stripped.length() > LONGEST_ABOUT ? stripped.substring(0, LONGEST_ABOUT) : stripped;
        papers = List.copyOf(papers);
        rules = List.copyOf(rules);
    }

    /** The wish of one who named no rules. */
    public Wish(String about, List<LikedPaper> papers, Optional<DigestTime> time, String language) {
        this(about, papers, time, language, List.of(), Form.NONE);
    }

    /** The wish of one who chose no language. */
    public Wish(String about, List<LikedPaper> papers, Optional<DigestTime> time) {
        this(about, papers, time, Profile.DEFAULT_LANGUAGE);
    }
}

package org.broadsheet.letters;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;

/**
 * What somebody asks of us, by letter, on the page, or at the operator's command line: the same requests from every door.
 * Who may ask what, the desk decides by what they prove.
 */
public sealed interface Request {

    /** Send the digest to this address. Needs no proof, and so does nothing but ask that address. */
    record Subscribe(EmailAddress email, String name, Wish wish) implements Request {

        /** @throws IllegalArgumentException if the name could not stand in a mail's header */
        public Subscribe {
            name = Subscriber.nameFit(name);
        }
    }

    /**
     * Make them a reader without asking them. The operator's to ask.
     *
     * @param consent how the operator knows that they want it; kept with the reader
     */
    record Enrol(EmailAddress email, String name, Wish wish, String consent) implements Request {

        /** @throws IllegalArgumentException if the name could not stand in a mail's header, or the consent is blank or long */
        public Enrol {
            name = Subscriber.nameFit(name);
            consent = consent.strip();
            if (consent.isEmpty() || consent.length() > 1_000) {
                throw new IllegalArgumentException(
                        "Consent obtained elsewhere is recorded in 1 to 1,000 characters, such as: signed up at the library, 2 March 2026.");
            }
        }
    }

    /** It was I who asked. Needs the token of the confirmation. */
    record Confirm() implements Request {}

    /** It was not I who asked. Needs the token of the confirmation. */
    record Decline() implements Request {}

    /** What do you know of me? */
    record ShowProfile() implements Request {}

    /**
     * From now on this is my profile and my time, whole.
     *
     * @param seen the {@linkplain org.broadsheet.profiles.Subscriber#edition edition} that it was made from
     */
    record SetProfile(Profile profile, DigestTime time, int seen) implements Request {}

    /**
     * My profile is as the text that you sent me, edited, says.
     */
    record EditProfile(List<String> lines) implements Request {
        public EditProfile {
            lines = List.copyOf(lines);
        }
    }

    /**
     * More of some things and less of others.
     *
     * @param more what they want to read more about, each in their words
     * @param less what they want to read less about
     * @param without what they want to read nothing about
     */
    record Lean(List<String> more, List<String> less, List<String> without) implements Request {
        public Lean {
            more = List.copyOf(more);
            less = List.copyOf(less);
            without = List.copyOf(without);
        }
    }

    /** My profile shall be as it was before your last change. */
    record Undo() implements Request {}

    /** Thank you. Changes nothing. */
    record Thanks() implements Request {}

    /**
     * Something of a kind that we know, with a word in it that we do not.
     *
     * @param words what was asked, to be quoted back
     * @param suggestions forms that work, the likeliest first; may be empty
     */
    record Unsure(String words, List<String> suggestions) implements Request {
        public Unsure {
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * From now on these are my interests in words; each becomes a section. Liked papers, authors, categories and what to
     * keep out stay as they are.
     *
     * @param about at least one text
     */
    record SetInterests(List<String> about) implements Request {
        public SetInterests {
            about = List.copyOf(about);
        }
    }

    /** I also care about this. At least one of text and papers is not empty. */
    record AddInterest(String about, List<LikedPaper> papers) implements Request {
        public AddInterest {
            about = about.strip();
            papers = List.copyOf(papers);
        }
    }

    /**
     * From now on show this always, show only this, or keep this out.
     *
     * @param rule an {@link Interest.Always}, {@link Interest.Only} or {@link Interest.Without}
     */
    record AddRule(Interest rule) implements Request {}

    /**
     * Send it at this time, in this zone, on these days; what is empty stays as it is.
     *
     * @param monthly whether only on the first of these days in each month; says nothing without days
     */
    record SetTime(Optional<LocalTime> at, Optional<ZoneId> zone, Optional<Set<DayOfWeek>> days, boolean monthly)
            implements Request {

        /** Send it on each of these days. */
        public SetTime(Optional<LocalTime> at, Optional<ZoneId> zone, Optional<Set<DayOfWeek>> days) {
            this(at, zone, days, false);
        }

        /** A time as this makes it. */
        public DigestTime applied(DigestTime before) {
            return new DigestTime(
                    at.orElse(before.at()),
                    zone.orElse(before.zone()),
                    days.orElse(before.days()),
                    days.isPresent() ? monthly : before.monthly());
        }
    }

    /**
     * Speak to me in this language.
     *
     * @param code two letters of ISO 639
     */
    record SetLanguage(String code) implements Request {}

    /** Send nothing for that long. At most a year. */
    record Pause(Duration length) implements Request {
        public Pause {
            if (!length.isPositive() || length.compareTo(Duration.ofDays(366)) > 0) {
                throw new IllegalArgumentException("A pause is longer than nothing and at most a year, not " + length);
            }
        }
    }

    /** End the pause. */
    record Resume() implements Request {}

    /**
     * More, or less, like that paper.
     *
     * @param number of the paper in the digest that the letter answers, from 1
     */
    record Judge(int number, boolean likes) implements Request {}

    /**
     * Keep the paper of that number for me.
     *
     * @param liked whether it counts as a like, too
     */
    record Keep(int number, boolean liked) implements Request {}

    /**
     * Send me what I kept, as a file.
     *
     * @param form {@code bib}, {@code ris}, {@code csl} or {@code csv}
     */
    record HandOut(String form) implements Request {}

    /** No more mail. */
    record Stop() implements Request {}

    /** Give me all that you hold about me. The page hands it out itself; this asks whether it may. */
    record Export() implements Request {}

    /** Let all links in older letters open nothing any more: one may have been passed on. */
    record EndLinks() implements Request {}

    /** No more mail, and forget everything about me. */
    record Erase() implements Request {}

    /** What can I ask? */
    record Help() implements Request {}

    /** @param words the beginning of what was asked, to be quoted back */
    record NotUnderstood(String words) implements Request {}
}

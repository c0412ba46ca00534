package org.broadsheet.subscription;

import java.time.Instant;
import java.util.List;
import org.broadsheet.letters.Remark;
import org.broadsheet.letters.Request;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;

/** What the desk says to a {@link Request}. Each door puts it into its own words. */
public sealed interface Answer {

    /**
     * To every {@link Request.Subscribe}, whether or not the address is known, waiting, suppressed or asked too often: what
     * happens next, only the mailbox knows.
     */
    record CheckYourMail() implements Answer {}

    /**
     * To a {@link Request.Subscribe} for which a limit left no room. It says nothing about the address, for whose reader a
     * confirmation may be on its way all the same.
     */
    record TryLater(HeldBack held) implements Answer {}

    /** Confirmed: the reader exists and has a welcome on its way. Confirming again says the same. */
    record Welcome(Subscriber reader) implements Answer {}

    /** The reader exists now, by the operator's word. */
    record Enrolled(Subscriber reader) implements Answer {}

    /** Nothing was changed: they read already, or had everything deleted and must ask themselves. */
    record NotEnrolled() implements Answer {}

    /** The request is forgotten, and that address is left alone for a while. */
    record Declined() implements Answer {}

    /** @param reader as they are now */
    record Shown(Subscriber reader) implements Answer {}

    /**
     * Profile or time were changed, or were as asked already.
     *
     * @param reader as they are now
     * @param papers what became of the papers that came with the request
     */
    record Changed(Subscriber reader, PapersFound papers) implements Answer {}

    /**
     * Nothing was changed, since somebody else changed the profile after it was shown.
     *
     * @param reader as they are now
     */
    record ChangedMeanwhile(Subscriber reader) implements Answer {}

    /**
     * Nothing was changed, since the profile would have more than {@link Profile#MOST_INTERESTS} interests.
     *
     * @param reader as they are now
     * @param asked so many it would have
     */
    record TooMany(Subscriber reader, int asked) implements Answer {}

    /**
     * Nothing was changed, since the profile that was sent back has mistakes.
     *
     * @param problems each says what was found and what was expected
     */
    record Mistaken(Subscriber reader, List<Remark> problems) implements Answer {}

    /**
     * Nothing was changed, since the operator's file describes this reader.
     *
     * @param file its name without ending
     * @param yaml the file as it would have to be, to be pasted
     */
    record KeptInFile(Subscriber reader, String file, String yaml) implements Answer {}

    /** @param until when the digest comes again by itself */
    record Paused(Subscriber reader, Instant until) implements Answer {}

    record Resumed(Subscriber reader) implements Answer {}

    /** @param title of the paper */
    record Judged(String title, boolean likes) implements Answer {}

    /**
     * @param title of the paper that is kept for the reader
     * @param liked whether it counts as liked, too
     */
    record Kept(String title, boolean liked) implements Answer {}

    /**
     * What the reader saved, as a file.
     *
     * @param papers how many; with none there is no file
     * @param file of the form asked for
     */
    record HandedOut(int papers, String form, String file) implements Answer {}

    /** The digest that the letter answers has no such number, or it answers none. */
    record NoSuchPaper(int number) implements Answer {}

    /** No more mail comes. Stopping again says the same. */
    record Stopped() implements Answer {}

    /** No more mail comes, and nothing is kept but a hash of the address, so that nobody can subscribe it unasked. */
    record Erased() implements Answer {}

    /**
     * Nothing was done yet: what was asked needs a link or letter of the last day, and one is on its way.
     *
     * @param reader whom it goes to
     */
    record ProveAgain(Subscriber reader) implements Answer {}

    /** Links in older letters open nothing any more; a letter with new ones is on its way. */
    record LinksEnded(Subscriber reader) implements Answer {}

    /** What one clause of a sentence changed; each with its words. */
    sealed interface Leant {

        /** It is an interest now. */
        record More(String words) implements Leant {}

        /** An interest may bring half as many papers. */
        record Fewer(String words) implements Leant {}

        /** No interest is about it, so it is kept out. */
        record Less(String words) implements Leant {}

        /** It is kept out. */
        record Nothing(String words) implements Leant {}

        /** It is shown whatever its score. */
        record Always(String words) implements Leant {}

        /** Nothing else is shown. */
        record Only(String words) implements Leant {}
    }

    /**
     * The profile leans as a sentence asked.
     *
     * @param done what was changed, clause by clause
     */
    record Adjusted(Subscriber reader, List<Leant> done) implements Answer {
        public Adjusted {
            done = List.copyOf(done);
        }
    }

    /** Letters come in another language from now on, as {@link Profile#language} says. */
    record Spoken(Subscriber reader) implements Answer {}

    /** There is no earlier profile to go back to. */
    record NothingToUndo(Subscriber reader) implements Answer {}

    /** They had stopped, and go on as before. */
    record Returned(Subscriber reader) implements Answer {}

    /** To a thank-you. Nothing was changed. */
    record Noted() implements Answer {}

    /**
     * Nothing was done: a word in it is not one that we know.
     *
     * @param words what was asked
     * @param suggestions forms that work
     */
    record Unsure(String words, List<String> suggestions) implements Answer {
        public Unsure {
            suggestions = List.copyOf(suggestions);
        }
    }

    /** A letter that proves nothing asks to stop: its address is told how one answer does it. */
    record AskedToStop() implements Answer {}

    record HelpGiven() implements Answer {}

    record NotUnderstood(String words) implements Answer {}

    /** Nothing was done: the request needs the link, or a reply to a letter, that only its reader has. */
    record NotProven() implements Answer {}

    /** Nothing was done: the link or letter is too old. */
    record TooLate() implements Answer {}

    /** A letter that our program could not read. Nothing was done. */
    record NotRead() implements Answer {}
}

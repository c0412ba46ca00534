package org.broadsheet.subscription;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.broadsheet.letters.Automatic;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.subscription.Inbox.Filing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that reads our mailbox. What a letter asks is done and answered in one transaction, and only then is the letter
 * filed as read; a letter that is read again after a crash is known by its fingerprint and does nothing.
 *
 * <p>No letter holds up the others. It is noted as begun before anything looks into it, and read on a thread of its own
 * for at most {@link Settings#patience}. What throws anything, takes too long, or ends the whole program is tried a second time
 * and then set aside with its reason, for a person.
 */
public final class MailIn {

    private static final Logger LOG = LoggerFactory.getLogger(MailIn.class);
    private static final int AT_ONCE = 500;

    /** The second time may be luckier: memory was short because of somebody else, or the database went away for a moment. */
    private static final int TRIES = 2;

    private static final int LONGEST_REASON = 300;
    private static final String OURS = "org.broadsheet.";

    private final Inbox inbox;
    private final LetterBook book;
    private final SubscriptionDesk desk;
    private final MailReports reports;
    private final Settings settings;
    private final Patience patience;
    private final InstantSource time;

    /**
     * @param mailbox our own address, whose letters are never answered
     * @param patience how long the reading of one letter may take
     */
    public record Settings(EmailAddress mailbox, Duration patience) {

        /** Reading the largest letter that we take needs less than a second; twenty leave room for a busy machine. */
        private static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);

        /** With the usual patience. */
        public static Settings of(EmailAddress mailbox) {
            return new Settings(mailbox, USUAL_PATIENCE);
        }
    }

    public MailIn(
            Inbox inbox,
            LetterBook book,
            SubscriptionDesk desk,
            MailReports reports,
            Settings settings,
            InstantSource time) {
        this.inbox = inbox;
        this.book = book;
        this.desk = desk;
        this.reports = reports;
        this.settings = settings;
        this.patience = new Patience(settings.patience());
        this.time = time;
    }

    /**
     * What a run did.
     *
     * @param letters shown
     * @param requests made by people
     * @param automatic letters that machines wrote, which got no answer
     * @param reports of mail servers about our mail
     * @param later letters that failed once and are tried again
     * @param setAside letters that could not be read at all, flagged in the mailbox
     */
    public record Counts(int letters, int requests, int automatic, int reports, int later, int setAside) {}

    /** Reads what is unread, at most 500 letters. */
    public Counts run() {
        Tally tally = new Tally();
        tally.letters = inbox.read(AT_ONCE, tally::take);
        Counts counts = tally.counts();
        (counts.letters() == 0 ? LOG.atDebug() : LOG.atInfo())
                .addKeyValue("letters", counts.letters())
                .addKeyValue("requests", counts.requests())
                .addKeyValue("automatic", counts.automatic())
                .addKeyValue("reports", counts.reports())
                .addKeyValue("later", counts.later())
                .addKeyValue("setAside", counts.setAside())
                .log("mail-in done");
        return counts;
    }

    /** The letters that wait for a person, the longest first. */
    public List<LetterBook.SetAside> setAside() {
        return book.setAside();
    }

    /**
     * Reads a letter again that was set aside.
     *
     * @return what came of it; empty if it is no longer in the mailbox, and then it is forgotten
     */
    public Optional<Counts> again(LetterBook.SetAside letter) {
        Tally tally = new Tally();
        if (!inbox.again(letter.id(), tally::take)) {
            book.done(letter.id());
            return Optional.empty();
        }
        tally.letters = 1;
        return Optional.of(tally.counts());
    }

    /**
     * The bytes of a letter that was set aside.
     *
     * @return empty if it is no longer in the mailbox
     * @throws RuntimeException if the mailbox cannot give it
     */
    public Optional<byte[]> show(LetterBook.SetAside letter) {
        byte[][] seen = new byte[1][];
        boolean there = inbox.again(letter.id(), delivered -> {
            seen[0] = delivered.raw();
            return Filing.SET_ASIDE;
        });
        return there ? Optional.of(seen[0]) : Optional.empty();
    }

    /** A person has seen to it: it is no longer listed. It stays in the mailbox as it is. */
    public void drop(LetterBook.SetAside letter) {
        book.done(letter.id());
    }

    /** How many letters were cut off and are still being read by a thread that does not listen. */
    public int leftBehind() {
        return patience.leftBehind();
    }

    private final class Tally {

        private int letters;
        private int requests;
        private int automatic;
        private int reported;
        private int later;
        private int setAside;

        Counts counts() {
            return new Counts(letters, requests, automatic, reported, later, setAside);
        }

        Filing take(Inbox.Delivered delivered) {
            int tries = book.begin(delivered.id(), time.instant());
            if (tries > TRIES) {
                return setAside(delivered, "the program ended while it was read, %d times".formatted(TRIES));
            }
            try {
                count(patience.run(() -> read(delivered)));
                book.done(delivered.id());
                return Filing.DONE;
            } catch (Patience.CutOff tooLong) {
                return failed(delivered, tries, tooLong);
            } catch (ExecutionException failed) {
                return failed(delivered, tries, Objects.requireNonNullElse(failed.getCause(), failed));
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("told to end while a letter was read; it is read again", told);
            }
        }

        private void count(Read read) {
            switch (read) {
                case Read.Report() -> reported++;
                case Read.OfMachine() -> automatic++;
                case Read.OfPerson(int asked) -> requests += asked;
            }
        }

        /** Writing down that it failed throws where the database is away, which holds up all letters, as it must. */
        private Filing failed(Inbox.Delivered delivered, int tries, Throwable failure) {
            String reason = reason(failure);
            if (tries < TRIES) {
                book.failed(delivered.id(), reason);
                later++;
                LOG.atWarn()
                        .addKeyValue("letter", delivered.id())
                        .addKeyValue("reason", reason)
                        .log("letter not read; it is tried once more");
                LOG.atDebug().setCause(failure).log("why the letter was not read");
                return Filing.LATER;
            }
            Filing filing = setAside(delivered, reason);
            if (!(failure instanceof Patience.CutOff)) {
                tell(delivered);
            }
            return filing;
        }

        private Filing setAside(Inbox.Delivered delivered, String reason) {
            setAside++;
            book.setAside(delivered.id(), reason, time.instant());
            LOG.atError()
                    .addKeyValue("letter", delivered.id())
                    .addKeyValue("reason", reason)
                    .log("letter set aside; see broadsheet mail-in --set-aside");
            return Filing.SET_ASIDE;
        }
    }

    /** What a letter was. */
    private sealed interface Read {

        record Report() implements Read {}

        record OfMachine() implements Read {}

        record OfPerson(int requests) implements Read {}
    }

    private Read read(Inbox.Delivered delivered) {
        ReceivedLetter letter = delivered.letter();
        if (reports.take(delivered.raw(), letter.recipients(), time.instant())) {
            return new Read.Report();
        }
        Optional<String> machine = Automatic.because(letter, settings.mailbox());
        List<Answer> answers = desk.handle(letter, machine.isPresent(), time.instant());
        machine.ifPresent(
                because -> LOG.atDebug().addKeyValue("because", because).log("letter of a machine not answered"));
        return machine.isPresent() ? new Read.OfMachine() : new Read.OfPerson(answers.size());
    }

    /** Whoever wrote it learns that it was not read, if it can be told apart at least that far and is no machine's. */
    private void tell(Inbox.Delivered delivered) {
        try {
            patience.run(() -> {
                ReceivedLetter letter = delivered.letter();
                if (Automatic.because(letter, settings.mailbox()).isEmpty()) {
                    desk.couldNotRead(letter, time.instant());
                }
                return null;
            });
        } catch (Patience.CutOff | ExecutionException alsoFailed) {
            LOG.atInfo().addKeyValue("letter", delivered.id()).log("its sender cannot be told that it was not read");
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** What went wrong and where, without the words of an exception: they may quote the letter, and people stay out of logs. */
    private static String reason(Throwable failure) {
        if (failure instanceof Patience.CutOff || failure instanceof Inbox.InboxException) {
            String said = String.valueOf(failure.getMessage());
            return said.substring(0, Math.min(said.length(), LONGEST_REASON));
        }
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> "%s in %s, line %d"
                        .formatted(failure.getClass().getSimpleName(), frame.getFileName(), frame.getLineNumber()))
                .orElse(failure.getClass().getSimpleName());
    }
}

package org.broadsheet.subscription;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.subscription.Inbox.Filing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that reads our mailbox. What a letter asks is done and answered in one transaction, and only then is the letter
 * filed as read; a letter that is read again after a crash is known by its fingerprint and does nothing.
 */
public final class MailIn {

    private static final Logger LOG = LoggerFactory.getLogger(MailIn.class);
    private static final int AT_ONCE = 500;

    private final Inbox inbox;
    private final SubscriptionDesk desk;
    private final Reports reports;
    private final EmailAddress mailbox;
    private final InstantSource time;

    /** @param mailbox our own address, whose letters are never answered */
    public MailIn(Inbox inbox, SubscriptionDesk desk, Reports reports, EmailAddress mailbox, InstantSource time) {
        this.inbox = inbox;
        this.desk = desk;
        this.reports = reports;
        this.mailbox = mailbox;
        this.time = time;
    }

    /**
     * What a run did.
     *
     * @param letters read
     * @param requests made by people
     * @param automatic letters that machines wrote, which got no answer
     * @param reports of mail servers about our mail
     * @param setAside letters that could not be understood at all, flagged in the mailbox
     */
    public record Counts(int letters, int requests, int automatic, int reports, int setAside) {}

    /** Reads what is unread, at most 500 letters. */
    public Counts run() {
        Tally tally = new Tally();
        tally.letters = inbox.read(AT_ONCE, tally::take);
        Counts counts = new Counts(tally.letters, tally.requests, tally.automatic, tally.reported, tally.setAside);
        LOG.atInfo()
                .addKeyValue("letters", counts.letters())
                .addKeyValue("requests", counts.requests())
                .addKeyValue("automatic", counts.automatic())
                .addKeyValue("reports", counts.reports())
                .addKeyValue("setAside", counts.setAside())
                .log("mail-in done");
        return counts;
    }

    private final class Tally {

        private int letters;
        private int requests;
        private int automatic;
        private int reported;
        private int setAside;

        Filing take(Inbox.Delivered delivered) {
            ReceivedLetter letter = delivered.letter();
            try {
                if (reports.take(delivered.raw(), letter.recipients(), time.instant())) {
                    reported++;
                    return Filing.DONE;
                }
                Optional<String> machine = Automatic.because(letter, mailbox);
                List<Answer> answers = desk.handle(letter, machine.isPresent(), time.instant());
                requests += answers.size();
                if (machine.isPresent()) {
                    automatic++;
                    LOG.atDebug().addKeyValue("because", machine.get()).log("letter of a machine not answered");
                }
                return Filing.DONE;
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | IndexOutOfBoundsException
                    | NullPointerException
                    | ClassCastException
                    | NoSuchElementException
                    | ArithmeticException
                    | DateTimeException
                    | StackOverflowError mistake) {
                // A mistake of ours over one letter must not hold up the others; a database that is away must.
                setAside++;
                LOG.atError()
                        .addKeyValue("fingerprint", letter.fingerprint())
                        .setCause(mistake)
                        .log("letter set aside; look at it in the mailbox, where it is flagged");
                return Filing.SET_ASIDE;
            }
        }
    }
}

package org.broadsheet.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.delivery.Report;
import org.broadsheet.delivery.Reports;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.text.Clean;

/**
 * Reads delivery reports (RFC 3464), complaints (RFC 5965), and the reports of servers that keep to neither. Which message
 * one is about is taken only from a return address with our seal; nothing else in it can be trusted.
 */
public final class ReportReader implements Reports {

    private static final int DEEPEST = 5;
    private static final int MOST_PARTS = 50;
    private static final int LONGEST_REPLY = 300;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._+=-]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern DAEMON =
            Pattern.compile("mailer-daemon|postmaster|mail.?delivery|mail.?system", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    /** A bound on hostile input, far above real reports. A guess. */
    private static final int MOST_REPORT_BYTES = 200_000;

    private static final int MOST_GROUPS = 100;

    /** How many characters of a report in free text are looked at. A guess. */
    private static final int WORDS = 4_000;

    /** How servers that keep to no standard say that a letter is only late. Source: the texts of Exim, qmail, sendmail, Postfix, Exchange. */
    private static final Pattern LATE_SUBJECT = Pattern.compile(
            "\\bdelay|\\bwarning\\b|still being retried|not yet been delivered|verz(?:ö|oe)ger|versp(?:ä|ae)tet|retard|ritard|demora|vertraag|forsinket|f(?:ö|o)rsenad|遅延|延迟",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern LATE_TEXT = Pattern.compile(
            "has not yet been delivered|not yet been delivered|(?:delivery )?attempts will continue|will (?:be retried|continue to be retried|keep trying|try again|continue trying)"
                    + "|no action is required on your part|do(?:es)? not need to (?:be )?(?:resend|re-send|resent)|this is a warning message only|delivery is delayed|was delayed",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FAILED_SUBJECT = Pattern.compile(
            "undeliver|returned mail|returned to sender|return to sender|failure|\\bfailed\\b|could not be delivered|unzustellbar|nicht zustellbar|non remis",
            Pattern.CASE_INSENSITIVE);

    private final ReturnPath returnPath;

    public ReportReader(ReturnPath returnPath) {
        this.returnPath = returnPath;
    }

    @Override
    public Reading read(byte[] letter, String recipient) {
        MimePart whole = MimePart.of(letter);
        Findings found = new Findings();
        found.sealed(recipient);
        for (String header : List.of("delivered-to", "x-original-to", "to")) {
            found.sealed(String.join(" ", whole.fields().all(header)));
        }
        found.part(whole, 0);
        if (found.number.isEmpty()) {
            return new Reading.NotOurs("it names no return address of ours");
        }
        // A vacation notice or a thank-you to a return address is nobody's command and no failure.
        Report report = found.report
                .or(() -> unstructured(whole, found.words.toString()))
                .orElseGet(() -> new Report.NoFailure("no report, though it came to a return address"));
        return new Reading.About(found.number.getAsLong(), report);
    }

    /** A report in the daemon's own words: that it is one says the sender; which message, the return address alone. */
    private static Optional<Report> unstructured(MimePart letter, String words) {
        HeaderFields fields = letter.fields();
        boolean fromDaemon = DAEMON.matcher(fields.first("from")).find()
                || !fields.all("x-failed-recipients").isEmpty();
        if (!fromDaemon) {
            return Optional.empty();
        }
        String subject = MimeReader.line(fields.first("subject"));
        boolean failed = FAILED_SUBJECT.matcher(subject).find();
        boolean late =
                LATE_SUBJECT.matcher(subject).find() || LATE_TEXT.matcher(words).find();
        return Optional.of(
                late && !failed
                        ? new Report.NoFailure("delayed, in a form of its own: " + line(subject))
                        : new Report.Soft("reported in a form of its own: " + line(subject)));
    }

    private static String line(String text) {
        String one = Clean.line(text, 2 * LONGEST_REPLY);
        String hidden = ADDRESS.matcher(one).replaceAll("***");
        return hidden.length() > LONGEST_REPLY ? hidden.substring(0, LONGEST_REPLY) + "…" : hidden;
    }

    /** What the parts of one letter say. */
    private final class Findings {

        private OptionalLong number = OptionalLong.empty();
        private Optional<Report> report = Optional.empty();
        private final StringBuilder words = new StringBuilder();
        private int parts;

        /** Takes the first address of ours in a text. */
        void sealed(String text) {
            if (number.isPresent() || text == null) {
                return;
            }
            Matcher address = ADDRESS.matcher(text);
            while (number.isEmpty() && address.find()) {
                number = EmailAddress.parse(address.group())
                        .map(returnPath::read)
                        .orElse(OptionalLong.empty());
            }
        }

        void part(MimePart part, int depth) {
            if (depth > DEEPEST || ++parts > MOST_PARTS) {
                return;
            }
            String type = part.type();
            if (type.startsWith("multipart/")) {
                part.parts(MOST_PARTS).forEach(inside -> part(inside, depth + 1));
            } else if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
                deliveryStatus(part.content(MOST_REPORT_BYTES));
            } else if (type.equals("message/feedback-report")) {
                byte[] content = part.content(MOST_REPORT_BYTES);
                feedback(new HeaderFields(content, 0, content.length));
            } else if (type.startsWith("message/") || type.equals("text/rfc822-headers")) {
                byte[] head = part.content(MOST_REPORT_BYTES);
                sealed(new HeaderFields(head, 0, head.length).first("return-path"));
            } else if (type.startsWith("text/") && words.length() < WORDS) {
                words.append(part.text(WORDS)).append('\n');
            }
        }

        /**
         * Groups of fields with empty lines between them, one or several: the first is the message's, each other a recipient's. One of our
         * messages has one recipient, whom relays and forwarders may list again: what failed counts, else what is late, else the first.
         */
        private void deliveryStatus(byte[] content) {
            int at = 0;
            for (int group = 0; at < content.length && group < MOST_GROUPS; group++) {
                while (at < content.length && (content[at] == '\r' || content[at] == '\n')) {
                    at++;
                }
                HeaderFields fields = new HeaderFields(content, at, content.length);
                at = fields.end();
                Optional<Report> one = recipient(fields);
                if (one.isPresent() && (report.isEmpty() || report.get() instanceof Report.NoFailure)) {
                    boolean first = report.isEmpty();
                    report = first || !(one.get() instanceof Report.NoFailure) ? one : report;
                }
            }
        }

        /** Empty for a group that speaks of no recipient. */
        private static Optional<Report> recipient(HeaderFields fields) {
            String action = fields.first("action");
            String status = fields.first("status");
            if (action.isEmpty() && status.isEmpty()) {
                return Optional.empty();
            }
            String diagnostic = fields.first("diagnostic-code");
            Matcher code = STATUS.matcher(status.isEmpty() ? diagnostic : status);
            String found = code.find() ? code.group(1) : "";
            String done = !action.isEmpty() ? action : found.startsWith("5") ? "failed" : "delayed";
            return Optional.of(Report.of(done, found, line(diagnostic)));
        }

        private void feedback(HeaderFields fields) {
            sealed(fields.first("original-mail-from"));
            String kind = fields.first("feedback-type").toLowerCase(Locale.ROOT);
            // "not-spam" takes a complaint back; the others all say that the mail is not wanted.
            report = kind.equals("not-spam")
                    ? Optional.of(new Report.NoFailure(kind))
                    : Optional.of(new Report.Complaint(line(kind.isEmpty() ? "abuse" : kind)));
        }
    }
}

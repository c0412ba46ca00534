package org.broadsheet.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.delivery.Report;
import org.broadsheet.delivery.Reports;
import org.broadsheet.profiles.EmailAddress;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

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
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private final ReturnPath returnPath;

    public ReportReader(ReturnPath returnPath) {
        this.returnPath = returnPath;
    }

    @Override
    public Reading read(byte[] letter, String recipient) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(lenient()), new ByteArrayInputStream(letter));
            Findings found = new Findings();
            found.sealed(recipient);
            for (String header : List.of("Delivered-To", "X-Original-To", "To")) {
                found.sealed(message.getHeader(header, " "));
            }
            found.part(message, 0);
            if (found.number.isEmpty()) {
                return new Reading.NotOurs("it names no return address of ours");
            }
            // A vacation notice or a thank-you to a return address is nobody's command and no failure.
            Report report = found.report
                    .or(() -> unstructured(message))
                    .orElseGet(() -> new Report.NoFailure("no report, though it came to a return address"));
            return new Reading.About(found.number.getAsLong(), report);
        } catch (MessagingException | IOException unreadable) {
            // Whatever its sender put there: one letter must not keep the others from being read.
            return new Reading.NotOurs("it cannot be read as a letter: " + line(unreadable.getMessage()));
        }
    }

    private static Properties lenient() {
        Properties settings = new Properties();
        settings.setProperty("mail.mime.address.strict", "false");
        settings.setProperty("mail.mime.multipart.allowempty", "true");
        settings.setProperty("mail.mime.multipart.ignoreexistingboundaryparameter", "false");
        return settings;
    }

    /** A report in the daemon's own words: that it is one says the sender; which message, the return address alone. */
    private static Optional<Report> unstructured(MimeMessage message) {
        try {
            String from = String.valueOf(message.getHeader("From", " "));
            boolean fromDaemon = DAEMON.matcher(from).find() || message.getHeader("X-Failed-Recipients") != null;
            return fromDaemon
                    ? Optional.of(new Report.Soft("reported in a form of its own: " + line(message.getSubject())))
                    : Optional.empty();
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }

    private static String line(String text) {
        String one = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        String hidden = ADDRESS.matcher(one).replaceAll("***");
        return hidden.length() > LONGEST_REPLY ? hidden.substring(0, LONGEST_REPLY) + "…" : hidden;
    }

    /** What the parts of one letter say. */
    private final class Findings {

        private OptionalLong number = OptionalLong.empty();
        private Optional<Report> report = Optional.empty();
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

        void part(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST || ++parts > MOST_PARTS) {
                return;
            }
            String type = String.valueOf(part.getContentType()).toLowerCase(Locale.ROOT);
            if (type.startsWith("multipart/")) {
                if (part.getContent() instanceof Multipart multipart) {
                    for (int i = 0; i < multipart.getCount(); i++) {
                        BodyPart inside = multipart.getBodyPart(i);
                        part(inside, depth + 1);
                    }
                }
            } else if (type.startsWith("message/delivery-status")) {
                deliveryStatus(part);
            } else if (type.startsWith("message/feedback-report")) {
                feedback(part);
            } else if (type.startsWith("message/rfc822") || type.startsWith("text/rfc822-headers")) {
                returned(part);
            }
        }

        private void deliveryStatus(Part part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                DeliveryStatus status = new DeliveryStatus(in);
                for (int i = 0; i < status.getRecipientDSNCount() && report.isEmpty(); i++) {
                    InternetHeaders fields = status.getRecipientDSN(i);
                    Matcher code = STATUS.matcher(field(fields, "Status"));
                    report = Optional.of(Report.of(
                            field(fields, "Action"),
                            code.find() ? code.group(1) : "",
                            line(field(fields, "Diagnostic-Code"))));
                }
            }
        }

        private void feedback(Part part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                InternetHeaders fields = new InternetHeaders(in);
                sealed(field(fields, "Original-Mail-From"));
                String kind = field(fields, "Feedback-Type").strip().toLowerCase(Locale.ROOT);
                // "not-spam" takes a complaint back; the others all say that the mail is not wanted.
                report = kind.equals("not-spam")
                        ? Optional.of(new Report.NoFailure(kind))
                        : Optional.of(new Report.Complaint(line(kind.isEmpty() ? "abuse" : kind)));
            }
        }

        private void returned(Part part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                byte[] head = in.readNBytes(100_000);
                InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(head));
                sealed(field(headers, "Return-Path"));
            }
        }

        private static String field(InternetHeaders fields, String name) {
            String found = fields.getHeader(name, " ");
            return found == null ? "" : found;
        }
    }
}

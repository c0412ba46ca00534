package org.broadsheet.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.letters.ReceivedLetter.Attachment;
import org.broadsheet.profiles.EmailAddress;

/**
 * Takes letters out of their MIME, whatever their sender put there. It never throws, looks at no more than 100 parts, 10
 * levels deep, and takes no more than 200,000 characters of text and 8 MB of files; archives are not opened.
 */
final class MimeReader {

    /** Letters are read up to this size; of bigger ones the end is cut off. */
    static final int MOST_BYTES = 12_000_000;

    private static final int MOST_PARTS = 100;
    private static final int DEEPEST = 10;
    private static final int MOST_CHARACTERS = 200_000;
    private static final int MOST_FILE_BYTES = 8_000_000;
    private static final int MOST_FILES = 10;
    private static final int MOST_HEADERS = 500;
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\],;:\"\\\\]{1,64}@[^\\s<>()\\[\\],;:\"\\\\]{1,255}");
    private static final List<String> RECIPIENTS =
            List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "resent-to");

    private static final Session SESSION = session();

    private final List<Attachment> files = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private int parts;
    private int fileBytes;
    private boolean tooBig;

    private MimeReader(boolean cut) {
        this.tooBig = cut;
    }

    /** @param cut whether the end is missing */
    static ReceivedLetter read(byte[] raw, boolean cut) {
        return new MimeReader(cut).letter(raw);
    }

    private ReceivedLetter letter(byte[] raw) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
            for (Header header : Collections.list(message.getAllHeaders())) {
                if (headers.size() < MOST_HEADERS) {
                    headers.computeIfAbsent(
                                    header.getName().strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(unfolded(header.getValue()));
                }
            }
            walk(message, 0);
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError broken) {
            // What was understood so far is the letter; a letter of which nothing was understood is an empty one.
            tooBig = true;
        }
        List<String> recipients = new ArrayList<>();
        for (String name : RECIPIENTS) {
            for (String value : headers.getOrDefault(name, List.of())) {
                Matcher address = ADDRESS.matcher(value.substring(0, Math.min(value.length(), 20_000)));
                while (recipients.size() < 200 && address.find()) {
                    recipients.add(address.group());
                }
            }
        }
        String from = first(headers, "from");
        Optional<EmailAddress> sender = sender(from);
        String subject = words(first(headers, "subject"));
        return new ReceivedLetter(
                fingerprint(headers, raw),
                sender,
                name(from),
                recipients,
                subject,
                copies(headers),
                text.toString(),
                html.toString(),
                files,
                tooBig);
    }

    private static Session session() {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        lenient.setProperty("mail.mime.multipart.ignoreexistingboundaryparameter", "false");
        return Session.getInstance(lenient);
    }

    private void walk(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            tooBig = true;
            return;
        }
        String type = type(part);
        if (type.startsWith("multipart/")) {
            walkAll(part, depth);
            return;
        }
        String name = fileName(part);
        boolean attached = !name.isEmpty() || Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
        if (!attached && type.equals("text/plain")) {
            take(text, part);
        } else if (!attached && type.equals("text/html")) {
            take(html, part);
        } else if (!type.startsWith("message/") && !type.startsWith("image/") && !type.startsWith("video/")) {
            file(part, name, type);
        }
    }

    private void walkAll(Part part, int depth) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart inner)) {
            return;
        }
        for (int i = 0; i < inner.getCount(); i++) {
            BodyPart each = inner.getBodyPart(i);
            try {
                walk(each, depth + 1);
            } catch (MessagingException | IOException | RuntimeException broken) {
                // One part that cannot be decoded does not hide the others.
                tooBig = true;
            }
        }
    }

    private void take(StringBuilder into, Part part) throws MessagingException, IOException {
        int room = MOST_CHARACTERS - into.length();
        if (room <= 0) {
            tooBig = true;
            return;
        }
        byte[] bytes = bytes(part, 4 * room);
        String decoded = decode(bytes, charset(part));
        into.append(into.isEmpty() ? "" : "\n").append(decoded, 0, Math.min(decoded.length(), room));
    }

    private void file(Part part, String name, String type) throws MessagingException, IOException {
        if (files.size() >= MOST_FILES || fileBytes >= MOST_FILE_BYTES) {
            tooBig = true;
            return;
        }
        byte[] bytes = bytes(part, MOST_FILE_BYTES - fileBytes);
        fileBytes += bytes.length;
        files.add(new Attachment(name, type, bytes));
    }

    private byte[] bytes(Part part, int most) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                tooBig = true;
            }
            return bytes;
        }
    }

    private static String type(Part part) throws MessagingException {
        String type = part.getContentType();
        return type == null ? "text/plain" : type.split("[;\\s]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    private static String fileName(Part part) {
        try {
            String name = part.getFileName();
            return name == null ? "" : words(name);
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }

    private static Optional<Charset> charset(Part part) {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? Optional.empty() : Optional.of(Charset.forName(MimeUtility.javaCharset(name)));
        } catch (MessagingException | IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** As the letter says, else UTF-8, else Windows-1252, which reads anything. */
    private static String decode(byte[] bytes, Optional<Charset> charset) {
        if (charset.isPresent() && !charset.get().equals(StandardCharsets.US_ASCII)) {
            return new String(bytes, charset.get());
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Two senders in one letter are none. */
    private static Optional<EmailAddress> sender(String from) {
        Matcher bracketed = Pattern.compile("<([^<>]{3,320})>\\s*$").matcher(from);
        if (bracketed.find()) {
            return EmailAddress.parse(bracketed.group(1));
        }
        return EmailAddress.parse(from.replaceAll("\\([^()]*\\)", ""));
    }

    private static String name(String from) {
        int bracket = from.lastIndexOf('<');
        String name = bracket < 0 ? "" : from.substring(0, bracket);
        return words(name.strip().replaceAll("^\"|\"$", "").replace("\\\"", "\""));
    }

    /** Encoded words decoded, on one line and without control characters. */
    private static String words(String header) {
        String decoded;
        try {
            decoded = MimeUtility.decodeText(header);
        } catch (IOException | RuntimeException unknownCharset) {
            decoded = header;
        }
        String line = decoded.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.substring(0, Math.min(line.length(), 1_000));
    }

    private static String unfolded(String value) {
        return value == null ? "" : value.replaceAll("\\r?\\n[ \\t]*", " ").strip();
    }

    private static Map<String, List<String>> copies(Map<String, List<String>> headers) {
        Map<String, List<String>> copies = new LinkedHashMap<>();
        headers.forEach((name, values) -> copies.put(name, List.copyOf(values)));
        return copies;
    }

    /** Of what its sender wrote, so that a letter delivered twice is one letter; of all bytes where it has no Message-ID. */
    private String fingerprint(Map<String, List<String>> headers, byte[] raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String id = first(headers, "message-id");
            if (id.isEmpty()) {
                digest.update(raw);
            } else {
                for (String each : List.of(id, first(headers, "from"), first(headers, "subject"), text.toString())) {
                    digest.update(each.getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) 0);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

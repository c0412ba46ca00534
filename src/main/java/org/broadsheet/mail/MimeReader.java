package org.broadsheet.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.letters.ReceivedLetter.Attachment;
import org.broadsheet.text.Clean;

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
    private static final int LONGEST_LINE = 1_000;
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![^\\s<>()\\[\\],;:\"\\\\])[^\\s<>()\\[\\],;:\"\\\\@]{1,64}@[^\\s<>()\\[\\],;:\"\\\\@]{1,255}");
    private static final List<String> RECIPIENTS =
            List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "resent-to");

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
        MimePart letter = MimePart.of(raw);
        HeaderFields fields = letter.fields();
        walk(letter, 0);
        List<String> recipients = new ArrayList<>();
        for (String name : RECIPIENTS) {
            for (String value : fields.all(name)) {
                Matcher address = ADDRESS.matcher(value);
                while (recipients.size() < 200 && address.find()) {
                    recipients.add(address.group());
                }
            }
        }
        Mailbox from = Mailbox.of(fields.all("from"));
        Map<String, List<String>> headers = fields.asMap();
        return new ReceivedLetter(
                fingerprint(headers, raw),
                from.address(),
                from.name(),
                recipients,
                line(fields.first("subject")),
                headers,
                text.toString(),
                html.toString(),
                files,
                tooBig);
    }

    /** Encoded words decoded, on one clean line. */
    static String line(String header) {
        return Clean.line(EncodedWords.decoded(header), LONGEST_LINE);
    }

    private void walk(MimePart part, int depth) {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            tooBig = true;
            return;
        }
        String type = part.type();
        if (type.startsWith("multipart/")) {
            List<MimePart> inner = part.parts(MOST_PARTS - parts + 1);
            if (inner.isEmpty() && depth == 0) {
                // A boundary that is nowhere: what there is, is text.
                take(text, part);
            }
            inner.forEach(each -> walk(each, depth + 1));
            return;
        }
        String name = part.fileName();
        boolean attached = !name.isEmpty() || part.isAttachment();
        if (!attached && type.equals("text/plain")) {
            take(text, part);
        } else if (!attached && type.equals("text/html")) {
            take(html, part);
        } else if (!type.startsWith("message/") && !type.startsWith("image/") && !type.startsWith("video/")) {
            file(part, name, type);
        }
    }

    private void take(StringBuilder into, MimePart part) {
        int room = MOST_CHARACTERS - into.length() - 1;
        if (room <= 0) {
            tooBig = true;
            return;
        }
        String taken = part.text(room);
        tooBig |= taken.length() >= room - 1;
        into.append(into.isEmpty() ? "" : "\n").append(taken);
    }

    private void file(MimePart part, String name, String type) {
        int room = MOST_FILE_BYTES - fileBytes;
        if (files.size() >= MOST_FILES || room <= 0) {
            tooBig = true;
            return;
        }
        byte[] bytes = part.content(room);
        tooBig |= bytes.length >= room;
        fileBytes += bytes.length;
        files.add(new Attachment(name, type, bytes));
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

    private static String first(Map<String, List<String>> headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}

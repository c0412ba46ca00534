package org.broadsheet.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.profiles.Profile;
import org.broadsheet.web.Incoming.Fields;

/** Reads queries and forms: {@code application/x-www-form-urlencoded}, and {@code multipart/form-data} (RFC 7578). */
final class FormReader {

    /** A form of preferences that is full has eight fields and a box for each interest. */
    private static final int MOST_FIELDS = 10 * (Profile.MOST_INTERESTS + 1) + 40;
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)^multipart/form-data\\s*;.*?boundary=(?:\"([^\"]{1,70})\"|([^\\s;]{1,70})).*");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:.*?[;\\s]name=\"([^\"]{0,100})\"");
    private static final Pattern FILE = Pattern.compile("(?i)content-disposition:.*?[;\\s]filename=\"");

    private FormReader() {}

    /** Empty if the text is no such form, or has more than {@link #MOST_FIELDS} fields. */
    static Optional<Fields> urlEncoded(String text) {
        Map<String, List<String>> values = new HashMap<>();
        int count = 0;
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > MOST_FIELDS) {
                return Optional.empty();
            }
            int is = pair.indexOf('=');
            try {
                String name = decode(is < 0 ? pair : pair.substring(0, is));
                values.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(is < 0 ? "" : decode(pair.substring(is + 1)));
            } catch (IllegalArgumentException brokenPercent) {
                return Optional.empty();
            }
        }
        return Optional.of(new Fields(values, Map.of()));
    }

    /** Reads a body by its media type. Empty if it is neither kind of form, or not well formed. */
    static Optional<Fields> body(String type, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(type);
        if (boundary.matches()) {
            return multipart(
                    boundary.group(1) == null ? boundary.group(2) : boundary.group(1),
                    new String(body, StandardCharsets.ISO_8859_1));
        }
        boolean urlEncoded = type.isEmpty()
                || type.toLowerCase(java.util.Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        return urlEncoded ? urlEncoded(new String(body, StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** Worked on as Latin-1, so that each character is one byte. */
    private static Optional<Fields> multipart(String boundary, String body) {
        Map<String, List<String>> values = new HashMap<>();
        Map<String, byte[]> uploads = new HashMap<>();
        String[] parts = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary), MOST_FIELDS + 2);
        if (parts.length < 2 || parts.length > MOST_FIELDS + 1 || !parts[parts.length - 1].startsWith("--")) {
            return Optional.empty();
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int blank = parts[i].indexOf("\r\n\r\n");
            if (blank < 0) {
                return Optional.empty();
            }
            String head = utf8(parts[i].substring(0, blank));
            String content = parts[i].substring(blank + 4);
            Matcher name = NAME.matcher(head);
            if (!name.find()) {
                return Optional.empty();
            }
            if (FILE.matcher(head).find()) {
                uploads.put(name.group(1), content.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                values.computeIfAbsent(name.group(1), unused -> new ArrayList<>())
                        .add(utf8(content));
            }
        }
        return Optional.of(new Fields(values, uploads));
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

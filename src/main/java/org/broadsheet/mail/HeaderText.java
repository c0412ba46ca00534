package org.broadsheet.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.broadsheet.profiles.EmailAddress;

/** Free text in a header: as it is where that is plain, else as encoded words of RFC 2047; always folded. */
final class HeaderText {

    /** RFC 5322 wants lines of at most 78 characters. */
    private static final int LINE = 76;

    /** So many octets of UTF-8 fit an encoded word of 75 characters: 4 * ceil(n / 3) + 12 <= 75. */
    private static final int OCTETS_A_WORD = 45;

    private HeaderText() {}

    /** The whole header, without the line break that ends it. */
    static String header(String name, String text) {
        StringBuilder out = new StringBuilder(name).append(": ");
        if (isPlain(text)) {
            fold(out, text);
        } else {
            encode(out, text);
        }
        return out.toString();
    }

    /** A header with one address: {@code To: "Ada Lovelace" <ada@example.org>}. */
    static String address(String name, String person, EmailAddress address) {
        StringBuilder out = new StringBuilder(name).append(':');
        if (!person.isEmpty()) {
            out.append(' ');
            if (isPlain(person) && person.length() < LINE / 2) {
                out.append('"')
                        .append(person.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            } else {
                encode(out, person);
            }
        }
        int lineBegins = out.lastIndexOf("\n") + 1;
        boolean fits = out.length() - lineBegins + address.value().length() + 3 <= LINE;
        return out.append(fits ? " <" : "\r\n <")
                .append(address.value())
                .append('>')
                .toString();
    }

    /** Printable ASCII in words that fit a line, without anything that reads like an encoded word. */
    private static boolean isPlain(String text) {
        if (text.contains("=?") || !text.equals(text.strip())) {
            return false;
        }
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
            word = c == ' ' ? 0 : word + 1;
            if (word > LINE - 20) {
                return false;
            }
        }
        return true;
    }

    private static void fold(StringBuilder out, String text) {
        int column = out.length();
        for (int begin = 0; begin < text.length(); ) {
            int end = text.indexOf(' ', begin + 1);
            String word = text.substring(begin, end < 0 ? text.length() : end);
            // A line of nothing but blanks must not arise, so only before a word that has letters.
            if (column + word.length() > LINE && begin > 0 && !word.isBlank()) {
                out.append("\r\n");
                column = 0;
            }
            out.append(word);
            column += word.length();
            begin += word.length();
        }
    }

    private static void encode(StringBuilder out, String text) {
        int begin = 0;
        // The first word shares its line with the header's name.
        int room = OCTETS_A_WORD - Math.min(30, out.length());
        while (begin < text.length()) {
            int end = begin;
            int octets = 0;
            while (end < text.length()) {
                int next = text.codePointAt(end);
                int more = Character.toString(next).getBytes(StandardCharsets.UTF_8).length;
                if (octets + more > room) {
                    break;
                }
                octets += more;
                end += Character.charCount(next);
            }
            byte[] piece = text.substring(begin, end).getBytes(StandardCharsets.UTF_8);
            out.append(begin == 0 ? "" : "\r\n ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(piece))
                    .append("?=");
            begin = end;
            room = OCTETS_A_WORD;
        }
    }
}

package org.broadsheet.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.broadsheet.text.Decoding;

/**
 * Text of a header as people read it: encoded words of RFC 2047 decoded, as senders write them. The bytes of neighbours with one
 * charset are put together first, since many break a character in two. What is no encoded word stays as it is.
 */
final class EncodedWords {

    /** RFC 2047 allows 75; some send a whole subject as one word. */
    private static final int LONGEST = 4_000;

    private static final int LONGEST_CHARSET = 60;

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String charset = "";

    private EncodedWords(String text) {
        this.text = text;
    }

    static String decoded(String text) {
        return text.contains("=?") ? new EncodedWords(text).read() : text;
    }

    private String read() {
        int at = 0;
        while (at < text.length()) {
            int word = text.indexOf("=?", at);
            if (word < 0) {
                break;
            }
            int end = word(word, at);
            if (end < 0) {
                flush();
                out.append(text, at, word + 2);
                at = word + 2;
            } else {
                at = end;
            }
        }
        flush();
        return out.append(text, Math.min(at, text.length()), text.length()).toString();
    }

    /** Reads the word that begins there and says where it ends; -1 if none begins. What stands before it is written first. */
    private int word(int start, int from) {
        int charsetEnd = text.indexOf('?', start + 2);
        if (charsetEnd < 0
                || charsetEnd - start > LONGEST_CHARSET
                || charsetEnd + 2 >= text.length()
                || text.charAt(charsetEnd + 2) != '?') {
            return -1;
        }
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        int begin = charsetEnd + 3;
        int limit = Math.min(text.length(), begin + LONGEST);
        int end = begin;
        while (end + 1 < limit && !(text.charAt(end) == '?' && text.charAt(end + 1) == '=')) {
            end++;
        }
        if (end + 1 >= limit || (encoding != 'B' && encoding != 'Q')) {
            return -1;
        }
        boolean neighbours = text.substring(from, start).isBlank() && pending.size() > 0;
        if (!neighbours) {
            flush();
            out.append(text, from, start);
        }
        String named = text.substring(start + 2, charsetEnd).toLowerCase(Locale.ROOT);
        int language = named.indexOf('*');
        String label = language < 0 ? named : named.substring(0, language);
        if (!label.equals(charset)) {
            flush();
        }
        charset = label;
        byte[] encoded = text.substring(begin, end).getBytes(StandardCharsets.ISO_8859_1);
        pending.writeBytes(encoding == 'B' ? TransferEncoding.base64(encoded, 0, encoded.length, LONGEST) : q(encoded));
        return end + 2;
    }

    private static byte[] q(byte[] encoded) {
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = encoded[i] == '_' ? (byte) ' ' : encoded[i];
        }
        return TransferEncoding.quotedPrintable(encoded, 0, encoded.length, LONGEST);
    }

    private void flush() {
        if (pending.size() > 0) {
            out.append(Decoding.text(pending.toByteArray(), charset));
            pending.reset();
        }
    }
}

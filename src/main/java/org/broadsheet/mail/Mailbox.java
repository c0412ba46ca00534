package org.broadsheet.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;

/**
 * Whom a letter says that it is from (RFC 5322, section 3.4): one address, bare or in angle brackets behind a name. Two senders in one
 * letter are none.
 *
 * @param name on one line, as its sender writes it; may be empty
 */
record Mailbox(Optional<EmailAddress> address, String name) {

    private static final int LONGEST = 5_000;

    /** @param fields every {@code From} of the letter; more than one is nobody's */
    static Mailbox of(List<String> fields) {
        if (fields.isEmpty()) {
            return new Mailbox(Optional.empty(), "");
        }
        String field = fields.getFirst();
        Parts parts = new Parts(field.length() > LONGEST ? field.substring(0, LONGEST) : field);
        String name = MimeReader.line(parts.name.toString());
        boolean one = fields.stream().distinct().count() == 1 && parts.addresses.size() == 1 && !parts.several;
        return new Mailbox(one ? EmailAddress.parse(parts.addresses.getFirst()) : Optional.empty(), name);
    }

    /** The field taken apart, character by character: quoted strings, comments in parentheses, what stands between angle brackets. */
    private static final class Parts {

        private final List<String> addresses = new ArrayList<>();
        private final StringBuilder name = new StringBuilder();
        private boolean several;

        Parts(String field) {
            StringBuilder bare = new StringBuilder();
            boolean bracketed = false;
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == '"') {
                    i = quoted(field, i + 1, bare);
                } else if (c == '(') {
                    i = behindComment(field, i);
                } else if (c == '<') {
                    int end = field.indexOf('>', i);
                    int stop = end < 0 ? field.length() : end;
                    addresses.add(field.substring(i + 1, stop));
                    bracketed = true;
                    if (name.isEmpty()) {
                        name.append(bare.toString().strip());
                    }
                    bare.setLength(0);
                    i = stop;
                } else if (c == ',' || c == ';') {
                    several |= bracketed || bare.indexOf("@") >= 0;
                    bare.append(' ');
                } else {
                    bare.append(c);
                }
            }
            if (addresses.isEmpty()) {
                addresses.add(bare.toString().strip());
            } else {
                several &= bare.indexOf("@") >= 0 || addresses.size() > 1;
            }
        }

        private static int quoted(String field, int from, StringBuilder into) {
            int i = from;
            while (i < field.length() && field.charAt(i) != '"') {
                if (field.charAt(i) == '\\' && i + 1 < field.length()) {
                    i++;
                }
                into.append(field.charAt(i++));
            }
            return i;
        }

        private static int behindComment(String field, int from) {
            int depth = 0;
            for (int i = from; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    return i;
                }
            }
            return field.length();
        }
    }
}

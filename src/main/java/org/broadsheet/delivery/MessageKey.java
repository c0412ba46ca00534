package org.broadsheet.delivery;

import java.util.regex.Pattern;

/**
 * What makes a message one message, whoever queues it and however often: {@code digest/s42/2026-03-02}.
 *
 * @param value kind, then what distinguishes it; lower-case letters, digits and {@code . _ - /}; at most 120 characters
 */
public record MessageKey(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]+(?:/[a-z0-9._-]+)+");
    private static final int LONGEST = 120;

    /** @throws IllegalArgumentException if {@code value} has another form; the message quotes it */
    public MessageKey {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a message key. Expected a form like digest/s42/2026-03-02.".formatted(value));
        }
    }

    /** The part before the first slash: {@code digest}. */
    public String kind() {
        return value.substring(0, value.indexOf('/'));
    }

    @Override
    public String toString() {
        return value;
    }
}

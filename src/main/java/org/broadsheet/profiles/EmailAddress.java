package org.broadsheet.profiles;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to: {@code local@domain} of RFC 5321, with the letters of RFC 6531 allowed in the local
 * part and international domains kept as A-labels. Quoted local parts and address literals are refused: nobody's real
 * mailbox needs them, and header injection does.
 *
 * <p>The local part keeps its case and its {@code +tag}, since only its own server knows what they mean. Two addresses are
 * the same reader if their {@link #key()} is equal. {@link #toString()} hides the local part, so that no log line can
 * leak a reader; {@link #value()} is for envelopes and headers only.
 *
 * @param value never null; at most 254 octets, the domain in lower case and in A-labels
 */
public record EmailAddress(String value) {

    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_LOCAL_OCTETS = 64;
    private static final int LONGEST_OCTETS = 254;

    /** @throws IllegalArgumentException if {@code value} is not such an address; the message does not quote it whole */
    public EmailAddress {
        Optional<String> read = read(value);
        if (read.isPresent() && !read.get().equals(value)) {
            value = read.get();
            read = read(value);
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an e-mail address. Expected a form like ada@example.org.".formatted(masked(value)));
        }
    }

    /** Reads an address as typed by a person; empty if it is not one. */
    public static Optional<EmailAddress> parse(String text) {
        return read(text.strip()).map(EmailAddress::new);
    }

    private static Optional<String> read(String text) {
        int at = text.lastIndexOf('@');
        // Before anything looks at the domain: the conversion of a long one takes time by its square, and may fail in
        // other ways.
        if (at < 1 || text.length() > LONGEST_OCTETS || octets(text.substring(0, at)) > LONGEST_LOCAL_OCTETS) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        try {
            String written = text.substring(at + 1);
            // The conversion takes longer than all the rest, and most domains need none.
            String domain = DOMAIN.matcher(written).matches()
                    ? written
                    : IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String whole = local + "@" + domain;
            boolean fits = LOCAL.matcher(local).matches()
                    && DOMAIN.matcher(domain).matches()
                    && octets(whole) <= LONGEST_OCTETS;
            return fits ? Optional.of(whole) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException notADomain) {
            return Optional.empty();
        }
    }

    private static int octets(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    /** The part before the last {@code @}, as its owner writes it. */
    public String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /** The part behind the last {@code @}: lower case, A-labels. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** Equal for addresses that reach the same mailbox on every real server: all in lower case, tags kept. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** Whether its local part needs a server with SMTPUTF8 (RFC 6531). */
    public boolean needsSmtpUtf8() {
        return local().chars().anyMatch(c -> c > 127);
    }

    private static String masked(String text) {
        int at = text.lastIndexOf('@');
        return text.isEmpty()
                ? ""
                : text.substring(0, text.offsetByCodePoints(0, 1)) + "***" + (at < 1 ? "" : text.substring(at));
    }

    /** {@code a***@example.org}: enough to recognise one's own, not enough to write to. */
    @Override
    public String toString() {
        return masked(value);
    }
}

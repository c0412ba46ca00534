package org.broadsheet.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.broadsheet.profiles.EmailAddress;

/**
 * Return addresses that tell which message a report is about, and that only we can make: {@code b+3f-0a1b…@example.org}.
 * The reader's address is not in it.
 */
public final class ReturnPath {

    /** 80 bits: too many to guess by mail, few enough for a local part of 64 octets. */
    private static final int SEAL_BYTES = 10;

    private static final Pattern TAG = Pattern.compile("([0-9a-z]{1,13})-([0-9a-f]{" + 2 * SEAL_BYTES + "})");

    private final EmailAddress bounces;
    private final List<Mac> macs;

    /**
     * @param bounces where reports go; its server must take {@code +} as the start of a tag, as Postfix does with
     *     {@code recipient_delimiter = +}
     * @param keys the first one signs, all verify
     */
    public ReturnPath(EmailAddress bounces, List<byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Return addresses need a key to be signed with.");
        }
        this.bounces = bounces;
        this.macs = keys.stream().map(ReturnPath::macOf).toList();
    }

    /** The address for reports about the message with this number. */
    public EmailAddress of(long number) {
        String id = Long.toString(number, Character.MAX_RADIX);
        String seal = HexFormat.of().formatHex(seal(macs.getFirst(), id));
        return new EmailAddress(bounces.local() + "+" + id + "-" + seal + "@" + bounces.domain());
    }

    /** Which message a report to this address is about; empty if the address is not one of ours, or was made up. */
    public OptionalLong read(EmailAddress address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        String prefix = bounces.local().toLowerCase(Locale.ROOT) + "+";
        if (!address.domain().equals(bounces.domain()) || !local.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        Matcher tag = TAG.matcher(local.substring(prefix.length()));
        if (!tag.matches()) {
            return OptionalLong.empty();
        }
        byte[] claimed = HexFormat.of().parseHex(tag.group(2));
        boolean ours = macs.stream().anyMatch(mac -> MessageDigest.isEqual(seal(mac, tag.group(1)), claimed));
        return ours ? number(tag.group(1)) : OptionalLong.empty();
    }

    private static OptionalLong number(String id) {
        try {
            return OptionalLong.of(Long.parseLong(id, Character.MAX_RADIX));
        } catch (NumberFormatException tooLong) {
            return OptionalLong.empty();
        }
    }

    private static byte[] seal(Mac keyed, String id) {
        try {
            Mac mac = (Mac) keyed.clone();
            byte[] whole = mac.doFinal(("return path " + id).getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(whole, SEAL_BYTES);
        } catch (CloneNotSupportedException notOfThisJdk) {
            throw new IllegalStateException(notOfThisJdk);
        }
    }

    private static Mac macOf(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", missing);
        }
    }
}

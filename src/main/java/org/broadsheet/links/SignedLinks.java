package org.broadsheet.links;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads tokens that nobody else can make: {@code key.purpose.reader.subject.expiry.mac}, fit for an address as
 * they are. The mac is HMAC-SHA-256 over all before it, cut to 128 bits (RFC 2104, section 5, allows half), so a token
 * says in clear what it is for and cannot be changed. Safe for use by many threads.
 */
public final class SignedLinks {

    private static final Pattern FORM = Pattern.compile(
            "([a-z0-9]{1,12})\\.([a-z])\\.([A-Za-z0-9_-]{0,80})\\.([A-Za-z0-9_-]{0,80})\\.([0-9a-z]{1,9})\\.([A-Za-z0-9_-]{22})");
    private static final int MAC_BYTES = 16;
    private static final int RADIX = 36;

    private final Map<String, LinkKey> keys = new LinkedHashMap<>();
    private final Map<String, Mac> macs = new LinkedHashMap<>();
    private final String newest;
    private final InstantSource time;
    private final Function<String, Optional<Instant>> endedBefore;
    private final Instant earliest;

    /**
     * Links that no reader ends.
     *
     * @param keys the first signs; all of them verify
     * @throws IllegalArgumentException if there is no key, or two share an id
     */
    public SignedLinks(List<LinkKey> keys, InstantSource time) {
        this(keys, time, reader -> Optional.empty(), Instant.MIN);
    }

    /** Links that count from when their letter was made. */
    public SignedLinks(List<LinkKey> keys, InstantSource time, Function<String, Optional<Instant>> endedBefore) {
        this(keys, time, endedBefore, Instant.MIN);
    }

    /**
     * @param keys the first signs; all of them verify
     * @param endedBefore when a reader ended all links made before, if they did
     * @param earliest from when links of earlier letters count: of days that are lived again, somebody opens the links today
     * @throws IllegalArgumentException if there is no key, or two share an id
     */
    public SignedLinks(
            List<LinkKey> keys, InstantSource time, Function<String, Optional<Instant>> endedBefore, Instant earliest) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Links need at least one key to be signed with.");
        }
        for (LinkKey key : keys) {
            if (this.keys.put(key.id(), key) != null) {
                throw new IllegalArgumentException("Two link keys have the id \"" + key.id() + "\".");
            }
            macs.put(key.id(), macOf(key));
        }
        this.newest = keys.getFirst().id();
        this.time = time;
        this.endedBefore = endedBefore;
        this.earliest = earliest;
    }

    /** The token that says what {@code asked} says. The same link gives the same token until the key rotates. */
    public String sign(Link asked) {
        Link link = earliest.isAfter(Instant.MIN) && asked.madeAt().isBefore(earliest)
                ? Link.made(asked.purpose(), asked.reader(), asked.subject(), earliest)
                : asked;
        String said = String.join(
                ".",
                newest,
                link.purpose().letter(),
                link.reader(),
                link.subject(),
                Long.toString(link.expires().getEpochSecond(), RADIX));
        return said + "." + mac(newest, said);
    }

    /** Reads a token as {@link #sign} makes it, from wherever it came. Never throws, whatever the text. */
    public Reading read(Purpose purpose, String token) {
        Matcher parts = FORM.matcher(token);
        if (!parts.matches() || !keys.containsKey(parts.group(1))) {
            return new Reading.Forged();
        }
        String said = token.substring(0, parts.start(6) - 1);
        boolean ours = equalInConstantTime(mac(parts.group(1), said), parts.group(6));
        Optional<Purpose> meant = Purpose.ofLetter(parts.group(2));
        if (!ours || meant.isEmpty() || meant.get() != purpose) {
            return new Reading.Forged();
        }
        Instant expires = Instant.ofEpochSecond(Long.parseLong(parts.group(5), RADIX));
        Link link = new Link(purpose, parts.group(3), parts.group(4), expires);
        boolean keyTooOld = keys.get(parts.group(1))
                .verifiesUntil()
                .filter(until -> !until.isAfter(time.instant()))
                .isPresent();
        boolean tooOld = keyTooOld || !expires.isAfter(time.instant()) || isEnded(link);
        return tooOld ? new Reading.Expired(link) : new Reading.Valid(link);
    }

    private boolean isEnded(Link link) {
        return link.purpose().endsWithOthers()
                && endedBefore
                        .apply(link.reader())
                        .filter(ended -> link.madeAt().isBefore(ended))
                        .isPresent();
    }

    /** The MACs are compared as text: two texts that decode to the same bits are still two texts. */
    private static boolean equalInConstantTime(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(String key, String said) {
        try {
            Mac mac = (Mac) Objects.requireNonNull(macs.get(key)).clone();
            byte[] whole = mac.doFinal(said.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, MAC_BYTES));
        } catch (CloneNotSupportedException notOfThisJdk) {
            throw new IllegalStateException(notOfThisJdk);
        }
    }

    private static Mac macOf(LinkKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret().bytes(), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

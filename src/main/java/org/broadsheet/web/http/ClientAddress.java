package org.broadsheet.web.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who a request comes from, for limiting rates: an IPv4 address, or the first 64 bits of an IPv6 address, since one
 * customer has all of those. {@code X-Forwarded-For} is read from its end, and only as far as trusted proxies wrote it:
 * whatever stands before that, the client wrote.
 */
public final class ClientAddress {

    /** Only what cannot be taken for a name, so that nothing is looked up. */
    private static final Pattern NUMERIC =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]{1,44}");

    private ClientAddress() {}

    public static Client of(InetAddress peer, Optional<String> forwardedFor, Set<String> trustedProxies) {
        InetAddress client = peer;
        if (forwardedFor.isPresent()) {
            List<String> hops = Arrays.asList(forwardedFor.get().split(",", -1)).reversed();
            for (String hop : hops) {
                if (!trustedProxies.contains(client.getHostAddress())) {
                    break;
                }
                Optional<InetAddress> written = parse(hop.strip());
                if (written.isEmpty()) {
                    break;
                }
                client = written.get();
            }
        }
        return new Client(key(client), network(client));
    }

    private static Optional<InetAddress> parse(String text) {
        if (!NUMERIC.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The addresses among which the same holder may easily change: a /24 of IPv4, a /48 of IPv6. */
    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? HexFormat.of().formatHex(bytes, 0, 3) + "/24"
                : HexFormat.of().formatHex(bytes, 0, 6) + "/48";
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? address.getHostAddress() : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
    }
}

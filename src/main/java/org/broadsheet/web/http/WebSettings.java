package org.broadsheet.web.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where and for whom the pages are served.
 *
 * @param listen the address and port that are listened on; port 0 takes any free one
 * @param base what readers type and what links in mail begin with, without a slash at its end:
 *     {@code https://papers.example.org}. TLS is the business of the proxy in front
 * @param trustedProxies addresses of proxies whose {@code X-Forwarded-For} is believed; empty for a server that faces its
 *     readers itself
 * @param perSecond requests that one client may make in a second over time; it may save up ten seconds' worth
 * @param connections open at once, at most; further ones are closed at once. Never so many that they take the files that mail
 *     and database need
 */
public record WebSettings(
        InetSocketAddress listen, URI base, Set<String> trustedProxies, int perSecond, int connections) {

    public static final int DEFAULT_PORT = 8080;

    /** Room for ten thousand who dawdle, and for those who do not. */
    public static final int USUAL_CONNECTIONS = 20_000;

    /** @throws IllegalArgumentException if the base is no address of a web site, or a limit is less than 1 */
    public WebSettings {
        trustedProxies = Set.copyOf(trustedProxies);
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || base.getHost() == null
                || base.getRawQuery() != null
                || base.getRawFragment() != null
                || !(base.getRawPath() == null || base.getRawPath().isEmpty())) {
            throw new IllegalArgumentException(
                    "web.base = %s must be an address like https://papers.example.org, without a path or a slash at its end."
                            .formatted(base));
        }
        if (perSecond < 1 || connections < 1) {
            throw new IllegalArgumentException("web.per-second = %d and web.connections = %d must be 1 or more."
                    .formatted(perSecond, connections));
        }
    }

    /** For a first look: on this machine only. */
    public static WebSettings local(int port) {
        return new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                URI.create("http://127.0.0.1:" + port),
                Set.of(),
                50,
                USUAL_CONNECTIONS);
    }

    boolean isHttps() {
        return base.getScheme().equalsIgnoreCase("https");
    }
}

package org.broadsheet.web.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What every reply says to the browser so that a page cannot be turned against its reader, and whose POSTs are taken. */
public final class Guard {

    /** No script at all, nothing from elsewhere, no frame around or within. */
    private static final String CSP =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The digest as a page carries its styles with it, since it is the mail. */
    public static final String CSP_OF_MAIL =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

    private final WebSettings settings;

    Guard(WebSettings settings) {
        this.settings = settings;
    }

    /**
     * Headers of every reply; a reply's own come on top. The referrer is cut to the site's origin: addresses hold tokens, but
     * with no referrer at all browsers send {@code Origin: null} with our own forms.
     */
    Map<String, String> headers() {
        Map<String, String> common = new java.util.LinkedHashMap<>(Map.of(
                "Content-Security-Policy", CSP,
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Referrer-Policy", "strict-origin",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
                "X-Robots-Tag", "noarchive",
                "Cache-Control", "no-store"));
        if (settings.isHttps()) {
            common.put("Strict-Transport-Security", "max-age=31536000");
        }
        return common;
    }

    /**
     * Whether a POST was sent by a page of ours, or by no page at all. Browsers say in {@code Sec-Fetch-Site} or
     * {@code Origin} whose page sent a form; whoever sends neither is no browser and carries nobody's rights unawares.
     */
    boolean isOurs(Incoming post) {
        Optional<String> site = post.header("sec-fetch-site");
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        Optional<String> origin = post.header("origin");
        return origin.isEmpty() || isOurs(origin.get(), post.header("host").orElse(""));
    }

    private boolean isOurs(String origin, String host) {
        try {
            URI from = URI.create(origin);
            return from.getRawAuthority() != null
                    && (origin.toLowerCase(Locale.ROOT)
                                    .equals(settings.base().toString().toLowerCase(Locale.ROOT))
                            || from.getRawAuthority().equalsIgnoreCase(host));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}

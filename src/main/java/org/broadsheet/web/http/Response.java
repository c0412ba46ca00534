package org.broadsheet.web.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back for a request.
 *
 * @param type its media type
 * @param body sent in UTF-8
 * @param headers beyond those that every reply carries
 * @param evenly whether it goes out at an even beat ({@link EvenPace}), since the time it took would tell something
 */
public record Response(int status, String type, String body, Map<String, String> headers, boolean evenly) {

    public static final String HTML = "text/html; charset=utf-8";
    private static final String NOT_KEPT = "no-store";

    public Response {
        headers = Map.copyOf(headers);
    }

    public static Response html(int status, String html) {
        return new Response(status, HTML, html, Map.of(), false);
    }

    public static Response text(int status, String type, String text) {
        return new Response(status, type + "; charset=utf-8", text, Map.of(), false);
    }

    /** Goes elsewhere on this site, by GET. Takes a path only, so that nobody is ever sent away to another site. */
    public static Response see(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
            throw new IllegalArgumentException("\"" + path + "\" is not a path of this site.");
        }
        return new Response(303, HTML, "", Map.of("Location", URI.create(path).toASCIIString()), false);
    }

    public static Response notAllowed(String allowed) {
        return text(405, "text/plain", "This address takes " + allowed + " only.\n")
                .with("Allow", allowed);
    }

    public Response with(String header, String content) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, content);
        return new Response(status, type, body, more, evenly);
    }

    public Response atAnEvenBeat() {
        return new Response(status, type, body, headers, true);
    }

    /** Kept by nobody, not by ourselves either: the next who asks may get more. */
    public Response notKept() {
        return with("Cache-Control", NOT_KEPT);
    }

    public boolean mayBeKept() {
        return !NOT_KEPT.equals(headers.get("Cache-Control"));
    }

    /** May be kept by browsers and proxies for that long: it is the same for everybody. */
    public Response cachedFor(int seconds) {
        return with("Cache-Control", "public, max-age=" + seconds);
    }
}

package org.broadsheet.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.text.Clean;

/**
 * A request as a page sees it: decoded, within its limits, and nothing in it believed.
 *
 * @param method in upper case
 * @param path below the site's root, decoded, beginning with a slash
 * @param query of the address
 * @param form of the body; empty for a GET
 * @param client from where it came, as far as proxies that we trust say
 * @param headers by their names in lower case; only the first of each
 */
public record Incoming(
        String method, String path, Fields query, Fields form, Map<String, String> headers, Client client) {

    /** The path without its first segment and the slash behind it: {@code TOKEN} of {@code /p/TOKEN}. */
    public String rest() {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? "" : path.substring(slash + 1);
    }

    /** The first segment: {@code p} of {@code /p/TOKEN}; empty for the root. */
    public String first() {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? path.substring(1) : path.substring(1, slash);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Names and values of a form or a query.
     *
     * @param uploads files by the name of their field
     */
    public record Fields(Map<String, List<String>> values, Map<String, byte[]> uploads) {

        public static final Fields NONE = new Fields(Map.of(), Map.of());

        /** The first value of that name, cleaned and stripped, its lines ended as we end them; empty if there is none. */
        public String text(String name) {
            return Clean.lines(values.getOrDefault(name, List.of("")).getFirst())
                    .strip();
        }

        /** {@link #text} as one line. */
        public String line(String name) {
            return Clean.line(text(name));
        }

        public boolean has(String name) {
            return values.containsKey(name);
        }

        public List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }

        public byte[] upload(String name) {
            return uploads.getOrDefault(name, new byte[0]);
        }
    }
}

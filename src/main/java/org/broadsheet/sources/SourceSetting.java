package org.broadsheet.sources;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a source, declared by its class and read by whoever reads the file.
 *
 * @param name its place below {@code sources}, such as {@code biorxiv.categories}
 * @param usual the default, as the file would write it
 */
public record SourceSetting(String name, Sort sort, String usual, String expected) {

    /** How it is written. */
    public enum Sort {
        /** The address of a web site without a path, or "" for none. */
        SITE,
        /** A time span of at least a second. */
        SPAN,
        /** Several texts, or none. */
        TEXTS
    }

    /** Whether a host is this machine. */
    public static boolean isHere(@Nullable String host) {
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }

    /** The default of a list; its texts are joined by ", ". */
    public List<String> usualTexts() {
        return usual.isEmpty() ? List.of() : List.of(usual.split(", ", -1));
    }

    public static SourceSetting site(String name, String usual) {
        return new SourceSetting(name, Sort.SITE, usual, "the address of a web site; or \"\" to never ask there");
    }

    public static SourceSetting span(String name, String usual) {
        return new SourceSetting(name, Sort.SPAN, usual, "a time span like 90s, 30m, 2h or 7d");
    }

    public static SourceSetting texts(String name, String usual, String expected) {
        return new SourceSetting(name, Sort.TEXTS, usual, expected);
    }

    /**
     * What the file says, every declared setting with its value.
     *
     * @param sites by name; absent if the file says ""
     */
    public record Values(Map<String, URI> sites, Map<String, Duration> spans, Map<String, List<String>> texts) {

        public Values {
            sites = Map.copyOf(sites);
            spans = Map.copyOf(spans);
            texts = Map.copyOf(texts);
        }

        /** The same, as if there were no network: servers elsewhere are as good as not named. */
        public Values onlyThisMachine() {
            Map<String, URI> near = new HashMap<>(sites);
            near.values().removeIf(site -> !isHere(site.getHost()));
            Map<String, List<String>> nearTexts = new HashMap<>(texts);
            nearTexts.replaceAll((name, all) -> all.stream()
                    .filter(text ->
                            !text.startsWith("http") || isHere(URI.create(text).getHost()))
                    .toList());
            return new Values(near, spans, nearTexts);
        }

        public Optional<URI> site(String name) {
            return Optional.ofNullable(sites.get(name));
        }

        public Duration span(String name) {
            return Objects.requireNonNull(spans.get(name));
        }

        public List<String> texts(String name) {
            return Objects.requireNonNull(texts.get(name));
        }
    }
}

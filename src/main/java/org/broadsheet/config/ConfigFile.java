package org.broadsheet.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.config.YamlNode.Entry;
import org.broadsheet.config.YamlNode.Mapping;
import org.broadsheet.config.YamlNode.Scalar;
import org.broadsheet.config.YamlNode.ScalarType;

/**
 * A file of settings, asked for by their dotted names. Each question says the default as the file would write it, so that
 * what is asked can be compared with the file that ships. A setting that does not fit becomes a problem with its line, and
 * the reading goes on; {@link #finish} throws all of them at once.
 */
final class ConfigFile {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s?(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s?(kB|MB|GB)");

    private final Problems problems;
    private final Fields settings;
    private final List<Entry> sections = new ArrayList<>();
    private final Map<String, String> asked = new LinkedHashMap<>();

    private ConfigFile(Mapping mapping, Problems problems) {
        this.problems = problems;
        List<Entry> flat = new ArrayList<>();
        flatten("", mapping, flat);
        this.settings = new Fields("", new Mapping(1, flat), problems);
    }

    /** Reads the file; one that is missing or empty says nothing, and every setting has its default. */
    static ConfigFile read(Path file) {
        Problems problems = new Problems(file);
        Optional<Mapping> mapping = Files.notExists(file) ? Optional.empty() : YamlFile.read(file, problems);
        return new ConfigFile(mapping.orElse(new Mapping(1, List.of())), problems);
    }

    private void flatten(String path, Mapping mapping, List<Entry> flat) {
        for (Entry entry : mapping.entries()) {
            String name = path + entry.key();
            if (entry.value() instanceof Mapping inner) {
                sections.add(new Entry(name, entry.line(), inner));
                flatten(name + ".", inner, flat);
            } else {
                flat.add(new Entry(name, entry.line(), entry.value()));
            }
        }
    }

    /** The settings asked for so far, and the default of each as the file would write it. */
    Map<String, String> asked() {
        return Collections.unmodifiableMap(asked);
    }

    /** Text that may be empty. */
    String text(String name, String usual) {
        return setting(
                name, usual, "a text", scalar -> Optional.of(Fields.text(scalar).orElse("")));
    }

    /** Whatever {@code reader} makes of a text; empty where the text is, which is the default too. */
    <T> Optional<T> ifAny(String name, String expected, Function<String, T> reader) {
        return setting(
                name,
                "",
                expected + "; or \"\" for none",
                scalar -> Optional.of(Optional.of(scalar.text().strip())
                        .filter(text -> !text.isEmpty())
                        .map(reader)));
    }

    int integer(String name, int from, int to, int usual) {
        return setting(
                name,
                Integer.toString(usual),
                "a whole number from %d to %d".formatted(from, to),
                Fields.integer(from, to));
    }

    double decimal(String name, double from, double to, double usual) {
        return setting(
                name,
                Double.toString(usual),
                "a number from %s to %s".formatted(Double.toString(from), Double.toString(to)),
                Fields.decimal(from, to));
    }

    boolean yesOrNo(String name, boolean usual) {
        return setting(
                name,
                Boolean.toString(usual),
                "true or false",
                scalar -> Optional.of(scalar.text())
                        .filter(text -> scalar.type() == ScalarType.YES_OR_NO || text.equals(Boolean.toString(usual)))
                        .map(Boolean::valueOf));
    }

    /** @param usual such as {@code 90s}, {@code 30m}, {@code 2h} or {@code 7d} */
    Duration span(String name, String usual) {
        return setting(name, usual, "a time span like 90s, 30m, 2h or 7d", scalar -> span(scalar.text()));
    }

    /** Several time spans; at least one. */
    List<Duration> spans(String name, List<String> usual) {
        return list(name, usual, false, "a time span like 90s, 30m, 2h or 7d", scalar -> span(scalar.text()));
    }

    /** Several texts, or none. */
    List<String> texts(String name, String expected) {
        return texts(name, List.of(), expected);
    }

    /** The same, with a default. */
    List<String> texts(String name, List<String> usual, String expected) {
        return list(name, usual, true, expected, Fields::text);
    }

    /** A size in bytes; {@code usual} such as {@code 200MB}, where a MB is a million bytes. */
    long bytes(String name, String usual) {
        return setting(name, usual, "a size like 500kB, 200MB or 2GB", scalar -> size(scalar.text()));
    }

    <T> T oneOf(String name, Map<String, T> words, String usual) {
        return setting(name, usual, String.join(", ", words.keySet()), Fields.oneOf(words));
    }

    <T> T setting(String name, String usual, String expected, Function<Scalar, Optional<T>> reader) {
        asked.put(name, usual);
        return settings.value(name, expected, reader)
                .orElseGet(() -> reader.apply(new Scalar(1, usual, typeOf(usual)))
                        .orElseThrow(() -> new IllegalStateException(
                                "The default of %s, \"%s\", is not %s.".formatted(name, usual, expected))));
    }

    private <T> List<T> list(
            String name,
            List<String> usual,
            boolean mayBeEmpty,
            String expected,
            Function<Scalar, Optional<T>> reader) {
        asked.put(name, String.join(", ", usual));
        if (settings.has(name)) {
            return settings.list(name, expected, mayBeEmpty, reader);
        }
        return usual.stream()
                .map(text -> reader.apply(new Scalar(1, text, typeOf(text))).orElseThrow())
                .toList();
    }

    private static ScalarType typeOf(String usual) {
        return usual.matches("-?\\d+(?:\\.\\d+)?")
                ? ScalarType.NUMBER
                : usual.matches("true|false") ? ScalarType.YES_OR_NO : ScalarType.TEXT;
    }

    /** Reports what only several settings together show, at the line of one of them. */
    void problem(String name, String what) {
        problems.add(settings.lineOf(name), what);
    }

    /** What the records themselves refuse becomes a problem at the line of {@code name}; empty then. */
    <T> Optional<T> make(String name, Supplier<T> record) {
        try {
            return Optional.of(record.get());
        } catch (IllegalArgumentException sentence) {
            problem(name, String.valueOf(sentence.getMessage()));
            return Optional.empty();
        }
    }

    /** @throws NeedsEdits if there is any problem, or a setting that nobody asked for */
    void finish() {
        for (Entry section : sections) {
            if (asked.containsKey(section.key())) {
                problems.add(
                        section.line(),
                        "%s is one setting, but has others below it. Write its value behind the colon."
                                .formatted(section.key()));
            }
        }
        settings.finishSettings(asked.keySet());
        if (!problems.isEmpty()) {
            throw new NeedsEdits(problems.all());
        }
    }

    private static Optional<Duration> span(String text) {
        Matcher found = SPAN.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(found.group(1));
        return Optional.of(
                switch (found.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    private static Optional<Long> size(String text) {
        Matcher found = SIZE.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(found.group(1));
        return Optional.of(
                switch (found.group(2)) {
                    case "kB" -> count * 1_000;
                    case "MB" -> count * 1_000_000;
                    default -> count * 1_000_000_000;
                });
    }

    /** An address of a web site, without a slash at its end. */
    static URI site(String text) {
        URI uri = URI.create(text.replaceFirst("(?<!/)/+$", ""));
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !uri.getPath().isEmpty() || uri.getQuery() != null) {
            throw new IllegalArgumentException(
                    "%s is not the address of a web site. Expected one like https://papers.example.org, without a path."
                            .formatted(Fields.quoted(text)));
        }
        return uri;
    }

    /** An address of a web page. */
    static URI page(String text) {
        if (!text.matches("https?://[^\\s/?#]+\\S*")) {
            throw new IllegalArgumentException(
                    "%s is neither a mail address nor a page. Expected one like ada@example.org or https://example.org/us."
                            .formatted(Fields.quoted(text)));
        }
        return URI.create(text);
    }

    /** A numeric address, or {@code localhost}; names of other machines are not looked up. */
    static Optional<InetAddress> ofThisMachine(String text) {
        if (text.equals("localhost")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        if (!text.matches("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*+:[0-9a-fA-F:.]*+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}

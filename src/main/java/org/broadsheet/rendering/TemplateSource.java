package org.broadsheet.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.cache.AlwaysValidCacheEntryValidity;
import org.thymeleaf.cache.ICacheEntryValidity;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** Where templates come from: the operator's folder, file by file, and what it does not have from the shipped ones. */
final class TemplateSource extends AbstractTemplateResolver {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.(?:html|txt|xml|css)");
    static final String SHIPPED = "/shipped/templates/";

    private final Optional<Path> folder;
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();

    TemplateSource(Optional<Path> folder) {
        this.folder = folder;
    }

    /** What the operator calls the file. */
    String label(String name) {
        return overriding(name).map(Path::toString).orElse("templates/" + name);
    }

    /** The template's text, as it was when first asked for; empty if there is none of that name. */
    Optional<String> text(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return texts.computeIfAbsent(name, this::read);
    }

    private Optional<String> read(String name) {
        try {
            Optional<Path> own = overriding(name);
            if (own.isPresent()) {
                return Optional.of(Files.readString(own.get()));
            }
            try (InputStream in = TemplateSource.class.getResourceAsStream(SHIPPED + name)) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Could not read %s: it must be text in UTF-8.".formatted(label(name)), unreadable);
        }
    }

    /** Templates in the operator's folder that nothing has asked for so far, and that no shipped one is called like. */
    Set<String> unused() throws IOException {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html") || name.endsWith(".txt"))
                    .filter(name -> !texts.containsKey(name))
                    .filter(name -> TemplateSource.class.getResource(SHIPPED + name) == null)
                    .forEach(names::add);
            return names;
        }
    }

    /** The names that were asked for so far, sorted. */
    Set<String> used() {
        return new TreeSet<>(texts.keySet());
    }

    private Optional<Path> overriding(String name) {
        return folder.map(place -> place.resolve(name)).filter(Files::isRegularFile);
    }

    static TemplateMode mode(String name) {
        return name.endsWith(".html")
                ? TemplateMode.HTML
                : name.endsWith(".xml")
                        ? TemplateMode.XML
                        : name.endsWith(".css") ? TemplateMode.RAW : TemplateMode.TEXT;
    }

    @Override
    protected @Nullable ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration, String owner, String template, Map<String, Object> attributes) {
        return text(template).map(StringTemplateResource::new).orElse(null);
    }

    @Override
    protected TemplateMode computeTemplateMode(
            IEngineConfiguration configuration, String owner, String template, Map<String, Object> attributes) {
        return mode(template);
    }

    @Override
    protected ICacheEntryValidity computeValidity(
            IEngineConfiguration configuration, String owner, String template, Map<String, Object> attributes) {
        return AlwaysValidCacheEntryValidity.INSTANCE;
    }
}

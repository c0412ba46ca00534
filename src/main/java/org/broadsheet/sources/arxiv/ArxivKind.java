package org.broadsheet.sources.arxiv;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** arXiv, by three of its services that watch each other: the announcements, OAI-PMH by date, the API by submission. */
public final class ArxivKind implements SourceKind {

    /** Stands for the categories that readers' profiles name. */
    public static final String FROM_PROFILES = "from-profiles";

    private static final URI OWN = URI.create("https://rss.arxiv.org");
    private static final URI OWN_OAI = URI.create("https://oaipmh.arxiv.org");
    private static final Pattern EXPRESSION =
            Pattern.compile("[a-z-]+(?:\\.[A-Za-z-]+)?(?:\\+[a-z-]+(?:\\.[A-Za-z-]+)?)*");

    @Override
    public String name() {
        return "arxiv";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.texts("arxiv", FROM_PROFILES, "categories joined by +, such as cs.AI+q-bio.NC"),
                SourceSetting.texts("arxiv-queries", "", "queries as arXiv's API takes them"),
                SourceSetting.span("every", "1h"),
                SourceSetting.span("arxiv-witnesses-every", "6h"),
                SourceSetting.site("arxiv-announcements", OWN.toString()),
                SourceSetting.site("arxiv-lookups", "https://export.arxiv.org"),
                SourceSetting.site("arxiv-oai", OWN_OAI.toString()));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        List<String> named = values.texts("arxiv").stream()
                .flatMap(text -> Arrays.stream(feed(text.strip()).split("\\+", -1)))
                .distinct()
                .toList();
        List<Source> sources = new ArrayList<>();
        values.site("arxiv-lookups")
                .ifPresent(base -> values.texts("arxiv-queries").stream()
                        .map(query -> ArxivByDate.query(query, base, values.span("arxiv-witnesses-every")))
                        .forEach(sources::add));
        if (named.isEmpty()) {
            return sources;
        }
        Supplier<List<String>> categories = () -> {
            Set<String> all = new TreeSet<>(named);
            if (all.remove(FROM_PROFILES)) {
                readersCategories.get().stream().filter(ArxivCategories::isOne).forEach(all::add);
            }
            return List.copyOf(all);
        };
        Optional<URI> announcements = values.site("arxiv-announcements");
        announcements.ifPresent(base -> sources.add(new ArxivFeed(base, categories, values.span("every"))));
        oai(values, announcements)
                .ifPresent(base -> sources.add(new ArxivOai(base, categories, values.span("arxiv-witnesses-every"))));
        values.site("arxiv-lookups")
                .ifPresent(
                        base -> sources.add(new ArxivByDate(base, categories, values.span("arxiv-witnesses-every"))));
        return sources;
    }

    /** Who reads the announcements from a mirror does not ask arXiv itself behind its back. */
    private static Optional<URI> oai(SourceSetting.Values values, Optional<URI> announcements) {
        Optional<URI> oai = values.site("arxiv-oai");
        return oai.filter(OWN_OAI::equals).isPresent()
                        && announcements.filter(OWN::equals).isEmpty()
                ? announcements
                : oai;
    }

    /**
     * The expression, if it can be one.
     *
     * @throws IllegalArgumentException if it is not an expression of categories
     */
    public static String feed(String categories) {
        if (!EXPRESSION.matcher(categories).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an arXiv feed. Expected categories joined by +, such as cs.AI+q-bio.NC or math."
                            .formatted(categories));
        }
        return categories;
    }
}

package org.broadsheet.sources.preprints;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** bioRxiv and medRxiv. */
public final class PreprintsKind implements SourceKind {

    private static final List<String> SERVERS = List.of("biorxiv", "medrxiv");

    @Override
    public String name() {
        return "preprints";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.texts("preprints.biorxiv", "", "categories such as neuroscience, or all"),
                SourceSetting.texts("preprints.medrxiv", "", "categories such as epidemiology, or all"),
                SourceSetting.site("preprints.server", "https://api.biorxiv.org"),
                SourceSetting.span("preprints.every", "6h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        List<Source> sources = new ArrayList<>();
        Optional<URI> base = values.site("preprints.server");
        for (String server : SERVERS) {
            List<String> categories = values.texts("preprints." + server);
            if (base.isPresent() && !categories.isEmpty()) {
                sources.add(new PreprintServer(server, base.get(), categories, values.span("preprints.every")));
            }
        }
        return sources;
    }
}

package org.broadsheet.sources.medicine;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** Europe PMC, by saved queries. */
public final class EuropePmcKind implements SourceKind {

    @Override
    public String name() {
        return "europepmc";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.texts("europepmc.queries", "", "a query as Europe PMC's search page takes it"),
                SourceSetting.site("europepmc.server", "https://www.ebi.ac.uk"),
                SourceSetting.span("europepmc.every", "12h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return values.site("europepmc.server").stream()
                .flatMap(server -> values.texts("europepmc.queries").stream()
                        .map(query -> (Source) new EuropePmcQuery(query, server, values.span("europepmc.every"))))
                .toList();
    }
}

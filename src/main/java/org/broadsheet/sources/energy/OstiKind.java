package org.broadsheet.sources.energy;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** OSTI, by saved queries. */
public final class OstiKind implements SourceKind {

    @Override
    public String name() {
        return "osti";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.texts("osti.queries", "", "words as OSTI's search takes them"),
                SourceSetting.site("osti.server", "https://www.osti.gov"),
                SourceSetting.span("osti.every", "12h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return values.site("osti.server").stream()
                .flatMap(server -> values.texts("osti.queries").stream()
                        .map(query -> (Source) new OstiQuery(query, server, values.span("osti.every"))))
                .toList();
    }
}

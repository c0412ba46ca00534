package org.broadsheet.sources.doaj;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** DOAJ, by saved queries. */
public final class DoajKind implements SourceKind {

    @Override
    public String name() {
        return "doaj";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.texts("doaj.queries", "", "a query as DOAJ's search takes it"),
                SourceSetting.site("doaj.server", "https://doaj.org"),
                SourceSetting.span("doaj.every", "12h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return values.site("doaj.server").stream()
                .flatMap(server -> values.texts("doaj.queries").stream()
                        .map(query -> (Source) new DoajQuery(query, server, values.span("doaj.every"))))
                .toList();
    }
}

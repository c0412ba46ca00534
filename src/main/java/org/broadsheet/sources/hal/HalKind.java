package org.broadsheet.sources.hal;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** HAL, by saved queries. */
public final class HalKind implements SourceKind {

    @Override
    public String name() {
        return "hal";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.texts("hal.queries", "", "a query as HAL's search takes it"),
                SourceSetting.site("hal.server", "https://api.archives-ouvertes.fr"),
                SourceSetting.span("hal.every", "12h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return values.site("hal.server").stream()
                .flatMap(server -> values.texts("hal.queries").stream()
                        .map(query -> (Source) new HalQuery(query, server, values.span("hal.every"))))
                .toList();
    }
}

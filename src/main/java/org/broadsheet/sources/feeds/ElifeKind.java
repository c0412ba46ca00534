package org.broadsheet.sources.feeds;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** eLife's recent research, by its feed. */
public final class ElifeKind implements SourceKind {

    @Override
    public String name() {
        return "elife";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(SourceSetting.site("elife.server", ""), SourceSetting.span("elife.every", "6h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return values
                .site("elife.server")
                .map(server ->
                        (Source) new FeedSource(URI.create(server + "/rss/recent.xml"), values.span("elife.every")))
                .stream()
                .toList();
    }
}

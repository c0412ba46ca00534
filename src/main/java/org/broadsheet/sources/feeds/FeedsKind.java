package org.broadsheet.sources.feeds;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** Feeds by their addresses. */
public final class FeedsKind implements SourceKind {

    @Override
    public String name() {
        return "feeds";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.texts("feeds.addresses", "", "addresses such as https://example.org/toc.rss"),
                SourceSetting.span("feeds.every", "3h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return values.texts("feeds.addresses").stream()
                .map(FeedsKind::address)
                .map(address -> (Source) new FeedSource(address, values.span("feeds.every")))
                .toList();
    }

    private static URI address(String text) {
        if (!text.matches("https?://[^\\s/?#]+\\S*")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not the address of a feed. Expected one like https://example.org/toc.rss."
                            .formatted(text));
        }
        return URI.create(text);
    }
}

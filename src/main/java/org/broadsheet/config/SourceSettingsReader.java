package org.broadsheet.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.config.YamlNode.Scalar;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.registry.AllSources;

/** Reads what stands below {@code sources:}. */
final class SourceSettingsReader {

    private final ConfigFile in;
    private final boolean offline;

    /** @param offline whether only servers on this machine may be asked */
    SourceSettingsReader(ConfigFile in, boolean offline) {
        this.in = in;
        this.offline = offline;
    }

    /** The settings that each kind of source declares, and what all share. */
    Optional<IntakeSettings> read(Optional<URI> owner) {
        Map<String, URI> sites = new HashMap<>();
        Map<String, Duration> spans = new HashMap<>();
        Map<String, List<String>> texts = new HashMap<>();
        for (SourceKind kind : AllSources.KINDS) {
            for (SourceSetting one : kind.settings()) {
                String name = "sources." + one.name();
                switch (one.sort()) {
                    case SITE ->
                        in.setting(name, one.usual(), one.expected(), SourceSettingsReader::siteOrNone)
                                .ifPresent(site -> sites.put(one.name(), site));
                    case SPAN -> spans.put(one.name(), in.span(name, one.usual()));
                    case TEXTS -> texts.put(one.name(), in.texts(name, one.usualTexts(), one.expected()));
                }
            }
        }
        SourceSetting.Values read = new SourceSetting.Values(sites, spans, texts);
        SourceSetting.Values values = offline ? read.onlyThisMachine() : read;
        String folder = in.text("sources.folder", "inbox");
        int lookBack = in.integer("sources.look-back-days", 0, 60, 7);
        List<String> withheld = new ArrayList<>();
        for (SourceKind kind : AllSources.KINDS) {
            in.make("sources." + kind.settings().getFirst().name(), () -> AllSources.withheld(kind, read, values))
                    .ifPresent(withheld::addAll);
        }
        return in.make(
                "sources.every",
                () -> new IntakeSettings(
                        values,
                        lookBack,
                        Path.of(folder),
                        withheld,
                        owner.map(URI::toString).orElse("")));
    }

    private static Optional<Optional<URI>> siteOrNone(Scalar scalar) {
        return Optional.of(Optional.of(scalar.text().strip())
                .filter(text -> !text.isEmpty())
                .map(ConfigFile::site));
    }
}

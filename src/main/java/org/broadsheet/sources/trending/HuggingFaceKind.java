package org.broadsheet.sources.trending;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** Hugging Face's daily papers. */
public final class HuggingFaceKind implements SourceKind {

    @Override
    public String name() {
        return "huggingface";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.site("huggingface.server", "https://huggingface.co"),
                SourceSetting.span("huggingface.every", "2h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return values
                .site("huggingface.server")
                .map(server -> (Source) new HuggingFaceDays(server, values.span("huggingface.every")))
                .stream()
                .toList();
    }
}

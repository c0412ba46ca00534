package org.broadsheet.sources.completion;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** OpenAlex or Crossref, asked for what other records lack. It is not a source of papers. */
public final class CompletionKind implements SourceKind {

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.site("completion.openalex", ""),
                SourceSetting.site("completion.crossref", ""),
                SourceSetting.span("completion.every", "1h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return List.of();
    }

    /** Whom to ask: OpenAlex, else Crossref; empty asks nobody. */
    public static Optional<Register> register(SourceSetting.Values values) {
        return values.site("completion.openalex")
                .<Register>map(OpenAlex::new)
                .or(() -> values.site("completion.crossref").map(Crossref::new));
    }
}

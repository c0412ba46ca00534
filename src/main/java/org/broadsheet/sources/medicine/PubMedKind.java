package org.broadsheet.sources.medicine;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** PubMed, by saved queries. */
public final class PubMedKind implements SourceKind {

    @Override
    public String name() {
        return "pubmed";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.texts("pubmed.queries", "", "queries as PubMed's search page takes them"),
                SourceSetting.site("pubmed.server", "https://eutils.ncbi.nlm.nih.gov"),
                SourceSetting.span("pubmed.every", "6h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return values.site("pubmed.server").stream()
                .flatMap(server -> values.texts("pubmed.queries").stream()
                        .map(query -> (Source) new PubMedQuery(query, server, values.span("pubmed.every"))))
                .toList();
    }
}

package org.broadsheet.sources.lists;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.papers.PaperList;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;

/** The keepers of readers' lists. They are no sources of papers. */
public final class ListsKind implements SourceKind {

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                SourceSetting.site("lists.orcid", "https://pub.orcid.org"),
                SourceSetting.site("lists.openalex", "https://api.openalex.org"),
                SourceSetting.site("lists.arxiv", "https://arxiv.org"),
                SourceSetting.site("lists.arxiv-api", "https://export.arxiv.org"),
                SourceSetting.site("lists.zotero", "https://api.zotero.org"),
                SourceSetting.span("lists.every", "20h"));
    }

    @Override
    public List<Source> sources(SourceSetting.Values values, Supplier<Set<String>> readersCategories) {
        return List.of();
    }

    /** Whom to ask for each kind of list; kinds that the operator wants nobody asked for are left out. */
    static Map<PaperList.Kind, Keeper> keepers(SourceSetting.Values values) {
        Map<PaperList.Kind, Keeper> keepers = new EnumMap<>(PaperList.Kind.class);
        values.site("lists.orcid").ifPresent(site -> keepers.put(PaperList.Kind.ORCID, new Orcid(site)));
        values.site("lists.openalex").ifPresent(site -> keepers.put(PaperList.Kind.OPENALEX, new OpenAlexAuthor(site)));
        values.site("lists.zotero").ifPresent(site -> keepers.put(PaperList.Kind.ZOTERO, new Zotero(site)));
        values.site("lists.arxiv")
                .ifPresent(site -> values.site("lists.arxiv-api").ifPresent(api -> {
                    keepers.put(PaperList.Kind.ARXIV_AUTHOR, new ArxivAuthor(site, api));
                    keepers.put(PaperList.Kind.ARXIV_NAME, new ArxivAuthor(site, api));
                }));
        return keepers;
    }
}

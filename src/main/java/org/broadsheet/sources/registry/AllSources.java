package org.broadsheet.sources.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.SavedQuery;
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.arxiv.ArxivAnnouncement;
import org.broadsheet.sources.arxiv.ArxivApi;
import org.broadsheet.sources.arxiv.ArxivKind;
import org.broadsheet.sources.arxiv.ArxivNumbers;
import org.broadsheet.sources.arxiv.ArxivOaiRecords;
import org.broadsheet.sources.arxiv.ArxivSnapshot;
import org.broadsheet.sources.completion.CompletionKind;
import org.broadsheet.sources.completion.Works;
import org.broadsheet.sources.doaj.DoajQuery;
import org.broadsheet.sources.doaj.DoajRecords;
import org.broadsheet.sources.energy.OstiQuery;
import org.broadsheet.sources.energy.OstiRecords;
import org.broadsheet.sources.feeds.ElifeKind;
import org.broadsheet.sources.feeds.FeedFormat;
import org.broadsheet.sources.feeds.FeedsKind;
import org.broadsheet.sources.formats.Formats;
import org.broadsheet.sources.hal.HalQuery;
import org.broadsheet.sources.hal.HalRecords;
import org.broadsheet.sources.lists.ListsKind;
import org.broadsheet.sources.lookups.NumberRegister;
import org.broadsheet.sources.medicine.EuropePmcQuery;
import org.broadsheet.sources.medicine.EuropePmcRecords;
import org.broadsheet.sources.medicine.PubMedArticles;
import org.broadsheet.sources.medicine.PubMedList;
import org.broadsheet.sources.medicine.PubMedNumbers;
import org.broadsheet.sources.medicine.PubMedQuery;
import org.broadsheet.sources.pages.DailyPapersHtml;
import org.broadsheet.sources.pages.DailyPapersPage;
import org.broadsheet.sources.preprints.PreprintDetails;
import org.broadsheet.sources.preprints.PreprintsKind;
import org.broadsheet.sources.trending.HuggingFaceDaily;
import org.broadsheet.sources.trending.HuggingFaceKind;

/** The one list of where papers come from, and of how they come written. A new source is a line here. */
public final class AllSources {

    /** Every kind of source; their settings are read in this order. */
    public static final List<SourceKind> KINDS = List.of(
            new ArxivKind(),
            new HuggingFaceKind(),
            new PreprintsKind(),
            new SavedQuery.Kind(
                    "pubmed",
                    "queries as PubMed's search page takes them",
                    "https://eutils.ncbi.nlm.nih.gov",
                    "6h",
                    PubMedQuery::new),
            new FeedsKind(),
            new ElifeKind(),
            new CompletionKind(),
            new ListsKind(),
            new SavedQuery.Kind(
                    "osti", "words as OSTI's search takes them", "https://www.osti.gov", "12h", OstiQuery::new),
            new SavedQuery.Kind(
                    "europepmc",
                    "a query as Europe PMC's search page takes it",
                    "https://www.ebi.ac.uk",
                    "12h",
                    EuropePmcQuery::new),
            new SavedQuery.Kind(
                    "hal",
                    "a query as HAL's search takes it",
                    "https://api.archives-ouvertes.fr",
                    "12h",
                    HalQuery::new),
            new SavedQuery.Kind(
                    "doaj", "a query as DOAJ's search takes it", "https://doaj.org", "12h", DoajQuery::new));

    /** In this order they are asked whether they recognise a body. */
    public static final Formats FORMATS = new Formats(List.of(
            new OstiRecords(),
            new HuggingFaceDaily(),
            new PreprintDetails(),
            new PubMedList(),
            new EuropePmcRecords(),
            new HalRecords(),
            new DoajRecords(),
            new Works(),
            new ArxivSnapshot(),
            new PubMedArticles(),
            new ArxivOaiRecords(),
            new ArxivApi(),
            new ArxivAnnouncement(),
            new FeedFormat(),
            new DailyPapersHtml(),
            new DailyPapersPage()));

    private AllSources() {}

    /** What the settings say to ask. */
    public static List<Source> of(IntakeSettings settings, Supplier<Set<String>> readersCategories) {
        return KINDS.stream()
                .flatMap(kind -> kind.sources(settings.values(), readersCategories).stream())
                .toList();
    }

    /** Who is asked for papers that readers name by a number; those whose servers the operator names. */
    public static List<NumberRegister> numberRegisters(IntakeSettings settings) {
        List<NumberRegister> registers = new ArrayList<>();
        settings.lookups().map(ArxivNumbers::new).ifPresent(registers::add);
        settings.values().site("pubmed.server").map(PubMedNumbers::new).ifPresent(registers::add);
        return registers;
    }

    /** The names of those that {@code all} sets up and {@code asked} does not: nobody asks them while there is no network. */
    public static List<String> withheld(SourceKind kind, SourceSetting.Values all, SourceSetting.Values asked) {
        Set<String> near =
                kind.sources(asked, Set::of).stream().map(Source::name).collect(Collectors.toSet());
        return kind.sources(all, Set::of).stream()
                .map(Source::name)
                .filter(name -> !near.contains(name))
                .toList();
    }
}

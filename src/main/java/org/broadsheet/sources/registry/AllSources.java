package org.broadsheet.sources.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.broadsheet.sources.IntakeSettings;
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
import org.broadsheet.sources.doaj.DoajKind;
import org.broadsheet.sources.doaj.DoajRecords;
import org.broadsheet.sources.energy.OstiKind;
import org.broadsheet.sources.energy.OstiRecords;
import org.broadsheet.sources.feeds.ElifeKind;
import org.broadsheet.sources.feeds.FeedFormat;
import org.broadsheet.sources.feeds.FeedsKind;
import org.broadsheet.sources.formats.Formats;
import org.broadsheet.sources.hal.HalKind;
import org.broadsheet.sources.hal.HalRecords;
import org.broadsheet.sources.lists.ListsKind;
import org.broadsheet.sources.lookups.NumberRegister;
import org.broadsheet.sources.medicine.EuropePmcKind;
import org.broadsheet.sources.medicine.EuropePmcRecords;
import org.broadsheet.sources.medicine.PubMedArticles;
import org.broadsheet.sources.medicine.PubMedKind;
import org.broadsheet.sources.medicine.PubMedList;
import org.broadsheet.sources.medicine.PubMedNumbers;
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
            new PubMedKind(),
            new FeedsKind(),
            new ElifeKind(),
            new CompletionKind(),
            new ListsKind(),
            new OstiKind(),
            new EuropePmcKind(),
            new HalKind(),
            new DoajKind());

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

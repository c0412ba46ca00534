package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.Shared;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.sources.registry.AllSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recorded answers hold as many records as other programs count in them. The numbers were counted with {@code xmllint --xpath
 * 'count(//*[local-name()="entry"])'} (record, PubmedArticle likewise), {@code jq length}, {@code zcat | jq length} and {@code zcat |
 * wc -l}.
 */
class RecordedCountsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    @ParameterizedTest
    @CsvSource({
        "arxiv-announce.atom.xml, 7",
        "arxiv-api-old-style-id.atom.xml, 1",
        "arxiv-api-page-0.atom.xml, 10",
        "arxiv-api-page-10.atom.xml, 10",
        "arxiv-api-unknown-id.atom.xml, 0",
        "arxiv-api-error-malformed-id.atom.xml, 0",
        "arxiv-oai-listrecords.xml, 6",
        "arxiv-oai-no-records.xml, 0",
        "arxiv-oai-bad-token.xml, 0",
        "pubmed-efetch.xml, 5",
        "pubmed-esearch.json, 0",
        "huggingface-daily-papers.json, 30",
        "huggingface-days/2026-02-20.json.gz, 23",
        "huggingface-days/2026-02-23.json.gz, 18",
        "huggingface-days/2026-02-24.json.gz, 25",
        "huggingface-days/2026-02-25.json.gz, 32",
        "huggingface-days/2026-02-26.json.gz, 31",
    })
    void everyRecordOfAnAnswerIsRead(String name, int counted) throws IOException {
        Read read = Read.stream(Files.newInputStream(Shared.orSkip("data/feeds/" + name)), TODAY, Optional.empty());

        assertThat(read.papers()).hasSize(counted);
        assertThat(read.broken()).isEmpty();
    }

    @Test
    void everyLineOfTheDaysIsReadAndEveryPaperIsThereOnce() throws IOException {
        InMemoryShelf shelf = new InMemoryShelf();
        Intake intake = new Intake(shelf, AllSources.FORMATS, () -> Instant.parse("2026-11-26T12:00:00Z"));
        Counts counts = Counts.NONE;
        try (Stream<Path> days = Files.list(Shared.orSkip("data/arxiv-days"))) {
            for (Path day : days.filter(file -> file.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList()) {
                counts = counts.plus(
                        intake.takeFile(day, Optional.empty(), records -> {}).counts());
            }
        }

        // zcat *.jsonl.gz | wc -l, and zcat *.jsonl.gz | jq -r .id | sort -u | wc -l
        assertThat(counts).isEqualTo(new Counts(8_487, 11_209 - 8_487, 0));
    }

    /** Counted with {@code grep -c '^@'} less comments, strings and preambles, {@code grep -c '^TY'} and {@code jq length}. */
    @ParameterizedTest
    @CsvSource({
        "complex.bib, 20",
        "crossref.bib, 4",
        "utf8-bom.bib, 2",
        "ris1.ris, 11",
        "ris3.ris, 1",
        "ris5a.ris, 1",
        "zotero-items.json, 20",
    })
    void everyEntryOfALibraryIsReadOrCounted(String name, int counted) throws IOException {
        var read = (LibraryFile.Reading.Papers)
                LibraryFile.read(Files.readAllBytes(Shared.orSkip("data/libraries/" + name)));

        int leftOut =
                read.leftOut().stream().mapToInt(LibraryFile.LeftOut::count).sum();
        assertThat(read.entries().size() + leftOut).isEqualTo(counted);
    }

    @Test
    void everyCaseOfALibraryNamesAPaper() throws IOException {
        try (Stream<Path> files = Files.list(Shared.orSkip("cases/library"))) {
            for (Path file : files.sorted().toList()) {
                var read = (LibraryFile.Reading.Papers) LibraryFile.read(Files.readAllBytes(file));

                assertThat(read.entries())
                        .as("%s", file.getFileName())
                        .hasSize(file.getFileName().toString().startsWith("f_") ? 2 : 1);
                assertThat(read.leftOut()).as("%s", file.getFileName()).isEqualTo(List.of());
            }
        }
    }
}

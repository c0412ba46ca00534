package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.Shared;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.formats.Ending;
import org.junit.jupiter.api.Test;

/** Recorded responses, where they are at hand. */
class SharedFeedsTest {

    private static Read read(Path file) throws IOException {
        return Read.stream(Files.newInputStream(file), LocalDate.parse("2026-07-01"), Optional.empty());
    }

    private static Read whole(String name) throws IOException {
        Read read = read(Shared.orSkip("data/feeds/" + name));
        assertThat(read.ending()).isEqualTo(new Ending.Complete());
        assertThat(read.broken()).isEmpty();
        return read;
    }

    @Test
    void anAnnouncedDayIsRead() throws IOException {
        Read feed = whole("arxiv-announce.atom.xml");

        assertThat(feed.papers()).hasSize(7).extracting(Paper::announced).containsOnly(LocalDate.parse("2025-08-20"));
        Paper first = feed.papers().getFirst();
        assertThat(first.id()).hasToString("2508.13426");
        assertThat(first.abstractText()).startsWith("As large language models");
        assertThat(first.authors())
                .extracting(Author::name)
                .containsExactly("Chunhua Liu", "Kabir Manandhar Shrestha", "Sukai Huang");
        assertThat(first.categories()).extracting(Category::value).containsExactly("cs.CL", "cs.AI");
    }

    @Test
    void pagesOfTheApiAreRead() throws IOException {
        assertThat(whole("arxiv-api-page-0.atom.xml").papers()).hasSize(10);
        assertThat(whole("arxiv-api-page-10.atom.xml").papers()).hasSize(10);
        assertThat(whole("arxiv-api-unknown-id.atom.xml").papers()).isEmpty();
        Paper old = whole("arxiv-api-old-style-id.atom.xml").onlyPaper();
        assertThat(old.id()).hasToString("astro-ph/0601001");
        assertThat(old.announced()).isEqualTo(LocalDate.parse("2006-01-03"));
    }

    @Test
    void anErrorOfTheApiIsOne() throws IOException {
        Read error = read(Shared.orSkip("data/feeds/arxiv-api-error-malformed-id.atom.xml"));

        assertThat(error.ending())
                .isEqualTo(new Ending.Unreadable("arXiv answers with an error: incorrect id format for abc"));
    }

    @Test
    void daysOfHuggingFaceAreRead() throws IOException {
        Read day = whole("huggingface-daily-papers.json");
        assertThat(day.papers()).isNotEmpty().allMatch(paper -> paper.upvotes().isPresent());
        assertThat(day.papers()).extracting(Paper::announced).containsOnly(LocalDate.parse("2026-06-12"));

        try (Stream<Path> days = Files.list(Shared.orSkip("data/feeds/huggingface-days"))) {
            for (Path file : days.toList()) {
                Read one = read(file);
                assertThat(one.ending()).as("%s", file).isEqualTo(new Ending.Complete());
                assertThat(one.broken()).as("%s", file).isEmpty();
                assertThat(one.papers()).as("%s", file).hasSizeGreaterThan(10);
            }
        }
    }

    @Test
    void whateverElseIsRecordedGetsASentence() throws IOException {
        try (Stream<Path> feeds = Files.walk(Shared.orSkip("data/feeds"));
                Stream<Path> libraries = Files.walk(Shared.orSkip("data/libraries"))) {
            for (Path file :
                    Stream.concat(feeds, libraries).filter(Files::isRegularFile).toList()) {
                Read read = read(file);
                assertThat(read.papers().isEmpty() && read.ending() instanceof Ending.Complete)
                        .as("%s: %s", file, read.sentence())
                        .isEqualTo(file.getFileName().toString().matches(".*(?:unknown-id|no-records|esearch).*"));
            }
        }
    }
}

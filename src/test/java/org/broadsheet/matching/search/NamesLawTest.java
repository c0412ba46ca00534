package org.broadsheet.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.NamePairs;
import org.broadsheet.papers.NamePairs.Pair;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search for somebody finds the papers of those, and only of those, whom a reader would follow by that name. */
class NamesLawTest {

    @TempDir
    private Path folder;

    /** The pairs whose second name does not find, or does find, the paper by the first. */
    private List<String> amiss(List<Pair> pairs, boolean found) {
        InMemoryShelf shelf = new InMemoryShelf();
        int number = 0;
        for (Pair pair : pairs) {
            Paper paper = Papers.titled("Of nobody in particular " + number++).paper();
            shelf.put(
                    new PaperShelf.Batch(
                            "test",
                            List.of(new Paper(
                                    paper.arxiv(),
                                    paper.doi(),
                                    paper.title(),
                                    paper.abstractText(),
                                    List.of(new Author(pair.one())),
                                    paper.categories(),
                                    1,
                                    paper.announced(),
                                    paper.upvotes())),
                            List.of(),
                            Optional.empty()),
                    Instant.parse("2026-03-02T06:00:00Z"));
        }
        List<String> amiss = new ArrayList<>();
        try (Archive archive = Archive.open(folder.resolve("index"), shelf)) {
            archive.catchUp();
            for (int i = 0; i < pairs.size(); i++) {
                long paper = i + 1L;
                boolean finds = archive.search("author:\"" + pairs.get(i).other() + "\"", 200).stream()
                        .anyMatch(one -> one.number() == paper);
                if (finds != found) {
                    amiss.add(pairs.get(i).one() + " | " + pairs.get(i).other());
                }
            }
        }
        return amiss;
    }

    private static Stream<Pair> bothWays(Stream<Pair> pairs) {
        return pairs.flatMap(pair -> Stream.of(pair, new Pair(pair.other(), pair.one())));
    }

    @Test
    void oneNameInTwoSpellingsIsFound() {
        assertThat(amiss(bothWays(NamePairs.same()).toList(), true)).isEmpty();
    }

    @Test
    void anotherNameIsNot() {
        assertThat(amiss(bothWays(NamePairs.others()).toList(), false)).isEmpty();
    }
}

package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.PaperShelfContract;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcPaperShelfTest implements PaperShelfContract {

    private final Database database = TestDatabase.migrated();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public PaperShelf shelf() {
        return new JdbcPaperShelf(database);
    }

    @Override
    public Library library() {
        return new JdbcLibrary(database);
    }

    @Test
    void howManyPapersASourceWasTheFirstToBringIsCountedWithThem() {
        Paper owls = Papers.arxiv("2603.00001", "Owls").paper();
        Paper bats = Papers.arxiv("2603.00002", "Bats").paper();
        Paper cats = Papers.arxiv("2603.00003", "Cats").paper();

        bring("feed", owls, bats);
        bring("other", owls);
        bring("feed", bats, cats);

        assertThat(new JdbcSights(database).papersBySource()).isEqualTo(Map.of("feed", 3L));
    }

    private void bring(String source, Paper... papers) {
        shelf().put(
                        new PaperShelf.Batch(source, List.of(papers), List.of(), Optional.empty()),
                        Instant.parse("2026-03-03T06:00:00Z"));
    }
}

package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.matching.MatchStoreContract;
import org.broadsheet.matching.Readers;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcMatchesTest implements MatchStoreContract {

    private final List<Database> opened = new ArrayList<>();

    @Override
    public MatchStore empty() {
        Database database = TestDatabase.migrated();
        opened.add(database);
        return new JdbcMatches(database);
    }

    @Test
    void whoseMarkIsOldOrOfAnotherProfileIsBehindAndWhoLeftIsNot() {
        Database database = TestDatabase.migrated();
        opened.add(database);
        Subscribers readers = new JdbcSubscribers(database);
        MatchStore store = new JdbcMatches(database);
        ReaderId ada = join(readers, "ada@example.org");
        ReaderId bob = join(readers, "bob@example.org");
        ReaderId cyd = join(readers, "cyd@example.org");
        ReaderId dan = join(readers, "dan@example.org");
        assertThat(store.behind(10, 0, 9)).containsExactly(ada, bob, cyd, dan);
        assertThat(store.behind(10, ada.number(), 2)).containsExactly(bob, cyd);

        store.record(List.of(marked(ada, 10, MONDAY), marked(bob, 9, MONDAY), marked(cyd, 10, MONDAY.minusMillis(1))));
        readers.stop(dan, MONDAY);

        assertThat(store.behind(10, 0, 9)).containsExactly(bob, cyd);
        assertThat(store.behind(9, 0, 9)).containsExactly(cyd);
    }

    private static ReaderId join(Subscribers readers, String address) {
        return readers.join(new EmailAddress(address), "", Readers.SIX, Readers.about("retrieval"), MONDAY)
                .orElseThrow();
    }

    private static MatchStore.Look marked(ReaderId reader, long through, Instant profileChanged) {
        return new MatchStore.Look(
                reader, Optional.empty(), new MatchStore.Mark(through, profileChanged), false, List.of());
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
    }
}

package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.broadsheet.matching.CompiledStore.Compiled;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.Test;

class JdbcCompiledTest {

    private static final ReaderId ADA = new ReaderId(1);
    private static final ReaderId BOB = new ReaderId(2);
    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");

    @Test
    void aCompiledProfileComesBackByteForByteAndANewOneReplacesIt() {
        try (Database database = TestDatabase.migrated()) {
            JdbcCompiled store = new JdbcCompiled(database);
            byte[] form = new byte[5_000];
            new java.util.Random(1).nextBytes(form);

            store.keep(List.of(new Compiled(ADA, MONDAY, 7, new byte[] {1}), new Compiled(BOB, MONDAY, 7, form)));
            store.keep(List.of(new Compiled(ADA, MONDAY, 8, new byte[] {2})));

            var found = store.find(List.of(ADA, BOB, new ReaderId(3)));
            assertThat(found).containsOnlyKeys(ADA, BOB);
            assertThat(found.get(BOB).form()).isEqualTo(form);
            assertThat(found.get(BOB).profileChanged()).isEqualTo(MONDAY);
            assertThat(found.get(ADA).form()).containsExactly(2);
            assertThat(found.get(ADA).statisticsVersion()).isEqualTo(8);
        }
    }
}

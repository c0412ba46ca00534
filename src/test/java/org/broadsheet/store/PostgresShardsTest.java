package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.broadsheet.matching.StatisticsBook;
import org.broadsheet.profiles.Shards;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parts of the work on one real PostgreSQL. */
class PostgresShardsTest implements ShardsContract {

    private static TestPostgres postgres;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestPostgres.start();
        database = postgres.migrated();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        postgres.close();
    }

    @Override
    public Shards process(String holder) {
        return new JdbcShards(database, holder);
    }

    @Test
    void ofManyWhoWantAPartAtTheSameMomentOneGetsIt() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(6)) {
            for (int shard = 100; shard < 120; shard++) {
                long wanted = shard;
                List<Callable<Boolean>> all = IntStream.range(0, 6)
                        .<Callable<Boolean>>mapToObj(
                                node -> () -> process("node " + node).claim("match", wanted, NOON, LATER))
                        .toList();
                int got = 0;
                for (Future<Boolean> claim : nodes.invokeAll(all)) {
                    got += claim.get() ? 1 : 0;
                }
                assertThat(got).isEqualTo(1);
            }
        }
    }

    @Test
    void nodesAgreeOnOneStateOfTheStatistics() {
        StatisticsBook alpha = new JdbcStatistics(database);
        StatisticsBook beta = new JdbcStatistics(database);
        assertThat(alpha.agreed()).isZero();

        assertThat(alpha.agree(0, 100)).isEqualTo(100);
        assertThat(beta.agree(0, 104)).as("alpha was faster").isEqualTo(100);
        assertThat(beta.agree(100, 111)).isEqualTo(111);
        assertThat(alpha.agreed()).isEqualTo(111);
    }
}

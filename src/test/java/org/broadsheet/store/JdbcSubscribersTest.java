package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.profiles.SubscribersContract;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcSubscribersTest implements SubscribersContract {

    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    public Subscribers nobody() {
        return EmptyReaders.in(database);
    }

    @Test
    void aProfileOfTwentyThousandPapersFitsItsColumn() {
        List<Interest> papers = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            papers.add(new Interest.LikePaper(new PaperReference.ById(new PaperId("2408.%05d".formatted(i)))));
        }
        Profile profile = new Profile(
                List.of(new NamedInterest("Many", papers, OptionalInt.empty())),
                0,
                10,
                20,
                0.1,
                Profile.WhenEmpty.NOTHING);
        Subscribers readers = nobody();

        ReaderId id = readers.join(new EmailAddress("ada@example.org"), "Ada", AT_SEVEN, profile, NOON)
                .orElseThrow();

        assertThat(readers.find(id)).map(Subscriber::profile).contains(profile);
    }

    @Test
    void askingWhoIsDueReadsAnIndexInItsOrderAndNotEverybody() throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement explain = connection.prepareStatement(
                        "EXPLAIN " + Statements.of("subscribers").get("due"))) {
            explain.setObject(1, Database.utc(NOON));
            explain.setObject(2, Database.utc(NOON));
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                assertThat(plan.getString(1))
                        .containsIgnoringCase("reader_by_due")
                        .contains("index sorted");
            }
        }
    }
}

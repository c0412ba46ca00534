package org.broadsheet.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.Composer.Composition;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.JdbcOutbox;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcTroubleBook;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.broadsheet.wellbeing.Trouble;
import org.broadsheet.wellbeing.Wellbeing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorLetterTest {

    private static final Instant NIGHT = Instant.parse("2026-03-04T05:30:00Z");
    private static final MessageKey KEY = new MessageKey("operator/2026-03-04");

    private final Database database = TestDatabase.migrated();
    private final JdbcOutbox outbox = new JdbcOutbox(database);
    private final List<Trouble> troubles = new ArrayList<>();
    private final Wellbeing wellbeing =
            new Wellbeing(List.of(now -> List.copyOf(troubles)), new JdbcTroubleBook(database), () -> NIGHT);
    private final EmailAddress from = new EmailAddress("papers@example.org");

    @AfterEach
    void close() {
        database.close();
    }

    private OperatorLetter letter(String owner) {
        return new OperatorLetter(wellbeing, URI.create(owner), from, () -> NIGHT);
    }

    private boolean queued() {
        return new JdbcOutboxBook(database).find(KEY).isPresent();
    }

    @Test
    void aNightOnWhichNobodyIsNeededSendsNothing() {
        troubles.add(Trouble.note(Trouble.Kind.DESTINATION, "x", Optional.empty(), "Busy.", "Wait."));

        assertThat(letter("mailto:ada@example.org").run(outbox).worked()).isFalse();

        assertThat(queued()).isFalse();
    }

    @Test
    void whatNeedsAPersonIsTheLettersContentOnceANight() {
        troubles.add(Trouble.unwell(Trouble.Kind.DISK, "", "Only 4 MB are <free>.", "Make room."));
        OperatorLetter letter = letter("mailto:ada@example.org");

        letter.run(outbox);
        letter.run(outbox);

        assertThat(queued()).isTrue();
        assertThat(letter.compose(KEY)).isInstanceOfSatisfying(Composition.Ready.class, ready -> {
            assertThat(ready.letter().to()).isEqualTo(new EmailAddress("ada@example.org"));
            assertThat(ready.letter().text())
                    .contains("Only 4 MB are <free>.", "Since 2026-03-04T05:30:00Z", "Make room.");
            assertThat(ready.letter().html()).contains("&lt;free&gt;");
        });
    }

    @Test
    void ifAllIsWellAgainBeforeItLeavesItDoesNotLeave() {
        assertThat(letter("mailto:ada@example.org").compose(KEY)).isInstanceOf(Composition.Withdrawn.class);
    }

    @Test
    void anOwnerWhoIsAPageOrOurselvesGetsNone() {
        troubles.add(Trouble.unwell(Trouble.Kind.DISK, "", "Full.", "Make room."));

        letter("https://example.org/people").run(outbox);
        letter("mailto:papers@example.org").run(outbox);

        assertThat(queued()).isFalse();
    }
}

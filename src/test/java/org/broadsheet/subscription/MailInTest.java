package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.StoreException;
import org.broadsheet.subscription.Inbox.Filing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailInTest {

    private static final EmailAddress OURS = new EmailAddress("papers@example.org");

    private final Town town = new Town();
    private final List<Filing> filed = new ArrayList<>();

    @AfterEach
    void close() {
        town.close();
    }

    /** A mailbox with two letters. */
    private int read(int most, Inbox.Reader reader) {
        for (String fingerprint : List.of("one", "two")) {
            filed.add(reader.read(new Inbox.Delivered(letter(fingerprint), new byte[0])));
        }
        return 2;
    }

    private static ReceivedLetter letter(String fingerprint) {
        return new ReceivedLetter(fingerprint, Optional.empty(), "", List.of(), "", Map.of(), "", "", List.of(), false);
    }

    private MailIn meeting(RuntimeException mistake) {
        List<RuntimeException> once = new ArrayList<>(List.of(mistake));
        Reports reports = (raw, recipients, now) -> {
            if (!once.isEmpty()) {
                throw once.removeFirst();
            }
            return true;
        };
        return new MailIn(this::read, town.desk, reports, OURS, InstantSource.fixed(Instant.EPOCH));
    }

    @Test
    void aMistakeOverOneLetterPutsItAsideAndDoesNotHoldUpTheOthers() {
        for (RuntimeException mistake : List.of(
                new IllegalStateException(),
                new NullPointerException(),
                new NoSuchElementException(),
                new DateTimeException("no such hour"),
                new ClassCastException())) {
            filed.clear();

            MailIn.Counts counts = meeting(mistake).run();

            assertThat(filed).containsExactly(Filing.SET_ASIDE, Filing.DONE);
            assertThat(counts.setAside()).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseThatIsAwayLeavesTheLettersUnread() {
        assertThatThrownBy(() ->
                        meeting(new StoreException("away", new Exception())).run())
                .isInstanceOf(StoreException.class);

        assertThat(filed).isEmpty();
    }
}

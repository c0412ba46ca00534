package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.JdbcLetterBook;
import org.broadsheet.store.database.StoreException;
import org.broadsheet.subscription.Inbox.Delivered;
import org.broadsheet.subscription.Inbox.Filing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailInTest {

    private static final EmailAddress OURS = new EmailAddress("papers@example.org");
    /** More than a busy machine ever takes for a letter of a line. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(500);

    private final Town town = new Town();
    private final LetterBook book = new JdbcLetterBook(town.database);
    private final Box box = new Box();
    private Supplier<Boolean> machine = () -> false;

    @AfterEach
    void close() {
        town.close();
    }

    /** A mailbox in memory: a letter stays unread until it is filed. */
    private final class Box implements Inbox {

        private final Map<String, Supplier<ReceivedLetter>> unread = new LinkedHashMap<>();
        private final Map<String, Supplier<ReceivedLetter>> all = new LinkedHashMap<>();
        private final List<String> setAside = new ArrayList<>();

        void put(String id, Supplier<ReceivedLetter> letter) {
            unread.put(id, letter);
            all.put(id, letter);
        }

        @Override
        public int read(int most, Reader reader) {
            List.copyOf(unread.keySet()).forEach(id -> again(id, reader));
            return all.size();
        }

        @Override
        public boolean again(String id, Reader reader) {
            if (!all.containsKey(id)) {
                return false;
            }
            Filing filing = reader.read(new Delivered(id, new byte[] {1}, all.get(id)));
            if (filing != Filing.LATER) {
                unread.remove(id);
            }
            if (filing == Filing.SET_ASIDE) {
                setAside.add(id);
            }
            return true;
        }
    }

    private MailIn mailIn() {
        return mailIn(PATIENCE);
    }

    private MailIn mailIn(Duration patience) {
        return new MailIn(
                box,
                book,
                town.desk,
                (raw, recipients, now) -> machine.get(),
                new MailIn.Settings(OURS, patience),
                () -> town.now);
    }

    private static <T> T thrown(Throwable failure) {
        throw MailInTest.<RuntimeException>unchecked(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    private ReceivedLetter help(String from) {
        return town.letter(from, "help", "help");
    }

    @Test
    void whateverALetterThrowsItIsTriedTwiceThenSetAsideAndTheOthersAreRead() {
        for (Throwable failure : List.of(
                new IllegalStateException("broken"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new UnsupportedOperationException(),
                new Exception("declared by nobody"),
                new LinkageError())) {
            String bad = "bad " + failure.getClass().getSimpleName();
            box.put(bad, () -> thrown(failure));
            box.put("behind " + bad, () -> help("ada@example.com"));

            MailIn.Counts first = mailIn().run();
            MailIn.Counts second = mailIn().run();

            assertThat(first.later()).as(bad).isEqualTo(1);
            assertThat(first.requests()).as(bad).isEqualTo(1);
            assertThat(second.setAside()).as(bad).isEqualTo(1);
            assertThat(box.setAside).as(bad).containsExactly(bad);
            assertThat(box.unread).as(bad).isEmpty();
            assertThat(book.setAside().getLast().reason())
                    .contains(failure.getClass().getSimpleName())
                    .doesNotContain("broken");
            box.setAside.clear();
        }
    }

    @Test
    void aLetterThatDoesNotEndIsCutOffAndTheOthersAreRead() {
        CountDownLatch never = new CountDownLatch(1);
        box.put("endless", () -> {
            while (never.getCount() > 0) {
                Thread.onSpinWait();
            }
            return help("ada@example.com");
        });
        box.put("behind", () -> help("ada@example.com"));
        MailIn mailIn = mailIn(LITTLE_PATIENCE);

        assertThat(mailIn.run().requests()).isEqualTo(1);
        assertThat(mailIn.run().setAside()).isEqualTo(1);

        assertThat(book.setAside())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("cut off"));
        assertThat(mailIn.leftBehind()).isEqualTo(2);
        never.countDown();
    }

    @Test
    void aLetterThatEndedTheProgramTwiceIsNotLookedIntoAThirdTime() {
        box.put("deadly", () -> help("ada@example.com"));
        book.begin("deadly", town.now);
        book.begin("deadly", town.now);

        assertThat(mailIn().run().setAside()).isEqualTo(1);

        assertThat(book.setAside().getFirst().reason()).contains("the program ended");
    }

    @Test
    void whoeverWroteItIsToldOnceIfThatCanBeKnown() {
        List<Integer> tries = new ArrayList<>();
        machine = () -> {
            tries.add(1);
            throw new IllegalStateException();
        };
        box.put("odd", () -> help("ada@example.com"));

        mailIn().run();
        assertThat(town.post()).isEmpty();
        mailIn().run();

        assertThat(town.onlyPost().letter().text()).contains("could not read it");
    }

    @Test
    void aMachineIsNotTold() {
        machine = () -> thrown(new IllegalStateException());
        box.put(
                "odd",
                () -> town.letter(
                        "ada@example.com",
                        "papers@example.org",
                        "help",
                        "help",
                        Map.of("auto-submitted", List.of("auto-replied")),
                        List.of()));

        mailIn().run();
        mailIn().run();

        assertThat(box.setAside).containsExactly("odd");
        assertThat(town.post()).isEmpty();
    }

    @Test
    void aLetterThatWasSetAsideCanBeReadAgain() {
        machine = () -> thrown(new IllegalStateException());
        box.put("odd", () -> help("ada@example.com"));
        mailIn().run();
        mailIn().run();
        town.post();
        town.now = town.now.plus(Duration.ofDays(2));
        machine = () -> false;

        Optional<MailIn.Counts> counts = mailIn().again(book.setAside().getFirst());

        assertThat(counts.orElseThrow().requests()).isEqualTo(1);
        assertThat(book.setAside()).isEmpty();
        assertThat(town.onlyPost().letter().subject()).isEqualTo("How to talk to us");
    }

    @Test
    void aLetterThatIsNoLongerThereIsForgotten() {
        book.begin("gone", town.now);
        book.setAside("gone", "because", town.now);

        assertThat(mailIn().again(book.setAside().getFirst())).isEmpty();

        assertThat(book.setAside()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayLeavesTheLettersUnread() {
        box.put("one", () -> thrown(new StoreException("away", new Exception())));
        town.database.close();

        assertThatThrownBy(() -> mailIn().run()).isInstanceOf(StoreException.class);

        assertThat(box.unread).containsKey("one");
    }
}

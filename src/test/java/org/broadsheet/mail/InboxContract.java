package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.subscription.Inbox;
import org.broadsheet.subscription.Inbox.Filing;
import org.junit.jupiter.api.Test;

/** What every mailbox promises. */
interface InboxContract {

    /** A mailbox with nothing in it. */
    Inbox emptyInbox() throws Exception;

    /** Delivers a letter into it. */
    void deliver(String letter) throws Exception;

    @Test
    default void unreadLettersAreShownOnceAndInTheirOrder() throws Exception {
        Inbox inbox = emptyInbox();
        deliver(letter("one"));
        deliver(letter("two"));

        assertThat(subjects(inbox, 10)).containsExactly("one", "two");
        assertThat(subjects(inbox, 10)).isEmpty();
    }

    @Test
    default void noMoreAreShownThanAskedForAndTheRestWaits() throws Exception {
        Inbox inbox = emptyInbox();
        deliver(letter("one"));
        deliver(letter("two"));

        assertThat(subjects(inbox, 1)).containsExactly("one");
        assertThat(subjects(inbox, 1)).containsExactly("two");
    }

    @Test
    default void aLetterWhoseReaderDiedIsShownAgain() throws Exception {
        Inbox inbox = emptyInbox();
        deliver(letter("one"));

        assertThatThrownBy(() -> inbox.read(10, delivered -> {
                    throw new UnsupportedOperationException("killed");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(subjects(inbox, 10)).containsExactly("one");
    }

    @Test
    default void aLetterThatIsSetAsideIsNotShownAgain() throws Exception {
        Inbox inbox = emptyInbox();
        deliver(letter("one"));

        inbox.read(10, delivered -> Filing.SET_ASIDE);

        assertThat(subjects(inbox, 10)).isEmpty();
    }

    @Test
    default void aLetterLeftForLaterIsShownAgainUnderTheSameNameAndTheOthersAreShown() throws Exception {
        Inbox inbox = emptyInbox();
        deliver(letter("one"));
        deliver(letter("two"));
        List<String> ids = new ArrayList<>();
        inbox.read(10, delivered -> {
            ids.add(delivered.id());
            return ids.size() == 1 ? Filing.LATER : Filing.DONE;
        });

        inbox.read(10, delivered -> {
            ids.add(delivered.id());
            return Filing.DONE;
        });

        assertThat(ids).hasSize(3);
        assertThat(ids.get(2)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(1));
    }

    @Test
    default void aLetterThatWasSetAsideIsFoundByItsName() throws Exception {
        Inbox inbox = emptyInbox();
        deliver(letter("one"));
        deliver(letter("two"));
        List<String> ids = new ArrayList<>();
        inbox.read(10, delivered -> {
            ids.add(delivered.id());
            return Filing.SET_ASIDE;
        });
        List<String> subjects = new ArrayList<>();

        boolean there = inbox.again(ids.get(1), delivered -> {
            subjects.add(delivered.letter().subject());
            return Filing.DONE;
        });

        assertThat(there).isTrue();
        assertThat(subjects).containsExactly("two");
        assertThat(inbox.again("1/4711", delivered -> Filing.DONE)).isFalse();
        assertThat(subjects(inbox, 10)).isEmpty();
    }

    @Test
    default void aLetterThatIsTakenAwayWhileItIsReadDoesNotEndTheReading() throws Exception {
        Inbox inbox = emptyInbox();
        deliver(letter("one"));
        deliver(letter("two"));
        deliver(letter("three"));
        List<String> subjects = new ArrayList<>();

        inbox.read(10, delivered -> {
            if (subjects.isEmpty()) {
                takeAway("one");
                takeAway("two");
            }
            subjects.add(delivered.letter().subject());
            return Filing.DONE;
        });

        assertThat(subjects).containsExactly("one", "three");
    }

    /** Another mail program deletes the letter for good. */
    void takeAway(String subject);

    static List<String> subjects(Inbox inbox, int most) {
        List<String> subjects = new ArrayList<>();
        int shown = inbox.read(most, delivered -> {
            subjects.add(delivered.letter().subject());
            return Filing.DONE;
        });
        assertThat(shown).isEqualTo(subjects.size());
        return subjects;
    }

    static String letter(String subject) {
        return "From: Ada <ada@example.com>\r\nTo: papers@example.org\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + subject + "@example.com>\r\n\r\nbody of " + subject + "\r\n";
    }
}

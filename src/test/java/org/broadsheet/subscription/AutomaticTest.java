package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.broadsheet.letters.Automatic;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;

class AutomaticTest {

    @Test
    void machinesAreNeverAnswered() {
        for (Map<String, List<String>> headers : List.of(
                header("auto-submitted", "auto-replied"),
                header("auto-submitted", "auto-generated; owner-email=x"),
                header("precedence", "Bulk"),
                header("precedence", "junk"),
                header("precedence", "list"),
                header("list-id", "<x.example.org>"),
                header("list-unsubscribe", "<mailto:x>"),
                header("return-path", "<>"),
                header("x-autoreply", "yes"),
                header("content-type", "multipart/report; report-type=delivery-status"))) {
            assertThat(Automatic.because(letter("ada@example.com", "help", headers), us()))
                    .as("%s", headers)
                    .isPresent();
        }
        for (String from : List.of(
                "MAILER-DAEMON@example.com",
                "noreply@example.com",
                "papers@example.org",
                "papers+x@example.org",
                "owner-list@example.com",
                "list-request@example.com",
                "")) {
            assertThat(Automatic.because(letter(from, "help", Map.of()), us()))
                    .as(from)
                    .isPresent();
        }
        for (String subject : List.of("Out of office: away", "Automatic reply: Welcome", "Abwesenheit")) {
            assertThat(Automatic.because(letter("ada@example.com", subject, Map.of()), us()))
                    .as(subject)
                    .isPresent();
        }
        assertThat(Automatic.because(letter("ada@example.com", "help", header("auto-submitted", "no")), us()))
                .isEmpty();
    }

    /** The crudest there is: it answers every letter, without a header that says so, and quotes what it answers. */
    @Test
    void twoAutoRespondersFacingEachOtherEnd() {
        try (Town town = new Town()) {
            Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
            town.send(town.reply("ada@example.com", welcome, "help"));
            int ours = 0;
            for (int round = 0; round < 100; round++) {
                List<Town.Post> posts = town.post();
                ours += posts.size();
                for (Town.Post post : posts) {
                    town.send(town.reply("ada@example.com", post, "I am on holiday. Your letter is important to me."));
                }
            }

            assertThat(ours).isEqualTo(town.settings.limits().answersPerDay());
        }
    }

    @Test
    void aWellBehavedVacationProgramIsNotAnsweredAtAll() {
        try (Town town = new Town()) {
            Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
            ReceivedLetter away = town.letter(
                    "ada@example.com",
                    welcome.replyTo().value(),
                    "Re: Welcome",
                    "stop",
                    header("auto-submitted", "auto-replied (vacation)"),
                    List.of());

            assertThat(town.send(away)).isEmpty();
            assertThat(town.post()).isEmpty();
            assertThat(town.subscribers.find(new EmailAddress("ada@example.com")))
                    .isPresent();
        }
    }

    @Test
    void aVacationProgramThatNothingTellsFromAPersonConfirmsNothingAndIsNotAnsweredForEver() {
        try (Town town = new Town()) {
            town.send(town.letter("ada@example.com", "subscribe", ""));
            Town.Post confirmation = town.onlyPost();
            int answers = 0;
            for (int i = 0; i < 40; i++) {
                town.send(town.reply("ada@example.com", confirmation, "I am on holiday."));
                answers += town.post().size();
            }

            assertThat(answers).isLessThanOrEqualTo(10);
            assertThat(town.subscribers.find(new EmailAddress("ada@example.com")))
                    .isEmpty();
        }
    }

    private static EmailAddress us() {
        return new EmailAddress("papers@example.org");
    }

    private static Map<String, List<String>> header(String name, String text) {
        return Map.of(name, List.of(text));
    }

    private static ReceivedLetter letter(String from, String subject, Map<String, List<String>> headers) {
        return new ReceivedLetter(
                "f", EmailAddress.parse(from), "", List.of(), subject, headers, "", "", List.of(), false);
    }
}

package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.papers.Category;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reader can have by letter alone: papers taken home, another language, another rhythm, edits of an older profile. */
class TalkByMailTest {

    private static final String ADA = "ada@example.com";

    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void savedPapersComeHomeAsAFileInTheFormThatWasAskedFor() {
        town.joined(ADA, "Sparse retrieval");
        answerToADigest("save 2, 3");
        Town.Post kept = town.onlyPost();

        town.send(town.reply(ADA, kept, "saved"));
        Letter letter = town.onlyPost().letter();

        assertThat(letter.text()).contains("2 papers that you saved, as BibTeX");
        Letter.Enclosed file = letter.enclosed().orElseThrow();
        assertThat(file.name()).isEqualTo("papers.bib");
        assertThat(LibraryFile.read(file.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        LibraryFile.Reading.Papers.class,
                        read -> assertThat(read.entries()).hasSize(2));
        for (Map.Entry<String, String> form : Map.of(
                        "saved as RIS",
                        "papers.ris",
                        "my saved papers as csv",
                        "papers.csv",
                        "saved csl",
                        "papers.json")
                .entrySet()) {
            town.send(town.reply(ADA, kept, form.getKey()));
            assertThat(town.onlyPost().letter().enclosed().orElseThrow().name())
                    .as(form.getKey())
                    .isEqualTo(form.getValue());
        }
    }

    @Test
    void savingCountsAsALikeUnlessTheyAskOnlyToSave() {
        town.joined(ADA, "Sparse retrieval");
        answerToADigest("save 2");
        answerToADigest("just save 3");

        assertThat(town.verdicts.keySet())
                .allMatch(verdict -> verdict.endsWith(" 2"))
                .hasSize(1);
        assertThat(town.saved).hasSize(2);
        assertThat(town.post().stream().map(post -> post.letter().text()))
                .anyMatch(text -> text.contains("not counted as liked"));
    }

    @Test
    void whoeverSavedNothingIsToldHow() {
        Town.Post welcome = town.joined(ADA, "Sparse retrieval");

        town.send(town.reply(ADA, welcome, "saved"));
        Letter letter = town.onlyPost().letter();

        assertThat(letter.text()).contains("You have saved nothing yet");
        assertThat(letter.enclosed()).isEmpty();
    }

    @Test
    void aReaderChoosesTheLanguageAndEverythingSpeaksItFromThenOn() {
        Town.Post welcome = town.joined(ADA, "Sparse retrieval");

        town.send(town.reply(ADA, welcome, "auf Deutsch, bitte"));
        Letter german = town.onlyPost().letter();
        assertThat(german.text())
                .contains("Von jetzt an schreiben wir Ihnen auf Deutsch.", "Abbestellen:")
                .doesNotContain("Unsubscribe", "automatic");
        assertThat(german.html()).contains("<html lang=\"de\">");

        town.send(town.reply(ADA, welcome, "hilfe"));
        assertThat(town.onlyPost().letter().text()).contains("Wie höre ich auf?");
        town.send(town.reply(ADA, welcome, "monatlich"));
        assertThat(town.onlyPost().letter().text())
                .contains("Ihre Auswahl kommt am ersten Montag jedes Monats um 07:00 Uhr");

        town.send(town.reply(ADA, welcome, "in English please"));
        assertThat(town.onlyPost().letter().text()).contains("From now on we write to you in English.", "Unsubscribe:");
    }

    @Test
    void aLanguageThatWeDoNotHaveIsSaidAndTheOnesThatWeHaveAreNamed() {
        Town.Post welcome = town.joined(ADA, "Sparse retrieval");

        town.send(town.reply(ADA, welcome, "language: French"));

        assertThat(town.onlyPost().letter().text())
                .contains("not sure", "language: fr", "- language: de", "- language: en");
        assertThat(town.reader(ADA).profile().language()).isEqualTo("en");
    }

    @Test
    void aStrangerIsAskedInTheLanguageThatTheyName() {
        town.send(town.letter(ADA, "subscribe", "Learned sparse retrieval over inverted indexes.\n\nSprache: Deutsch"));
        Town.Post confirmation = town.onlyPost();

        assertThat(confirmation.letter().subject()).isEqualTo("Bitte bestätigen Sie Ihr Abonnement von Broadsheet");
        assertThat(confirmation.letter().text()).contains("mit dem einen Wort \"ja\"");

        town.send(town.reply(ADA, confirmation, "ja"));
        assertThat(town.onlyPost().letter().text()).contains("Ihre erste Auswahl kommt am");
        assertThat(town.reader(ADA).profile().interests())
                .flatExtracting(NamedInterest::wants)
                .containsExactly(new Interest.About("Learned sparse retrieval over inverted indexes."));
    }

    @Test
    void aGermanLetterOfOursIsKnownWhereSomebodyQuotesItWithoutMarks() {
        int reader = 0;
        for (String head : List.of(
                "",
                "Am Donnerstag, 26. November 2026 schrieb Broadsheet:\n\n",
                "Von: Broadsheet <papers@example.org>\nGesendet: Donnerstag, 26. November 2026 11:03\nAn: a\nBetreff: x\n\n")) {
            String address = "a%d@example.com".formatted(reader++);
            town.send(town.reply(address, town.joined(address, "Sparse retrieval"), "auf Deutsch"));
            Town.Post german = town.onlyPost();

            town.send(town.letter(
                    address,
                    german.replyTo().value(),
                    "AW: Willkommen",
                    "add Protein folding\n\n" + head + german.letter().text(),
                    Map.of(),
                    List.of()));

            assertThat(town.reader(address).profile().interests())
                    .as(head)
                    .flatExtracting(NamedInterest::wants)
                    .containsExactly(new Interest.About("Sparse retrieval"), new Interest.About("Protein folding"));
            town.post();
        }
    }

    @Test
    void onceAMonthIsUnderstoodAndSaid() {
        Town.Post welcome = town.joined(ADA, "Sparse retrieval");

        town.send(town.reply(ADA, welcome, "monthly on Tuesday"));

        assertThat(town.onlyPost().letter().text())
                .contains("Your digest comes on the first Tuesday of every month at");
        assertThat(town.reader(ADA).time())
                .isEqualTo(new DigestTime(Town.USUAL.at(), ZoneId.of("UTC"), Set.of(DayOfWeek.TUESDAY), true));
        town.send(town.reply(ADA, welcome, "weekly"));
        assertThat(town.reader(ADA).time().monthly()).isFalse();
    }

    @Test
    void rulesComeByLetterEachOnItsLine() {
        Town.Post welcome = town.joined(ADA, "Sparse retrieval");

        town.send(town.reply(ADA, welcome, "always: author:\"Jimmy Lin\"\nonly: biorxiv\nnever: a survey of"));

        assertThat(town.reader(ADA).profile().interests())
                .flatExtracting(NamedInterest::wants)
                .contains(
                        new Interest.Always("author:\"Jimmy Lin\""),
                        new Interest.Only("biorxiv"),
                        new Interest.Without("a survey of"));
        assertThat(town.onlyPost().letter().text())
                .contains("always: author:\"Jimmy Lin\"", "only: biorxiv", "without: a survey of", "undo");
    }

    @Test
    void theRulesOfAFirstLetterAreShownBeforeTheyAreConfirmedAndHoldAfterwards() {
        town.send(town.letter(ADA, "subscribe", "Owls at sea\nonly: q-bio.PE\nnever: survey\nauthor: Zhang, Wei"));
        Town.Post confirmation = town.onlyPost();
        assertThat(confirmation.letter().text())
                .contains("- Owls at sea", "only: q-bio.PE", "without: survey", "always: Zhang, Wei");

        town.send(town.reply(ADA, confirmation, "yes"));

        town.onlyPost();
        assertThat(town.reader(ADA).profile().interests())
                .flatExtracting(NamedInterest::wants)
                .containsExactly(
                        new Interest.About("Owls at sea"),
                        new Interest.Only("q-bio.PE"),
                        new Interest.Without("survey"),
                        new Interest.Always("Zhang, Wei"));
    }

    @Test
    void theLinesOfAProfileInAFirstLetterStandInTheConfirmationAndHoldAfterwards() {
        town.send(
                town.letter(
                        ADA,
                        "subscribe",
                        "interest: Owls at sea\nabout: night flight\ncategory: q-bio.PE\nup to: 3\n\nThema: Wale\nat most: 5\ncolour: blue\n"));
        Town.Post confirmation = town.onlyPost();
        assertThat(confirmation.letter().text())
                .contains("- Owls at sea: night flight", "category: q-bio.PE", "up to: 3", "- Wale", "At most 5 papers")
                .contains("\"colour: blue\" begins with no word that we know.");

        town.send(town.reply(ADA, confirmation, "yes"));

        town.onlyPost();
        assertThat(town.reader(ADA).profile().atMost()).isEqualTo(5);
        assertThat(town.reader(ADA).profile().interests())
                .containsExactly(
                        new NamedInterest(
                                "Owls at sea",
                                List.of(
                                        new Interest.About("night flight"),
                                        new Interest.InCategory(new Category("q-bio.PE"))),
                                OptionalInt.of(3)),
                        new NamedInterest("Wale", List.of(new Interest.About("Wale")), OptionalInt.empty()));
    }

    @Test
    void whatCameWithAFirstLetterAndCountsForNothingIsNamedInTheConfirmation() {
        town.send(town.letter(
                ADA,
                "papers@example.org",
                "subscribe",
                "Owls at sea",
                Map.of(),
                List.of(Town.file("notes.docx", "PK"))));

        assertThat(town.onlyPost().letter().text()).contains("Your attachment \"notes.docx\" counts for nothing");
    }

    @Test
    void whoSaysNoMoreThanWhatAloneIsToBeShownWantsToReadThat() {
        town.send(town.letter(ADA, "subscribe", "only: biorxiv"));
        town.send(town.reply(ADA, town.onlyPost(), "yes"));

        town.onlyPost();
        assertThat(town.reader(ADA).profile().interests())
                .flatExtracting(NamedInterest::wants)
                .containsExactly(new Interest.About("biorxiv"), new Interest.Only("biorxiv"));
    }

    @Test
    void anEditOfAnOlderProfileChangesWhatItChangedThereAndKeepsWhatCameSince() {
        Town.Post welcome = town.joined(ADA, "Sparse retrieval");
        String older = profile(welcome, "profile");
        town.send(town.reply(ADA, welcome, "add Protein folding"));
        town.send(town.reply(ADA, welcome, "weekly"));
        town.post();

        town.send(town.reply(
                ADA,
                welcome,
                older.replace("at most: 10", "at most: 5")
                        .replace("about: Sparse retrieval", "about: Dense retrieval")));

        var reader = town.reader(ADA);
        assertThat(town.onlyPost().letter().text()).contains("at most: 5", "Protein folding", "undo");
        assertThat(reader.profile().atMost()).isEqualTo(5);
        assertThat(reader.time().days()).containsExactly(DayOfWeek.MONDAY);
        assertThat(reader.profile().interests())
                .flatExtracting(NamedInterest::wants)
                .containsExactly(new Interest.About("Dense retrieval"), new Interest.About("Protein folding"));
    }

    @Test
    void anEditThatContradictsALaterChangeIsAskedAbout() {
        Town.Post welcome = town.joined(ADA, "Sparse retrieval");
        String older = profile(welcome, "profile");
        String newer = profile(welcome, "profile");
        town.send(town.reply(ADA, welcome, newer.replace("at most: 10", "at most: 20")));
        town.post();

        town.send(town.reply(ADA, welcome, older.replace("at most: 10", "at most: 5")));

        assertThat(town.onlyPost().letter().text()).contains("your edit changes the same lines", "at most: 20");
        assertThat(town.reader(ADA).profile().atMost()).isEqualTo(20);
    }

    @Test
    void aFreshUnsubscribeIsAnsweredThoughItsSenderHadTheirAnswerToday() {
        town.joined(ADA, "Sparse retrieval");
        town.send(town.letter(ADA, "help", "help"));
        assertThat(town.post()).hasSize(1);

        town.send(town.letter(ADA, "", "I want to unsubscribe"));

        assertThat(town.onlyPost().letter().text()).contains("so nothing was done yet");
    }

    @Test
    void aSecondRequestWhileOneWaitsSendsTheConfirmationAgainAndSaysSo() {
        town.send(town.letter(ADA, "subscribe", "Sparse retrieval"));
        town.post();

        town.send(town.letter(ADA, "subscribe", "Sparse retrieval, please"));

        Town.Post again = town.onlyPost();
        assertThat(again.kind()).isEqualTo("confirm");
        assertThat(again.letter().text()).contains("You asked once more");
        town.send(town.reply(ADA, again, "yes"));
        assertThat(town.onlyPost().kind()).isEqualTo("welcome");
    }

    @Test
    void whatASecondRequestSaysWhileOneWaitsIsAddedToTheFirstAndTheConfirmationSaysSo() {
        town.send(town.letter(ADA, "subscribe", "Sparse retrieval"));
        town.post();

        town.send(town.letter(ADA, "subscribe", "Owls at sea\nat most: 3\nat: 18:30"));

        Town.Post again = town.onlyPost();
        assertThat(again.letter().text())
                .contains("Sparse retrieval", "Owls at sea", "18:30", "was added to your first request");
        town.send(town.reply(ADA, again, "yes"));
        town.post();
        assertThat(town.reader(ADA).profile().interests())
                .flatExtracting(NamedInterest::wants)
                .containsExactly(new Interest.About("Sparse retrieval"), new Interest.About("Owls at sea"));
        assertThat(town.reader(ADA).profile().atMost()).isEqualTo(3);
        assertThat(town.reader(ADA).time().at()).isEqualTo(LocalTime.of(18, 30));
    }

    @Test
    void whoeverSendsTheirProfileFromAnotherAddressReadsTheSameThere() {
        Town.Post welcome = town.joined(ADA, "Sparse retrieval");
        String mine = profile(welcome, "profile").replace("at most: 10", "at most: 4");

        town.send(town.letter("ada@elsewhere.example.com", "my profile", mine));
        town.send(town.reply("ada@elsewhere.example.com", town.onlyPost(), "yes"));

        assertThat(town.reader("ada@elsewhere.example.com").profile().interests())
                .flatExtracting(NamedInterest::wants)
                .containsExactly(new Interest.About("Sparse retrieval"));
        assertThat(town.reader("ada@elsewhere.example.com").profile().atMost()).isEqualTo(4);
    }

    @Test
    void aReadersSecondConfirmationTakesOverHowManyPapersTheyAskedFor() {
        town.joined(ADA, "Sparse retrieval");
        town.send(town.letter(ADA, "subscribe", "Owls at sea\nat most: 3\ntrending: 2"));
        Town.Post second = town.onlyPost();

        town.send(town.reply(ADA, second, "yes"));

        assertThat(town.reader(ADA).profile().atMost()).isEqualTo(3);
        assertThat(town.reader(ADA).profile().trending()).isEqualTo(2);
        assertThat(town.reader(ADA).profile().interests()).hasSize(2);
    }

    @Test
    void aMailboxWithALongNameHasItsTokenInTheMessageId() {
        SubscriptionSettings plain = town.settings;
        LetterTokens tokens = new LetterTokens(
                town.links,
                new SubscriptionSettings(
                        plain.masthead(),
                        new EmailAddress("a-mailbox-with-a-name-of-forty-characters@example.org"),
                        true,
                        true,
                        plain.page(),
                        plain.usual(),
                        plain.unsaid(),
                        plain.limits()));
        town.joined(ADA, "Sparse retrieval");
        MessageKey key = new MessageKey("digest/" + town.reader(ADA).id() + "/2026-03-02");
        Message message = new Message(
                key,
                new EmailAddress(ADA),
                tokens.messageId(key, town.now, town.now.plusSeconds(60)),
                town.now,
                town.now.plusSeconds(60));

        assertThat(tokens.replyTo(message))
                .contains(new EmailAddress("a-mailbox-with-a-name-of-forty-characters@example.org"));
        town.send(town.letter(
                ADA,
                "papers@example.org",
                "Re: Your papers",
                "like 2",
                Map.of("references", List.of(message.messageId())),
                List.of()));
        assertThat(town.verdicts.keySet())
                .allMatch(verdict -> verdict.endsWith("2026-03-02 2"))
                .hasSize(1);
    }

    private String profile(Town.Post to, String words) {
        town.send(town.reply(ADA, to, words));
        String text = town.onlyPost().letter().text();
        return text.substring(text.indexOf("===== your"), text.indexOf("===== end of profile =====") + 26);
    }

    private void answerToADigest(String words) {
        var reader = town.reader(ADA);
        String token = town.tokens
                .of(new MessageKey("digest/" + reader.id() + "/2026-03-02"), town.now, town.now.plusSeconds(60))
                .orElseThrow();
        town.send(town.letter(
                ADA, "papers+" + token + "@example.org", "Re: Your papers for Monday", words, Map.of(), List.of()));
    }
}

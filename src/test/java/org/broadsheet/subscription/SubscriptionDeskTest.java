package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.broadsheet.ForAll;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.letters.ProfileText;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.store.JdbcSights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionDeskTest {

    private Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void aStrangerBecomesAReaderByAnsweringOneConfirmation() {
        town.send(town.letter("ada@example.com", "subscribe", "Learned sparse retrieval over inverted indexes."));
        Town.Post confirmation = town.onlyPost();

        assertThat(confirmation.kind()).isEqualTo("confirm");
        assertThat(confirmation.letter().text())
                .contains("Learned sparse retrieval", "yes", "https://papers.example.org/confirm/");
        assertThat(town.subscribers.find(new EmailAddress("ada@example.com"))).isEmpty();

        town.send(town.reply("ada@example.com", confirmation, "Yes!"));

        assertThat(town.onlyPost().kind()).isEqualTo("welcome");
        assertThat(town.reader("ada@example.com").profile().interests())
                .flatExtracting(NamedInterest::wants)
                .containsExactly(new Interest.About("Learned sparse retrieval over inverted indexes."));
    }

    @Test
    void theLinkConfirmsAsAReplyDoesAndTwiceIsOnce() {
        town.desk.handle(subscribe("ada@example.com"), new Proof.None(new Asker.House()), town.now);
        String link = town.onlyPost().letter().text().replaceAll("(?s).*/confirm/(\\S+).*", "$1");
        Proof proof = new Proof.Token(Purpose.CONFIRM, link);

        assertThat(town.desk.pending(proof)).isPresent();
        assertThat(town.desk.handle(new Request.Confirm(), proof, town.now)).isInstanceOf(Answer.Welcome.class);
        assertThat(town.desk.handle(new Request.Confirm(), proof, town.now)).isInstanceOf(Answer.Welcome.class);

        assertThat(town.post()).extracting(Town.Post::kind).containsExactly("welcome");
    }

    @Test
    void noMoreThanThreeConfirmationsGoToAnAddressThatDoesNotConfirm() {
        List<String> asked =
                List.of("subscribe", "unsubscribe", "help", "profile", "what is this?", "stop", "subscribe me");
        ForAll.cases(8, random -> {
            try (Town fresh = new Town()) {
                fresh.send(fresh.letter("ada@example.com", "subscribe", ""));
                for (int i = 0; i < 8; i++) {
                    fresh.now = fresh.now.plus(Duration.ofHours(random.nextInt(5)));
                    fresh.send(fresh.letter("ada@example.com", asked.get(random.nextInt(asked.size())), "x y z"));
                    fresh.desk.handle(subscribe("Ada@Example.com"), new Proof.None(new Asker.House()), fresh.now);
                }

                List<String> kinds = fresh.post().stream().map(Town.Post::kind).toList();
                assertThat(kinds).filteredOn("confirm"::equals).hasSizeBetween(1, 3);
                assertThat(kinds).filteredOn(kind -> !kind.equals("confirm")).hasSizeLessThanOrEqualTo(4);
            }
        });
    }

    @Test
    void aPendingRequestExpiresAndAnAddressIsAskedThreeTimesAMonthAtMost() {
        town.send(town.letter("ada@example.com", "subscribe", ""));
        Town.Post old = town.onlyPost();
        town.now = town.now.plus(Duration.ofDays(2));

        assertThat(town.send(town.reply("ada@example.com", old, "yes"))).containsExactly(new Answer.TooLate());
        assertThat(town.subscribers.find(new EmailAddress("ada@example.com"))).isEmpty();

        List<String> kinds = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            town.now = town.now.plus(Duration.ofDays(1));
            town.send(town.letter("ada@example.com", "subscribe", ""));
            town.post().forEach(post -> kinds.add(post.kind()));
        }
        assertThat(kinds).containsExactly("answer", "confirm", "confirm");
    }

    @Test
    void aDomainAndTheWholeHaveTheirLimits() {
        town = new Town(new Limits(Duration.ofDays(2), 3, 5, 20, 4, 6, 5));
        for (int i = 0; i < 10; i++) {
            town.desk.handle(subscribe("a" + i + "@one.example"), new Proof.None(new Asker.House()), town.now);
            town.desk.handle(subscribe("a" + i + "@two.example"), new Proof.None(new Asker.House()), town.now);
        }
        Map<String, Integer> asked = new HashMap<>();
        town.post().forEach(post -> asked.merge(post.letter().to().domain(), 1, Integer::sum));

        assertThat(asked).isEqualTo(Map.of("one.example", 3, "two.example", 3));

        town.now = town.now.plus(Duration.ofMinutes(61));
        for (int i = 10; i < 20; i++) {
            town.desk.handle(subscribe("a" + i + "@one.example"), new Proof.None(new Asker.House()), town.now);
        }
        assertThat(town.post()).hasSize(4);
    }

    @Test
    void oneClientWhoAsksForSixtyTwoSubscriptionsAtADomainTakesNoneFromItsHonestPeople() {
        town = new Town(Limits.USUAL);
        town.joined("reader@uni.example", "Sparse retrieval");
        Asker attacker = new Asker.Page("203.0.113.9", "cb0071/24");
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 62; i++) {
            answers.add(town.desk.handle(subscribe("victim" + i + "@uni.example"), new Proof.None(attacker), town.now));
        }
        for (int i = 0; i < 62; i++) {
            Asker neighbour = new Asker.Page("203.0.113." + (10 + i), "cb0071/24");
            town.desk.handle(subscribe("other" + i + "@uni.example"), new Proof.None(neighbour), town.now);
        }
        assertThat(town.post()).hasSize(20);
        assertThat(answers)
                .filteredOn(answer -> answer.equals(new Answer.CheckYourMail()))
                .hasSize(5);
        assertThat(answers.getLast())
                .isEqualTo(new Answer.TryLater(new HeldBack(HeldBack.Cap.CLIENT, town.now.plus(Duration.ofHours(1)))));

        for (int i = 0; i < 30; i++) {
            Asker honest = new Asker.Page("198.51." + i + ".7", "198.51." + i);
            assertThat(town.desk.handle(subscribe("honest" + i + "@uni.example"), new Proof.None(honest), town.now))
                    .isEqualTo(new Answer.CheckYourMail());
        }
        assertThat(town.post()).hasSize(30);
        assertThat(new JdbcSights(town.database).heldBack(town.now))
                .isEqualTo(Map.of(HeldBack.Cap.CLIENT, 57, HeldBack.Cap.NETWORK, 47));

        town.now = town.now.plus(Duration.ofMinutes(61));
        assertThat(town.desk.handle(subscribe("victim99@uni.example"), new Proof.None(attacker), town.now))
                .isEqualTo(new Answer.CheckYourMail());
    }

    @Test
    void strangersFromEverywhereUseUpNeitherWhatReadersNorWhatLettersHave() {
        town = new Town(Limits.USUAL);
        town.joined("reader@uni.example", "Sparse retrieval");
        for (int i = 0; i < 100; i++) {
            Asker from = new Asker.Page("10." + i + ".0.1", "10." + i);
            town.desk.handle(subscribe("victim" + i + "@uni.example"), new Proof.None(from), town.now);
        }
        assertThat(town.post()).hasSize(60);
        Asker reader = new Asker.Page("198.51.100.7", "c63364/24");

        Answer toReader = town.desk.handle(subscribe("reader@uni.example"), new Proof.None(reader), town.now);
        Answer toStranger = town.desk.handle(subscribe("stranger@uni.example"), new Proof.None(reader), town.now);
        town.send(town.letter("writer@uni.example", "subscribe", "Protein folding"));

        assertThat(toReader)
                .isEqualTo(toStranger)
                .isEqualTo(new Answer.TryLater(new HeldBack(HeldBack.Cap.DOMAIN, town.now.plus(Duration.ofHours(1)))));
        assertThat(town.post())
                .extracting(post -> post.letter().to().value() + " " + post.kind())
                .containsExactlyInAnyOrder("reader@uni.example confirm", "writer@uni.example confirm");
    }

    @Test
    void aLetterThatIsHeldBackIsToldWhenToTryAgainAndFloodsOfThemAreNotAnswered() {
        town = new Town(new Limits(Duration.ofDays(2), 3, 5, 20, 2, 4, 5));
        for (int i = 0; i < 10; i++) {
            town.send(town.letter("writer" + i + "@uni.example", "subscribe", "Protein folding"));
        }

        List<Town.Post> posts = town.post();

        assertThat(posts)
                .extracting(Town.Post::kind)
                .containsExactlyInAnyOrder("confirm", "confirm", "answer", "answer");
        assertThat(posts)
                .filteredOn(post -> post.kind().equals("answer"))
                .allSatisfy(post -> assertThat(post.letter().text()).contains("again after 13:00 on 2 March"));
    }

    @Test
    void theAnswerIsTheSameWhetherOrNotTheAddressIsKnown() {
        town.joined("ada@example.com", "Sparse retrieval");
        town.suppressions.suppress(
                new EmailAddress("dead@example.com"), Suppressions.Cause.BOUNCED, "550 unknown", town.now);

        for (String address : List.of("ada@example.com", "new@example.com", "dead@example.com", "new@example.com")) {
            assertThat(town.desk.handle(subscribe(address), new Proof.None(new Asker.House()), town.now))
                    .isEqualTo(new Answer.CheckYourMail());
        }
        assertThat(town.post())
                .extracting(post -> post.letter().to().value() + " " + post.kind())
                .containsExactlyInAnyOrder(
                        "ada@example.com confirm", "new@example.com confirm", "new@example.com confirm");
    }

    @Test
    void aReaderWhoSubscribesAgainAddsAnInterestByConfirming() {
        town.joined("ada@example.com", "Sparse retrieval");
        town.send(town.letter("ada@example.com", "subscribe", "Protein folding"));
        town.send(town.reply("ada@example.com", town.onlyPost(), ""));

        assertThat(town.reader("ada@example.com").profile().interests())
                .extracting(NamedInterest::name)
                .containsExactly("Sparse retrieval", "Protein folding");
    }

    @Test
    void whoeverDeclinesIsLeftAloneForAMonth() {
        town.send(town.letter("ada@example.com", "subscribe", ""));
        town.send(town.reply("ada@example.com", town.onlyPost(), "no, it was not me"));
        town.now = town.now.plus(Duration.ofDays(20));
        town.send(town.letter("ada@example.com", "subscribe", ""));

        assertThat(town.post()).isEmpty();
    }

    @Test
    void aSendersFromIsAClaimAndChangesOrRevealsNothing() {
        town.joined("ada@example.com", "Sparse retrieval");
        var before = town.reader("ada@example.com");

        for (String command : List.of(
                "unsubscribe",
                "profile",
                "pause 2 weeks",
                "weekly",
                "at 09:00",
                "interests\nCooking",
                "delete everything",
                "like 2",
                "add cooking")) {
            town.send(town.letter("ada@example.com", command.split("\n", 2)[0], command));
        }

        assertThat(town.reader("ada@example.com")).isEqualTo(before);
        assertThat(town.verdicts).isEmpty();
        List<Town.Post> posts = town.post();
        assertThat(posts).hasSize(1);
        assertThat(posts.getFirst().letter().text())
                .doesNotContain("Sparse retrieval")
                .containsPattern("nothing\\s+was\\s+done");
    }

    @Test
    void anUnprovenCommandIsDoneWhenItsOwnerAnswersTheAnswer() {
        town.joined("ada@example.com", "Sparse retrieval");
        town.send(town.letter("ada@example.com", "unsubscribe", ""));
        Town.Post asked = town.onlyPost();

        town.send(town.reply("ada@example.com", asked, ""));

        assertThat(town.subscribers.find(new EmailAddress("ada@example.com"))).isEmpty();
    }

    @Test
    void aForgedOrForeignTokenProvesNothing() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
        town.joined("eve@example.net", "Cooking");
        String forged = welcome.replyTo().value().replaceFirst(".@", "A@").replaceFirst("BA@", "CA@");

        town.send(town.letter(
                "eve@example.net",
                forged.equals(welcome.replyTo().value()) ? "x" : forged,
                "unsubscribe",
                "",
                Map.of(),
                List.of()));

        assertThat(town.subscribers.find(new EmailAddress("ada@example.com"))).isPresent();
        assertThat(town.subscribers.find(new EmailAddress("eve@example.net"))).isPresent();
    }

    @Test
    void aLetterOfOursThatIsTooOldProvesNothing() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");

        town.now = town.now.plus(LetterTokens.LETTER_LIFE).plusSeconds(1);
        town.send(town.reply("ada@example.com", welcome, "at 05:00"));

        assertThat(town.reader("ada@example.com").time()).isEqualTo(Town.USUAL);
        assertThat(town.onlyPost().letter().text()).contains("too old");
    }

    @Test
    void leavingIsPossibleWithALetterOfAnyAge() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");

        town.now = town.now.plus(LetterTokens.LETTER_LIFE).plusSeconds(1);
        town.send(town.reply("ada@example.com", welcome, "Please unsubscribe me from this list."));

        assertThat(town.subscribers.find(new EmailAddress("ada@example.com"))).isEmpty();
    }

    @Test
    void whoHoldsTheTokenIsTheReaderAndTheAnswerGoesToTheReadersMailbox() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");

        town.send(town.reply("ada.private@example.net", welcome, "profile"));

        Town.Post answer = town.onlyPost();
        assertThat(answer.letter().to()).isEqualTo(new EmailAddress("ada@example.com"));
        assertThat(answer.letter().text()).contains(ProfileText.BEGIN, "about: Sparse retrieval");
    }

    @Test
    void theTokenAlsoTravelsInReferencesWherePlusAddressesDoNot() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");

        town.send(town.letter(
                "ada@example.com",
                "papers@example.org",
                "Re: Welcome",
                "weekly on friday",
                Map.of("references", List.of("<other@x> " + welcome.message().messageId())),
                List.of()));

        assertThat(town.reader("ada@example.com").time().days()).containsExactly(DayOfWeek.FRIDAY);
    }

    @Test
    void whatAnswersALetterSaysWhichSoThatMailProgramsShowThemTogether() {
        town.send(town.letter(
                "ada@example.com",
                "papers@example.org",
                "subscribe",
                "Sparse retrieval",
                Map.of("message-id", List.of("<1@example.com>")),
                List.of()));
        Town.Post confirmation = town.onlyPost();
        assertThat(confirmation.letter().thread()).containsExactly("<1@example.com>");

        town.send(town.reply("ada@example.com", confirmation, "yes"));
        Town.Post welcome = town.onlyPost();
        assertThat(welcome.letter().thread()).isEmpty();

        String ours = welcome.message().messageId();
        town.send(town.letter(
                "ada@example.com",
                welcome.replyTo().value(),
                "AW: Re: Welcome to Broadsheet",
                "profile",
                Map.of(
                        "message-id", List.of("<2@example.com>"),
                        "in-reply-to", List.of(ours),
                        "references", List.of("<0@example.com> " + ours + " <bad\u0007@example.com> <no>")),
                List.of()));

        Letter answer = town.onlyPost().letter();
        assertThat(answer.thread()).containsExactly("<0@example.com>", ours, "<2@example.com>");
        assertThat(answer.subject()).isEqualTo("Re: Welcome to Broadsheet");
        assertThat(answer.autoSubmitted()).isEqualTo(Letter.AutoSubmitted.AUTO_REPLIED);
    }

    @Test
    void aConversationWithoutEndIsNamedByItsLastLetters() {
        ForAll.cases(50, random -> {
            List<String> all = IntStream.range(0, random.nextInt(60))
                    .mapToObj(number -> "<" + "x".repeat(random.nextInt(200)) + number + "@example.com>")
                    .toList();
            ReceivedLetter letter = town.letter(
                    "ada@example.com",
                    "papers@example.org",
                    "help",
                    "",
                    Map.of("references", List.of(String.join(" ", all)), "message-id", List.of("<last@example.com>")),
                    List.of());

            assertThat(letter.thread()).hasSizeLessThanOrEqualTo(20).endsWith("<last@example.com>");
            assertThat(String.join("", letter.thread())).hasSizeLessThan(7_000).matches("[\\x21-\\x7E]+");
        });
    }

    @Test
    void timesDaysAndPausesAreSetTogetherByOneLetterAndAnsweredOnce() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");

        town.send(town.reply(
                "ada@example.com",
                welcome,
                "Hi,\n\nat 07:30 Europe/Berlin\non mon, thu\npause 2 weeks\n\nThanks!\n-- \nAda"));

        var reader = town.reader("ada@example.com");
        assertThat(reader.time().at()).isEqualTo(LocalTime.of(7, 30));
        assertThat(reader.time().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(reader.time().days()).isEqualTo(Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY));
        assertThat(reader.pausedUntil()).contains(town.now.plus(Duration.ofDays(14)));
        assertThat(town.onlyPost().letter().text()).contains("07:30, Europe/Berlin time", "rests until 16 March 2026");

        town.send(town.reply("ada@example.com", welcome, "resume"));
        assertThat(town.reader("ada@example.com").pausedUntil()).isEmpty();
    }

    @Test
    void ofALettersAddAndAPagesAddAtOnceBothAreKept() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
        Proof page = new Proof.Token(
                Purpose.PREFERENCES,
                town.links.sign(new Link(
                        Purpose.PREFERENCES,
                        town.reader("ada@example.com").id().toString(),
                        "",
                        town.now.plusSeconds(60))));
        SubscriptionDesk overtaken = town.overtakenOnce(() -> {
            Answer answer = town.desk.handle(new Request.AddInterest("Protein folding", List.of()), page, town.now);
            assertThat(answer).isInstanceOf(Answer.Changed.class);
        });

        overtaken.handle(town.reply("ada@example.com", welcome, "add Owls and bats"), false, town.now);

        assertThat(town.reader("ada@example.com").profile().interests())
                .extracting(NamedInterest::name)
                .containsExactly("Sparse retrieval", "Protein folding", "Owls and bats");
        assertThat(town.onlyPost().letter().text()).contains("Protein folding", "Owls and bats");
    }

    @Test
    void theFiftyFirstInterestIsRefusedInWordsAndTheLastFewAreCounted() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
        for (int i = 2; i <= Profile.MOST_INTERESTS; i++) {
            town.now = town.now.plus(Duration.ofHours(6));
            town.send(town.reply("ada@example.com", welcome, "add Subject number " + i));
        }
        assertThat(town.post())
                .last()
                .extracting(post -> post.letter().text(), org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("50 interests of at most 50");

        town.now = town.now.plus(Duration.ofHours(6));
        assertThat(town.send(town.reply("ada@example.com", welcome, "add One too many")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Answer.TooMany.class, many -> assertThat(many.asked()).isEqualTo(51));

        assertThat(town.onlyPost().letter().text()).contains("at most 50 interests", "have 51");
        assertThat(town.reader("ada@example.com").profile().interests()).hasSize(50);
    }

    @Test
    void aProfileIsShownEditedAndSentBack() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
        town.send(town.reply("ada@example.com", welcome, "profile"));
        Town.Post shown = town.onlyPost();

        String edited = shown.letter()
                .text()
                .replace(
                        "about: Sparse retrieval",
                        "about: Sparse retrieval\nwithout: survey\n\ninterest: Folding\nlike: 2408.01234");
        town.send(town.letter(
                "ada@example.com",
                shown.replyTo().value(),
                "Re: " + shown.letter().subject(),
                edited.lines().map(line -> "> " + line + "\n").reduce("", String::concat),
                Map.of(),
                List.of()));

        assertThat(town.reader("ada@example.com").profile().interests())
                .flatExtracting(NamedInterest::wants)
                .contains(
                        new Interest.Without("survey"),
                        new Interest.LikePaper(
                                PaperReference.parse("2408.01234").orElseThrow()));
    }

    @Test
    void anOldProfileThatAReplyOnlyQuotesChangesNothing() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
        town.send(town.reply("ada@example.com", welcome, "profile"));
        Town.Post shown = town.onlyPost();
        town.send(town.reply("ada@example.com", welcome, "add Protein folding"));

        town.send(town.reply("ada@example.com", shown, "weekly"));

        assertThat(town.reader("ada@example.com").profile().interests()).hasSize(2);
    }

    @Test
    void aVerdictIsTakenForTheDigestThatTheLetterAnswers() {
        town.joined("ada@example.com", "Sparse retrieval");
        var reader = town.reader("ada@example.com");
        String token = town.tokens
                .of(
                        new org.broadsheet.delivery.MessageKey("digest/" + reader.id() + "/2026-03-02"),
                        town.now,
                        town.now.plusSeconds(60))
                .orElseThrow();

        town.send(town.letter(
                "ada@example.com",
                "papers+" + token + "@example.org",
                "Re: Your papers for Monday",
                "like 2 and 4\nnot 3\nlike 11",
                Map.of(),
                List.of()));

        assertThat(town.verdicts)
                .isEqualTo(Map.of(
                        reader.id() + " 2026-03-02 2", true,
                        reader.id() + " 2026-03-02 4", true,
                        reader.id() + " 2026-03-02 3", false));
        assertThat(town.onlyPost().letter().text()).contains("Paper number 2", "number 11");
    }

    @Test
    void aLetterThatIsReadTwiceIsCarriedOutOnceAndAnsweredOnce() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
        ReceivedLetter letter = town.reply("ada@example.com", welcome, "add Protein folding");

        town.send(letter);
        town.send(letter);

        assertThat(town.post()).hasSize(1);
        assertThat(town.reader("ada@example.com").profile().interests()).hasSize(2);
    }

    @Test
    void aReaderGetsTwentyAnswersADayAndNoMore() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
        for (int i = 0; i < 9; i++) {
            town.send(town.reply("ada@example.com", welcome, "help"));
        }

        assertThat(town.post()).hasSize(town.settings.limits().answersPerDay());
    }

    @Test
    void oneClickUnsubscribeByMailEndsTheDigestWithoutAWord() {
        Town.Post welcome = town.joined("ada@example.com", "Sparse retrieval");
        String address =
                welcome.letter().unsubscribeMail().orElseThrow().toString().replaceAll("mailto:|\\?.*", "");

        town.send(town.letter(
                "somebody@else.example",
                address,
                "unsubscribe",
                "",
                Map.of("auto-submitted", List.of("auto-generated")),
                List.of()));

        assertThat(town.subscribers.find(new EmailAddress("ada@example.com"))).isEmpty();
        assertThat(town.post()).isEmpty();
    }

    @Test
    void whatAFileSaysStaysTheFilesAndTheChangeIsOfferedToPaste() {
        town.subscribers.replaceFiles(
                List.of(new Subscribers.FileReader(
                        "ada", new EmailAddress("ada@example.com"), "Ada", Town.USUAL, ReaderDefaults.USUAL.profile())),
                List.of(),
                town.now);
        var reader = town.reader("ada@example.com");
        Proof proof = new Proof.Operator(Optional.of(reader.id()));

        Answer answer = town.desk.handle(new Request.AddInterest("Sparse \"retrieval\"", List.of()), proof, town.now);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.KeptInFile.class,
                        kept -> assertThat(kept.yaml()).contains("about: \"Sparse \\\"retrieval\\\"\""));
        assertThat(town.reader("ada@example.com")).isEqualTo(reader);
        assertThat(town.desk.handle(new Request.Stop(), proof, town.now)).isEqualTo(new Answer.Stopped());
        assertThat(town.subscribers.find(new EmailAddress("ada@example.com"))).isEmpty();
    }

    @Test
    void erasingLeavesNothingButAHashAndNoImportBringsThemBackUnasked() {
        town.joined("ada@example.com", "Sparse retrieval");
        var reader = town.reader("ada@example.com");

        assertThat(town.desk.handle(new Request.Erase(), new Proof.Operator(Optional.of(reader.id())), town.now))
                .isEqualTo(new Answer.Erased());

        assertThat(town.subscribers.find(reader.id())).isEmpty();
        assertThat(enrol("ada@example.com")).isEqualTo(new Answer.NotEnrolled());
        assertThat(enrol("bob@example.com")).isInstanceOf(Answer.Enrolled.class);
        assertThat(town.joined("ada@example.com", "Sparse retrieval").kind()).isEqualTo("welcome");
    }

    @Test
    void onlyTheOperatorEnrols() {
        assertThat(town.desk.handle(
                        new Request.Enrol(new EmailAddress("ada@example.com"), "", Wish.OPEN, "said so"),
                        new Proof.None(new Asker.House()),
                        town.now))
                .isEqualTo(new Answer.NotProven());
    }

    private Answer enrol(String address) {
        return town.desk.handle(
                new Request.Enrol(new EmailAddress(address), "", Wish.OPEN, "signed the list at the library"),
                new Proof.Operator(Optional.empty()),
                town.now);
    }

    private static Request subscribe(String address) {
        return new Request.Subscribe(new EmailAddress(address), "", Wish.OPEN);
    }

    @Test
    void whoSubscribesGetsWhatTheOperatorSaidForThoseWhoDoNotSayOtherwise() {
        ReaderDefaults operators =
                new ReaderDefaults(ZoneId.of("UTC"), LocalTime.of(7, 0), 7, 5, 0.3, Profile.WhenEmpty.A_LINE);
        try (Town theirs = new Town(Limits.USUAL, operators.profile())) {
            theirs.joined("ada@example.com", "Sparse retrieval");

            Profile ada = theirs.reader("ada@example.com").profile();
            assertThat(ada.interests()).hasSize(1);
            assertThat(ada.trending()).isZero();
            assertThat(List.<Object>of(ada.atMost(), ada.floor(), ada.variety(), ada.whenEmpty()))
                    .containsExactly(7, 5, 0.3, Profile.WhenEmpty.A_LINE);
        }
    }
}

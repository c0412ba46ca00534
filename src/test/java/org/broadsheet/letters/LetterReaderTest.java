package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.letters.LetterReader.Writer.ASKED;
import static org.broadsheet.letters.LetterReader.Writer.READER;
import static org.broadsheet.letters.LetterReader.Writer.STRANGER;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.ForAll;
import org.broadsheet.profiles.AnyProfile;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterReaderTest {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final DigestTime USUAL = new DigestTime(LocalTime.of(7, 0), ZoneId.of("UTC"), DigestTime.WEEKDAYS);

    static final LetterReader READER_OF_LETTERS = new LetterReader(Corpus.US, USUAL, LetterReaderTest::library);

    private final LetterReader reader = READER_OF_LETTERS;

    @Test
    void whatSomebodySubscribesToIsWithoutTheWordsBefore() {
        for (String line : List.of(
                "subscribe me to owls at sea", "Subscribe to owls at sea", "please subscribe me: owls at sea")) {
            assertThat(asked(STRANGER, "Hello", line))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Request.Subscribe.class,
                            asked -> assertThat(asked.wish().about()).isEqualTo("owls at sea"));
        }
    }

    @Test
    void commandsAreReadInAnyFormThatPeopleWriteThem() {
        assertThat(asked("pause 2 weeks")).containsExactly(new Request.Pause(Duration.ofDays(14)));
        assertThat(asked("Pause for a month.")).containsExactly(new Request.Pause(Duration.ofDays(30)));
        assertThat(asked("pause until 2026-03-12")).singleElement().isInstanceOf(Request.Pause.class);
        assertThat(asked("more like 2")).containsExactly(new Request.Judge(2, true));
        assertThat(asked("Like 2, 3 and #5!"))
                .containsExactly(new Request.Judge(2, true), new Request.Judge(3, true), new Request.Judge(5, true));
        assertThat(asked("not 3")).containsExactly(new Request.Judge(3, false));
        assertThat(asked("at 7:30 pm New York"))
                .containsExactly(new Request.SetTime(
                        Optional.of(LocalTime.of(19, 30)),
                        Optional.of(ZoneId.of("America/New_York")),
                        Optional.empty()));
        assertThat(asked("at 07:30 europe/berlin"))
                .containsExactly(new Request.SetTime(
                        Optional.of(LocalTime.of(7, 30)), Optional.of(ZoneId.of("Europe/Berlin")), Optional.empty()));
        assertThat(asked("weekly")).containsExactly(days(Set.of(DayOfWeek.MONDAY)));
        assertThat(asked("Weekly on Fridays")).containsExactly(days(Set.of(DayOfWeek.FRIDAY)));
        assertThat(asked("daily")).containsExactly(days(Set.of(DayOfWeek.values())));
        assertThat(asked("STOP")).containsExactly(new Request.Stop());
        assertThat(asked("please unsubscribe me")).containsExactly(new Request.Stop());
        assertThat(asked("help")).containsExactly(new Request.Help());
        assertThat(asked("at 25:00")).singleElement().isInstanceOf(Request.Unsure.class);
        assertThat(asked("at 07:30 Berln"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Request.Unsure.class,
                        unsure -> assertThat(unsure.suggestions()).contains("at 07:30 Europe/Berlin"));
    }

    @Test
    void aSentenceThatHoldsACommandsWordIsNoCommand() {
        for (String sentence : List.of(
                "Please do not stop sending these, I like them.",
                "I would like 2 papers a day instead of ten",
                "Where can I get help with the profile format?",
                "We meet at 7 in the library")) {
            assertThat(asked(sentence)).as(sentence).containsExactly(new Request.NotUnderstood(sentence));
        }
    }

    @Test
    void quotationsSignaturesAndAttributionsAreNotTheSendersWords() {
        for (String quoted : List.of(
                "weekly\n\nOn Mon, 2 Mar 2026 at 07:00, Broadsheet <papers@example.org> wrote:\n> stop\n> like 2",
                "weekly\n\nAm 02.03.2026 um 07:00 schrieb Broadsheet:\n> stop",
                "On Mon, 2 Mar 2026, Broadsheet\n<papers@example.org> wrote:\n> stop\n\nweekly",
                "weekly\n-- \nAda\nhelp",
                "weekly\n\n-----Original Message-----\nFrom: Broadsheet\nstop",
                "weekly\r\n\r\n________________________________\r\nFrom: Broadsheet <papers@example.org>\r\nSent: Monday\r\n\r\nstop",
                "weekly\n\nLe lun. 2 mars 2026 à 07:00, Broadsheet a écrit :\n> stop")) {
            assertThat(asked(quoted)).as(quoted).containsExactly(days(Set.of(DayOfWeek.MONDAY)));
        }
    }

    @Test
    void aLetterInHtmlAloneIsReadAsItsText() {
        ReceivedLetter letter = new ReceivedLetter(
                "f",
                EmailAddress.parse("ada@example.com"),
                "",
                List.of(),
                "AW: Re: Your papers",
                Map.of(),
                "",
                "<div>like&nbsp;2</div><div><br></div><div class=\"gmail_quote\">On Monday, Broadsheet wrote:<blockquote><div>stop</div></blockquote></div>",
                List.of(),
                false);

        assertThat(reader.read(letter, READER, NOON).requests()).containsExactly(new Request.Judge(2, true));
    }

    @Test
    void theSubjectCommandsBehindAnyPrefix() {
        for (String prefix : List.of("", "Re: ", "AW: ", "Fwd: ", "SV: ", "RE: Re[2]: ", "[External] Re: ", "WG: ")) {
            assertThat(asked(READER, prefix + "weekly", "")).as(prefix).containsExactly(days(Set.of(DayOfWeek.MONDAY)));
        }
    }

    @Test
    void plainSentencesBecomeTheInterestOfOneWhoSubscribes() {
        Request.Subscribe asked = (Request.Subscribe) asked(
                        STRANGER,
                        "Papers please",
                        "Dear all,\n\nI work on learned sparse retrieval.\nAnd on pruning.\n\n-- \nAda")
                .getFirst();

        assertThat(asked.email()).isEqualTo(new EmailAddress("ada@example.com"));
        assertThat(asked.wish().about()).isEqualTo("I work on learned sparse retrieval.\nAnd on pruning.");
    }

    @Test
    void subscribingMayNameTimesAndCarryALibrary() {
        ReceivedLetter letter = letter("subscribe", "quantum error correction\nat 06:15 Asia/Tokyo\nweekly on sunday");
        ReceivedLetter withFile = new ReceivedLetter(
                "f",
                letter.from(),
                "",
                List.of(),
                letter.subject(),
                Map.of(),
                letter.text(),
                "",
                List.of(new ReceivedLetter.Attachment("refs.bib", "text/plain", new byte[] {1})),
                false);

        LetterReader.Asked asked = reader.read(withFile, STRANGER, NOON);

        Wish wish = ((Request.Subscribe) asked.requests().getFirst()).wish();
        assertThat(wish.about()).isEqualTo("quantum error correction");
        assertThat(wish.time())
                .contains(new DigestTime(LocalTime.of(6, 15), ZoneId.of("Asia/Tokyo"), Set.of(DayOfWeek.SUNDAY)));
        assertThat(wish.papers()).extracting(LikedPaper::title).containsExactly("Surface codes");
        assertThat(asked.remarks()).containsExactly(Remark.of("page.left-out.says", 1, "broken"));
    }

    @Test
    void theRulesOfAFirstLetterArePartOfTheWish() {
        Request.Subscribe asked = (Request.Subscribe) asked(
                        STRANGER,
                        "subscribe",
                        "dense retrieval\nonly: cs.IR\nnever: survey\nexclude: medical\nauthor: Zhang, Wei\nAuthors: Ada Lovelace, Bob Jones\n")
                .getFirst();

        assertThat(asked.wish().about()).isEqualTo("dense retrieval");
        assertThat(asked.wish().rules())
                .containsExactly(
                        new Interest.Only("cs.IR"),
                        new Interest.Without("survey"),
                        new Interest.Without("medical"),
                        new Interest.Always("Zhang, Wei"),
                        new Interest.Always("Ada Lovelace"),
                        new Interest.Always("Bob Jones"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at 06:15 Asia/Tokyo", "never: survey", "language: de"})
    void whatAStrangerReadsIsNotLostBecauseTheyAlsoSayWhenAndHow(String more) {
        assertThat(asked(STRANGER, "Papers please", "I work on owls at sea.\n" + more))
                .singleElement()
                .isInstanceOfSatisfying(
                        Request.Subscribe.class,
                        asked -> assertThat(asked.wish().about()).isEqualTo("I work on owls at sea."));
    }

    @Test
    void politeWordsAloneAreNoInterest() {
        Request.Subscribe asked = (Request.Subscribe)
                asked(STRANGER, "subscribe", "Hello,\nplease, thank you!\n").getFirst();

        assertThat(asked.wish().about()).isEmpty();
    }

    @Test
    void interestsAreOneTextOrAListOfThem() {
        assertThat(asked("interests\nsparse retrieval\nand pruning"))
                .containsExactly(new Request.SetInterests(List.of("sparse retrieval\nand pruning")));
        assertThat(asked("interests:\n- sparse retrieval\n- protein folding"))
                .containsExactly(new Request.SetInterests(List.of("sparse retrieval", "protein folding")));
        assertThat(asked("add protein folding")).containsExactly(new Request.AddInterest("protein folding", List.of()));
    }

    @Test
    void onlyAYesOrNothingConfirmsAndOnlyANoDeclines() {
        for (String yes : List.of("", "yes", "Yes, please!", "OK", "ja", "confirm", "subscribe")) {
            assertThat(asked(ASKED, "Re: Please confirm", yes)).as(yes).containsExactly(new Request.Confirm());
        }
        for (String no : List.of("no", "No, thanks", "unsubscribe", "stop", "not me")) {
            assertThat(asked(ASKED, "Re: Please confirm", no)).as(no).containsExactly(new Request.Decline());
        }
        assertThat(asked(ASKED, "Re: Please confirm", "I am out of the office until Monday."))
                .singleElement()
                .isInstanceOf(Request.NotUnderstood.class);
    }

    @Test
    void aProfileComesBackAsItWentWhateverMailProgramsDoToIt() {
        ForAll.cases(200, random -> {
            Profile profile = AnyProfile.any(random);
            DigestTime time = new DigestTime(
                    LocalTime.of(random.nextInt(24), 15),
                    ZoneId.of("Europe/Berlin"),
                    Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
            String text = ProfileText.write(profile, time);
            ProfileText.Reading plain = ProfileText.read(text.lines().toList(), profile, USUAL);
            List<String> mangled = text.replaceAll("(.{50,70}) ", "$1\n")
                    .lines()
                    .map(line -> "  " + line + " ")
                    .toList();

            assertThat(plain).isInstanceOf(ProfileText.Reading.Read.class);
            assertThat(ProfileText.read(mangled, profile, USUAL)).isEqualTo(plain);
            assertThat(ProfileText.write(((ProfileText.Reading.Read) plain).profile(), time))
                    .isEqualTo(text);
        });
    }

    @Test
    void mistakesInAProfileAreAllNamed() {
        List<String> lines = List.of(
                ProfileText.BEGIN,
                "at: 25:00",
                "days: blursday",
                "at most: 1000",
                "interest: A",
                "category: not one!",
                ProfileText.END);

        assertThat(ProfileText.read(lines, ReaderDefaults.USUAL.profile(), USUAL))
                .isInstanceOfSatisfying(
                        ProfileText.Reading.Mistaken.class,
                        mistaken -> assertThat(mistaken.problems()).hasSize(4));
    }

    @Test
    void noLetterMakesItThrow() {
        List<String> pieces = List.of(
                "like 99",
                "at 99:99",
                "pause 999 months",
                "interests",
                "add",
                "subscribe",
                "> ",
                "\n",
                "-- \n",
                "On x wrote:\n",
                ProfileText.BEGIN + "\n",
                "interest: a\n",
                ProfileText.END + "\n",
                "\0\u2028",
                "at: x\n",
                "about:\n",
                "k.m.s7.0.zz.");
        ForAll.cases(500, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextBoolean() ? "\n" : " ");
            }
            for (LetterReader.Writer writer : LetterReader.Writer.values()) {
                assertThat(reader.read(letter(text.toString(), text.reverse().toString()), writer, NOON)
                                .requests())
                        .isNotEmpty();
            }
        });
    }

    private static LetterReader.FileRead library(byte[] file) {
        return new LetterReader.FileRead(
                List.of(new LikedPaper(Optional.empty(), "Surface codes")),
                List.of(Remark.of("page.left-out.says", 1, "broken")));
    }

    private List<Request> asked(String body) {
        return asked(READER, "Re: Your papers for Monday", body);
    }

    private List<Request> asked(LetterReader.Writer writer, String subject, String body) {
        return reader.read(letter(subject, body), writer, NOON).requests();
    }

    private static Request days(Set<DayOfWeek> days) {
        return new Request.SetTime(Optional.empty(), Optional.empty(), Optional.of(days));
    }

    private static ReceivedLetter letter(String subject, String text) {
        return new ReceivedLetter(
                "f",
                EmailAddress.parse("ada@example.com"),
                "",
                List.of(),
                subject,
                Map.of(),
                text,
                "",
                List.of(),
                false);
    }

    @Test
    void aWordThatPointsBackIsNoSubject() {
        assertThat(READER_OF_LETTERS
                        .read(
                                Corpus.letter("Re: Your papers", "menos de eso y más sobre cometas por favor"),
                                LetterReader.Writer.READER,
                                NOON)
                        .requests())
                .containsExactly(new Request.Lean(List.of("cometas"), List.of(), List.of()));
    }
}

package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of a profile in a first letter: each becomes what it says, and none is glued onto another. */
class FirstLinesTest {

    @Test
    void everyLineThatAProfileHoldsIsUnderstoodInAFirstLetter() {
        Wish wish = wish("""
                interest: Sparse retrieval
                about: learned sparse vectors, inverted indexes
                like: 2408.01234
                dislike: 2408.99999
                author: Ada Lovelace
                category: cs.IR
                without: survey
                up to: 3

                at: 18:30 Europe/Berlin
                days: mon, thu
                language: de
                at most: 5
                trending: 2
                """);

        assertThat(said(wish))
                .isEqualTo("[Sparse retrieval: learned sparse vectors, inverted indexes, like 2408.01234, "
                        + "dislike 2408.99999, category cs.IR, up to 3] always Ada Lovelace, without survey");
        assertThat(wish.about()).isEmpty();
        assertThat(wish.language()).isEqualTo("de");
        assertThat(wish.time().orElseThrow())
                .isEqualTo(new DigestTime(
                        LocalTime.of(18, 30),
                        ZoneId.of("Europe/Berlin"),
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY)));
        assertThat(wish.form().atMost()).hasValue(5);
        assertThat(wish.form().trending()).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                subscribe\\ninterest: Owls at sea                        | [Owls at sea: Owls at sea]
                interest: Owls at sea                                    | [Owls at sea: Owls at sea]
                Interests: owls at sea                                   | [owls at sea: owls at sea]
                Topic: Owls\\nKeywords: night flight, calls              | [Owls: night flight, calls]
                interests:\\n- owls\\n- whales                           | [owls: owls] [whales: whales]
                My interests:\\n1. owls\\n2. whales                      | [owls: owls] [whales: whales]
                interest: Owls\\nabout: calls\\n\\ninterest: Whales\\nabout: song | [Owls: calls] [Whales: song]
                about: owls at sea                                       | owls at sea
                about: owls at sea\\nlike: 2408.01234, 2408.05678        | owls at sea (2408.01234) (2408.05678)
                owls at sea\\nliked papers:\\n- 2408.01234\\n- Night flights over water | owls at sea (2408.01234) (Night flights over water)
                owls at sea\\nPapers I like:\\n\\n2408.01234\\n2408.05678 | owls at sea (2408.01234) (2408.05678)
                owls at sea\\ncategory: q-bio.PE                         | [q-bio.PE: category q-bio.PE] owls at sea
                Thema: Eulen\\nStichworte: Flug, Rufe                    | [Eulen: Flug, Rufe]
                Themen:\\n- Eulen\\n- Wale\\nohne: Vögel im Zoo          | [Eulen: Eulen] [Wale: Wale] without Vögel im Zoo
                Eulen auf See\\nnur: q-bio.PE\\nAutorin: Ada Lovelace    | Eulen auf See only q-bio.PE, always Ada Lovelace
                Sujet : chouettes en mer\\nMots-clés : vol de nuit       | [chouettes en mer: vol de nuit]
                temas: búhos en el mar\\npalabras clave: vuelo           | [búhos en el mar: vuelo]
                主题：海上的猫头鹰\\n关键词：夜间飞行                     | [海上的猫头鹰: 夜间飞行]
                тема: совы в море\\nавтор: Ада Лавлейс                   | [совы в море: совы в море] always Ада Лавлейс
                intrest: owls at sea                                     | [owls at sea: owls at sea]
                Interest: Owls\\ntheir calls at night                    | [Owls: their calls at night]
                at: 08:00\\n\\nI study owls at sea.                      | I study owls at sea.
                Owls: a study of their calls                             | Owls: a study of their calls
                """)
    void whatEachLineSaysIsKept(String letter, String expected) {
        assertThat(said(wish(letter.replace("\\n", "\n")))).isEqualTo(expected);
    }

    @Test
    void aLineThatAProgramWrappedStaysOne() {
        Wish wish = wish("""
                interest: Owls
                about: how owls that live on islands find their way home across the open
                water at night
                """);

        assertThat(said(wish))
                .isEqualTo("[Owls: how owls that live on islands find their way home across the open water at night]");
    }

    @Test
    void aLongInterestIsKeptWholeUnderItsFirstWords() {
        String text =
                "how owls that live on islands find their way home across the open water, ".repeat(3) + "and back";

        assertThat(wish("interest: " + text).form().interests())
                .singleElement()
                .satisfies(interest -> assertThat(interest.wants()).containsExactly(new Interest.About(text)));
    }

    @Test
    void whatCannotBeTakenIsNamedAndTheRestHolds() {
        LetterReader.Asked asked = asked("interest: Owls\ncolour: blue\nat most: plenty\nup to: many\nabout: calls");

        assertThat(said(((Request.Subscribe) asked.requests().getFirst()).wish()))
                .isEqualTo("[Owls: calls]");
        assertThat(asked.remarks())
                .extracting(Remark::name)
                .containsExactly("mistake.in-line", "mistake.in-line", "mistake.unknown");
    }

    @Test
    void aProfileThatSomebodyPassedOnIsTakenFromAStranger() {
        assertThat(said(wish("""
                Hello, a friend sent me this:

                ===== your profile =====
                at: 07:00 Europe/Berlin

                interest: Owls
                about: calls at night
                ===== end of profile =====
                """))).isEqualTo("[Owls: calls at night] Hello, a friend sent me this:");
    }

    @Test
    void aReadersLinesAreNotGluedOnEither() {
        List<Request> asked = LetterReaderTest.READER_OF_LETTERS
                .read(
                        Corpus.letter("Re: Your papers", "add: Owls at sea\nabout: their calls\nlike: 2408.01234"),
                        LetterReader.Writer.READER,
                        LetterReaderTest.NOON)
                .requests();

        assertThat(asked).singleElement().isInstanceOfSatisfying(Request.AddInterest.class, add -> {
            assertThat(add.about()).isEqualTo("Owls at sea\ntheir calls");
            assertThat(add.papers()).extracting(LikedPaper::label).containsExactly("2408.01234");
        });
    }

    private static Wish wish(String body) {
        return ((Request.Subscribe) asked(body).requests().getFirst()).wish();
    }

    private static LetterReader.Asked asked(String body) {
        return LetterReaderTest.READER_OF_LETTERS.read(
                Corpus.letter("Papers", body), LetterReader.Writer.STRANGER, LetterReaderTest.NOON);
    }

    private static String said(Wish wish) {
        Stream<String> sections = wish.form().interests().stream().map(FirstLinesTest::said);
        String papers =
                wish.papers().stream().map(paper -> " (" + paper.label() + ")").collect(Collectors.joining());
        String rules = wish.rules().stream().map(FirstLinesTest::said).collect(Collectors.joining(", "));
        return Stream.of(
                        List.of(sections.collect(Collectors.joining(" "))),
                        List.of(wish.about() + papers),
                        List.of(rules))
                .flatMap(List::stream)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String said(NamedInterest interest) {
        Stream<String> wants = interest.wants().stream().map(FirstLinesTest::said);
        Stream<String> most = interest.atMost().stream().mapToObj(count -> "up to " + count);
        return "[%s: %s]".formatted(interest.name(), Stream.concat(wants, most).collect(Collectors.joining(", ")));
    }

    private static String said(Interest want) {
        return switch (want) {
            case Interest.About(String text) -> text;
            case Interest.LikePaper like -> "like " + like.paper().text();
            case Interest.DislikePaper dislike -> "dislike " + dislike.paper().text();
            case Interest.ByAuthor author -> "author " + author.author().name();
            case Interest.InCategory category ->
                "category " + category.category().value();
            case Interest.Without(String what) -> "without " + what;
            case Interest.Always(String what) -> "always " + what;
            case Interest.Only(String what) -> "only " + what;
        };
    }
}

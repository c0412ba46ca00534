package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.letters.words.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sentence about what somebody reads does what it says, in whatever words, and nothing where we are unsure of it. */
class MarkerTest {

    private static final Marker MARKER = Marker.learned();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            more: dense retrieval; less: security | less security, more dense retrieval
            without: covid | nothing on covid ever again i beg
            more: Korallenriffe | Bitte künftig öfter etwas über Korallenriffe, wenn es geht.
            less: volcans | Trop de volcans en ce moment, calmez un peu svp.
            without: ajedrez | Quiten el ajedrez por completo, por favor.
            more: вулканах; less: футболе | Побольше о вулканах и поменьше о футболе, пожалуйста.
            more: 火山 | 请多发一些关于火山的论文。
            without: 火山 | 火山の論文は除外してください。
            more: 화산 | 화산 논문을 더 많이 보내 주세요.
            """)
    void aSentenceDoesWhatItSays(String effect, String words) {
        assertThat(effect(words)).as(words).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            My daughter started school and number 3 was about her teacher.
            I read it on the train between Leeds and York.
            """)
    void aLetterThatWantsNothingOfASubjectChangesNothing(String words) {
        assertThat(effect(words)).as(words).doesNotContain("more: ", "less: ", "without: ");
    }

    @Test
    void whereItIsUnsureTheReaderIsAsked() {
        assertThat(LetterReaderTest.READER_OF_LETTERS
                        .read(
                                Corpus.letter("Re: Your papers", "Fewer of those, please, you know which."),
                                LetterReader.Writer.READER,
                                LetterReaderTest.NOON)
                        .requests())
                .noneMatch(Request.Lean.class::isInstance);
    }

    @Test
    void aSubjectIsSpelledAsTheLetterSpellsIt() {
        assertThat(MARKER.of("More QuAnTuM  dots please").wishes().getFirst()).containsExactly("QuAnTuM  dots");
    }

    @Test
    void anEmptyTextNamesNoSubject() {
        Marker.Marked marked = MARKER.of(" ");

        assertThat(marked.wishes()).allMatch(List::isEmpty);
        assertThat(marked.chance()).isEqualTo(1);
    }

    @Test
    void chancesOfOneTextAreNeverMoreThanOneTogether() {
        Marker.Marked marked = MARKER.of("less security, more dense retrieval");
        double other = marked.chance(List.of(List.of("security"), List.of("dense retrieval"), List.of()));

        assertThat(marked.chance() + other).isBetween(0.0, 1.0 + 1e-9);
        assertThat(marked.chance(List.of(List.of("owls"), List.of(), List.of())))
                .isZero();
    }

    @Test
    void aSubjectBehindWhatWasReadHasNoChance() {
        Marker.Marked marked = MARKER.of("We walked along the river. ".repeat(40) + "Less security please.");

        assertThat(marked.chance(List.of(List.of(), List.of("security"), List.of())))
                .isZero();
    }

    private static String effect(String words) {
        return LetterReaderTest.READER_OF_LETTERS
                .read(Corpus.letter("Re: Your papers", words), LetterReader.Writer.READER, LetterReaderTest.NOON)
                .requests()
                .stream()
                .map(request -> request instanceof Request.Lean(var more, var less, var without)
                        ? IntStream.range(0, KnownWishes.WISHES.size())
                                .boxed()
                                .flatMap(wish -> List.of(more, less, without).get(wish).stream()
                                        .map(subject -> KnownWishes.WISHES.get(wish) + ": " + subject))
                                .collect(Collectors.joining("; "))
                        : request.toString())
                .collect(Collectors.joining(", "));
    }
}

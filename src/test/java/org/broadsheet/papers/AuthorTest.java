package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.broadsheet.Fuzz;
import org.broadsheet.papers.NamePairs.Pair;
import org.broadsheet.text.Clean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorTest {

    @ParameterizedTest
    @CsvSource({
        "Tomáš Novák, Tomas Novak, true",
        "T. Novák, Tomáš Novák, true",
        "Petr Novák, Tomáš Novák, false",
        "Novák, Tomáš Novák, true",
        "Tomáš Nowak, Tomáš Novák, false",
        "Ada M. Okafor, Ada Okafor, true",
        "NGUYỄN Văn An, Nguyen Van An, true",
        "'', x, false",
    })
    void namesAgreeAsFarAsBothAreWrittenOut(String one, String other, boolean agree) {
        if (one.isEmpty()) {
            assertThatThrownBy(() -> new Author(one)).hasMessageContaining("1 to 300 characters");
            return;
        }
        assertThat(new Author(one).mayBe(new Author(other))).isEqualTo(agree);
        assertThat(new Author(other).mayBe(new Author(one))).isEqualTo(agree);
    }

    @ParameterizedTest
    @MethodSource("org.broadsheet.papers.NamePairs#same")
    void oneNameInTwoSpellingsIsOnePerson(Pair names) {
        assertThat(new Author(names.one()).mayBe(new Author(names.other()))).isTrue();
        assertThat(new Author(names.other()).mayBe(new Author(names.one()))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.broadsheet.papers.NamePairs#others")
    void twoPeopleStayTwo(Pair names) {
        assertThat(new Author(names.one()).mayBe(new Author(names.other()))).isFalse();
        assertThat(new Author(names.other()).mayBe(new Author(names.one()))).isFalse();
    }

    @Test
    void everybodyIsThemselvesAndNoNameMakesItThrow() {
        Fuzz.of("names", text -> {
                    String line = Clean.line(text, 300);
                    if (!line.isEmpty()) {
                        Author author = new Author(line);
                        author.mayBe(new Author("Ada Okafor"));
                        assertThat(author.mayBe(author)).isEqualTo(author.mayBe(new Author(line)));
                    }
                })
                .seeds(
                        "Zhang, Wei-Wei, Jr.",
                        "ŁUKASZ van der Großmann III",
                        "张伟",
                        "Y.W. O’Mallory et al.",
                        "The X Collaboration")
                .words(", ", "-", ".", " van ", "Jr.", "(", "\\'{e}")
                .run();
    }

    @Test
    void aNameIsOneLine() {
        assertThat(new Author(" Ada\n\tOkafor ").name()).isEqualTo("Ada Okafor");
    }
}

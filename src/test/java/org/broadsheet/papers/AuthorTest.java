package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.broadsheet.Fuzz;
import org.broadsheet.text.Clean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource(
            delimiter = '|',
            value = {
                "Robert Vantongeren Jr. | Robert Vantongeren",
                "Vantongeren, Robert, Jr. | Robert Vantongeren, Jr.",
                "Henry Ford III | Henry Ford",
                "Łukasz Kaczorowski | Lukasz Kaczorowski",
                "Søren Bjørnson | Soren Bjornson",
                "Søren Bjørnson | Soeren Bjoernson",
                "Maria Pena-Alvarez | Maria Peña Álvarez",
                "Y. W. Tehrani | YW Tehrani",
                "Y.W. Tehrani | Y. Tehrani",
                "Tehrani YW | Yasmin W. Tehrani",
                "Sean O'Mallory | Sean O’Mallory",
                "Yıldız Karaduman | Yildiz Karaduman",
                "Anna Großmann | Anna Grossmann",
                "Wenhao Zhangli | Zhangli, Wenhao",
                "Wei Zhang | Zhang Wei",
                "Zhang Wei | Zhang, Wei",
                "ZHANG Wei | Wei Zhang",
                "Wei-Wei Zhang | Weiwei Zhang",
                "Wei Wei Zhang | Zhang, Wei-Wei",
                "Jean-Pierre Serre | J.-P. Serre",
                "Jean-Pierre Serre | J. P. Serre",
                "Jean-Pierre Serre | JP Serre",
                "Jürgen Müller | Juergen Mueller",
                "Jürgen Müller | Jurgen Muller",
                "Ludwig van Beethoven | Beethoven, Ludwig van",
                "Ludwig van Beethoven | van Beethoven, Ludwig",
                "J. D. van der Waals | Johannes Diderik van der Waals",
                "Ana da Silva | Ana Silva",
                "Yann LeCun | Yann Le Cun",
                "Yann LeCun | Y. LeCun",
                "Þórður Ægisson | Thordur Aegisson",
                "Đorđe Đukić | Dorde Dukic",
                "Đorđe Đukić | Djordje Djukic",
                "İsmail Çelik | Ismail Celik",
                "Erd\\H{o}s, P\\'al | Pál Erdős",
                "Mikołaj Bojańczyk | Mikolaj Bojanczyk",
                "Kim Min-Jun | Minjun Kim",
                "Tanaka Hiroshi | Hiroshi Tanaka",
                "张伟 | 张 伟",
                "J. Robert Oppenheimer | Robert Oppenheimer",
                "Dr. Ada Okafor, PhD | Ada Okafor",
                "Ada Okafor et al. | Ada Okafor",
                "William (Bill) Gosset | William Gosset",
                "The ATLAS Collaboration | ATLAS Collaboration",
                "ATLAS Collaboration | Atlas collaboration",
                "ADA OKAFOR | Ada Okafor",
                "Chr. Huygens | Christiaan Huygens",
                "Sæmundur Óskarsson | Saemundur Oskarsson",
                "Œdipe Lefèvre | Oedipe Lefevre",
            })
    void oneNameInTwoSpellingsIsOnePerson(String one, String other) {
        assertThat(new Author(one).mayBe(new Author(other))).isTrue();
        assertThat(new Author(other).mayBe(new Author(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wei Zhang | Weiming Zhang",
                "Wei Zhang | Wen Zhang",
                "Yang Li | L. Yang",
                "Wei Zhang | Zhang Li",
                "Wei Li | Wei Wang",
                "John A. Smith | John B. Smith",
                "John Smith Jr. | John Smith Sr.",
                "John Smith Jr. | John Smith III",
                "Mary Ann Smith | Mary Beth Smith",
                "Anna Berg | Anna van der Berg",
                "Jan van den Berg | Jan van der Berg",
                "Jürgen Müller | Jürgen Miller",
                "Sean O'Mallory | Sean Mallory",
                "Tom Lee | Thomasina Lee",
                "ATLAS Collaboration | CMS Collaboration",
                "ATLAS Collaboration | Charles Atlas",
                "张伟 | 张伟明",
                "Maria Pena-Alvarez | Maria Pena",
                "Robert Lee | Lee Roberts",
                "Tehrani YW | Yasmin X. Tehrani",
                "P. Novák | Tomáš Novák",
            })
    void twoPeopleStayTwo(String one, String other) {
        assertThat(new Author(one).mayBe(new Author(other))).isFalse();
        assertThat(new Author(other).mayBe(new Author(one))).isFalse();
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

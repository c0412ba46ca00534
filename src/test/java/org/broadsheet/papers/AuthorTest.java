package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.ForAll;
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

    /** Whoever reads one of these writings of a name means whoever wrote another. */
    private static List<String> writings(String given, String family) {
        String initials = Stream.of(given.split("[ -]", -1))
                .map(part -> Character.toString(part.codePointAt(0)))
                .collect(Collectors.joining());
        String dotted =
                initials.codePoints().mapToObj(c -> Character.toString(c) + ".").collect(Collectors.joining(" "));
        return List.of(
                given + " " + family,
                family + ", " + given,
                family.toUpperCase(Locale.ROOT) + ", " + given,
                Normalizer.normalize(given + " " + family, Normalizer.Form.NFD),
                (given + " " + family).replace('-', '\u2010').replace('\'', '\u2019'),
                (given + " " + family).replace(' ', '\u00a0'),
                given.replace('-', ' ') + " " + family.replace('-', ' '),
                dotted + " " + family,
                dotted.replace(" ", "") + " " + family,
                family + ", " + dotted.replace(" ", ""),
                family + " " + initials,
                family + " " + dotted,
                given + " " + family + ", Jr.",
                "Dr. " + given + " " + family + " (1)");
    }

    @Test
    void whoeverWritesANameHoweverItIsThatPersonAndNobodyElse() {
        List<String> givens = List.of(
                "Xiao-Ming",
                "Søren",
                "Yıldız",
                "Jean-Luc",
                "Ben",
                "Elena",
                "Maria José",
                "Łukasz",
                "Di",
                "Ólafur Þór",
                "Zoë A");
        List<String> families = List.of(
                "Zhang",
                "van den Berg",
                "O'Neil",
                "Ødegård",
                "Großmann",
                "de la Cruz",
                "Al-Hassan",
                "Müller",
                "Smith-Jones",
                "Nguyễn",
                "Đukić",
                "van 't Hoff");
        ForAll.cases(300, random -> {
            String given = givens.get(random.nextInt(givens.size()));
            String family = families.get(random.nextInt(families.size()));
            String otherGiven = givens.get(random.nextInt(givens.size()));
            String otherFamily = families.get(random.nextInt(families.size()));
            boolean same = given.equals(otherGiven) && family.equals(otherFamily);
            List<String> all = writings(given, family);
            List<String> others = writings(otherGiven, otherFamily);
            Author one = new Author(all.get(random.nextInt(all.size())));
            Author fellow = new Author(all.get(random.nextInt(all.size())));
            Author other = new Author(others.get(random.nextInt(others.size())));

            assertThat(one.mayBe(fellow)).as("%s is %s", one, fellow).isTrue();
            assertThat(one.askedKeys()).as("%s finds %s", one, fellow).containsAnyElementsOf(fellow.keys());
            assertThat(one.mayBe(other)).as("%s and %s", one, other).isEqualTo(same);
        });
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

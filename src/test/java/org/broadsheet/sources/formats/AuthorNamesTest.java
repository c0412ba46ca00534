package org.broadsheet.sources.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.broadsheet.Growth;
import org.broadsheet.papers.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A. Lee, B. Cruz and C. Novák (1) ((1) Example University) | A. Lee/B. Cruz/C. Novák",
                "A. Lee, B. Cruz, and C. Nov\\'ak | A. Lee/B. Cruz/C. Novák",
                "Robert Vantongeren, Jr., Ann Lee | Robert Vantongeren Jr./Ann Lee",
                "Henry Ford III, Ann Lee et al. | Henry Ford III/Ann Lee",
                "Lee, A.; Cruz, B. | A. Lee/B. Cruz",
                "Zhang, Wei and Li, Na | Wei Zhang/Na Li",
                "van der Berg, Jan; Lee, Ann | Jan van der Berg/Ann Lee",
                "John Smith, Jane Doe and Al Bo, Cy Di | John Smith/Jane Doe/Al Bo/Cy Di",
                "The ATLAS Collaboration, Ann Lee | The ATLAS Collaboration/Ann Lee",
                "{\\L}ukasz Kaczorowski and S{\\o}ren Bj{\\o}rnson | Łukasz Kaczorowski/Søren Bjørnson",
                "{\\DJ}or{\\dj}e {\\TH}{\\'o}r, E{\\dh}var{\\dh} {\\NG} | Đorđe Þór/Eðvarð Ŋ",
                "Y{\\i}ld{\\i}z Karaduman, Anna Gro{\\ss}mann | Yıldız Karaduman/Anna Großmann",
                "Ann Lee, PhD, Bo Cruz, M.D. | Ann Lee/Bo Cruz",
            })
    void authorsAreToldApart(String text, String names) {
        assertThat(AuthorNames.of(text))
                .extracting(Author::name)
                .containsExactlyElementsOf(List.of(names.split("/", -1)));
    }

    @Test
    void aNameThatComesFamilyFirstIsTurned() {
        assertThat(AuthorNames.of(List.of("Zhang, Wei", "Ford, III", "Smith, Jones, and Sons")))
                .extracting(Author::name)
                .containsExactly("Wei Zhang", "Ford III", "Smith, Jones, and Sons");
    }

    @Test
    void timeGrowsWithTheTextAlone() {
        Growth.of(text -> AuthorNames.of(text))
                .upTo(40_000)
                .marks(" and ", ", ", "; ", "(", "et al.", "\\'", "A. ")
                .check();
    }
}

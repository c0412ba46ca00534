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
                "Lee, Ann | Ann Lee",
                "Lee, A.; Cruz, B.; | A. Lee/B. Cruz",
                "Lee, A., Cruz, B.-C., Novák, C. D. | A. Lee/B.-C. Cruz/C. D. Novák",
                "Smith, Robert, Jr.; Lee, Ann | Robert Smith Jr./Ann Lee",
                "A. Lee, B. Cruz & C. Novák | A. Lee/B. Cruz/C. Novák",
                "A. Lee &amp; B. M&uuml;ller | A. Lee/B. Müller",
                "Ann Lee$^1$, Bo Cruz$^{1,2}$ | Ann Lee/Bo Cruz",
                "Ann Lee¹, Bo Cruz¹,²*, Cy Di† | Ann Lee/Bo Cruz/Cy Di",
                "Ann Lee1, Bo Cruz1,2, NA62 Collaboration | Ann Lee/Bo Cruz/NA62 Collaboration",
                "ATLAS Collaboration: Ann Lee, Bo Cruz | ATLAS Collaboration/Ann Lee/Bo Cruz",
                "Ann Lee, Bo Cruz, and 3 more authors | Ann Lee/Bo Cruz",
                "Ann Lee and 12 others | Ann Lee",
                "张伟、李娜 | 张伟/李娜",
                "张伟；李娜；Wei Zhang | 张伟/李娜/Wei Zhang",
                "Wei Zhang，Na Li | Wei Zhang/Na Li",
                "By Ann Lee and Bo Cruz | Ann Lee/Bo Cruz",
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

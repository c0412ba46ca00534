package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.ForAll;
import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    void whateverSeparatesWordsBecomesOneBlank() {
        String separators = " \t\n\r\u00a0\u007f\u0001";
        ForAll.cases(300, random -> {
            StringBuilder text = new StringBuilder("x");
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(random.nextInt(3) == 0 ? separators.charAt(random.nextInt(separators.length())) : 'a');
            }
            Paper paper = new Paper(
                    Optional.empty(),
                    Optional.empty(),
                    text.toString(),
                    text.reverse().toString(),
                    List.of(),
                    List.of(),
                    1,
                    LocalDate.parse("2026-03-02"),
                    OptionalInt.empty());

            assertThat(paper.title())
                    .isEqualTo(text.reverse()
                            .toString()
                            .replaceAll("[ \t\n\r\u00a0\u007f\u0001]+", " ")
                            .strip());
            assertThat(paper.abstractText())
                    .isEqualTo(new StringBuilder(paper.title())
                            .reverse()
                            .toString()
                            .strip());
        });
    }
}

package org.broadsheet.matching.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.broadsheet.ForAll;
import org.broadsheet.Fuzz;
import org.broadsheet.Growth;
import org.broadsheet.matching.query.Question.All;
import org.broadsheet.matching.query.Question.Announced;
import org.broadsheet.matching.query.Question.Any;
import org.broadsheet.matching.query.Question.Field;
import org.broadsheet.matching.query.Question.InCategory;
import org.broadsheet.matching.query.Question.Not;
import org.broadsheet.matching.query.Question.Numbered;
import org.broadsheet.matching.query.Question.Together;
import org.broadsheet.matching.query.Question.Words;
import org.broadsheet.papers.PaperId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionReaderTest {

    @Test
    void wordsStandSideBySideAndQuotedOnesFollowEachOther() {
        assertThat(QuestionReader.read("sparse \u201cterm weights\u201d"))
                .isEqualTo(new Together(List.of(word("sparse"), new Words(Field.ANYWHERE, "term weights", true))));
    }

    @Test
    void fieldsTakeAWordQuotedWordsOrAQuestionInParentheses() {
        assertThat(QuestionReader.read("title:retrieval author:\"Jimmy Lin\" abstract:(dense OR sparse)"))
                .isEqualTo(new Together(List.of(
                        new Words(Field.TITLE, "retrieval", false),
                        new Words(Field.AUTHOR, "Jimmy Lin", true),
                        new Any(List.of(
                                new Words(Field.ABSTRACT, "dense", false),
                                new Words(Field.ABSTRACT, "sparse", false))))));
    }

    @Test
    void andBindsTighterThanOrAndNotTightest() {
        assertThat(QuestionReader.read("a1 OR b1 AND NOT c1 OR (d1 AND -e1)"))
                .isEqualTo(new Any(List.of(
                        word("a1"),
                        new All(List.of(word("b1"), new Not(word("c1")))),
                        new All(List.of(word("d1"), new Not(word("e1")))))));
    }

    @Test
    void categoriesAreFoundWhateverTheirCaseAndWithAStar() {
        assertThat(QuestionReader.read("cat:cs.IR")).isEqualTo(new InCategory("cs.ir"));
        assertThat(QuestionReader.read("cat:cs.*")).isEqualTo(new InCategory("cs"));
        assertThat(QuestionReader.read("category: hep-th")).isEqualTo(new InCategory("hep-th"));
    }

    @Test
    void aClassOfArxivsIsACategoryWithoutAField() {
        assertThat(QuestionReader.read("cs.IR")).isEqualTo(new InCategory("cs.ir"));
        assertThat(QuestionReader.read("cond-mat.mes-hall")).isEqualTo(new InCategory("cond-mat.mes-hall"));
        for (String words : List.of("node.js", "e.g.", "cs", "math.", "stat.significance", "title:cs.IR")) {
            assertThat(QuestionReader.read(words)).as(words).isNotInstanceOf(InCategory.class);
        }
    }

    @Test
    void datesAreDaysMonthsAndYears() {
        assertThat(QuestionReader.read("2025-09")).isEqualTo(days("2025-09-01", "2025-09-30"));
        assertThat(QuestionReader.read("from:2025-09-03")).isEqualTo(days("2025-09-03", "2999-12-31"));
        assertThat(QuestionReader.read("until:2024-02")).isEqualTo(days("1900-01-01", "2024-02-29"));
        assertThat(QuestionReader.read("date:2024")).isEqualTo(days("2024-01-01", "2024-12-31"));
        assertThat(QuestionReader.read("from:2025-02-30"))
                .as("no day of the calendar, so words")
                .isEqualTo(word("from 2025-02-30"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "2510.25775 2510.25775",
                "arXiv:2510.25775v2 2510.25775",
                "arxiv.org/abs/2510.25775 2510.25775",
                "https://arxiv.org/abs/2510.25775v2 2510.25775",
                "https://arxiv.org/pdf/2510.25775v1.pdf 2510.25775",
                "https://www.arxiv.org/pdf/2510.25775?download=1 2510.25775",
                "(https://arxiv.org/html/2510.25775v1#S1) 2510.25775",
                "2510.25775, 2510.25775",
                "hep-th/9901001 hep-th/9901001",
                "https://arxiv.org/abs/hep-th/9901001 hep-th/9901001",
                "10.1101/2024.05.06.592752 10.1101/2024.05.06.592752",
                "doi:10.1101/2024.05.06.592752 10.1101/2024.05.06.592752",
                "https://doi.org/10.1016/0370-2693(93)90000-X 10.1016/0370-2693(93)90000-x",
                "doi.org/10.1101/2024.05.06.592752. 10.1101/2024.05.06.592752",
                "https://www.biorxiv.org/content/10.1101/2024.05.06.592752v1.full 10.1101/2024.05.06.592752",
            })
    void aPapersNumberIsKnownHoweverItIsPasted(String pasted, String id) {
        assertThat(QuestionReader.read(pasted)).isEqualTo(new Numbered(new PaperId(id)));
    }

    @Test
    void whatIsLeftOpenIsClosedAndWhatIsNotUnderstoodIsWords() {
        assertThat(QuestionReader.read("\"term weights")).isEqualTo(new Words(Field.ANYWHERE, "term weights", true));
        assertThat(QuestionReader.read("((sparse")).isEqualTo(word("sparse"));
        assertThat(QuestionReader.read("sparse))")).isEqualTo(word("sparse"));
        assertThat(QuestionReader.read("sparse AND")).isEqualTo(word("sparse"));
        assertThat(QuestionReader.read("NOT")).isEqualTo(Question.NOTHING);
        assertThat(QuestionReader.read("foo:bar")).isEqualTo(word("foo:bar"));
        assertThat(QuestionReader.read("title:")).isEqualTo(Question.NOTHING);
        assertThat(QuestionReader.read("?!* --")).isEqualTo(Question.NOTHING);
    }

    @Test
    void anyTextIsReadAndTheTimeGrowsWithItsLength() {
        String pieces =
                "\"-+&|(){}[]^~*?:\\/ \t\n\0\uD800\uDFFF AND OR NOT title:( author:\" from:2025-1 10.1/x 2510.25775v arXiv: -(-";
        ForAll.cases(2_000, random -> {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                int from = random.nextInt(pieces.length());
                text.append(pieces, from, Math.min(pieces.length(), from + random.nextInt(8)));
            }
            assertThat(QuestionReader.read(text.toString())).isNotNull();
        });
        for (String worst :
                List.of("(", "-(", "NOT ", "\"", "title:(", "a OR ", "10.1/(", "https://arxiv.org/abs/1", ")", "x:")) {
            assertThat(QuestionReader.read(worst.repeat(200_000))).isNotNull();
        }
    }

    private static Words word(String text) {
        return new Words(Field.ANYWHERE, text, false);
    }

    private static Announced days(String from, String until) {
        return new Announced(LocalDate.parse(from), LocalDate.parse(until));
    }

    private static final String[] MARKS = {
        "title:", "author:\"", "(", ")", "NOT ", "-", " OR ", "AND ", "\"", "2408.01234", "from:2026", "~", "cs.IR "
    };

    @Test
    void aQuestionIsReadInProportionToItsLengthUpToWhatIsLookedAt() {
        Growth.of(QuestionReader::read).upTo(100_000).marks(MARKS).check();
    }

    @Test
    void anyTextIsAQuestion() {
        Fuzz.of("questions", QuestionReader::read)
                .seeds(
                        "title:retrieval author:\"Jimmy Lin\" abstract:(dense OR sparse) NOT -x",
                        "arXiv:2408.01234v2 from:2026-03 cs.IR")
                .words(MARKS)
                .run();
    }
}

package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds who asks for papers like one, and an operator who looks for addresses that get no mail. */
class SimilarCommandTest {

    private static final String SAMPLE =
            Path.of("src/main/resources/sample/day.jsonl").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    @Test
    void papersLikeOneAreFoundByItsNumberItsAddressOrItsTitleAndAnUnknownOneIsSaid() {
        assertThat(Ran.in(folder, "ingest", SAMPLE).code()).isZero();

        Ran byNumber = Ran.in(folder, "similar", "2603.90001");
        assertThat(byNumber.code()).as(byNumber.err()).isZero();
        assertThat(byNumber.out()).contains("2603.9").doesNotContain("Posting Lists on a Diet");
        assertThat(Ran.in(folder, "similar", "https://arxiv.org/abs/2603.90001").out())
                .isEqualTo(byNumber.out());
        assertThat(Ran.in(folder, "similar", "Learned sparse retrieval").out()).contains("2603.90001");
        Ran unknown = Ran.in(folder, "similar", "2501.00001");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err() + unknown.out()).contains("The archive has no paper 2501.00001");
    }

    @Test
    void anAddressThatIsNotSuppressedCannotBeLifted() {
        assertThat(Ran.in(folder, "suppressions", "list").out()).isEqualTo("No address is suppressed.\n");
        Ran lifted = Ran.in(folder, "suppressions", "lift", "ada@example.org");
        assertThat(lifted.code()).isEqualTo(1);
        assertThat(lifted.err()).contains("ada@example.org is not suppressed");
        assertThat(Ran.in(folder, "suppressions", "lift", "ada").code()).isEqualTo(2);
    }
}

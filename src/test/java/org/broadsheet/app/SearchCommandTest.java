package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds who types a search. */
class SearchCommandTest {

    private static final String SAMPLE =
            Path.of("src/main/resources/sample/day.jsonl").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    @Test
    void aSearchIsAnsweredByWordsNumbersAndFieldsAndWhatIsNotThereIsSaidWithACure() {
        assertThat(Ran.in(folder, "ingest", SAMPLE).code()).isZero();

        Ran byNumber = Ran.in(folder, "search", "arXiv:2603.90004v1");
        assertThat(byNumber.code()).isZero();
        assertThat(byNumber.out()).startsWith("1 paper\n").contains("A Hazy Blanket or a Heavy One?", "2603.90004");
        Ran byField = Ran.in(folder, "search", "--json", "cat:astro-ph.EP", "author:Castellanos");
        assertThat(byField.code()).isZero();
        assertThat(byField.out()).contains("\"total\"", "Starspots Masquerading as Water");
        Ran slip = Ran.in(folder, "search", "starspts");
        assertThat(slip.out()).contains("so this is for: starspots", "Starspots Masquerading as Water");
        Ran nothing = Ran.in(folder, "search", "zzzyqx");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.out()).contains("0 papers. Try fewer words").contains("search --help");
    }
}

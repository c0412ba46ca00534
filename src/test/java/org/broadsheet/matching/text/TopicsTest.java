package org.broadsheet.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.matching.SmallArchive;
import org.broadsheet.papers.ShelvedPaper;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final Analysis analysis = new Analysis();

    @Test
    void textsWithoutACommonWordAreAlikeIfTheirWordsKeepTheSameCompany() {
        Topics topics = topics(SmallArchive.of(120));

        float[] galaxies = topics.place(analysis.stems("galaxy rotation halo"));
        float[] stars = topics.place(analysis.stems("stellar redshift telescope"));
        double others = Stream.of(
                        "bus transit commuter", "query passage dense", "wing feather", "loop register", "ligand helix")
                .mapToDouble(text -> Topics.dot(galaxies, topics.place(analysis.stems(text))))
                .average()
                .orElseThrow();

        assertThat((double) Topics.dot(galaxies, stars)).isGreaterThan(others + 0.3);
    }

    @Test
    void aSmallArchiveTeachesNothing() {
        assertThat(topics(SmallArchive.of(10)).isEmpty()).isTrue();
    }

    private Topics topics(List<ShelvedPaper> papers) {
        List<int[]> texts =
                papers.stream().map(paper -> analysis.stems(paper.paper())).toList();
        return Topics.of(
                Statistics.of(
                        texts,
                        texts.stream()
                                .map(text -> List.<org.broadsheet.papers.Category>of())
                                .toList(),
                        Background.none()),
                texts);
    }
}

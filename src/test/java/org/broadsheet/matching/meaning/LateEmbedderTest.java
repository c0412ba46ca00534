package org.broadsheet.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LateEmbedderTest {

    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicInteger closings = new AtomicInteger();

    private final Embedder model = new LateEmbedder("late/1", () -> {
        openings.incrementAndGet();
        return new Embedder() {
            @Override
            public String model() {
                return "late/1";
            }

            @Override
            public Answer embed(List<String> texts) {
                return new Answer.Vectors(
                        texts.stream().map(text -> new float[] {1, 0}).toList());
            }

            @Override
            public void close() {
                closings.incrementAndGet();
            }
        };
    });

    @Test
    void aModelThatNobodyAsksIsNotOpened() {
        assertThat(model.model()).isEqualTo("late/1");
        model.close();

        assertThat(openings).hasValue(0);
        assertThat(closings).hasValue(0);
    }

    @Test
    void ofManyWhoAskAtOnceTheFirstOpensItForAll() {
        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> assertThat(model.embed(List.of("owls"))).isInstanceOf(Embedder.Answer.Vectors.class));
        model.close();

        assertThat(openings).hasValue(1);
        assertThat(closings).hasValue(1);
    }

    @Test
    void afterTheEndItIsNotOpenedAnew() {
        model.close();

        assertThat(model.embed(List.of("owls"))).isInstanceOf(Embedder.Answer.Unavailable.class);
        assertThat(openings).hasValue(0);
    }

    /** Else no vector of the shipped model would be found while a library does not load. */
    @Test
    void oneThatCannotBeOpenedHasTheNameOfItsVectors() {
        Embedder broken = new LateEmbedder("late/1", () -> new BrokenEmbedder("late/1", "no library for this machine"));

        assertThat(broken.embed(List.of("owls")))
                .isEqualTo(new Embedder.Answer.Unavailable("no library for this machine"));
        assertThat(broken.model()).isEqualTo("late/1");
    }

    @Test
    void theShippedOneIsKnownByTheNameThatItsVectorsHave() {
        EmbedderSettings settings = new EmbedderSettings.Local(Optional.empty(), EmbedderSettings.DEFAULT_WEIGHT);
        try (Embedder shipped = settings.open().orElseThrow();
                Embedder opened = OnnxEmbedder.shipped()) {
            assertThat(shipped.model()).isEqualTo(opened.model()).isEqualTo("broadsheet-1/256");
        }
    }
}

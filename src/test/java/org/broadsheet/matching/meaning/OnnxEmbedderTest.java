package org.broadsheet.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.broadsheet.matching.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEmbedderTest {

    private static final List<String> VOCABULARY =
            List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "sparse", "retriev", "##al", "bird", "##s", "!");

    /** One axis a kind of thing: nothing, retrieval, birds. */
    private static final float[][] VECTORS = {
        {9, 9, 9}, {1, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 2, 0}, {0, 2, 0}, {0, 2, 0}, {0, 0, 4}, {0, 0, 4}, {1, 0, 0}
    };

    @TempDir
    private Path folder;

    @Test
    void textsOfOneKindLieNearEachOtherWhateverTheirLengths() throws IOException {
        TinyModel.write(folder, VOCABULARY, VECTORS);
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            List<float[]> vectors =
                    vectors(embedder.embed(List.of("Sparse retrieval", "birds", "SPARSE", "Sparse birds")));

            assertThat(vectors.get(0)).containsExactly(0, 1, 0);
            assertThat(vectors.get(1)).containsExactly(0, 0, 1);
            assertThat(Directions.cosine(vectors.get(0), vectors.get(2))).isCloseTo(1, within(1e-6f));
            assertThat(vectors.get(3)[2]).isCloseTo((float) (8 / Math.sqrt(68)), within(1e-6f));
        }
    }

    @Test
    void thePiecesAreTheLongestThatTheVocabularyHas() {
        WordPieces pieces = new WordPieces(VOCABULARY, true);

        assertThat(pieces.numbers("Bírds! retrieval zzz", 20)).containsExactly(2, 7, 8, 9, 5, 6, 1, 3);
        assertThat(pieces.numbers("bird bird bird bird", 4)).containsExactly(2, 7, 7, 3);
        assertThat(pieces.numbers("", 4)).containsExactly(2, 3);
    }

    @Test
    void aFolderWithoutAModelIsRefusedWithWhatItNeeds() throws IOException {
        assertThatThrownBy(() -> OnnxEmbedder.open(folder)).hasMessageContaining("has no model.onnx");

        Files.writeString(folder.resolve("model.onnx"), "not a model");
        Files.write(folder.resolve("vocab.txt"), VOCABULARY);
        assertThatThrownBy(() -> OnnxEmbedder.open(folder)).hasMessageContaining("could not be read");

        Files.write(folder.resolve("vocab.txt"), List.of("a", "b"));
        assertThatThrownBy(() -> OnnxEmbedder.open(folder)).hasMessageContaining("has no [UNK]");
    }

    /** The shipped model's numbers are bytes, which are scaled by the largest of all that it reads at once. */
    @Test
    void whatATextMeansDoesNotHangOnWhatIsReadWithIt() {
        try (Embedder shipped = OnnxEmbedder.shipped()) {
            float[] alone =
                    vectors(shipped.embed(List.of("Owls hunt by night."))).getFirst();

            assertThat(vectors(shipped.embed(List.of(
                            "Transit spectra of small planets show methane and, where haze is thin, water.",
                            "Owls hunt by night."))))
                    .hasSize(2)
                    .last()
                    .isEqualTo(alone);
        }
    }

    @Test
    void aModelThatCannotBeOpenedSaysSoWhenItIsAskedAndStopsNothing() {
        try (Embedder embedder = new EmbedderSettings.Local(Optional.of(folder), EmbedderSettings.DEFAULT_WEIGHT)
                .open()
                .orElseThrow()) {
            assertThat(embedder.embed(List.of("birds")))
                    .isInstanceOfSatisfying(
                            Embedder.Answer.Unavailable.class,
                            no -> assertThat(no.reason()).contains("has no model.onnx"));
        }
    }

    private static List<float[]> vectors(Embedder.Answer answer) {
        assertThat(answer).isInstanceOf(Embedder.Answer.Vectors.class);
        return ((Embedder.Answer.Vectors) answer).vectors();
    }
}

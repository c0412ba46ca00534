package org.broadsheet.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeaningRowsTest {

    @Test
    void sweepsGiveTheCosineOfEachPaperAndNothingForThoseThatWereNotRead() {
        Random random = new Random(1);
        float[][] papers = new float[211][];
        for (int place = 0; place < papers.length; place++) {
            papers[place] = place % 7 == 0 ? new float[0] : direction(random, 384);
        }
        float[] text = direction(random, 384);

        float[] cosines = new MeaningRows(papers).cosines(text);

        for (int place = 0; place < papers.length; place++) {
            float expected = Directions.cosine(text, papers[place]);
            if (Float.isNaN(expected)) {
                assertThat(cosines[place]).isNaN();
            } else {
                assertThat(cosines[place]).isCloseTo(expected, within(5e-3f));
            }
        }
    }

    @Test
    void manyTextsAreComparedAsEachAloneIs() {
        Random random = new Random(7);
        MeaningRows papers =
                new MeaningRows(new float[][] {direction(random, 24), new float[0], direction(random, 24)});
        List<float[]> texts =
                IntStream.range(0, 150).mapToObj(i -> direction(random, 24)).toList();

        float[][] all = papers.cosines(texts);

        for (int text = 0; text < texts.size(); text++) {
            assertThat(all[text]).containsExactly(papers.cosines(texts.get(text)));
        }
        assertThat(papers.cosines(List.of())).isEmpty();
    }

    @Test
    void aPaperIsItselfAndNoneThatIsNearlyTheSame() {
        Random random = new Random(5);
        float[] paper = direction(random, 384);
        float[] version = paper.clone();
        float[] change = direction(random, 384);
        for (int part = 0; part < version.length; part++) {
            version[part] += 0.1f * change[part];
        }

        float[] cosines = new MeaningRows(new float[][] {paper, Directions.unit(version)}).cosines(paper);

        assertThat(cosines[0]).isGreaterThan(0.999f);
        assertThat(cosines[1]).isLessThan(0.999f);
    }

    @Test
    void theLibraryAndTheLoopThatStandsInForItGiveTheSameProducts() {
        Random random = new Random(6);
        for (int dimension : new int[] {1, 3, 10, 384}) {
            for (int size : new int[] {1, 7, 130}) {
                byte[] texts = new byte[9 * dimension];
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = (byte) (Products.ZERO + random.nextInt(-Products.MOST, Products.MOST + 1));
                }
                ByteBuffer papers = ByteBuffer.allocateDirect(size * dimension).order(ByteOrder.nativeOrder());
                for (int i = 0; i < papers.capacity(); i++) {
                    // The greatest ones together, too: that is where an older processor would run over.
                    papers.put(i, (byte) (random.nextBoolean() ? 127 : random.nextInt(-127, 128)));
                }
                IntBuffer plain = IntBuffer.allocate(9 * size);
                Products.plain(texts, papers, dimension, plain);

                Products.of(
                        texts,
                        papers,
                        dimension,
                        products -> assertThat(products).isEqualTo(plain));
            }
        }
    }

    @Test
    void aTextOfAnotherModelIsNearToNothing() {
        float[][] papers = {direction(new Random(2), 8)};

        assertThat(new MeaningRows(papers).cosines(direction(new Random(3), 4))[0])
                .isNaN();
        assertThat(new MeaningRows(new float[0][]).cosines(new float[0])).isEmpty();
    }

    @Test
    void aDirectionThatIsKeptInBytesHardlyTurns() {
        float[] direction = direction(new Random(4), 384);

        assertThat(Directions.cosine(direction, Directions.wide(Directions.small(direction))))
                .isGreaterThan(0.9999f);
        assertThat(Directions.wide(Directions.small(new float[0]))).isEmpty();
    }

    private static float[] direction(Random random, int dimension) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Directions.unit(vector);
    }
}

package org.broadsheet.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theFirstUseMakesAKeyThatOnlyItsOwnerCanReadAndTheNextUseFindsIt() throws Exception {
        Link link = new Link(Purpose.LIKE, "s1", "2", NOON.plusSeconds(60));
        String token = new SignedLinks(file(NOON).keys(), InstantSource.fixed(NOON)).sign(link);

        assertThat(new SignedLinks(file(NOON).keys(), InstantSource.fixed(NOON)).read(Purpose.LIKE, token))
                .isEqualTo(new Reading.Valid(link));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("links.keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void ofSeveralWhoMakeTheFirstKeyAtOnceAllUseTheSame() throws Exception {
        for (int round = 0; round < 50; round++) {
            Path file = folder.resolve("round-" + round).resolve("keys");
            CyclicBarrier together = new CyclicBarrier(4);
            List<CompletableFuture<String>> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Instant now = NOON.plusSeconds(i);
                ids.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                together.await();
                            } catch (InterruptedException | BrokenBarrierException alone) {
                                throw new AssertionError(alone);
                            }
                            return new KeyFile(file, InstantSource.fixed(now))
                                    .keys()
                                    .getFirst()
                                    .id();
                        },
                        Thread::startVirtualThread));
            }

            assertThat(ids.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder.resolve("round-0"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void rotatingKeepsOldKeysForAsLongAsTheirLinksLiveAndThenDropsThem() {
        String first = file(NOON).keys().getFirst().id();
        Instant later = NOON.plusSeconds(1);

        String second = file(later).rotate(KeyFile.RETIRES_AFTER).id();

        assertThat(file(later).keys()).extracting(LinkKey::id).containsExactly(second, first);
        assertThat(file(later).keys().getLast().verifiesUntil()).contains(later.plus(KeyFile.RETIRES_AFTER));
        file(later.plus(KeyFile.RETIRES_AFTER)).rotate(KeyFile.RETIRES_AFTER);
        assertThat(file(later).keys())
                .extracting(LinkKey::id)
                .doesNotContain(first)
                .contains(second);
    }

    @Test
    void aBrokenLineIsNamedByItsNumberAndNeverQuoted() throws Exception {
        Files.writeString(folder.resolve("links.keys"), "a c2VjcmV0\n");

        assertThatThrownBy(() -> file(NOON).keys())
                .hasMessageContaining("links.keys:1:")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private KeyFile file(Instant now) {
        return new KeyFile(folder.resolve("links.keys"), InstantSource.fixed(now));
    }
}

package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.broadsheet.commands.Common;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HousekeepingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T03:15:00Z");
    private static final ReaderId ADA = new ReaderId(1);

    @TempDir
    private Path folder;

    @Test
    void matchesThatNoDigestAsksForAnyMoreAreDropped() throws Exception {
        try (Instance instance = instance()) {
            put(instance, "Sparse retrieval, long ago", NOW.minus(Duration.ofDays(63)));
            put(instance, "Sparse retrieval, of late", NOW.minus(Duration.ofDays(61)));
            MatchStore.Mark first = new MatchStore.Mark(1, NOW);
            instance.matching().matches().record(List.of(look(Optional.empty(), first)));
            instance.matching().matches().record(List.of(look(Optional.of(first), new MatchStore.Mark(2, NOW))));

            assertThat(Daemon.housekeeping(instance).counts()).isEqualTo("1 list of matches");

            assertThat(instance.matching().matches().of(ADA, 0))
                    .extracting(Match::paper)
                    .containsExactly(2L);
        }
    }

    @Test
    void matchesThatAnOldDigestBeganBehindAreDropped() throws Exception {
        try (Instance instance = instance()) {
            put(instance, "Sparse retrieval, before the last digest but one", NOW.minus(Duration.ofDays(15)));
            put(instance, "Sparse retrieval, in the last digest but one", NOW.minus(Duration.ofDays(14)));
            put(instance, "Sparse retrieval, since then", NOW.minus(Duration.ofDays(1)));
            Optional<MatchStore.Mark> before = Optional.empty();
            for (int paper = 1; paper <= 3; paper++) {
                MatchStore.Mark mark = new MatchStore.Mark(paper, NOW);
                instance.matching().matches().record(List.of(look(before, mark)));
                before = Optional.of(mark);
            }
            digest(instance, NOW.minus(Duration.ofDays(13)), 1, 2);
            digest(instance, NOW, 2, 3);

            Daemon.housekeeping(instance);

            assertThat(instance.matching().matches().of(ADA, 0))
                    .extracting(Match::paper)
                    .containsExactly(2L, 3L);
        }
    }

    private static void digest(Instance instance, Instant at, long after, long through) {
        LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Digest digest = new Digest(ADA, date, at, after, through, 1, 0, List.of());
        instance.digests().publish(List.of(new DigestStore.Edition(digest, Optional.empty())), at);
    }

    private Instance instance() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Common common = new Common();
        new CommandLine(common)
                .parseArgs(
                        "--data",
                        folder.resolve("data").toString(),
                        "--config",
                        folder.resolve("config").toString());
        return InstanceFolder.make(common, InstantSource.fixed(NOW));
    }

    private static void put(Instance instance, String title, Instant at) {
        instance.shelf()
                .put(
                        new PaperShelf.Batch(
                                "test", List.of(Papers.titled(title).paper()), List.of(), Optional.empty()),
                        at);
    }

    private static MatchStore.Look look(Optional<MatchStore.Mark> before, MatchStore.Mark after) {
        return new MatchStore.Look(ADA, before, after, false, List.of(new Match(ADA, after.through(), "main", 50)));
    }
}

package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.broadsheet.commands.Common;
import org.broadsheet.wellbeing.JobBook.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code nodes} and what is wrong with {@code backfill}, as an operator types them. */
class NodesCommandTest {

    private static final String NODE = "crow:/var/lib/broadsheet";
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aNodeIsListedUntilItIsForgotten() {
        assertThat(Ran.in(folder, "nodes").out()).isEqualTo("No daemon has run on these tables yet.\n");
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = folder.resolve("config");
        try (Instance instance = InstanceFolder.open(common, () -> NOON)) {
            instance.jobBook()
                    .keep(
                            List.of(),
                            Optional.of(new Node(NODE, "0.9", NOON, NOON, Optional.empty(), 20, OptionalLong.empty())));
        }

        assertThat(Ran.in(folder, "nodes").out()).isEqualTo(NODE + "  0.9  seen 2026-03-02T12:00:00Z\n");
        JsonNode listed = JsonMapper.shared()
                .readTree(Ran.in(folder, "nodes", "--json").out())
                .required("nodes")
                .required(0);
        assertThat(listed.required("name").stringValue()).isEqualTo(NODE);
        assertThat(listed.required("stoppedAt").isNull()).isTrue();
        Ran unknown = Ran.in(folder, "nodes", "forget", "raven");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("There is no node raven. See broadsheet nodes.");
        Ran forgotten = Ran.in(folder, "nodes", "forget", NODE);
        assertThat(forgotten.code()).as(forgotten.err()).isZero();
        assertThat(forgotten.out()).isEqualTo(NODE + " is forgotten.\n");
        assertThat(Ran.in(folder, "nodes").out()).isEqualTo("No daemon has run on these tables yet.\n");
    }

    @Test
    void aBackfillThatEndsBeforeItBeginsOrHasNoSuchSourceNeedsAnEdit() {
        Ran backwards =
                Ran.in(folder, "backfill", "--source", "arxiv-oai", "--from", "2026-03-03", "--to", "2026-03-02");
        assertThat(backwards.code()).isEqualTo(2);
        assertThat(backwards.err()).contains("--from 2026-03-03 is after --to 2026-03-02.");
        Ran unknown = Ran.in(folder, "backfill", "--source", "owls", "--from", "2026-03-02", "--to", "2026-03-03");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("No source \"owls\" that keeps its days is on. There are:");
    }
}

package org.broadsheet.sources.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fails when a step of adding a source is forgotten. */
class AllSourcesTest {

    @Test
    void everySourceHasAnEntryOnThePage() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/sources.md"));

        for (SourceKind kind : AllSources.KINDS) {
            assertThat(page).contains("\n## " + kind.name() + "\n");
        }
    }

    @Test
    void everySettingOfEverySourceStandsInTheSchema() throws IOException {
        JsonNode sources;
        try (InputStream schema = AllSources.class.getResourceAsStream("/schema/broadsheet.schema.json")) {
            sources = JsonMapper.shared().readTree(schema).path("properties").path("sources");
        }

        for (SourceKind kind : AllSources.KINDS) {
            for (SourceSetting setting : kind.settings()) {
                JsonNode at = sources;
                for (String part : setting.name().split("\\.", -1)) {
                    at = at.path("properties").path(part);
                }
                assertThat(at.isMissingNode()).as(setting.name()).isFalse();
            }
        }
    }

    @Test
    void everyKindHasANameOfItsOwn() {
        assertThat(AllSources.KINDS).extracting(SourceKind::name).doesNotHaveDuplicates();
    }
}

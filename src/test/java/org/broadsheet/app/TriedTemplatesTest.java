package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.broadsheet.rendering.Templates;
import org.junit.jupiter.api.Test;

class TriedTemplatesTest {

    @Test
    void theShippedTemplatesPassTheirOwnCheck() {
        assertThat(Templates.from(Optional.of(Path.of("templates"))).check(TriedTemplates.samples()))
                .isEmpty();
    }
}

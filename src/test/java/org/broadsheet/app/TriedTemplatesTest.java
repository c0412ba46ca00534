package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.broadsheet.commands.Common;
import org.broadsheet.rendering.TemplateMistakes;
import org.broadsheet.rendering.Templates;
import org.junit.jupiter.api.Test;

class TriedTemplatesTest {

    @Test
    void theShippedTemplatesPassTheirOwnCheck() {
        assertThat(Templates.from(Optional.of(Path.of("templates"))).check(TriedTemplates.samples()))
                .isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsNotTakenForTheShippedOne() {
        Common common = new Common();
        common.templates = Path.of("no-such-folder");

        assertThatThrownBy(() -> new TriedTemplates(common))
                .isInstanceOf(TemplateMistakes.class)
                .hasMessage(
                        "no-such-folder: there is no such folder. Make it, or leave --templates out for the shipped templates.");
    }
}

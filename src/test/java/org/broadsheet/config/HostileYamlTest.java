package org.broadsheet.config;

import java.nio.file.Path;
import org.broadsheet.Fuzz;
import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;

/** A profile file may come from somebody whom the operator hardly knows: it is read in proportion to its length, or refused. */
class HostileYamlTest {

    private static final String PROFILE =
            "email: ada@example.org\nat: 07:00 Europe/Berlin\ninterests:\n  - name: Birds\n    about: |\n      owls\n    papers: [2408.01234, \"10.1000/a\"]\n";

    private static void read(String text) {
        YamlFile.parse(text, new Problems(Path.of("ada.yaml")));
    }

    @Test
    void profiles() {
        Growth.of(text -> read(PROFILE + text))
                .upTo(YamlFile.MOST_BYTES)
                .allocating(3_000)
                .marks(
                        "- ",
                        "- a\n",
                        "a: ",
                        "a: b\n",
                        "? ",
                        "&a ",
                        "*a ",
                        "!!str ",
                        "[",
                        "{",
                        "|\n ",
                        "\"\\",
                        "# ",
                        "---\n",
                        "%YAML 1.2\n",
                        "<<: *a\n")
                .with("aliases of aliases", length -> {
                    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
                    for (int i = 1; bomb.length() < length; i++) {
                        bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
                    }
                    return bomb.toString();
                })
                .check();
    }

    @Test
    void anyTextIsAProfileOrIsToldWhatToEdit() {
        Fuzz.of("YAML", HostileYamlTest::read)
                .seeds(
                        PROFILE,
                        "a: &b [1, 2]\nc: *b\n",
                        "x: >-\n  folded\n  text\n\ny: 'it''s'\n",
                        "- a\n- {b: c, d: [e]}\n")
                .words(
                        "- ", ": ", "\n  ", "&a ", "*a", "|", ">", "[", "]", "{", "}", "? ", "!!", "---\n", "...\n",
                        "#", "'", "\t")
                .run();
    }
}

package org.broadsheet.commands.operating;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.broadsheet.app.Instance;
import org.broadsheet.app.InstanceFolder;
import org.broadsheet.app.Ran;
import org.broadsheet.commands.Common;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    @TempDir
    private Path folder;

    private String run(String... command) {
        Ran ran = Ran.in(folder, command);
        assertThat(ran.code()).isZero();
        return ran.out();
    }

    private Instance instance() {
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = folder;
        return InstanceFolder.openAlone(common, InstantSource.system());
    }

    private String signed(Link link) {
        try (Instance instance = instance()) {
            return instance.desk().links().sign(link);
        }
    }

    private Reading read(String token) {
        try (Instance instance = instance()) {
            return instance.desk().links().read(Purpose.UNSUBSCRIBE, token);
        }
    }

    @Test
    void linksOfARotatedKeyGoOnAndNewOnesCarryTheNewKey() throws Exception {
        Link link = new Link(
                Purpose.UNSUBSCRIBE, "s1", "", InstantSource.system().instant().plus(Duration.ofDays(300)));
        String before = signed(link);

        String said = run("keys", "rotate");

        String after = signed(link);
        assertThat(key(after)).isNotEqualTo(key(before));
        assertThat(read(before)).isEqualTo(new Reading.Valid(link));
        assertThat(read(after)).isEqualTo(new Reading.Valid(link));
        assertThat(said).contains(key(after) + "  signs", key(before) + "  verifies until", "restart");
        for (String line : Files.readAllLines(folder.resolve("data/keys"))) {
            assertThat(said + run("keys", "list", "--json"))
                    .doesNotContain(line.substring(line.indexOf(' ') + 1, line.indexOf(' ') + 44));
        }
    }

    @Test
    void linksOfALeakedKeyAreEnded() {
        Link link = new Link(
                Purpose.UNSUBSCRIBE, "s1", "", InstantSource.system().instant().plus(Duration.ofDays(300)));
        String leaked = signed(link);

        run("keys", "rotate", "--end-old");

        assertThat(read(leaked)).isNotInstanceOf(Reading.Valid.class);
        assertThat(read(signed(link))).isEqualTo(new Reading.Valid(link));
    }

    /** The id of the key that signed. */
    private static String key(String token) {
        return token.substring(0, token.indexOf('.'));
    }
}

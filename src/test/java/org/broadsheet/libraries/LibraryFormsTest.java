package org.broadsheet.libraries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.libraries.LibraryFile.Reading;
import org.broadsheet.papers.PaperId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as programs, sites and people write them: each paper in them is found. */
class LibraryFormsTest {

    /** A file, and the number and the title of each of its papers, where they are known; {@code ?} for no number. */
    record Form(String name, List<String> papers, String file) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Form> forms() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(LibraryFormsTest.class.getResourceAsStream("/libraries/forms.txt"))) {
            String[] blocks = new String(in.readAllBytes(), UTF_8).split("(?m)^=== ", -1);
            return Arrays.stream(blocks).skip(1).map(LibraryFormsTest::form);
        }
    }

    private static Form form(String block) {
        int end = block.indexOf('\n');
        String[] head = block.substring(0, end).split(" \\| ", 2);
        return new Form(head[0], List.of(head[1].split("; ", -1)), block.substring(end + 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyPaperIsFound(Form form) {
        assertThat(LibraryFile.read(form.file().getBytes(UTF_8))).isInstanceOfSatisfying(Reading.Papers.class, read -> {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < read.entries().size(); i++) {
                LibraryEntry entry = read.entries().get(i);
                boolean untitled =
                        i >= form.papers().size() || form.papers().get(i).indexOf(' ') < 0;
                String number =
                        entry.ids().stream().findFirst().map(PaperId::value).orElse("?");
                found.add(untitled ? number : number + " " + entry.title());
            }
            assertThat(found).isEqualTo(form.papers());
        });
    }
}

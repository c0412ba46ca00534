package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.Fuzz;
import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;

/** Tables of readers are read in proportion to their length, and refused with the exception that is declared, and no other. */
class HostileTableTest {

    private static final String CSV =
            "email,name,about,at,timezone\nada@example.org,\"Lovelace, \"\"Ada\"\"\",owls,07:00,UTC\n";
    private static final String JSON =
            "{\"readers\":[{\"email\":\"ada@example.org\",\"name\":\"Ada\",\"about\":\"owls\"}]}";

    private static void read(String text) {
        try {
            ReaderTable.read(text);
        } catch (IllegalArgumentException declared) {
            assertThat(declared.getMessage()).isNotBlank();
        }
    }

    @Test
    void tables() {
        Growth.of(text -> read(CSV + text))
                .upTo(400_000)
                .marks("\"", "\"\"", ",", "\n", "ada@example.org,A,b,07:00,UTC\n", "\",\"")
                .check();
        Growth.of(text -> read("[" + text))
                .upTo(400_000)
                .marks("{\"email\":\"a@b.c\"},", "{", "[", "\"", "\\")
                .check();
    }

    @Test
    void anyTextIsATableOrIsRefused() {
        Fuzz.of("reader tables", HostileTableTest::read)
                .seeds(CSV, JSON, "email\na@b.c\n", "[{\"email\":\"a@b.c\"}]")
                .words("\"", "\"\"", ",", "\r\n", "email", "{\"email\":", "[", "]", "}")
                .run();
    }
}

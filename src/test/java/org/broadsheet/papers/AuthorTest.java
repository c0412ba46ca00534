package org.broadsheet.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorTest {

    @ParameterizedTest
    @CsvSource({
        "Tomáš Novák, Tomas Novak, true",
        "T. Novák, Tomáš Novák, true",
        "Petr Novák, Tomáš Novák, false",
        "Novák, Tomáš Novák, true",
        "Tomáš Nowak, Tomáš Novák, false",
        "Ada M. Okafor, Ada Okafor, true",
        "NGUYỄN Văn An, Nguyen Van An, true",
        "'', x, false",
    })
    void namesAgreeAsFarAsBothAreWrittenOut(String one, String other, boolean agree) {
        if (one.isEmpty()) {
            assertThatThrownBy(() -> new Author(one)).hasMessageContaining("1 to 300 characters");
            return;
        }
        assertThat(new Author(one).mayBe(new Author(other))).isEqualTo(agree);
        assertThat(new Author(other).mayBe(new Author(one))).isEqualTo(agree);
    }

    @Test
    void aNameIsOneLine() {
        assertThat(new Author(" Ada\n\tOkafor ").name()).isEqualTo("Ada Okafor");
    }
}

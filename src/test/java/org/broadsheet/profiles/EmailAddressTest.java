package org.broadsheet.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void itPrintsWithoutSayingWho() {
        assertThat(new EmailAddress("ada.lovelace@example.org")).hasToString("a***@example.org");
        assertThatThrownBy(() -> new EmailAddress("ada lovelace@example.org"))
                .hasMessageContaining("a***@example.org")
                .hasMessageNotContaining("lovelace");
    }

    @Test
    void theLocalPartStaysAsItsOwnerWritesItAndTheDomainIsFolded() {
        EmailAddress address = new EmailAddress("Ada+Papers@Example.ORG");

        assertThat(address.value()).isEqualTo("Ada+Papers@example.org");
        assertThat(address.key()).isEqualTo("ada+papers@example.org");
    }

    @Test
    void anInternationalDomainIsKeptInALabels() {
        assertThat(new EmailAddress("ada@bücher.example").value()).isEqualTo("ada@xn--bcher-kva.example");
        assertThat(new EmailAddress("žofie@example.org").needsSmtpUtf8()).isTrue();
        assertThat(new EmailAddress("ada@bücher.example").needsSmtpUtf8()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@-x.org",
                "a..b@example.org",
                ".a@example.org",
                "ada@example..org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@exa mple.org",
                "\"ada\"@example.org",
                "ada@[127.0.0.1]",
                "<ada@example.org>",
                "ada@example.org,eve@example.org",
                "ada\u0000@example.org"
            })
    void whatIsNoAddressIsNotTakenForOne(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void aLocalPartOf65OctetsIsTooLong() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    }
}

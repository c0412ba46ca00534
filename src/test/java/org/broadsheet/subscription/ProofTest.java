package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.links.Purpose;
import org.junit.jupiter.api.Test;

class ProofTest {

    @Test
    void theAddressOfAPaperThatAReaderPassedOnProvesNothingInALetter() {
        assertThat(Proof.Token.of("k1.r.s1..abc.mac")).isEmpty();
        assertThat(Proof.Token.of("k1.m.s1..abc.mac"))
                .get()
                .extracting(Proof.Token::purpose)
                .isEqualTo(Purpose.LETTER);
    }
}

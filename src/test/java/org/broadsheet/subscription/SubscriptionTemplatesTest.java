package org.broadsheet.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.broadsheet.rendering.Templates;
import org.junit.jupiter.api.Test;

class SubscriptionTemplatesTest {

    @Test
    void everyLetterOfTheDeskRendersWithEverythingAndWithNothingOptional() {
        assertThat(Templates.from(Optional.empty()).check(SubscriptionMail.samples()))
                .isEmpty();
    }
}

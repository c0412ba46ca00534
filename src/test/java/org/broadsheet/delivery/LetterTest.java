package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.ForAll;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;

public class LetterTest {

    /** A digest's letter to ada@example.org with this text. */
    public static Letter letter(String text) {
        return letter(text, "Three papers for you", "Ada");
    }

    public static Letter letter(String text, String subject, String toName) {
        return new Letter(
                new EmailAddress("ada@example.org"),
                toName,
                subject,
                text,
                "<p>" + text + "</p>",
                Instant.parse("2026-03-02T06:00:00Z"),
                Letter.AutoSubmitted.AUTO_GENERATED,
                Optional.of(URI.create("https://digest.example.org/u/abc")),
                Optional.of(URI.create("mailto:stop+abc@example.org")));
    }

    @Test
    void noLineBreakOrControlGetsIntoAHeaderWhateverItIs() {
        ForAll.cases(200, random -> {
            int control = random.nextInt(32);
            String smuggled = "v" + Character.toString(control == 0 ? 127 : control) + "Bcc: eve@example.org";

            assertThatThrownBy(() -> letter("x", smuggled, "Ada")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> letter("x", "s", smuggled)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> letter("x").in(List.of(smuggled))).isInstanceOf(IllegalArgumentException.class);
        });
    }
}

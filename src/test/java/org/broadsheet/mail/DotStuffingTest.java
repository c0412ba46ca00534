package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.junit.jupiter.api.Test;

class DotStuffingTest {

    private static String written(String message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DotStuffing.write(message.getBytes(StandardCharsets.ISO_8859_1), out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aLineThatBeginsWithADotGetsAnother() throws IOException {
        assertThat(written(".a\r\n..\r\nb.\r\n.\r\n")).isEqualTo("..a\r\n...\r\nb.\r\n..\r\n");
    }

    @Test
    void noLoneCarriageReturnOrLineFeedEndsTheMessageForAServerThatTakesItForALine() throws IOException {
        assertThat(written("a\n.\nb\r.\rc")).isEqualTo("a\r\n..\r\nb\r\n..\r\nc\r\n");
    }

    @Test
    void anyMessageGoesThroughAsTheLibraryWouldSendIt() throws IOException {
        Random random = new Random(15);
        String[] parts = {"\r\n", "\r\n", ".", "\r\n.", "\n", "\r", "\t", "\f", "\0", "\u00e4", "words of a line ", "x"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder message = new StringBuilder();
            for (int part = random.nextInt(30); part >= 0; part--) {
                message.append(parts[random.nextInt(parts.length)]);
            }
            ByteArrayOutputStream library = new ByteArrayOutputStream();
            SMTPOutputStream out = new SMTPOutputStream(library);
            out.write(message.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.ensureAtBOL();

            assertThat(written(message.toString())).isEqualTo(library.toString(StandardCharsets.ISO_8859_1));
        }
    }
}

package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmlFolderTest {

    private static final String MESSAGE = """
            Content-Type: multipart/alternative; boundary=x

            --x
            Content-Type: text/plain

            text
            --x
            Content-Type: text/html; charset=utf-8

            <p>Grüße</p>
            --x--
            """.replace("\n", "\r\n");

    private static Parcel parcel(String key) {
        return new Parcel(
                new MessageKey(key),
                new EmailAddress("a@example.org"),
                Optional.empty(),
                MESSAGE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRepeatOverwritesItsFileWithTheSameBytesAndLeavesNothingElse(@TempDir Path folder) throws Exception {
        try (EmlFolder transport = new EmlFolder(folder.resolve("mail"), true)) {
            transport.send(parcel("digest/s1/2026-03-02"));
            transport.send(parcel("digest/s1/2026-03-02"));
            transport.send(parcel("digest/s2/2026-03-02"));
        }

        try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "digest+s1+2026-03-02.eml",
                            "digest+s1+2026-03-02.html",
                            "digest+s2+2026-03-02.eml",
                            "digest+s2+2026-03-02.html");
        }
        assertThat(folder.resolve("mail/digest+s1+2026-03-02.eml")).hasContent(MESSAGE);
        assertThat(folder.resolve("mail/digest+s1+2026-03-02.html")).hasContent("<p>Grüße</p>");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidAndTheMessageWaits(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("in-the-way"), "");
        try (EmlFolder transport = new EmlFolder(file, false)) {
            assertThat(List.of(transport.send(parcel("digest/s1/2026-03-02"))))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SendOutcome.Unreachable.class,
                            unreachable -> assertThat(unreachable.reason()).contains("in-the-way"));
        }
    }
}

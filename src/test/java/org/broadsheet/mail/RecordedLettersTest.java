package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.Shared;
import org.broadsheet.letters.LetterReader;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Us;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;

/** Letters that were not understood once, as they came, read from their bytes on. */
class RecordedLettersTest {

    private final LetterReader reader = new LetterReader(
            new Us("Broadsheet", new EmailAddress("papers@lists.example.org")),
            new DigestTime(LocalTime.of(7, 0), ZoneId.of("UTC"), Set.of(DayOfWeek.MONDAY)),
            file -> new LetterReader.FileRead(List.of(), List.of()));

    @Test
    void onlyTheReadersOwnWordsBecomeTheirInterest() throws IOException {
        for (String name : List.of(
                "disclaimer",
                "gmail_danish",
                "gmail_dutch",
                "gmail_english_control",
                "iphone",
                "outlook_danish",
                "yahoo_unprefixed")) {
            assertThat(asked("replies/" + name))
                    .as(name)
                    .containsExactly(new Request.AddInterest("graph neural networks for molecules", List.of()));
        }
    }

    @Test
    void aThankYouAboveAnOlderProfileChangesNothing() throws IOException {
        assertThat(asked("replies/quoted-old-profile-reverts"))
                .noneMatch(Request.EditProfile.class::isInstance)
                .containsExactly(new Request.Thanks());
    }

    @Test
    void whoeverAsksToStopIsUnderstood() throws IOException {
        assertThat(asked("replies/quoted-profile-swallows-request")).containsExactly(new Request.Stop());
        assertThat(asked("replies/unsub_sentence")).containsExactly(new Request.Stop());
    }

    @Test
    void timesAreReadAsPeopleWriteThem() throws IOException {
        assertThat(asked("times/at_7am_dots")).containsExactly(at("07:00", "Europe/Berlin"));
        assertThat(asked("times/tz_est")).containsExactly(at("07:30", "America/New_York"));
        assertThat(asked("times/tz_gmt530")).containsExactly(at("07:30", "GMT+05:30"));
        assertThat(asked("times/tz_utc0530_control")).containsExactly(at("07:30", "UTC+05:30"));
    }

    private static Request at(String time, String zone) {
        return new Request.SetTime(Optional.of(LocalTime.parse(time)), Optional.of(ZoneId.of(zone)), Optional.empty());
    }

    private List<Request> asked(String name) throws IOException {
        Path file = Shared.orSkip("cases/" + name + ".eml");
        return reader.read(
                        MimeReader.read(Files.readAllBytes(file), false),
                        LetterReader.Writer.READER,
                        Instant.parse("2026-11-26T12:00:00Z"))
                .requests();
    }
}

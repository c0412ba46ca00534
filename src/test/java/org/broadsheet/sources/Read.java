package org.broadsheet.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.papers.Paper;

/** What came of reading something on Monday, 2 March 2026. */
record Read(Ending ending, List<Entry> entries) {

    static Read text(String text) throws IOException {
        return bytes(text.getBytes(UTF_8));
    }

    static Read bytes(byte[] bytes) throws IOException {
        return stream(new ByteArrayInputStream(bytes), Papers.MONDAY, Optional.empty());
    }

    static Read stream(InputStream in, LocalDate today, Optional<LocalDate> given) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Ending ending = Formats.read(in, new ReadingDay(today, given), entries::add);
        return new Read(ending, entries);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    List<Paper> papers() {
        return entries.stream()
                .filter(Entry.Found.class::isInstance)
                .map(entry -> ((Entry.Found) entry).paper())
                .toList();
    }

    List<Entry.Broken> broken() {
        return entries.stream()
                .filter(Entry.Broken.class::isInstance)
                .map(Entry.Broken.class::cast)
                .toList();
    }

    Paper onlyPaper() {
        assertThat(broken()).isEmpty();
        assertThat(papers()).hasSize(1);
        return papers().getFirst();
    }

    String sentence() {
        return switch (ending) {
            case Ending.Complete() -> "";
            case Ending.Unavailable(String sentence) -> sentence;
            case Ending.CutOff(String sentence) -> sentence;
            case Ending.Unreadable(String sentence) -> sentence;
        };
    }
}

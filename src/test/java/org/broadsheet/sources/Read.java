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
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import org.broadsheet.sources.registry.AllSources;

/** What came of reading something on Monday, 2 March 2026. */
public record Read(Ending ending, List<SourceRecord> entries) {

    public static Read text(String text) throws IOException {
        return bytes(text.getBytes(UTF_8));
    }

    public static Read bytes(byte[] bytes) throws IOException {
        return stream(new ByteArrayInputStream(bytes), Papers.MONDAY, Optional.empty());
    }

    public static Read stream(InputStream in, LocalDate today, Optional<LocalDate> given) throws IOException {
        List<SourceRecord> entries = new ArrayList<>();
        Ending ending = AllSources.FORMATS.read(in, new ReadingDay(today, given), entries::add);
        return new Read(ending, entries);
    }

    public static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    public List<Paper> papers() {
        return entries.stream()
                .filter(SourceRecord.Found.class::isInstance)
                .map(entry -> ((SourceRecord.Found) entry).paper())
                .toList();
    }

    public List<SourceRecord.Broken> broken() {
        return entries.stream()
                .filter(SourceRecord.Broken.class::isInstance)
                .map(SourceRecord.Broken.class::cast)
                .toList();
    }

    public Paper onlyPaper() {
        assertThat(broken()).isEmpty();
        assertThat(papers()).hasSize(1);
        return papers().getFirst();
    }

    public String sentence() {
        return switch (ending) {
            case Ending.Complete() -> "";
            case Ending.Unavailable(String sentence) -> sentence;
            case Ending.CutOff(String sentence) -> sentence;
            case Ending.Unreadable(String sentence) -> sentence;
        };
    }
}

package org.broadsheet.sources;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Finds out what a body is from what it contains, and has it read. */
final class Formats {

    private static final List<Format> ALL = List.of(
            new HuggingFaceDaily(),
            new ArxivSnapshot(),
            new ArxivApi(),
            new ArxivAnnouncement(),
            new DailyPapersPage());

    private Formats() {}

    /** Reads {@code raw} to its end or as far as it makes sense. Closes it. */
    static Ending read(InputStream raw, ReadingDay day, Consumer<Entry> entries) throws IOException {
        try (Body body = Body.open(raw)) {
            String head = body.head();
            if (head.isBlank()) {
                return new Ending.Unreadable("It is empty. " + expected());
            }
            Optional<String> foreign = Foreign.name(head);
            if (foreign.isPresent()) {
                return new Ending.Unreadable("It is %s. %s".formatted(foreign.get(), expected()));
            }
            for (Format format : ALL) {
                if (format.recognises(head)) {
                    Ending ending = format.read(body, day, entries);
                    return !(ending instanceof Ending.Unreadable)
                                    && body.damage().isPresent()
                            ? new Ending.CutOff("After what could be read, %s. Fetch it again."
                                    .formatted(body.damage().get()))
                            : ending;
                }
            }
            return new Ending.Unreadable(
                    head.stripLeading().startsWith("[")
                            ? "It is a JSON array, but no day of Hugging Face's daily papers. If its elements are arXiv records, put each on a line of its own: jq -c '.[]' FILE"
                            : "It is text, but nothing that is known here. " + expected());
        } catch (EOFException | ZipException damaged) {
            return new Ending.Unreadable(
                    "It is a compressed file, cut off or damaged before anything in it. Fetch it again.");
        }
    }

    private static String expected() {
        return "Expected " + String.join(", or ", ALL.stream().map(Format::name).toList()) + ".";
    }
}

package org.broadsheet.sources.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Finds out what a body is from what it contains, and has it read. */
public final class Formats {

    private final List<Format> all;

    /** @param all the first that recognises a body reads it */
    public Formats(List<Format> all) {
        this.all = List.copyOf(all);
    }

    /** Reads {@code raw} to its end or as far as it makes sense. Closes it. */
    public Ending read(InputStream raw, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        try (Body body = Body.open(raw)) {
            String head = body.head();
            if (head.isBlank()) {
                return new Ending.Unreadable("It is empty. " + expected());
            }
            Optional<String> foreign = ForeignFile.name(head);
            if (foreign.isPresent()) {
                return new Ending.Unreadable("It is %s. %s".formatted(foreign.get(), expected()));
            }
            for (Format format : all) {
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

    private String expected() {
        return "Expected " + String.join(", or ", all.stream().map(Format::name).toList()) + ".";
    }
}

package org.broadsheet.sources.formats;

import java.io.IOException;
import java.util.function.Consumer;

/** One way in which papers come written. */
public interface Format {

    /** As a person calls it: "an arXiv metadata snapshot (JSON lines)". */
    String name();

    /** Whether a body that begins like this is written so; never by its file's name. */
    boolean recognises(String head);

    /** Hands on every record in order, understood or broken. */
    Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException;
}

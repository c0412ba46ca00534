package org.broadsheet.matching.search;

import java.nio.file.Path;

/** Somebody else is writing the index, so that it cannot be written, or be read for the first time, just now. */
public final class AnotherWriter extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    AnotherWriter(Path folder, Throwable cause) {
        super(
                "Another Broadsheet is writing the search index in %s. Try again when it is done.".formatted(folder),
                cause);
    }
}

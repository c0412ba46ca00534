package org.broadsheet.commands.operating;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.broadsheet.commands.Common;

/** Keeps a copy of an instance, brings it back, and takes it elsewhere. Each answers how many rows each table had. */
public interface Safekeeping {

    /** @param index whether the search index comes along; without it, it is made anew */
    Map<String, Long> backUp(Common common, Path file, boolean index) throws IOException;

    Map<String, Long> restore(Common common, Path file) throws IOException;

    /** @param address of the database to copy everything to */
    Map<String, Long> move(Common common, String address) throws IOException;
}

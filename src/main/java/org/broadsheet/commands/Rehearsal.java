package org.broadsheet.commands;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Opens an instance of its own in a folder, on which past days are lived again: settings and templates are the operator's, but it
 * has its own database, and its mail goes into the folder and nowhere else.
 *
 * @param <P> the command's parts
 */
@FunctionalInterface
public interface Rehearsal<P extends Opened> {

    P open(Common common, Path profiles, Path folder, InstantSource time);
}

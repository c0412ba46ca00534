package org.broadsheet.sources;

import org.broadsheet.sources.formats.Ending;

/**
 * What became of one file or response.
 *
 * @param source the file's path or the feed's name
 */
public record Taken(String source, Counts counts, Ending ending) {}

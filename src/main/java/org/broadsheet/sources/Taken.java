package org.broadsheet.sources;

/**
 * What became of one file or response.
 *
 * @param source the file's path or the feed's name
 */
public record Taken(String source, Counts counts, Ending ending) {}

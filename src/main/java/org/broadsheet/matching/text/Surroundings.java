package org.broadsheet.matching.text;

import java.util.Map;
import org.broadsheet.papers.Category;

/**
 * The archive papers nearest to a text.
 *
 * @param cosines of each paper of the archive
 * @param nearest the places of a few, the nearest first
 * @param categories which share of these is in each, above 0; those without any left out
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Surroundings(float[] cosines, int[] nearest, Map<Category, Float> categories) {}

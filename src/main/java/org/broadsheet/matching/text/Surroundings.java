package org.broadsheet.matching.text;

import java.util.Map;
import org.broadsheet.papers.Category;

/**
 * What the archive papers nearest to a text say together.
 *
 * @param words unit length; empty if none is near
 * @param categories which share of them is in each, above 0; those without any left out
 * @param near the papers themselves
 */
public record Surroundings(SparseVector words, Map<Category, Float> categories, Neighbourhood near) {}

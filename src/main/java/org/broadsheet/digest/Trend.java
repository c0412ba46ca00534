package org.broadsheet.digest;

/**
 * How much a paper is looked at, as far as the instance knows.
 *
 * @param upvotes what readers of its source gave it; 0 where the source counts none
 * @param readers how many readers here have an interest that it fits
 * @param neighbours how many papers of the same days are about the same thing, by the words of their titles
 * @param categories how many categories it is listed in
 */
public record Trend(int upvotes, int readers, int neighbours, int categories) {}

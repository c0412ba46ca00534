package org.broadsheet.matching;

/**
 * How well a paper of a batch fits one interest.
 *
 * @param paper its shelf number
 * @param interest the interest's name
 * @param score 0 to 100, calibrated
 */
record Scored(long paper, String interest, double score) {}

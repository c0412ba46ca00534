package org.broadsheet.wellbeing;

import java.time.LocalDate;

/**
 * What one day brought, for whoever looks back.
 *
 * @param day in UTC
 * @param papers that came in
 * @param sent messages that a mail server took
 * @param notSent messages that ended otherwise: refused, given up, withdrawn
 * @param joined readers who began
 * @param left readers who ended
 */
public record DayFigures(LocalDate day, long papers, long sent, long notSent, long joined, long left) {}

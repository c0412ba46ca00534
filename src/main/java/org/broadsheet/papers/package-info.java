/**
 * What a paper is, and when two records are one paper.
 *
 * <pre>{@code
 * PaperId id = PaperId.parse("arXiv:2510.25775v2").orElseThrow(); // 2510.25775
 * Category category = new Category("cs.IR");
 * }</pre>
 *
 * <p>Every identifier is parsed here and nowhere else. Before you change how two records are found to be one, read the tests of
 * {@link org.broadsheet.papers.PaperId}: stored papers carry keys made by today's rules, so a new rule needs a migration.
 */
package org.broadsheet.papers;

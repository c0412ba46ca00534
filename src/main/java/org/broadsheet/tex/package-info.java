/**
 * TeX as people read it: titles, abstracts and names become readable text, HTML or plain text.
 *
 * <pre>{@code
 * String title = Tex.read("Erd\\H{o}s and $\\alpha$-trees").text(); // Erdős and α-trees
 * }</pre>
 *
 * <p>One set of tables for all of it. The reader is linear, bounded in depth and output, and shows what it does not know as it was written.
 */
package org.broadsheet.tex;

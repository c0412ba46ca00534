/**
 * Bytes from outside become clean, bounded text. Every room may use it; it uses none.
 *
 * <pre>{@code
 * String text = Decoding.text(bytes, "iso-8859-1");     // the label is a hint; the bytes decide
 * String subject = Clean.line(text, 1_000);             // one line
 * String letter = Clean.lines(text, 200_000);           // many lines, ended by LF
 * for (String line : Lines.of(letter, 10_000)) { … }    // no line longer than that
 * BoundedAnswer.of(client, request, 1 << 20, patience)  // no server's answer longer, or slower
 * }</pre>
 *
 * <p>Nothing here but {@link org.broadsheet.text.BoundedAnswer} throws, whatever comes in, and everything takes time in proportion to its input. Text is cleaned once, where
 * it is born: a value that holds text from outside may rely on it.
 */
package org.broadsheet.text;

/**
 * The end of the process, which waits for what must not be cut in the middle: a library outside Java frees its memory when
 * the process ends, whoever is still inside it.
 *
 * <pre>{@code
 * ProcessEnd.onSignals();                           // once, when the process begins
 * float[][] made = ProcessEnd.after(() -> model.run(texts));
 * ProcessEnd.exit(code);                            // instead of System.exit
 * }</pre>
 *
 * <p>Before changing it: shutdown hooks run side by side and in no order, so a hook of ours cannot hold up a library's. What
 * must come first comes before {@link java.lang.System#exit(int)}.
 */
package org.broadsheet.ending;

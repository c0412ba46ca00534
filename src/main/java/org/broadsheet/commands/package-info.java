/**
 * What a person types: one class a command.
 *
 * <pre>{@code
 * public final class StatusCommand implements Callable<Integer> {
 *     public interface Parts extends Opened { StatusReport status(); }   // what it takes
 *     public StatusCommand(Opening<Parts> opening) { ... }               // the wiring gives it
 * }
 * }</pre>
 *
 * <p>A command reads its options, asks a room and answers through {@link org.broadsheet.commands.Common}: text, or one JSON object with
 * {@code --json}. It holds no rules. Its {@code --help} has an example; exit codes are in {@link org.broadsheet.commands.ExitCode}.
 */
package org.broadsheet.commands;

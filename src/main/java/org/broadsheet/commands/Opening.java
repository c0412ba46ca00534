package org.broadsheet.commands;

import java.time.InstantSource;

/**
 * Opens what a command works with, in the folder that {@code --data} names. Each command says in its {@code Parts} what that
 * is, and the wiring gives it; the command closes it.
 *
 * @param <P> the command's parts
 */
@FunctionalInterface
public interface Opening<P extends Opened> {

    P open(Common common, InstantSource time);
}

/**
 * Main, the launcher and the wiring by hand. {@link org.broadsheet.app.Instance} read from top to bottom is the architecture;
 * {@link org.broadsheet.app.Typed} lists the commands and gives each what it takes; {@link org.broadsheet.app.Served} opens the daemon.
 *
 * <p>Choices are made by a {@code switch} over the settings before anything is built. Nobody uses this room.
 */
package org.broadsheet.app;

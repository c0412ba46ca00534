/**
 * Past days lived again, by the daemon's own jobs, on a clock that is moved by hand.
 *
 * <pre>{@code
 * Simulation simulation = new Simulation(parts, time);
 * simulation.live(date, papersOfThatDay);
 * }</pre>
 *
 * <p>Its instance has its own database, and its mail goes into a folder, whatever the settings say.
 */
package org.broadsheet.simulation;

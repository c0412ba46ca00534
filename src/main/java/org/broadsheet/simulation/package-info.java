/** Past days lived again on a clock that is moved by hand: replay and try. */
package org.broadsheet.simulation;

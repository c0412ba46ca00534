/**
 * Papers that readers name by the number that a register gave them, and nobody has.
 */
package org.broadsheet.sources.lookups;

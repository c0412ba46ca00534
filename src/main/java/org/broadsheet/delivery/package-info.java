/** Gets a finished message out: never lost, repeated only after a crash. */
package org.broadsheet.delivery;

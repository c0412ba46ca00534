/**
 * What an operator types: looking after the instance, its mail, its keys and its copies. What a reader or a curious person types is in the door.
 */
package org.broadsheet.commands.operating;

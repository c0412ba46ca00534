/** What a person types: one class a command, listed in {@link org.broadsheet.commands.Commands}. */
package org.broadsheet.commands;

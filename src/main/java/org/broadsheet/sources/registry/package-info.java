/** The list of all sources and formats. It names the other inner rooms; they do not name it. */
package org.broadsheet.sources.registry;

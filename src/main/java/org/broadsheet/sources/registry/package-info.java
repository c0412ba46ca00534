/**
 * The one list of sources and formats: a new one gets its line here.
 */
package org.broadsheet.sources.registry;

/**
 * OSTI, which keeps what the research of the United States' Department of Energy gives: articles, reports, theses.
 */
package org.broadsheet.sources.energy;

/**
 * HAL, the open archive of research in France: all subjects, articles and preprints, theses, reports.
 */
package org.broadsheet.sources.hal;
